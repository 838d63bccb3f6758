"""Connections that wait for nothing do not keep others out."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from starlette.types import Message, Receive, Scope, Send

from inspgraph.serve import connections
from inspgraph.serve.app import make_app
from inspgraph.serve.connections import OPEN_EACH, WAITING_EACH, PatientProtocol
from inspgraph.serve.settings import Settings
from tests.serve.conftest import Served

ELSEWHERE = ("127.0.0.2", 0)
"""Another client's address on this computer."""
HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
BEGUN = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n"
    b"Content-Type: application/sparql-query\r\n\r\n"
)


Address = tuple[str, int]


def address_of(url: str) -> Address:
    parts = urlsplit(url)
    return str(parts.hostname), int(parts.port or 0)


def opened(address: Address, stack: contextlib.ExitStack, opening: bytes) -> socket.socket:
    one = stack.enter_context(socket.create_connection(address, 20, ELSEWHERE))
    one.sendall(opening)
    return one


def is_closed(one: socket.socket) -> bool:
    try:
        return not one.recv(1)
    except ConnectionError:
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    """A server in this process that waits a moment only, and has an answer of many megabytes."""
    monkeypatch.setattr(connections, "HEADER_SECONDS", 0.3)
    monkeypatch.setattr(connections, "STALLED_SECONDS", 0.3)

    async def app(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": bytes(50_000_000)})

    server = uvicorn.Server(
        uvicorn.Config(app, http=PatientProtocol, lifespan="off", log_config=None)
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()[:2]
        server.should_exit = True
        thread.join(20)


def test_headers_that_drip_are_not_waited_for(impatient: Address) -> None:
    with contextlib.ExitStack() as stack:
        one = opened(impatient, stack, HEAD)
        one.settimeout(0.05)
        for _ in range(200):
            with contextlib.suppress(TimeoutError):
                if is_closed(one):
                    return
            with contextlib.suppress(OSError):
                one.sendall(b"X-A: b\r\n")
    pytest.fail("the connection is held for ever")


@pytest.mark.parametrize("header", [b"X-A: " + b"a" * 200_000, b"X-A: b\r\n" * 30_000])
def test_headers_without_end_are_refused(impatient: Address, header: bytes) -> None:
    with contextlib.ExitStack() as stack:
        one = opened(impatient, stack, HEAD)
        with contextlib.suppress(ConnectionError):
            one.sendall(header)
            assert one.recv(1000).split()[1:2] in ([b"400"], [b"431"], [])


def test_an_answer_that_is_not_taken_is_not_kept_for_ever(impatient: Address) -> None:
    with contextlib.ExitStack() as stack:
        one = opened(impatient, stack, HEAD + b"\r\n")
        time.sleep(1)
        received = 0
        with contextlib.suppress(ConnectionError):
            while piece := one.recv(1_000_000):
                received += len(piece)
        assert received < 50_000_000


def test_of_idle_connections_the_oldest_make_way(served: Served) -> None:
    with contextlib.ExitStack() as stack:
        first = opened(address_of(served.url), stack, b"")
        for _ in range(WAITING_EACH):
            opened(address_of(served.url), stack, b"")
        assert is_closed(first)


def test_one_client_has_so_many_connections_and_another_has_its_own(served: Served) -> None:
    with contextlib.ExitStack() as stack:
        for number in range(OPEN_EACH):
            opened(address_of(served.url), stack, BEGUN)
            if number % 20 == 0:  # the server reads before it accepts more
                assert httpx.get(served.sparql).status_code == 200
        assert is_closed(opened(address_of(served.url), stack, b""))
        assert httpx.get(served.sparql).status_code == 200


def test_a_client_that_leaves_amid_its_body_is_no_fault_of_the_program(
    graph: tuple[Path, tuple[str, ...]],
) -> None:
    said: list[Message] = []
    headers = [(b"host", b"localhost"), (b"content-length", b"9")]
    scope = {"type": "http", "method": "POST", "path": "/sparql", "query_string": b""}

    async def leave() -> Message:
        return {"type": "http.disconnect"}

    async def keep(message: Message) -> None:
        said.append(message)

    asyncio.run(make_app(Settings(graph[0]))({**scope, "headers": headers}, leave, keep))
    assert said[0]["status"] == 400


def test_idle_connections_do_not_close_the_server(served: Served) -> None:
    address = urlsplit(served.url)
    with contextlib.ExitStack() as stack:
        for _ in range(600):
            one = stack.enter_context(socket.create_connection((address.hostname, address.port)))
            with contextlib.suppress(OSError):
                one.sendall(b"GET / HTTP/1.1\r\n")
        assert httpx.get(served.sparql).status_code == 200
