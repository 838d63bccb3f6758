"""One address → its bytes, or the problem that says why there are none."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import Final, Self

import httpx

from inspgraph import __version__
from inspgraph.collect.manners import Manners
from inspgraph.collect.network import is_private
from inspgraph.errors import UnreadableError
from inspgraph.origins import is_address

AGENT: Final = f"inspgraph/{__version__}"
"""The program as it introduces itself to servers; a contact can be added."""
REDIRECTS: Final = 5
_AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504})
_GONE: Final = 400
_REDIRECTED: Final = frozenset({301, 302, 303, 307, 308})
_UNCHANGED: Final = 304
_LONGEST_WAIT: Final = 120.0  # seconds; a server that asks for more is asked another time


@dataclass(frozen=True, slots=True)
class Conduct:
    """The rules that a collection keeps to.

    ``delay`` is the time in seconds between two requests to a host, ``timeout`` that which an
    answer may take in all, ``limit`` the most bytes of one, ``tries`` how often an address is asked
    for. ``contact`` is added to the user agent. ``private`` allows addresses of private networks.
    """

    delay: float = 1.0
    timeout: float = 60.0
    limit: int = 100_000_000
    tries: int = 3
    contact: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; ``body`` is None where the server says that nothing has changed.

    ``disposition`` is the file name that the server suggests, ``kind`` the media type it claims.
    """

    body: bytes | None
    final: str
    etag: str = ""
    modified: str = ""
    disposition: str = ""
    kind: str = ""


class Fetcher:
    """Fetches addresses one after the other; a context manager that holds the connections.

    ``pause`` waits a number of seconds.
    """

    def __init__(self, rules: Conduct, pause: Callable[[float], None] = time.sleep) -> None:
        self._rules = rules
        self._pause = pause
        self._manners = Manners(rules.delay, pause)
        agent = f"{AGENT} ({rules.contact})" if rules.contact else AGENT
        step = httpx.Timeout(min(rules.timeout, 20.0))
        self._client = httpx.Client(headers={"User-Agent": agent}, timeout=step)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def __call__(self, address: str, etag: str = "", modified: str = "") -> Reply:
        """Fetch an address, again where the server was busy or the connection broke.

        ``etag`` and ``modified`` name the state that is known. Raises ``UnreadableError`` with the
        address and a code: "bad-address", "not-found", "no-answer", "too-large",
        "redirected-too-often".
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in known.items() if value}
        for left in reversed(range(self._rules.tries)):
            try:
                return self._follow(address, headers)
            except _TryAgainError as error:
                if not left or error.wait > _LONGEST_WAIT:
                    raise UnreadableError("no-answer", address, error.found) from error
                self._pause(max(error.wait, self._rules.delay * 2 ** (self._rules.tries - left)))
        raise UnreadableError("no-answer", address, "not asked")

    def _follow(self, address: str, headers: dict[str, str]) -> Reply:
        at = address
        deadline = math.inf
        for _ in range(REDIRECTS + 1):
            self._check(address, at)
            host = httpx.URL(at).host
            self._manners.wait(host)
            deadline = min(deadline, time.monotonic() + self._rules.timeout)
            try:
                with self._client.stream("GET", at, headers=headers) as answer:
                    if answer.status_code not in _REDIRECTED:
                        return self._reply(address, at, answer, deadline)
                    at = _redirected(address, answer)
            except httpx.InvalidURL as error:
                raise UnreadableError("bad-address", address, str(error)) from error
            except httpx.TimeoutException as error:
                raise _TryAgainError("no answer in time") from error
            except httpx.HTTPError as error:
                raise _TryAgainError(str(error) or type(error).__name__) from error
            finally:
                self._manners.done(host)
        raise UnreadableError("redirected-too-often", address, f"last to {at}")

    def _check(self, address: str, at: str) -> None:
        led = "" if at == address else f"it leads to {at}"
        if not is_address(at):
            raise UnreadableError("bad-address", address, led)
        try:
            host = httpx.URL(at).host
        except httpx.InvalidURL as error:
            raise UnreadableError("bad-address", address, led or str(error)) from error
        if not self._rules.private and is_private(host):
            raise UnreadableError("bad-address", address, led or f"{host} is private")

    def _reply(self, address: str, at: str, answer: httpx.Response, deadline: float) -> Reply:
        status = f"{answer.status_code} {answer.reason_phrase}".strip()
        if answer.status_code in _AGAIN:
            raise _TryAgainError(status, _seconds(answer.headers.get("Retry-After", "")))
        if answer.status_code == _UNCHANGED:
            return Reply(None, at)
        if answer.status_code >= _GONE:
            raise UnreadableError("not-found", address, status)
        if answer.status_code != httpx.codes.OK:
            raise UnreadableError("no-answer", address, status)
        return Reply(
            self._body(address, answer, deadline),
            at,
            answer.headers.get("ETag", ""),
            answer.headers.get("Last-Modified", ""),
            _suggested(answer.headers.get("Content-Disposition", "")),
            answer.headers.get("Content-Type", "").split(";")[0].strip().lower(),
        )

    def _body(self, address: str, answer: httpx.Response, deadline: float) -> bytes:
        limit = self._rules.limit
        body = bytearray()
        claimed = answer.headers.get("Content-Length", "")
        if claimed.isdigit() and int(claimed) > limit:
            raise UnreadableError("too-large", address, f"{int(claimed):,} bytes")
        for chunk in answer.iter_bytes():
            body += chunk
            if len(body) > limit:
                raise UnreadableError("too-large", address, f"more than {limit:,} bytes")
            if time.monotonic() > deadline:
                raise _TryAgainError(f"not complete after {self._rules.timeout:g} s")
        return bytes(body)


class _TryAgainError(Exception):
    """An answer that may be another next time; ``wait`` is how long the server asks to wait."""

    def __init__(self, found: str, wait: float = 0.0) -> None:
        super().__init__(found)
        self.found = found
        self.wait = wait


def _redirected(address: str, answer: httpx.Response) -> str:
    target = answer.headers.get("Location", "")
    if not target:
        raise UnreadableError("no-answer", address, f"{answer.status_code} without a Location")
    return str(answer.url.join(target).copy_with(fragment=None))


def _suggested(disposition: str) -> str:
    message = Message()
    message["Content-Disposition"] = disposition or "inline"
    return message.get_filename() or ""


def _seconds(retry_after: str) -> float:
    return float(retry_after) if retry_after.isdigit() else 0.0
