"""The latest grade is of one lane of inspection, and so is the one before it."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import URIRef

import inspgraph
from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.site.documents import read_census
from inspgraph.vocab import FRAMEWORK, IG, RDF, SKOS
from tests.test_ontology import FRAMEWORKS

SHARED = resources.ROOT.parent / "shared"
CASE = SHARED / "cases" / "04-send-between-two-ilacs" / "input"
NO_INSPECTION = {"self-assessment", "peer-challenge"}

_JUDGED = """
SELECT ?council ?lane ?day ?document {
  ?document ig:about ?council ; dct:issued ?day ; ig:voice "inspectorate" .
  ?judged ig:inDocument ?document ; ig:gradeLabel ?grade ;
    ig:hasFramework/ig:inLane/skos:prefLabel ?lane
}
"""
_PROMISED = """
SELECT ?council ?lane ?day ?document {
  ?document ig:about ?council ; dct:issued ?day ; ig:voice "inspectorate" ; ig:hasFramework ?of .
  ?of ig:promises fw:part-judgements ; ig:inLane/skos:prefLabel ?lane
}
"""


@pytest.mark.parametrize(
    "series", sorted(URIRef(str(one)) for one in FRAMEWORKS.subjects(RDF.type, IG.Series))
)
def test_every_series_of_inspections_is_in_one_lane(series: URIRef) -> None:
    lanes = {
        FRAMEWORKS.value(URIRef(str(framework)), IG.inLane)
        for framework in FRAMEWORKS.objects(series, IG.hasFramework)
    }
    written_otherwise = str(FRAMEWORKS.value(series, SKOS.notation)) in NO_INSPECTION
    assert len(lanes) == 1
    assert (lanes == {None}) == written_otherwise


def test_children_s_services_are_the_first_lane() -> None:
    order = {
        int(str(FRAMEWORKS.value(lane, IG.laneOrder))): lane
        for lane in FRAMEWORKS.subjects(RDF.type, IG.Lane)
    }
    assert sorted(order) == list(range(1, len(order) + 1))
    assert order[1] == FRAMEWORK["lane-childrens-services"]


def test_areas_under_one_heading_answer_each_other() -> None:
    under: dict[str, set[str]] = defaultdict(set)
    for area, heading in FRAMEWORKS.subject_objects(IG.heading):
        under[str(heading)].add(str(area))
    for areas in under.values():
        for one in areas:
            matched = {str(o) for o in FRAMEWORKS.objects(URIRef(one), SKOS.closeMatch)}
            assert areas - {one} == matched


@pytest.fixture(scope="module")
def between(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Graph:
    if not CASE.exists():
        pytest.skip("the case of an area SEND inspection between two ILACS is not here")
    folder = tmp_path_factory.mktemp("between")
    return inspgraph.build(CASE, output=folder / "graph", registers=sorted(samples.glob("*.csv")))


def test_an_area_send_outcome_stands_between_no_two_grades(between: Graph) -> None:
    rows = {str(row["date"]): row for row in between.ask("inspections", authority="Aldersea")}
    last, send = rows["2026-01-12"], rows["2025-02-07"]
    assert (last["before"], last["before_date"], last["compared"]) == (
        "inadequate",
        "2022-09-21",
        "better",
    )
    assert (send["lane"], send["before"], send["compared"]) == ("Area SEND", None, "")
    changes = between.ask("changes", authority="Aldersea")
    whole = [row for row in changes if row["area"] == "Overall effectiveness"]
    assert [(row["earlier_grade"], row["grade"], row["compared"]) for row in whole] == [
        ("inadequate", "good", "better")
    ]
    assert {row["lane"] for row in changes} == {"Children’s services"}


@pytest.mark.parametrize("question", ["master", "inspections", "changes"])
def test_of_one_lane_are_the_rows_that_name_it_by_any_spelling(
    sampled: Graph, question: str
) -> None:
    every = sampled.ask(question, region="all")
    lanes = {str(row["lane"]) for row in every} - {"None"}
    assert lanes
    for lane in lanes:
        asked = sampled.ask(question, region="all", lane=lane.upper().replace("’", "'"))
        assert list(asked) == [row for row in every if row["lane"] == lane]


@pytest.fixture
def many(sampled: Graph) -> Graph:
    """The graph of the samples, or that of a whole corpus (`make corpus`)."""
    kept = os.environ.get("INSPGRAPH_CORPUS_GRAPH")
    return inspgraph.open(kept) if kept else sampled


def test_the_latest_of_each_lane_is_its_newest_report_for_every_council(many: Graph) -> None:
    newest: dict[tuple[str, str], tuple[str, str]] = {}
    for query in (_JUDGED, _PROMISED):
        for row in many.query(query):
            key = str(row["council"]), str(row["lane"])
            newest[key] = max(newest.get(key, ("", "")), (str(row["day"]), str(row["document"])))
    shown = {
        (one.iri, latest.lane): (latest.document.date, latest.document.iri)
        for one in read_census(many).authorities
        for latest in one.latest
    }
    assert len({council for council, _ in shown}) > 2
    assert shown == newest
    told = {
        (str(row["council_iri"]), str(row["lane"])): str(row["date"])
        for row in many.ask("master", region="England")
    }
    assert told == {key: day for key, (day, _) in newest.items()}


def test_nothing_is_compared_across_lanes_in_any_council(many: Graph) -> None:
    rows = many.ask("changes", region="England")
    assert rows
    lane_of = {
        (str(row["file"]), str(row["area"])): str(row["lane"])
        for row in many.query(
            "SELECT ?file ?area ?lane { ?judged ig:areaLabel ?area ; ig:gradeLabel ?grade ; "
            "ig:hasFramework/ig:inLane ?lane ; ig:inDocument/ig:hasFile/ig:fileName ?file }"
        )
    }
    for row in rows:
        one = lane_of[str(row["document"]), str(row["area"])]
        assert one == lane_of[str(row["earlier_document"]), str(row["earlier_area"])]
