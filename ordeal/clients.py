"""Clients that attack the endpoint while a reader asks for pages."""

from __future__ import annotations

import contextlib
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx

_WAIT = 60.0
_CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
_PATH = "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>)* ?b . ?b (!<x:y>|^!<x:y>)* ?c }"
_REGEX = 'SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), "(a|a?)+$")) }'
_PAGES = ("/", "/documents", "/bodies")


@contextlib.contextmanager
def _served(graph: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "inspgraph", "serve", "--graph", str(graph), "--port", "0",
               "--timeout", "10", "--memory", "500"]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""
        yield line.split("/ ")[0], process.pid
    finally:
        process.terminate()
        process.wait()


def _query(text: str) -> Callable[[str], None]:
    def ask(url: str) -> None:
        httpx.post(f"{url}/sparql", data={"query": text}, timeout=_WAIT)

    return ask


def _hold(opening: bytes) -> Callable[[str], None]:
    """Open connections that begin a request and drip the rest."""

    def hold(url: str) -> None:
        parts = urlsplit(url)
        with contextlib.ExitStack() as stack:
            held = []
            for _ in range(12):
                one = stack.enter_context(socket.create_connection((parts.hostname, parts.port)))
                one.sendall(opening)
                held.append(one)
            for _ in range(3):
                time.sleep(1)
                for one in held:
                    one.sendall(b"X")

    return hold


ATTACKS: dict[str, Callable[[str], None]] = {
    "nothing": lambda _: time.sleep(1),
    "cross products": _query(_CROSS),
    "property paths": _query(_PATH),
    "regular expressions": _query(_REGEX),
    "10 MB queries": _query("#" * 10_000_000),
    "3,000 brackets": _query("SELECT * " + "{" * 3000 + "}" * 3000),
    "600 idle sockets": _hold(b"GET / HTTP/1.1\r\n"),
    "600 dripped headers": _hold(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-"),
}


def _attack(url: str, attack: Callable[[str], None], clients: int, seconds: float) -> list[float]:
    """Return how long pages took meanwhile, in milliseconds; a refused page counts as endless."""
    until = time.monotonic() + seconds

    def go_on() -> None:
        while time.monotonic() < until:
            with contextlib.suppress(httpx.HTTPError, OSError):
                attack(url)

    threads = [threading.Thread(target=go_on, daemon=True) for _ in range(clients)]
    for thread in threads:
        thread.start()
    took: list[float] = []
    while not took or time.monotonic() < until:
        for page in _PAGES:
            began = time.perf_counter()
            try:
                is_well = httpx.get(url + page, timeout=_WAIT).status_code == 200
            except httpx.HTTPError:
                is_well = False
            took.append((time.perf_counter() - began) * 1000 if is_well else float("inf"))
        time.sleep(0.1)
    for thread in threads:
        thread.join(15)
    return took


def try_clients(graph: Path, clients: int, seconds: float) -> bool:
    """Attack a server in each way and print how long pages took; true where all were in time."""
    good = True
    with _served(graph) as (url, pid):
        for page in _PAGES:
            httpx.get(url + page, timeout=_WAIT)
        for name, attack in ATTACKS.items():
            took = sorted(_attack(url, attack, clients, seconds))
            late = took[int(len(took) * 0.95)]
            good = good and late < 500
            print(f"clients: {name}: {clients} clients, {len(took)} pages, p50 "
                  f"{statistics.median(took):.0f} ms, p95 {late:.0f} ms, max {took[-1]:.0f} ms",
                  flush=True)  # fmt: skip
        for host in ("evil.example", "127.0.0.1:80.evil.example"):
            status = httpx.get(url + "/", headers={"Host": host}).status_code
            good = good and status == 421
            print(f"clients: Host {host}: {status}")
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        print("clients: memory of the server:", *(x for x in lines if x.startswith("VmHWM")))
    return good
