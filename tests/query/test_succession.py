"""Successions: a line leads back and on, and has what documents and registers know."""

from __future__ import annotations

from inspgraph.api import Graph
from inspgraph.query.succession import SuccessionLine, TakeOver


def step(older: str, newer: str, since: str = "") -> TakeOver:
    return TakeOver(older, newer, since, "")


LINE = SuccessionLine(
    [step("a", "b"), step("b", "c"), step("a", "x"), step("c", "d"), step("d", "b")], {}
)


def test_registers_know_bodies_between_those_that_documents_name(sampled: Graph) -> None:
    line = sampled.succession
    trust = f"{sampled.manifest.base}actor-ods__5C9"
    _, later = line.line_of(trust)
    assert line.names[trust] == "Haringey Teaching PCT"
    assert "area" in later[0].source
    assert len(later) > 1


def test_a_line_has_neither_siblings_nor_an_end_in_a_circle() -> None:
    earlier, later = LINE.line_of("c")
    assert step("a", "x") not in earlier
    assert {one.older for one in earlier} >= {"a", "b"}
    assert step("c", "d") in later
    assert LINE.line_of("z") == ((), ())


def test_what_follows_a_body_is_what_stands_in_its_line() -> None:
    assert LINE.follow({"x"}) == {"x", "a"}
    assert LINE.follow({"c"}) == {"a", "b", "c", "d"}
    assert LINE.follow({"z"}) == {"z"}
    assert LINE.follow(()) == frozenset()


def test_steps_stand_by_day_and_those_without_one_at_the_end() -> None:
    line = SuccessionLine([step("a", "b"), step("b", "c", "2013"), step("c", "d", "2009")], {})
    assert [one.since for one in line.steps] == ["2009", "2013", ""]


def test_a_step_of_the_graph_is_not_told_again_by_a_register(sampled: Graph) -> None:
    steps = sampled.succession.steps
    stated = {(one.older, one.newer) for one in steps if "document states" in one.source}
    assert stated
    registered = {(one.older, one.newer) for one in steps if "register of bodies" in one.source}
    assert not stated & registered
