"""A graph is pushed into a real server: Oxigraph's, in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

import inspgraph
from inspgraph.api import Graph
from inspgraph.batch import build
from inspgraph.building import Options
from inspgraph.errors import PushError
from inspgraph.push.graph_store import GraphStore
from inspgraph.push.pushing import Pushed, push, state_file

SOURCE = str(Path(inspgraph.__file__).parent.parent)


def binary() -> str:
    """The server that the package ``oxigraph`` brings."""
    scripts = Path(sysconfig.get_path("scripts"))
    beside = [Path(str(metadata.distribution("oxigraph").locate_file("bin")))]
    for folder in (scripts, *beside):
        if (folder / "oxigraph").exists():
            return str(folder / "oxigraph")
    found = shutil.which("oxigraph")
    assert found, "the package oxigraph is part of the extra dev"
    return found


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(location: Path, port: int) -> Iterator[str]:
    """Run the server over a folder; give its address."""
    base = f"http://127.0.0.1:{port}"
    command = [binary(), "serve", "--location", str(location), "--bind", f"127.0.0.1:{port}"]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                httpx.get(base, timeout=1)
                break
            except httpx.HTTPError:
                time.sleep(0.05)
        yield base
    finally:
        run.terminate()
        run.wait()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path / "server", free_port()) as base:
        yield base


@pytest.fixture
def copied(samples_graph: Graph, tmp_path: Path) -> Path:
    shutil.copytree(samples_graph.folder, tmp_path / "graph")
    return tmp_path / "graph"


def held(base: str) -> set[str]:
    """Every quad of the server, blank nodes as one."""
    answer = httpx.get(f"{base}/store", headers={"Accept": "application/n-quads"}, timeout=60)
    answer.raise_for_status()
    return named(ox.parse(answer.content, format=ox.RdfFormat.N_QUADS))


def named(quads: Iterator[ox.Quad] | ox.QuadParser) -> set[str]:
    return {
        str(quad)
        for quad in quads
        if not isinstance(quad.subject, ox.BlankNode)
        and not isinstance(quad.object, ox.BlankNode)
        and quad.graph_name != ox.DefaultGraph()
    }


def stored(folder: Path) -> set[str]:
    return named(iter(Graph(folder).store))


def test_the_server_holds_the_graph_and_is_given_nothing_twice(server: str, copied: Path) -> None:
    done = push(copied, f"{server}/store")
    assert done.given > 3
    assert held(server) == stored(copied)
    assert push(copied, f"{server}/store") == Pushed(0, done.given, 0)
    assert push(copied, f"{server}/store", fresh=True) == done
    assert held(server) == stored(copied)


def test_a_document_that_changed_is_replaced_and_one_that_is_gone_is_removed(
    server: str, samples: Path, tmp_path: Path
) -> None:
    reports, graph = tmp_path / "reports", tmp_path / "graph"
    reports.mkdir()
    for name in ("aldersea-joint-area-review-2008.md", "wexmoor-apa-letter-2006.txt"):
        shutil.copy(samples / "reports" / name, reports)
    options = Options(registers=(samples,))
    build([reports], graph, options=options)
    first = push(graph, f"{server}/store")
    httpx.put(f"{server}/store?graph=urn:x:own", content="<urn:a> <urn:b> <urn:c> .",
              headers={"Content-Type": "application/n-triples"}).raise_for_status()  # fmt: skip
    (reports / "wexmoor-apa-letter-2006.txt").unlink()
    with (reports / "aldersea-joint-area-review-2008.md").open("a") as out:
        out.write("\nThe council works with Harbour Trust.\n")
    build([reports], graph, options=options)
    done = push(graph, f"{server}/store")
    assert done.kept > 0
    assert done.given < first.given
    assert done.removed == 2  # the document's graph goes by the digest of its file
    own = "<urn:a> <urn:b> <urn:c> <urn:x:own>"
    assert held(server) == stored(graph) | {own}


def test_a_push_that_is_killed_goes_on_and_leaves_the_server_equal_to_the_store(
    server: str, sampled: Graph, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(sampled.folder, graph)
    command = [
        sys.executable, "-m", "inspgraph", "push", "--graph", str(graph),
        "--endpoint", f"{server}/store",
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    for lines in (3, 9):
        run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        while not state_file(graph).exists() or state_file(graph).read_text().count("\n") < lines:
            assert run.poll() is None
            time.sleep(0.001)
        run.send_signal(signal.SIGKILL)
        run.wait()
    ended = subprocess.run(
        command, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    assert ended.returncode == 0, ended.stderr
    kept = int(ended.stdout.split(" kept")[0].rsplit(" ", 1)[1])
    assert kept >= 9
    assert held(server) == stored(graph)


def test_a_server_that_goes_away_and_comes_back_is_waited_for(copied: Path, tmp_path: Path) -> None:
    port = free_port()
    location = tmp_path / "server"
    with serving(location, port) as base:
        back: list[object] = []

        def pause(seconds: float) -> None:
            if not back:
                context = serving(location, port)
                back.append(context)
                context.__enter__()

        store = GraphStore(f"{base}/store", pause=pause)
        store.replace("urn:x:one", b"<urn:a> <urn:b> <urn:c> .\n")
    with store:
        store.replace("urn:x:two", b"<urn:a> <urn:b> <urn:d> .\n")
        assert back
        assert len(held(base)) == 2
    back[0].__exit__(None, None, None)  # type: ignore[attr-defined]


def test_what_the_server_says_against_a_graph_is_said_in_a_line(server: str) -> None:
    with GraphStore(f"{server}/store") as store, pytest.raises(PushError) as refused:
        store.replace("urn:x:one", b"no triples")
    assert "urn:x:one was not taken (400" in str(refused.value)
    with GraphStore(f"{server}/elsewhere") as store, pytest.raises(PushError, match="404"):
        store.replace("urn:x:one", b"")
    with GraphStore(f"{server}/store") as store:
        store.remove("urn:x:never-there")


@pytest.mark.parametrize("wrong", ["ftp://a.example/", "store", "http://me:secret@a.example/"])
def test_an_endpoint_is_an_address_without_a_password(wrong: str) -> None:
    with pytest.raises(PushError) as refused:
        GraphStore(wrong)
    assert "secret" not in str(refused.value)


def test_a_server_that_is_not_there_is_given_up_on() -> None:
    waited: list[float] = []
    store = GraphStore(f"http://127.0.0.1:{free_port()}/store", pause=waited.append)
    with store, pytest.raises(PushError, match="tried 6 times"):
        store.replace("urn:x:one", b"")
    assert waited == [1, 2, 4, 8, 16]
