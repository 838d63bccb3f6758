from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

import inspgraph
from inspgraph.commands.main import app
from inspgraph.serve.settings import Settings
from tests.serve.conftest import SLOW, serving

Graph = tuple[Path, tuple[str, ...]]


@pytest.mark.skipif(os.name != "posix", reason="signals are the system's")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_stops_in_good_order(graph: Graph, number: signal.Signals) -> None:
    with serving(*graph, "--workers", "1") as running:
        running.ask("ASK {}")
        running.process.send_signal(number)
        _, said = running.process.communicate(timeout=15)
    assert running.process.returncode == 0
    assert said == ""
    with pytest.raises(httpx.ConnectError):
        running.ask("ASK {}")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")
def test_no_worker_outlives_a_server_that_is_killed(graph: Graph) -> None:
    with serving(*graph, "--workers", "2", "--timeout", "1") as running:
        asking = threading.Thread(target=_ask_in_vain, args=(running.sparql,))
        asking.start()
        listing = ["pgrep", "-P", str(running.process.pid)]
        workers = subprocess.run(
            listing, capture_output=True, text=True, check=False
        ).stdout.split()
        running.process.kill()
        running.process.wait()
        asking.join()
    assert len(workers) == 4  # two for queries, two for pages
    # An idle one ends with its input; one at work with its alarm, 2 s after the time limit.
    until = time.monotonic() + 10
    while any(map(_is_running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_is_running, workers))


def _is_running(process: str) -> bool:
    try:
        return Path("/proc", process, "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _ask_in_vain(address: str) -> None:
    try:
        httpx.get(address, params={"query": SLOW})
    except httpx.TransportError:
        return


def test_pages_of_the_origin_named_may_ask_and_no_others(graph: Graph) -> None:
    origin = "https://app.example"
    with serving(
        *graph, "--workers", "1", "--cors", origin, "--allow-host", "graph.example"
    ) as one:
        for asking, allowed in ((origin, origin), ("https://other.example", None)):
            headers = {"Origin": asking, "Host": "graph.example"}
            answer = httpx.get(one.sparql, params={"query": "ASK {}"}, headers=headers)
            before = {"Access-Control-Request-Method": "POST", **headers}
            asked = httpx.options(one.sparql, headers=before)
            assert answer.headers.get("access-control-allow-origin") == allowed
            assert asked.headers.get("access-control-allow-origin") == allowed
            assert asked.status_code == (200 if allowed else 400)


def test_a_server_that_others_can_reach_says_so(graph: Graph) -> None:
    with serving(*graph, "--workers", "1", "--host", "0.0.0.0") as running:
        running.process.terminate()
        _, said = running.process.communicate(timeout=15)
    assert "other computers can reach this server" in said


@pytest.mark.parametrize(
    ("host", "is_local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("box", False)],
)
def test_only_this_computer_reaches_a_loopback_address(host: str, is_local: bool) -> None:
    assert Settings(Path("graph"), host=host).is_local is is_local


def serve(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "inspgraph", "serve", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={**os.environ, "PYTHONPATH": str(Path(inspgraph.__file__).parents[1])},
    )


def test_a_port_in_use_and_a_folder_without_a_graph_are_told_in_a_line(
    graph: Graph, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = serve("--graph", str(graph[0]), "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "cannot listen there" in done.stderr
    done = serve("--graph", str(tmp_path))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_the_command_explains_its_options() -> None:
    shown = CliRunner().invoke(app, ["serve", "--help"]).output
    for option in ("--timeout", "--workers", "--max-bytes", "--memory", "--cors", "--allow-host"):
        assert option in shown
