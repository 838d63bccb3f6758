"""Pages of a graph whose names say nothing: what a thing is, the graph says and not its IRI."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import html

from inspgraph.api import Graph
from inspgraph.site.site import Site
from inspgraph.store.dataset import load
from inspgraph.store.folder import drafting
from inspgraph.store.manifest import write_manifest
from inspgraph.vocab import BASE
from tests.site.conftest import got, words


def opaque(iri: str) -> str:
    """The same name for the same instance, from which nothing can be read."""
    if not iri.startswith(BASE):
        return iri
    return f"{BASE}x{hashlib.sha256(iri.encode()).hexdigest()}"


def _renamed(term: ox.NamedNode | ox.Literal | ox.BlankNode) -> ox.NamedNode | ox.Literal:
    assert not isinstance(term, ox.BlankNode), "graphs hold no blank nodes"
    return ox.NamedNode(opaque(term.value)) if isinstance(term, ox.NamedNode) else term


@pytest.fixture(scope="module")
def nameless(sampled: Graph, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the samples' graph with every instance's name made opaque."""
    folder = tmp_path_factory.mktemp("nameless") / "graph"
    with drafting(folder) as draft:
        with (draft / "quads.nq").open("wb") as out:
            for quad in sampled.store:
                if isinstance(quad.graph_name, ox.NamedNode):
                    terms = (quad.subject, quad.predicate, quad.object, quad.graph_name)
                    line = " ".join(str(_renamed(term)) for term in terms)
                    out.write(f"{line} .\n".encode())
        load(draft, draft / "quads.nq")
        (draft / "quads.nq").unlink()
        for name in ("texts", "layouts"):
            shutil.copytree(Path(sampled.folder) / name, draft / name, dirs_exist_ok=True)
        documents = tuple(
            replace(entry, graph=opaque(entry.graph)) for entry in sampled.manifest.documents
        )
        write_manifest(draft, replace(sampled.manifest, documents=documents), sampled.problems)
    return Site(folder)


def _one_of_each_kind(graph: Graph) -> list[str]:
    """An instance of each class that the graph has, and a named graph."""
    found: dict[str, str] = {}
    kinds = "SELECT ?class (MIN(STR(?thing)) AS ?least) { ?thing a ?class } GROUP BY ?class"
    for row in graph.query(kinds):
        found[str(row["class"])] = str(row["least"])
    found["graph"] = graph.manifest.documents[0].graph
    return sorted({iri for iri in found.values() if iri.startswith(BASE)})


def _heading(body: bytes) -> str:
    return words(next(html.document_fromstring(body.decode()).iter("h1"))) if body else ""


def test_every_kind_of_thing_has_the_page_of_its_kind(site: Site, nameless: Site) -> None:
    things = _one_of_each_kind(site.graph)
    assert len(things) > 15
    for iri in things:
        plain = got(site, site.places.path(iri) or "")
        hidden = got(nameless, nameless.places.path(opaque(iri)) or "")
        assert hidden.status == plain.status, iri
        led = site.places.iri(plain.location.partition("#")[0]) if plain.location else ""
        assert (nameless.places.iri(hidden.location.partition("#")[0]) or "") == opaque(led or "")
        if site.short(iri) not in _heading(plain.body):  # what has no name is called by its IRI
            assert _heading(hidden.body) == _heading(plain.body), iri


@pytest.mark.parametrize("address", ["/", "/authorities", "/bodies", "/documents", "/problems"])
def test_lists_say_the_same(site: Site, nameless: Site, address: str) -> None:
    plain, hidden = (
        words(next(html.document_fromstring(got(one, address).body.decode()).iter("main")))
        for one in (site, nameless)
    )
    assert sorted(hidden.split()) == sorted(plain.split())
