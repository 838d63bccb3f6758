"""Limits that hold, and a server that stays up."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from inspgraph.frameworks import Frameworks
from tests.serve.conftest import SLOW, Served, build, documents, serving

QUICK = "SELECT (COUNT(*) AS ?n) { ?j a ig:Judgement }"


def test_a_query_is_ended_at_the_time_limit_and_the_next_is_answered(served: Served) -> None:
    response = served.ask(SLOW)
    assert response.status_code == 504
    assert "1.5 s" in response.text
    assert served.ask(QUICK).text.split() == ["n", "3"]


def test_an_answer_above_the_limit_is_refused_whole(served: Served) -> None:
    response = served.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert response.status_code == 500
    assert "larger than the limit of 1,000,000 bytes" in response.text
    assert served.ask(QUICK).status_code == 200


@pytest.mark.skipif(os.name != "posix", reason="the system there bounds no process")
def test_a_query_that_takes_too_much_memory_is_ended(served: Served) -> None:
    # A thousand letters, a hundred times as many, and so on up to 1 GB.
    steps = (f"BIND(CONCAT({', '.join([f'?t{i}'] * 100)}) AS ?t{i + 1})" for i in range(3))
    query = f'SELECT (STRLEN(?t3) AS ?n) {{ BIND("{"x" * 1000}" AS ?t0) {" ".join(steps)} }}'
    response = served.ask(query)
    assert response.status_code == 500
    assert "memory" in response.text
    assert served.ask(QUICK).status_code == 200


def test_a_query_that_would_break_the_parser_is_refused(served: Served) -> None:
    nested = "SELECT * {" + "{" * 100_000
    response = httpx.post(served.sparql, data={"query": nested}, timeout=20)
    assert response.status_code == 403
    assert "nests deeper than 200" in response.text
    assert served.ask(QUICK).status_code == 200


def test_fifty_clients_are_all_answered(served: Served) -> None:
    def client(number: int) -> list[int]:
        with httpx.Client(timeout=30) as one:
            queries = [SLOW] if number % 25 == 0 else [QUICK, "ASK {}", "SELECT * {", QUICK]
            return [
                one.get(served.sparql, params={"query": query}).status_code for query in queries
            ]

    with ThreadPoolExecutor(50) as clients:
        statuses = Counter(code for codes in clients.map(client, range(50)) for code in codes)
    # Two slow queries hold both workers; the others wait for the workers that follow.
    assert statuses[504] == 2
    assert statuses[200] + statuses[400] + statuses[503] == 48 * 4
    assert statuses[200] > 48 * 2
    assert served.ask(QUICK).text.split() == ["n", "3"]


def test_a_query_ends_when_its_client_goes(tmp_path: Path, frameworks: Frameworks) -> None:
    graphs = build(tmp_path / "graph", frameworks, documents())
    # Were the slow queries not ended, they would keep every worker for two minutes.
    with serving(tmp_path / "graph", graphs, "--workers", "2", "--timeout", "120") as running:
        for _ in range(3):
            with pytest.raises(httpx.ReadTimeout):
                httpx.get(running.sparql, params={"query": SLOW}, timeout=0.5)
        assert running.ask(QUICK).status_code == 200


def test_a_client_that_sends_rubbish_harms_nobody(served: Served) -> None:
    host, port = served.url.removeprefix("http://").split(":")
    for words in (b"\x00\xff\r\n\r\n", b"GET /" + b"a" * 100_000, b"POST /sparql HTTP/1.1\r\n"):
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(words)
    assert served.ask(QUICK).status_code == 200


def test_a_graph_built_anew_is_served_from_then_on(tmp_path: Path, frameworks: Frameworks) -> None:
    folder = tmp_path / "graph"
    graphs = build(folder, frameworks, documents())
    with serving(folder, graphs, "--workers", "1") as running:
        assert running.ask(QUICK).text.split() == ["n", "3"]
        build(folder, frameworks, documents()[:1])
        assert running.ask(QUICK).text.split() == ["n", "1"]
        shutil.rmtree(folder)
        assert running.ask(QUICK).text.split() == ["n", "1"]


def test_a_small_answer_is_not_held_back(served: Served) -> None:
    def seconds(client: httpx.Client) -> float:
        start = time.monotonic()
        client.get(served.sparql, params={"query": "ASK {}"})
        return time.monotonic() - start

    with httpx.Client() as client:
        assert min(seconds(client) for _ in range(20)) < 0.03
