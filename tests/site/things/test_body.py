"""The page of a body or service: names, relations and where each is said."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from inspgraph.site.site import Site
from tests.site.conftest import got, shown, words

YOUTH = "/id/actor-local__aldersea-and-wexmoor__youth-offending-service"
ICB = "/id/actor-ods__X-QHR"
POLICE = "/id/actor-police__x-wexshire"


def section(page: html.HtmlElement, name: str) -> html.HtmlElement:
    return page.xpath(f"//section[@aria-labelledby='{name}']")[0]


def test_it_says_what_the_body_is_and_by_which_register(site: Site) -> None:
    facts = words(shown(site, ICB).xpath("//dl[@class='facts']")[0])
    assert "TypeHealth body" in facts
    assert "NHS organisations (Organisation Data Service)" in facts
    assert "ODS codeX-QHR" in facts
    local = words(shown(site, YOUTH).xpath("//dl[@class='facts']")[0])
    assert "RegisterIn no register" in local
    assert "In documents aboutWexmoor, Aldersea" in local


def test_names_stand_in_the_order_of_time_with_their_documents(site: Site) -> None:
    rows = [words(row) for row in section(shown(site, YOUTH), "names").xpath(".//tbody/tr")]
    assert rows[0].startswith("Wexmoor and Aldersea Youth Offending Service2006–20197")
    assert rows[1].startswith("YOS2006–20194")
    assert rows[2].startswith("Youth Offending Serviceundated1")
    first = section(shown(site, YOUTH), "names").xpath(".//tbody/tr")[0]
    assert len(first.xpath(".//a")) == 7


def test_relations_stand_by_kind_and_direction_with_words_and_place(site: Site) -> None:
    part = section(shown(site, ICB), "relations")
    commissions = words(section(part, "commissions-to"))
    assert commissions.startswith("Commissions 2 statements")
    assert "Aldersea, Area SEND inspection report, 20 May 2024, page 2" in commissions
    # "commissions the service" means none that an earlier paragraph tells of
    assert "emergency duty service" not in commissions
    funded = section(section(shown(site, YOUTH), "relations"), "funds-from")
    assert words(funded.find("h3")).startswith("Funded by")
    assert {words(one) for one in funded.xpath(".//p[@class='who']/a")} == {
        "Aldersea City Council", "Wexmoor Borough Council",
    }  # fmt: skip


def test_what_is_implied_stands_apart_and_says_so(site: Site) -> None:
    council = shown(site, "/id/actor-gss__X06000001")
    groups = council.xpath("//details[.//h3[@id='implied']]")
    assert len(groups) == 1
    assert "open" not in groups[0].attrib
    notes = {words(one) for one in groups[0].xpath(".//p[@class='who']/small")}
    assert notes == {"implied"}
    rows = site.graph.ask("relations-of", body="Wexmoor", implied="true")
    said = words(groups[0])
    implied = [row for row in rows if row["basis"] == "implied"]
    assert implied
    assert [row for row in implied if " ".join(str(row["words"]).split()) not in said] == []


def test_an_area_that_is_served_stands_for_its_council(site: Site) -> None:
    served = section(shown(site, YOUTH), "servesArea-to")
    assert {words(one) for one in served.xpath(".//p[@class='who']/a")} == {
        "Aldersea City Council", "Wexmoor Borough Council",
    }  # fmt: skip


def test_all_that_the_question_answers_is_on_the_page(site: Site) -> None:
    for path, name in ((YOUTH, "Wexmoor and Aldersea Youth Offending Service"),
                       (POLICE, "Wexshire Police")):  # fmt: skip
        said = words(section(shown(site, path), "relations"))
        rows = site.graph.ask("relations-of", body=name)
        assert rows
        assert [row for row in rows if " ".join(str(row["words"]).split()) not in said] == []


def test_documents_and_authorities_that_name_it_are_listed(site: Site) -> None:
    page = shown(site, POLICE)
    rows = site.graph.ask("named", body="Wexshire Police")
    assert len(section(page, "named").xpath(".//li")) == len({row["document"] for row in rows})
    councils = {link.text for link in section(page, "where").xpath(".//a")}
    assert councils == {row["council"] for row in rows}


def test_the_line_of_succession_is_told_with_its_source(site: Site) -> None:
    steps = [words(one) for one in section(shown(site, ICB), "succession").xpath(".//li")]
    assert (
        "NHS Harrenshire CCG →was followed by NHS Harrenside Integrated Care Board from 1 July 2022"
        " (the register of bodies records the succession)"
    ) in steps


def test_it_leads_to_the_explorer_and_all_statements(site: Site) -> None:
    links = shown(site, YOUTH).xpath("//p[@class='actions']/a/@href")
    assert parse_qs(urlsplit(links[0]).query) == {"body": [site.places.iri(YOUTH)]}
    assert links[2] == f"{YOUTH}?statements"
    assert "What is said of it" in words(shown(site, links[2]))
    assert shown(site, links[1]).xpath("//tbody/tr")


def test_what_is_too_much_for_a_page_is_said_and_leads_to_all(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = len(section(shown(site, POLICE), "named").xpath(".//li"))
    monkeypatch.setattr("inspgraph.site.things.body_pages.SHOWN", 2)
    monkeypatch.setattr("inspgraph.site.things.body_pages.MOST", 5)
    page = shown(Site(site.graph.folder), POLICE)  # which keeps no page made before
    named = section(page, "named")
    assert len(named.xpath("./ul/li")) == 2
    assert words(named.xpath("./details/summary")[0]) == "3 more"
    assert f"{whole - 5} further documents are not listed here" in words(named)
    for link in page.xpath("//a[starts-with(@href, '/questions/')]/@href"):
        assert shown(site, link).xpath("//tbody/tr")


def test_what_nobody_knows_is_not_found(site: Site) -> None:
    for path in ("/id/actor-none", "/id/actor-gss__Z1", "/id/actor-"):
        assert got(site, path).status == 404
