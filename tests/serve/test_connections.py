"""Connections that wait for nothing do not keep others out."""

from __future__ import annotations

import contextlib
import socket
from urllib.parse import urlsplit

import httpx

from tests.serve.conftest import Served


def test_idle_connections_do_not_close_the_server(served: Served) -> None:
    address = urlsplit(served.url)
    with contextlib.ExitStack() as stack:
        for _ in range(600):
            one = stack.enter_context(socket.create_connection((address.hostname, address.port)))
            with contextlib.suppress(OSError):
                one.sendall(b"GET / HTTP/1.1\r\n")
        assert httpx.get(f"{served.url}/").status_code == 200
