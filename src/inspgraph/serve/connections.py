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

OPEN_EACH: Final = 250
"""Connections that one client may have open; further ones are closed at once."""

STALLED_SECONDS: Final = 30.0
"""Time for a client to take the next piece of its answer (48 kB)."""


class PatientProtocol(H11Protocol):
    """HTTP/1.1 with time limits for headers and answers, and limits of each client's connections.

    Whoever opens connections and sends nothing, drips headers or does not take what was asked
    for, closes but his own.
    """

    _open: ClassVar[dict[str, set[PatientProtocol]]] = {}
    _waiting: ClassVar[dict[str, OrderedDict[PatientProtocol, None]]] = {}
    _timer: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        others = self._open.setdefault(self._client(), set())
        others.add(self)
        self._wait()
        if len(others) > OPEN_EACH:
            self._close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._leave()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stalled = self.loop.call_later(STALLED_SECONDS, self._close)

    def resume_writing(self) -> None:
        self._end_stall()
        super().resume_writing()

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

    def _end_stall(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _close(self) -> None:
        self._leave()
        self.transport.abort()

    def _leave(self) -> None:
        self._go_on()
        self._end_stall()
        others = self._open.get(self._client())
        if others is not None:
            others.discard(self)
            if not others:
                del self._open[self._client()]

    def _client(self) -> str:
        client: Any = self.client
        return str(client[0]) if client else ""
