"""Search by name: what is found, in which order, and what is only a near miss."""

from __future__ import annotations

import json
import time

import pytest

from inspgraph.site.search.name_index import Index, NamedThing
from inspgraph.site.site import Site
from tests.site.conftest import ALDERSEA, WEXMOOR, got, shown, words

SELF_ASSESSMENT = "Self-assessment of children’s services Wexmoor Borough Council"


def found(site: Site, asked: str) -> list[dict[str, str]]:
    page = got(site, f"/api/find?{asked}")
    assert page.status == 200
    assert page.media == "application/json"
    results: list[dict[str, str]] = json.loads(page.body)["results"]
    return results


def test_a_place_finds_its_council_first(site: Site) -> None:
    first = found(site, "q=wexmoor")[0]
    assert first == {
        "iri": f"{site.base}actor-gss__X06000001",
        "path": WEXMOOR,
        "label": "Wexmoor Borough Council",
        "type": "LocalAuthority",
        "kind": "authority",
        "note": "“Wexmoor”, Invented, 7 documents",
    }


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ("ICB", "NHS Harrenside Integrated Care Board"),
        ("YOS", "Wexmoor and Aldersea Youth Offending Service"),
        ("wexshire constabulary", "Wexshire Police"),
        ("borough of wexmoor", "Wexmoor Borough Council"),
        ("X06000002", "Aldersea City Council"),
        ("offending youth", "Wexmoor and Aldersea Youth Offending Service"),
        ("wexmoor-self-assessment-2018.docx", SELF_ASSESSMENT),
    ],
)  # fmt: skip
def test_names_of_registers_and_of_documents_are_found(site: Site, asked: str, label: str) -> None:
    assert found(site, f"q={asked}")[0]["label"] == label


def test_a_near_miss_is_found_and_said_to_be_one(site: Site) -> None:
    (only, *_) = found(site, "q=aldersey")
    assert only["label"] == "Aldersea City Council"
    assert only["note"].startswith("near miss: “Aldersea”")
    page = shown(site, "/find?q=aldersey")
    assert "Nothing goes by this name" in words(page)
    near = page.xpath("//section[h2='Near misses']")[0]
    assert ALDERSEA in near.xpath(".//a/@href")
    assert not page.xpath("//ol[@class='hits']")


def test_a_name_that_is_there_brings_no_near_misses(site: Site) -> None:
    assert not shown(site, "/find?q=wexmoor+borough+council").xpath("//h2")


def test_nothing_near_says_so(site: Site) -> None:
    assert found(site, "q=qqqqqqqq") == found(site, "q=") == found(site, "q=%21%21") == []
    assert "Nothing in the graph goes by this name" in words(shown(site, "/find?q=qqqqqqqq"))


def test_kinds_and_number_are_as_asked(site: Site) -> None:
    assert {one["kind"] for one in found(site, "q=wexmoor&kind=document")} == {"document"}
    some = found(site, "q=wexmoor&kind=body,service&limit=50")
    assert {one["kind"] for one in some} == {"body", "service"}
    assert len(found(site, "q=wexmoor&limit=2")) == 2
    assert got(site, "/api/find?q=a&kind=ship").status == 400
    for limit in ("0", "51", "x", "-1"):
        assert got(site, f"/api/find?q=a&limit={limit}").status == 400


def test_results_can_be_narrowed_to_a_kind_without_scripts(site: Site) -> None:
    page = shown(site, "/find?q=wexmoor")
    for link in page.xpath("//nav[@aria-label='Kinds of result']//a")[1:]:
        number = int(words(link).rpartition("(")[2].removesuffix(")"))
        narrowed = shown(site, link.get("href"))
        assert len(narrowed.xpath("//*[@class='hits']/li")) == number
        assert narrowed.xpath("//nav[@aria-label='Kinds of result']//a[@aria-current]/@href") == [
            link.get("href")
        ]


def test_each_result_leads_to_a_page(site: Site) -> None:
    for one in found(site, "q=wexmoor&limit=50"):
        assert got(site, one["path"]).status == 200


def entry(label: str, weight: int = 1, kind: str = "body", *names: str) -> NamedThing:
    return NamedThing(
        f"id:{label}", label, "Other", kind, "", weight, (label, *names)  # type: ignore[arg-type]
    )  # fmt: skip


def test_exact_names_go_before_beginnings_and_these_before_words_within() -> None:
    index = Index(
        [
            entry("Board of Harbour", 9), entry("Harbour Trust", 5), entry("Harbour", 1),
            entry("The Harbourside", 7),
        ]
    )  # fmt: skip
    labels = [hit.entry.label for hit in index.find("harbour")]
    assert labels == ["Harbour", "The Harbourside", "Harbour Trust", "Board of Harbour"]
    assert [hit.match for hit in index.find("harbour")] == ["exact", "start", "start", "words"]


def test_a_council_goes_before_others_and_a_label_before_a_further_name() -> None:
    index = Index(
        [
            entry("Mill", 9), entry("Millshire County Council", 1, "authority", "Mill"),
            entry("Other", 99, "body", "Mill"),
        ]
    )  # fmt: skip
    assert [hit.entry.label for hit in index.find("Mill")] == [
        "Millshire County Council", "Mill", "Other",
    ]  # fmt: skip
    assert index.find("Mill")[2].printed == "Mill"


def test_an_entry_comes_once_by_its_best_name() -> None:
    index = Index([entry("Harbour Trust", 1, "body", "Harbour", "The Harbour Trust")])
    (hit,) = index.find("harbour")
    assert (hit.match, hit.printed) == ("exact", "Harbour")


def test_thousands_of_names_are_searched_while_one_types() -> None:
    index = Index(entry(f"Service {one} of place {one % 97}") for one in range(20_000))
    start = time.process_time()
    for text in ("service 19", "place 5", "servise 19", "zzz"):
        index.find(text)
    assert (time.process_time() - start) / 4 < 0.3
