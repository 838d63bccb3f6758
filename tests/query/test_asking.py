"""Asking: names are found or suggested, never guessed; days, peers and succession."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.errors import QueryError
from inspgraph.query.name_lookup import load_names

COUNCIL = "actor-gss__X06000001"


def bodies(graph: Graph, name: str, **values: Any) -> set[str]:
    """The documents' names for what a name means, by the question where a body is named."""
    return {str(row["name"]) for row in graph.ask("named", body=name, **values)}


@pytest.mark.parametrize(
    "name",
    [
        "Wexmoor",
        "wexmoor borough council",
        "The Wexmoor Borough Council",
        "Borough of Wexmoor",
        "gss:X06000001",
        f"id:{COUNCIL}",
        f"https://w3id.org/inspgraph/id/{COUNCIL}",
    ],
)
def test_a_council_is_found_by_every_name_it_has(sampled: Graph, name: str) -> None:
    rows = sampled.ask("grades", authority=name)
    assert {row["council"] for row in rows} == {"Wexmoor"}


@pytest.mark.parametrize(
    "name", ["Wexshire Police", "the wexshire police", "Wexshire Constabulary", "police:x-wexshire"]
)
def test_a_body_is_found_by_its_names_and_its_key(sampled: Graph, name: str) -> None:
    assert any(found.startswith("Wexshire") for found in bodies(sampled, name))


def test_a_near_miss_is_answered_with_names_and_not_with_rows(sampled: Graph) -> None:
    with pytest.raises(QueryError, match=r"no body or service called 'Wexshire Polise'.*'wexshire"):
        sampled.ask("partners", body="Wexshire Polise")
    with pytest.raises(QueryError, match=r"no council called 'Wexmore'.*'wexmoor'"):
        sampled.ask("inspections", authority="Wexmore")


def test_a_body_of_the_registers_that_no_document_names_is_said_to_be_that(
    sampled: Graph,
) -> None:
    with pytest.raises(QueryError, match=r"Cleveland Police \(police:cleveland\), of which"):
        sampled.ask("partners", body="Cleveland Police")


def test_a_name_of_several_is_told_with_their_councils(sampled: Graph) -> None:
    with pytest.raises(QueryError, match=r"the name of \d+ bodies.*Aldersea"):
        sampled.ask("parts", body="fostering service")


def test_who_cannot_give_a_council_is_not_told_to(sampled: Graph) -> None:
    with pytest.raises(QueryError) as raised:
        sampled.chains("fostering service", "Wexshire Police")
    assert "--authority" not in str(raised.value)
    assert "Use one of these instead of the name." in str(raised.value)


def test_the_council_narrows_a_name(sampled: Graph) -> None:
    rows = sampled.ask("providers", service="fostering service", authority="Aldersea")
    assert rows
    assert all(str(row["document"]).startswith("aldersea") for row in rows)


def test_words_in_names_find_all_that_have_them(sampled: Graph) -> None:
    rows = sampled.ask("providers", service="fostering services")
    assert rows
    assert all("fostering service" in str(row["service"]).lower() for row in rows)
    with pytest.raises(QueryError, match="has 'ferry service' in its name"):
        sampled.ask("providers", service="ferry service")


def test_several_values_may_each_be_the_one(sampled: Graph) -> None:
    both = sampled.ask("grades", authority=["Wexmoor", "Aldersea"])
    one = sampled.ask("grades", authority="Wexmoor")
    assert {row["council"] for row in both} == {"Aldersea", "Wexmoor"}
    assert len(both) > len(one)


def test_the_neighbours_or_the_region_are_asked_the_same(sampled: Graph) -> None:
    near = sampled.ask("grades", neighbours_of="Wexmoor")
    assert {row["council"] for row in near} == {"Aldersea", "North Harrenshire"}
    region = sampled.ask("grades", region="invented")
    assert {"Wexmoor", "Aldersea"} <= {str(row["council"]) for row in region}
    with pytest.raises(QueryError, match=r"no region 'Elsewhere'.* There are: England, Inv"):
        sampled.ask("grades", region="Elsewhere")
    with pytest.raises(QueryError, match="no statistical neighbours"):
        sampled.ask("grades", neighbours_of="Harrenshire")
    with pytest.raises(QueryError, match="Only a question that takes a council"):
        sampled.ask("undated", region="Invented")


def test_health_bodies_are_followed_from_trust_to_group_to_board(sampled: Graph) -> None:
    plain = sampled.ask("relations-of", body="Aldersea PCT")
    followed = sampled.ask("relations-of", body="Aldersea PCT", follow_succession=True)
    said = {str(name) for row in followed for name in (row["subject"], row["object"])}
    assert len(followed) > len(plain)
    assert {"NHS Harrenside Integrated Care Board", "Aldersea PCT"} <= said


def test_a_county_is_followed_to_its_two_councils(sampled: Graph) -> None:
    followed = sampled.ask("inspections", authority="Harrenshire", follow_succession=True)
    assert {"harrenshire-lscb-review-2015.pdf",
            "north-harrenshire-children-s-services-inspection-03-march-2023.pdf"} <= {
        row["document"] for row in followed
    }  # fmt: skip
    alone = sampled.ask("inspections", authority="North Harrenshire")
    assert {row["document"] for row in alone} < {row["document"] for row in followed}


def test_a_sibling_is_not_followed(sampled: Graph) -> None:
    follow = sampled._names.succession.follow
    base = sampled.manifest.base
    north = follow({f"{base}actor-gss__X06000003"})
    assert f"{base}actor-gss__X10000001" in north
    assert f"{base}actor-gss__X06000004" not in north


def test_the_real_registers_lead_from_cumbria_to_both_councils(sampled: Graph) -> None:
    base = sampled.manifest.base
    found = sampled._names.succession.follow({f"{base}actor-gss__E10000006"})
    assert {f"{base}actor-gss__E06000063", f"{base}actor-gss__E06000064"} <= found


def test_a_safeguarding_board_is_followed_to_the_partnership(sampled: Graph) -> None:
    rows = sampled.ask(
        "named", body="Harrenshire Safeguarding Children Board", follow_succession=True
    )
    assert {"Harrenshire Safeguarding Children Board",
            "Harrenshire Safeguarding Children Partnership"} <= {
        str(row["name"]) for row in rows
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, 'needs body, as --body "Aldersea"'),
        ({"body": "Wexmoor", "colour": "red"}, "no parameter 'colour'. It has body, from, to"),
        ({"body": "Wexmoor", "from": "May"}, "no day, month or year"),
        ({"body": "Wexmoor", "to": "2020-13"}, "no day, month or year"),
        ({"body": "Wexmoor", "to": ""}, "empty"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    sampled: Graph, values: dict[str, Any], said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        sampled.ask("partners", **values)


def test_a_year_is_its_first_day_from_and_its_last_day_to(sampled: Graph) -> None:
    years: dict[str, Any] = {"from": "2008", "to": "2009"}
    rows = sampled.ask("named", body="Wexshire Police", **years)
    assert rows
    assert all("2008-01-01" <= str(row["date"]) <= "2009-12-31" for row in rows)


@pytest.mark.parametrize(
    "value", ['"} ?s ?p ?o . #', "care') || true || ('", "\\", "care\u0000", "}} UNION {{"]
)
def test_no_value_becomes_part_of_the_query(sampled: Graph, value: str) -> None:
    assert sampled.ask("asked", authority="Aldersea", words=value) == []


def test_a_grade_is_set_beside_one_of_its_own_lane_only(sampled: Graph) -> None:
    rows = sampled.ask("inspections", authority="Aldersea")
    assert [row["date"] for row in rows] == sorted(str(row["date"]) for row in rows)
    beside = {row["date"]: (row["lane"], row["before"], row["compared"]) for row in rows}
    assert {lane for lane, _, _ in beside.values()} >= {"Looked after children", "Area SEND"}
    assert {(before, compared) for _, before, compared in beside.values()} == {(None, "")}


def test_grades_of_one_lane_are_compared_only_where_the_ontology_says_so(sampled: Graph) -> None:
    rows = sampled.ask("changes", authority="Wexmoor")
    assert {row["lane"] for row in rows} == {"Annual performance"}
    assert {row["compared"] for row in rows} == {"not comparable: stated"}


def test_every_council_is_asked_of_at_once(sampled: Graph) -> None:
    one = {row["council"] for row in sampled.ask("inspections", region="Invented")}
    every = {row["council"] for row in sampled.ask("inspections", region="England")}
    assert one <= every
    assert every == {row["council"] for row in sampled.ask("inspections", region="ALL")}


def test_an_inspection_without_an_overall_grade_is_on_the_line_too(sampled: Graph) -> None:
    rows = sampled.ask("inspections", authority="Wexmoor")
    assert any(row["series"] == "Joint targeted area inspection letter" for row in rows)
    assert all(row["compared"] == "" for row in rows if row["grade"] is None)


def test_what_is_denied_or_planned_is_in_no_other_answer(sampled: Graph) -> None:
    rows = sampled.ask("not-so", authority="Aldersea", how="denied")
    assert rows
    stated = sampled.ask("relations-here", authority="Aldersea")
    both = {(row["subject"], row["relation"], row["object"], row["document"]) for row in stated}
    for row in rows:
        key = (row["subject"], row["relation"], row["object"], row["document"])
        assert key not in both


def test_of_councils_of_one_name_that_is_meant_which_documents_are_about_before_and_after(
    sampled: Graph,
) -> None:
    store = ox.Store()
    gone = "".join(
        f'id:actor-gss__{code} a ig:LocalAuthority ; dct:spatial [ skos:prefLabel "Durham" ] .\n'
        for code in ("E07000056", "E10000010")
    )
    there = (
        "id:doc-1 ig:about id:actor-gss__E06000047 . id:actor-gss__E06000047 a ig:LocalAuthority ."
    )
    text = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sampled.prefixes.items())
    store.update(f"{text} INSERT DATA {{ {gone} {there} }}")
    names = load_names(store, sampled.prefixes, resources.DATA / "registers")
    county = tuple(f"{sampled.prefixes['id']}actor-gss__{c}" for c in ("E06000047", "E10000010"))
    for name in ("Durham", "Durham County Council", "County Durham"):
        assert names.authority(name) == names.body(name) == county
