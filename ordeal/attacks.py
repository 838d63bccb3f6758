"""Attacks on the endpoint: each a client that goes on until it is told to stop."""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import socket
import threading
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode, urlsplit

Attack = Callable[[tuple[str, int]], None]

FROM: Final = ("127.0.0.2", 0)
"""The address that attackers have; whoever reads pages has another."""
_WAIT: Final = 30.0
_CROSS: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
_PATH: Final = "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>)* ?b . ?b (!<x:y>|^!<x:y>)* ?c }"
_REGEX: Final = 'SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), "(a|a?)+$")) }'
_SORT: Final = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c"
_GROWS: Final = (
    f'SELECT (STRLEN(?t3) AS ?n) {{ BIND("{"x" * 1000}" AS ?t0) '
    + " ".join(
        f"BIND(CONCAT({', '.join([f'?t{step}'] * 100)}) AS ?t{step + 1})" for step in range(3)
    )
    + " }"
)
_HEAD: Final = b"GET / HTTP/1.1\r\nHost: localhost\r\n"


def _query(text: str) -> Attack:
    body = urlencode({"query": text}).encode()

    def ask(address: tuple[str, int]) -> None:
        connection = http.client.HTTPConnection(*address, timeout=_WAIT, source_address=FROM)
        with contextlib.closing(connection):
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/sparql", body, form)
            connection.getresponse().read()

    return ask


def _foreign(address: tuple[str, int]) -> None:
    """Ask for pages by names that are not the server's; one that is answered ends the attack."""
    for host in ("evil.example", "127.0.0.1:80.evil.example", "localhost.evil.example", ""):
        connection = http.client.HTTPConnection(*address, timeout=_WAIT, source_address=FROM)
        with contextlib.closing(connection):
            connection.request("GET", "/", headers={"Host": host})
            status = connection.getresponse().status
            if status not in (400, 421, 503):
                raise ServedError(f"{host!r} was answered with {status}")


class ServedError(Exception):
    """A request was served that should have been refused."""


def _hold(number: int, opening: bytes, drip: bytes = b"", *, takes: int = 0) -> Attack:
    """Hold so many connections, each with an opening, then a drip a second; take a few bytes."""

    def hold(address: tuple[str, int]) -> None:
        with contextlib.ExitStack() as stack:
            held = []
            for _ in range(number):
                with contextlib.suppress(OSError):
                    one = socket.create_connection(address, _WAIT, source_address=FROM)
                    held.append(stack.enter_context(one))
                    one.sendall(opening)
            for _ in range(5):
                time.sleep(1)
                for one in held:
                    with contextlib.suppress(OSError):
                        one.sendall(drip)
                        one.settimeout(0.01)
                        one.recv(takes)

    return hold


def _ask_all() -> bytes:
    query = urlencode({"query": "SELECT * { ?s ?p ?o }"}).encode()
    return b"GET /sparql?%s HTTP/1.1\r\nHost: localhost\r\n\r\n" % query


_LONG_BODY: Final = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n"
    b"Content-Type: application/sparql-query\r\n\r\n"
)
ATTACKS: Final[dict[str, Attack]] = {
    "cross products": _query(_CROSS),
    "property paths": _query(_PATH),
    "regular expressions": _query(_REGEX),
    "sorting of all pairs": _query(_SORT),
    "strings that grow": _query(_GROWS),
    "queries of 10 MB": _query("#" * 10_000_000),
    "3,000 brackets": _query("SELECT * " + "{" * 3000 + "}" * 3000),
    "600 idle sockets": _hold(12, b""),
    "600 dripped headers": _hold(12, _HEAD, b"X-A: b\r\n"),
    "200 dripped bodies": _hold(4, _LONG_BODY, b"#"),
    "200 slow readers": _hold(4, _ask_all(), takes=10),
    "foreign host names": _foreign,
}


def go_on(attack: str, address: tuple[str, int], clients: int, seconds: float) -> None:
    """Attack with so many clients at once for so long; "everything" takes turns.

    Attackers are other computers in life, and so they stand back here before the server.
    Raises ``ServedError`` where something was served that should not have been.
    """
    os.nice(10)
    until = time.monotonic() + seconds
    served: list[ServedError] = []

    def client(number: int) -> None:
        chance = random.Random(number)  # a number makes the same choices again
        while time.monotonic() < until and not served:
            name = chance.choice(list(ATTACKS)) if attack == "everything" else attack
            try:
                ATTACKS[name](address)
            except ServedError as error:
                served.append(error)
            except (OSError, http.client.HTTPException):
                time.sleep(0.01)  # refused or closed: try again

    threads = [threading.Thread(target=client, args=(one,), daemon=True) for one in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    if served:
        raise served[0]


def address_of(url: str) -> tuple[str, int]:
    """Return the host and port of a server's address."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or 80
