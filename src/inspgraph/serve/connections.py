"""HTTP connections that no client can hold for ever, or take from the others."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any, ClassVar, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

HEADER_SECONDS: Final = 10.0
"""Time for a request's headers to arrive, from the opening of the connection or its last answer."""

WAITING_EACH: Final = 64
"""Connections of one client that may wait without a request; beyond it the oldest is closed."""


class PatientProtocol(H11Protocol):
    """HTTP/1.1 with a time limit for headers, and a limit of idle connections for each client.

    Whoever opens connections and sends nothing, or drips headers, closes but his own.
    """

    _waiting: ClassVar[dict[str, OrderedDict[PatientProtocol, None]]] = {}
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._go_on()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        super().handle_events()
        if self.cycle is not None and not self.cycle.response_complete:
            self._go_on()

    def on_response_complete(self) -> None:
        self._wait()
        super().on_response_complete()

    def _wait(self) -> None:
        """Count as a connection that has sent no request, and close the oldest of too many."""
        self._go_on()
        self._timer = self.loop.call_later(HEADER_SECONDS, self._close)
        others = self._waiting.setdefault(self._client(), OrderedDict())
        others[self] = None
        if len(others) > WAITING_EACH:
            next(iter(others))._close()

    def _go_on(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        others = self._waiting.get(self._client())
        if others is not None:
            others.pop(self, None)
            if not others:
                del self._waiting[self._client()]

    def _close(self) -> None:
        self._go_on()
        self.transport.abort()

    def _client(self) -> str:
        client: Any = self.client
        return str(client[0]) if client else ""
