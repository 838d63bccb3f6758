"""An authority's dossier, held against what the library's questions answer."""

from __future__ import annotations

import pytest
from lxml import html

from inspgraph.query.followed_up import NOTHING
from inspgraph.site.documents import read_census
from inspgraph.site.dossier.asked_for import read_claims
from inspgraph.site.dossier.judged import read_changes, read_judgements
from inspgraph.site.dossier.turns import last_turns
from inspgraph.site.site import Site
from inspgraph.site.things.stated_relations import read_stated
from tests.site.conftest import ALDERSEA, WEXMOOR, shown, words

COUNCILS = {WEXMOOR: "Wexmoor", ALDERSEA: "Aldersea"}


def section(page: html.HtmlElement, name: str) -> html.HtmlElement:
    return page.xpath(f"//section[@aria-labelledby='{name}']")[0]


def iri(site: Site, path: str) -> str:
    found = site.places.iri(path)
    assert found
    return found


def test_it_says_who_the_authority_is(site: Site) -> None:
    page = shown(site, WEXMOOR)
    assert words(page.xpath("//h1")[0]) == "Wexmoor Borough Council"
    facts = words(page.xpath("//dl[@class='facts']")[0])
    newest = "Children’s servicesgood ILACS inspection report, 12 July 2024"
    assert f"{newest}Care leavers: outstanding" in facts
    for said in ("Borough of Wexmoor", "GSS codeX06000001", "Ofsted URNX9001", "DfE numberX901"):
        assert said in facts


def test_every_section_of_its_contents_is_there(site: Site) -> None:
    page = shown(site, WEXMOOR)
    for link in page.xpath("//nav[@class='toc']//a/@href"):
        assert page.xpath(f"//h2[@id='{link[1:]}']")


@pytest.mark.parametrize("path", COUNCILS)
def test_changes_are_those_of_the_question(site: Site, path: str) -> None:
    judgements = read_judgements(site.graph, site.once(read_census), iri(site, path))
    asked = {
        (row["document"], row["area"], row["earlier_grade"], row["grade"], row["compared"])
        for row in site.graph.ask("changes", authority=COUNCILS[path])
    }
    own = {
        (
            one.later.document.file, one.later.area, one.earlier.grade, one.later.grade,
            one.compared,
        )
        for one in read_changes(site.graph, iri(site, path), judgements).values()
    }  # fmt: skip
    assert own == asked


def test_nothing_is_set_beside_a_grade_of_another_lane(site: Site) -> None:
    rows = [
        words(row) for row in section(shown(site, ALDERSEA), "inspections").xpath(".//tbody/tr")
    ]
    assert len(rows) == 5
    assert rows[0].startswith("16 September 2008Joint area review reportno overall grade")
    assert "Ambition" in rows[0] or "ambition" in rows[0]
    assert all("none before in this lane" in row for row in rows[2:])
    assert "better" not in " ".join(rows)


def test_a_lane_has_a_row_for_each_family_of_scales(site: Site) -> None:
    lanes = shown(site, WEXMOOR).xpath("//*[local-name()='text'][@class='lane-title']")
    assert [words(one) for one in lanes] == [
        "Annual performance",
        "Annual performance",
        "Safeguarding until 2013",
        "Children’s services",
        "No overall grade",
    ]
    links = shown(site, WEXMOOR).xpath("//*[local-name()='svg']//*[local-name()='a']")
    assert len(links) == 6
    assert all(link.get("aria-label") and link.get("href").startswith("/id/") for link in links)


def test_what_changed_is_told_lane_by_lane(site: Site) -> None:
    said = words(section(shown(site, WEXMOOR), "changes"))
    assert "Children’s services The last inspection with grades is the ILACS" in said
    assert "Annual performance The last inspection with grades is the Annual rating letter" in said
    assert said.index("Children’s services") < said.index("Annual performance")
    judgements = read_judgements(site.graph, site.once(read_census), iri(site, WEXMOOR))
    changes = read_changes(site.graph, iri(site, WEXMOOR), judgements)
    turn = last_turns(judgements, changes, ["Children’s services"])[0]
    assert (len(turn.now), turn.changes, turn.previous) == (5, (), None)


def test_relations_are_those_of_the_question_with_a_link_to_the_words(site: Site) -> None:
    stated = read_stated(site.graph, site.once(read_census), iri(site, WEXMOOR))
    sure = {quote.words for one in stated if not one.manner for _, quote in one.quotes}
    asked = {row["words"] for row in site.graph.ask("relations-of", body="Wexmoor")}
    assert asked <= sure
    part = section(shown(site, WEXMOOR), "relations")
    commissions = part.xpath(".//details[.//h3[@id='commissions-to']]")[0]
    assert "The council commissions Young Voices to provide the advocacy service." in words(
        commissions
    )
    cited = part.xpath(".//cite/a/@href")
    assert len(cited) >= len(sure)
    assert all("#span-" in href for href in cited)


def test_what_is_denied_or_planned_stands_apart(site: Site) -> None:
    part = section(shown(site, ALDERSEA), "relations")
    apart = part.xpath(".//details[.//h3[@id='not-so']]")[0]
    denied = "It has not commissioned any service from Harrenshire County Council."
    assert denied in words(apart)
    assert "denied: commissions" in words(apart)
    for group in part.xpath(".//details[.//h3[@id!='not-so']]"):
        assert denied not in words(group)


def test_recommendations_have_their_later_life_and_a_caution(site: Site) -> None:
    part = section(shown(site, WEXMOOR), "recommendations")
    assert "hint and never certain" in words(part)
    listed = part.xpath(".//ol[@class='asked']/li")
    claims = read_claims(site.graph, site.once(read_census), iri(site, WEXMOOR))
    assert len(listed) == sum(one.kind == "recommendation" for one in claims)
    asked = site.graph.ask("recommendation-life", authority="Wexmoor")
    for row in asked:
        if row["status"] in ("same topic", NOTHING):
            continue
        wording = " ".join(str(row["recommendation"]).split())
        found = [one for one in listed if words(one).startswith(wording)]
        assert found
        assert str(row["status"]) in words(found[0])
        assert " ".join(str(row["words"]).split()) in words(found[0])


def test_every_recommendation_says_what_came_after(site: Site) -> None:
    for group in section(shown(site, WEXMOOR), "recommendations").xpath("./details"):
        summary = words(group.find("summary"))
        if "no later document" in summary or "nothing is known to be later" in summary:
            assert not group.xpath(".//*[@class='status']")
            continue
        for one in group.xpath("./ol/li"):
            assert "Nothing alike found in" in words(one) or one.xpath(".//*[@class='status']")


def test_the_councils_voice_stands_beside_the_inspectorates(site: Site) -> None:
    part = section(shown(site, WEXMOOR), "voices")
    topics = {row["topic_name"] for row in site.graph.ask("voices", authority="Wexmoor")}
    assert {words(one).casefold() for one in part.xpath(".//h4")} == {
        str(topic).casefold() for topic in topics
    }
    for topic in part.xpath(".//h4"):
        own, theirs = topic.getnext()
        assert words(own.find("h5")) == "The council"
        assert all("Self-assessment" in words(one) for one in own.xpath(".//li"))
        assert not any("Self-assessment" in words(one) for one in theirs.xpath(".//li"))
    assert "on no inspectorate’s scale" in words(part)
    assert "no document of the council’s own" in words(section(shown(site, ALDERSEA), "voices"))


def test_findings_are_counted_by_heading(site: Site) -> None:
    part = section(shown(site, WEXMOOR), "findings")
    total = sum(
        int(word)
        for one in part.xpath(".//summary/small/span")
        for word in words(one).split()
        if word.isdigit()
    )
    claims = read_claims(site.graph, site.once(read_census), iri(site, WEXMOOR))
    assert total == sum(one.kind != "recommendation" for one in claims) == len(part.xpath(".//li"))


def test_neighbours_have_their_latest_grade(site: Site) -> None:
    rows = [words(row) for row in section(shown(site, WEXMOOR), "neighbours").xpath(".//tbody/tr")]
    assert [row.split("1")[0].split("5")[0].split("0")[0] for row in rows] == [
        "Aldersea", "North Harrenshire", "South Harrenshire",
    ]  # fmt: skip
    assert "inadequate" in rows[1]
    assert rows[2].endswith("none")


def test_successors_of_a_council_are_named(site: Site) -> None:
    page = shown(site, "/id/actor-gss__X10000001")
    steps = [words(one) for one in section(page, "succession").xpath(".//li")]
    assert any("North Harrenshire Council" in step and "1 April 2021" in step for step in steps)
    assert any("South Harrenshire Council" in step for step in steps)


def test_an_authority_without_documents_says_so(site: Site) -> None:
    page = shown(site, "/id/actor-gss__X06000004")
    assert "no document about this authority" in words(section(page, "inspections"))
    assert "Harrenshire County Council" in words(section(page, "succession"))


def test_all_statements_are_still_to_be_had(site: Site) -> None:
    page = shown(site, f"{WEXMOOR}?statements")
    assert "What is said of it" in words(page)
    assert "ig:statisticalNeighbour" in words(page)
