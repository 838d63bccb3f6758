"""Clients that attack the endpoint while a reader asks for pages."""

from __future__ import annotations

import contextlib
import html
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import httpx

from ordeal.attacks import ATTACKS, address_of, go_on
from ordeal.forked import HELD, end, start
from ordeal.inputs import SCRIPT

Figures = dict[str, Any]
LATEST: Final = 500.0
"""Milliseconds within which 95 of 100 pages are to come, whatever the attack."""
_WAIT: Final = 60.0
_PAGES: Final = ("/", "/documents", "/bodies")
_LINK: Final = re.compile(r'\bhref="(/[^"#]*)"')
_SCRIPTED: Final = re.compile(
    r'(?:href|src|action)="\s*(?:javascript|data:text)|<[^>]+ on\w+=', re.IGNORECASE
)
_CRAWLED: Final = 80


def try_clients(graph: Path, *, clients: int, seconds: float, whole: float) -> tuple[bool, Figures]:
    """Attack a server in each way, then in all; true where pages were in time and nothing else.

    Each attack goes on for so many ``seconds``, all of them together for ``whole``.
    """
    wrong: list[str] = []
    rows: dict[str, dict[str, float]] = {}
    with _served(graph) as (url, pid):
        crawled, scripted = _crawl(url)
        wrong += [f"{page} holds a script" for page in scripted]
        rows["nothing"] = _measured(url, seconds)
        for attack in (*ATTACKS, "everything"):
            lasting = whole if attack == "everything" else seconds
            attacking = start(partial(go_on, attack, address_of(url), clients, lasting))
            rows[attack] = _measured(url, lasting)
            if end(attacking) != HELD:
                wrong.append(f"{attack}: something was served that should not have been")
            if rows[attack]["p95"] > LATEST:
                wrong.append(f"{attack}: pages came late: {rows[attack]}")
        memory = sum(map(_most_memory, [pid, *_children(pid)]))
    figures = {
        "clients": clients,
        "attacks": len(ATTACKS) + 1,
        "latency ms": rows,
        "memory MB": memory,
        "pages searched for scripts": crawled,
        "wrong": wrong,
    }
    return not wrong, figures


@contextlib.contextmanager
def _served(graph: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "inspgraph", "serve", "--graph", str(graph), "--port", "0",
               "--timeout", "10", "--memory", "500", "--workers", "2"]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""
        yield line.split("/ ")[0], process.pid
    finally:
        process.terminate()
        process.wait()


def _measured(url: str, seconds: float) -> dict[str, float]:
    """Ask for pages for so long; return percentiles of milliseconds. A refusal is never in time."""
    until = time.monotonic() + seconds
    took: list[float] = []
    refused = 0
    while not took or time.monotonic() < until:
        for page in _PAGES:
            began = time.perf_counter()
            try:
                is_well = httpx.get(url + page, timeout=_WAIT).status_code == 200
            except httpx.HTTPError:
                is_well = False
            refused += not is_well
            took.append((time.perf_counter() - began) * 1000 if is_well else _WAIT * 1000)
        time.sleep(0.05)
    took.sort()
    at_95 = took[min(int(len(took) * 0.95), len(took) - 1)]
    return {
        "pages": len(took),
        "refused": refused,
        "p50": round(statistics.median(took)),
        "p95": round(at_95),
        "max": round(took[-1]),
    }


def _crawl(url: str) -> tuple[int, list[str]]:
    """Read pages from link to link; return how many, and those with something to execute."""
    waiting, seen, scripted = list(_PAGES), set(_PAGES), []
    read = 0
    while waiting and read < _CRAWLED:
        path = waiting.pop(0)
        answer = httpx.get(url + path, timeout=_WAIT, follow_redirects=True)
        read += 1
        if "html" not in answer.headers.get("content-type", ""):
            continue
        if SCRIPT in answer.text or _SCRIPTED.search(answer.text):
            scripted.append(path)
        links = [html.unescape(link) for link in _LINK.findall(answer.text)]
        # What leads to the hostile document comes first.
        new = [link for link in links if link not in seen and not link.startswith("/assets")]
        seen.update(new)
        waiting = [*(one for one in new if "hostile" in one), *waiting, *new]
    return read, scripted


def _children(pid: int) -> list[int]:
    listing = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listing.read_text().split()] if listing.exists() else []


def _most_memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM:"))
