from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import inspgraph
from inspgraph.errors import QueryError
from inspgraph.query.run import refuse
from tests.serve.conftest import Served

ELSEWHERE = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE#>\n<URL> { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:a\\#b{ ?s ?p ?o } }",
    "PREFIX S: <URL> SELECT * { SERVICES:x{ ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> }SERVICE#{\n?u#{\n{ ?s ?p ?o } }",
    "SELECT * { ?s ?p '?' SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?b)SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { OPTIONAL { SERVICE\t<URL>\n{ ?s ?p ?o } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
]
HARMLESS = [
    "SELECT ?service ?name { ?service a ig:Service ; skos:prefLabel ?name }",
    "SELECT * { ?service ig:service ?x } # SERVICE of a kind",
    "SELECT * { ?s skos:prefLabel 'Young Carers Service' . { ?s a ig:Service } }",
    "SELECT * { GRAPH <http://a.example/service> { ?s ?p ?o } }",
    "PREFIX service: <http://a.example/> SELECT * { ?s a service:it . OPTIONAL { ?s ?p ?o } }",
]


class Listener:
    """Counts who connects."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.calls = 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.close()


@pytest.mark.parametrize("query", ELSEWHERE)
def test_a_query_that_would_ask_elsewhere_is_refused(
    served: Served, listener: Listener, query: str
) -> None:
    response = served.ask(query.replace("URL", listener.url))
    assert response.status_code == 403
    assert "SERVICE is refused" in response.text
    assert listener.calls == 0


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_service_may_be_used_otherwise(served: Served, query: str) -> None:
    refuse(query)
    assert served.ask(query).status_code == 200


@pytest.mark.parametrize("query", ["INSERT DATA { <a:a> <a:b> 1 }", "drop all", "LOAD <http://a/>"])
def test_an_update_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="refused"):
        refuse(query)


@pytest.mark.skipif(sys.platform == "win32", reason="the system there knows no such limits")
def test_a_worker_cannot_reach_the_network_whatever_it_is_asked(
    graph: tuple[Path, tuple[str, ...]], listener: Listener
) -> None:
    code = """
import sys
from pathlib import Path
from inspgraph.serve.worker import confine
from inspgraph.store.dataset import open_store

store = open_store(Path(sys.argv[1]))
confine(1_000_000_000)
for query in sys.argv[2:]:
    try:
        result = store.query(query)
        print(bool(result) if query.startswith("ASK") else len(list(result)))
    except (OSError, RuntimeError) as error:
        print(error)
assert len(list(store.query("SELECT * { ?s ?p ?o }"))) > 1000
"""
    asked = [query.replace("URL", listener.url) for query in ELSEWHERE]
    done = subprocess.run(
        [sys.executable, "-c", code, str(graph[0]), *asked],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(Path(inspgraph.__file__).parents[1])},
    )
    assert done.returncode == 0, done.stderr
    assert "Too many open files" in done.stdout
    assert listener.calls == 0
