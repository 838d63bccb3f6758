"""A server's graphs over the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, Self

import httpx

from inspgraph.errors import PushError

_AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504})
_REFUSED: Final = 300
_TRIES: Final = 6


class GraphStore:
    """A server's graph store; a context manager that holds the connection.

    ``login`` is a name and a password. ``pause`` waits a number of seconds: where the server is
    busy or gone, a request is made again after pauses that double.
    """

    def __init__(
        self,
        endpoint: str,
        login: tuple[str, str] | None = None,
        *,
        timeout: float = 300.0,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            self._endpoint = httpx.URL(endpoint)
        except httpx.InvalidURL as error:
            raise PushError(f"{endpoint}: this is no address ({error}).") from error
        if self._endpoint.scheme not in ("http", "https") or not self._endpoint.host:
            raise PushError(f"{endpoint}: an endpoint begins with http:// or https://.")
        if self._endpoint.userinfo:
            raise PushError("An endpoint's address holds no password; see --user.")
        self._pause = pause
        self._client = httpx.Client(auth=login, timeout=httpx.Timeout(timeout, connect=20.0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def replace(self, graph: str, triples: bytes) -> None:
        """Make a graph hold these triples (N-Triples) and no others; raises ``PushError``."""
        headers = {"Content-Type": "application/n-triples"}
        answer = self._ask("PUT", graph, content=triples, headers=headers)
        if answer.status_code >= _REFUSED:
            raise self._error(graph, _said(answer))

    def remove(self, graph: str) -> None:
        """Remove a graph, if it is there; raises ``PushError``."""
        answer = self._ask("DELETE", graph)
        if answer.status_code >= _REFUSED and answer.status_code != httpx.codes.NOT_FOUND:
            raise self._error(graph, _said(answer))

    def _ask(
        self,
        method: str,
        graph: str,
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        address = self._endpoint.copy_merge_params({"graph": graph})
        found = ""
        for number in range(_TRIES):
            if number:
                self._pause(2.0 ** (number - 1))
            try:
                answer = self._client.request(method, address, content=content, headers=headers)
            except httpx.HTTPError as error:
                found = str(error) or type(error).__name__
                continue
            if answer.status_code not in _AGAIN:
                return answer
            found = _said(answer)
        raise self._error(graph, f"{found}; tried {_TRIES} times")

    def _error(self, graph: str, found: str) -> PushError:
        return PushError(f"{self._endpoint}: the graph {graph} was not taken ({found}).")


def _said(answer: httpx.Response) -> str:
    """The status of an answer with the beginning of what it says."""
    words = " ".join(answer.text.split())[:200]
    return f"{answer.status_code} {answer.reason_phrase}" + (f": {words}" if words else "")
