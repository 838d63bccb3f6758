"""The SPARQL page: editing, completing, answers as table and graph, errors, cancelling, files."""

from __future__ import annotations

import re
import time
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import serious
from tests.browser.conftest import Opener, Watch, watched
from tests.serve.conftest import SLOW, Served


def write(page: Page, query: str) -> None:
    """Put a query in the place of the one that is there.

    That is deleted first: what `fill` puts over coloured words would be given their style by the
    browser, which the page's policy forbids; keys typed over them are put there by the editor.
    """
    editor = page.get_by_role("textbox", name="Query")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    editor.fill(query)


def run(page: Page, query: str) -> None:
    page.goto("/query")
    write(page, query)
    page.keyboard.press("Control+Enter")


def test_terms_are_completed_by_name_and_by_label_with_their_definitions(page: Page) -> None:
    page.goto("/query")
    editor = page.get_by_role("textbox", name="Query")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT * { ?j a judg")
    option = page.get_by_role("option", name=re.compile(r"^ig:Judgement\s*judgement$"))
    expect(option).to_be_visible()
    expect(page.get_by_text("A grade that a document awards to an area.")).to_be_visible()
    page.wait_for_timeout(100)  # the editor takes no choice in the first moment of a list
    page.keyboard.press("Enter")
    expect(editor).to_contain_text("?j a ig:Judgement")
    page.keyboard.type(" ; ig:gradeL")
    expect(page.get_by_role("option", name=re.compile("ig:gradeLabel"))).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.type(" ?")
    expect(page.get_by_role("option", name="?j")).to_be_visible()


def test_tab_leads_out_of_the_editor(page: Page) -> None:
    page.goto("/query")
    write(page, "ASK {}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()


def test_an_error_is_told_and_marked_at_its_place(page: Page, watch: Watch) -> None:
    watch.expect("status of 400")
    run(page, "SELECT * {\n  ?s ?p nonsense\n}")
    expect(page.locator(".query-said")).to_contain_text("error at 2:")
    expect(page.locator(".cm-lintRange-error")).to_have_text("nonsense")
    assert not serious(page)


def test_rows_link_their_names_and_turn_by_pages(page: Page) -> None:
    run(page, "SELECT ?span ?words { ?span oa:hasSelector/oa:exact ?words } ORDER BY ?span")
    rows = page.get_by_role("region", name="Rows")
    expect(rows.locator("tbody tr")).to_have_count(100)
    first = rows.locator("tbody tr").first.inner_text()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text(re.compile("^Rows 101 to 200"))).to_be_visible()
    assert rows.locator("tbody tr").first.inner_text() != first
    rows.get_by_role("link").first.click()
    page.wait_for_url(re.compile("/id/"))


def test_triples_and_rows_are_drawn(page: Page) -> None:
    for example in ("partnerships", "network"):
        page.goto(f"/query?example={example}")
        page.get_by_role("button", name="Graph").click()
        drawing = page.get_by_role("img", name=re.compile("A graph of"))
        expect(drawing.locator("canvas").first).to_be_visible()
        links = re.search(r"(\d+) links", drawing.get_attribute("aria-label") or "")
        assert links
        assert int(links[1]) > 3


def test_what_is_saved_is_what_the_endpoint_gives(
    page: Page, site: Served, downloads: Path
) -> None:
    query = "SELECT ?j ?g { ?j a ig:Judgement ; ig:gradeLabel ?g } ORDER BY ?j"
    run(page, query)
    for name, media in (("CSV", "text/csv"), ("XML", "application/sparql-results+xml")):
        with page.expect_download() as saving:
            page.get_by_role("button", name=name).click()
        saving.value.save_as(downloads / name)
        there = httpx.get(site.sparql, params={"query": query}, headers={"Accept": media})
        assert (downloads / name).read_bytes() == there.content
    run(page, "CONSTRUCT { ?a ig:partnerOf ?b } { ?a ig:partnerOf ?b }")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Turtle").click()
    saving.value.save_as(downloads / "Turtle")
    assert "ig:partnerOf" in (downloads / "Turtle").read_text(encoding="utf-8")


def test_cancelling_ends_the_query(browser: Browser, site: Served) -> None:
    with watched(browser, site) as (page, _):
        for _ in range(3):  # more than there are workers
            run(page, SLOW)
            page.get_by_role("button", name="Cancel").click()
            expect(page.locator(".query-said")).to_contain_text("Cancelled")
    begun = time.monotonic()
    assert site.ask("ASK {}").status_code == 200
    assert time.monotonic() - begun < 5


def test_without_scripts_the_form_asks_the_endpoint(opener: Opener) -> None:
    # The answer is XML, and the page in which the browser shows that has a style of its own.
    page = opener(java_script_enabled=False, expected=("Applying inline style",))
    page.goto("/query?example=judgements")
    expect(page.get_by_label("Query", exact=True)).to_have_value(re.compile("ig:Judgement"))
    with page.expect_response(re.compile("/sparql")) as answer:
        page.get_by_role("button", name="Run").click()
    assert answer.value.status == 200
