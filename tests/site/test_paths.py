from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.site.paths import Places
from inspgraph.vocab import BASE

ROOT = "https://w3id.org/inspgraph/"


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        ("/id/actor-gss__E06000003", f"{ROOT}id/actor-gss__E06000003"),
        ("/framework/ilacs", f"{ROOT}framework/ilacs"),
        ("/framework/", f"{ROOT}framework/"),
        ("/kind/", f"{ROOT}kind/"),
        ("/rule/council-in-lap", f"{ROOT}rule/council-in-lap"),
        ("/ns", f"{ROOT}ns"),
        ("/shapes", f"{ROOT}shapes"),
    ],
)
def test_a_path_stands_for_an_iri_and_back(path: str, iri: str) -> None:
    assert Places(BASE).iri(path) == iri
    assert Places(BASE).path(iri) == path


@pytest.mark.parametrize(
    "path",
    [
        "/id/", "/id/../etc", "/id/a/b", "/id/a>b", "/id/a\n", "/id/%2e%2e", "/ns/", "/etc/passwd",
        "", "/",
    ],
)  # fmt: skip
def test_any_other_path_stands_for_nothing(path: str) -> None:
    assert Places(BASE).iri(path) is None


def test_a_term_is_a_fragment_of_its_page() -> None:
    assert Places(BASE).path(f"{ROOT}ns#Span") == "/ns#Span"
    assert Places(BASE).path(f"{ROOT}ns#<b>") is None


def test_instances_may_have_a_base_of_their_own() -> None:
    places = Places("https://data.example/things#")
    assert places.iri("/id/doc-1") == "https://data.example/things#doc-1"
    assert places.path("https://data.example/things#doc-1") == "/id/doc-1"
    assert places.path(f"{ROOT}id/doc-1") is None


@given(st.text())
def test_what_a_path_stands_for_has_that_path(text: str) -> None:
    iri = Places(BASE).iri(f"/id/{text}")
    assert iri is None or Places(BASE).path(iri) == f"/id/{text}"
