from __future__ import annotations

import random
import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.network.measure import central, communities

TWO_TRIANGLES = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "x"), ("x", "y"), ("y", "z"), ("x", "z")]


def graph(edges: list[tuple[str, str]]) -> nx.Graph[str]:
    made: nx.Graph[str] = nx.Graph()
    made.add_edges_from(edges)
    return made


def test_the_bridge_is_central_and_the_triangles_are_communities() -> None:
    found = central(graph(TWO_TRIANGLES))
    assert [(one.node, one.degree) for one in found[:2]] == [("c", 3), ("x", 3)]
    assert found[0].betweenness == pytest.approx(0.6)
    assert communities(graph(TWO_TRIANGLES)) == (("a", "b", "c"), ("x", "y", "z"))


def test_what_is_denied_links_nobody_and_directions_do_not_count() -> None:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_edge("a", "b", polarity="affirmed")
    made.add_edge("b", "a", polarity="affirmed")
    made.add_edge("a", "c", polarity="negated")
    assert {one.node: one.degree for one in central(made)} == {"a": 1, "b": 1, "c": 0}
    assert communities(made) == (("a", "b"), ("c",))


def test_a_network_without_links_is_each_by_itself() -> None:
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from("ba")
    assert communities(made) == (("a",), ("b",))
    assert communities(nx.Graph()) == ()


edges = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=20)


@given(edges, st.randoms(use_true_random=False))
def test_the_order_of_edges_changes_nothing(
    given_: list[tuple[str, str]], chance: random.Random
) -> None:
    mixed = list(dict.fromkeys(given_))
    chance.shuffle(mixed)
    one, two = graph(list(dict.fromkeys(given_))), graph(mixed)
    assert central(one) == central(two)
    assert communities(one) == communities(two)
    assert sorted(node for group in communities(one) for node in group) == sorted(one)


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = (
        "import networkx as nx; from inspgraph.network.measure import *; "
        "g = nx.relabel_nodes(nx.karate_club_graph(), lambda n: f'body {n}'); "
        "print(communities(g), central(g)[:5])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert b"body" in said.pop()
