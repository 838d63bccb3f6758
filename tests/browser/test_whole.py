"""What holds on every page: no barrier, nothing sticks out, no word of a document runs."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import KINDS, REFUSED, address
from tests.browser.checks import cut_off, serious, shorten, sticking_out
from tests.browser.conftest import Watch, watched
from tests.browser.test_query import write
from tests.serve.conftest import SCRIPT, Served

EACH = pytest.mark.parametrize("kind", KINDS)
HTML = {"Accept": "text/html"}


@EACH
def test_a_page_has_no_barrier_light_or_dark_and_fits_phones_and_large_screens(
    watching: tuple[Page, Watch], site: Served, kind: str
) -> None:
    page, watch = watching
    if kind in REFUSED:
        watch.expect(f"status of {REFUSED[kind]}")
    page.goto(address(site, kind))
    if kind == "explorer":
        page.wait_for_function("performance.getEntriesByName('network-settled').length > 0")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    for width in (380, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert not sticking_out(page), width
        assert width == 1920 or not cut_off(page)
    shorten(page)
    assert not serious(page)
    # In the dark only the colours are others.
    page.emulate_media(color_scheme="dark")
    assert not serious(page, "color-contrast")


@EACH
def test_script_in_a_document_is_text_on_every_page(
    browser: Browser, hostile: Served, kind: str
) -> None:
    if kind in ("body", "service", "question", "question-unclear"):
        pytest.skip("the hostile graph has no such thing")
    with watched(browser, hostile) as (page, watch):
        if kind in REFUSED:
            watch.expect(f"status of {REFUSED[kind]}")
        page.goto(address(hostile, kind), wait_until="networkidle")
        assert page.locator("script:not([src]):not([type='application/json'])").count() == 0
        assert page.locator("a[href^='javascript:']").count() == 0


def test_a_hostile_document_shows_its_script_as_words(browser: Browser, hostile: Served) -> None:
    with watched(browser, hostile) as (page, _):
        page.goto("/documents")
        expect(page.locator("main")).to_contain_text("<script>alert(1)<script>.pdf")
        for graph in hostile.graphs:
            page.goto(graph.removeprefix("https://w3id.org/inspgraph").replace("graph-", "doc-"))
            expect(page.locator("main")).to_be_visible()
            if SCRIPT in page.locator("main").inner_text():
                break
        else:
            pytest.fail("no document shows the words")
        page.goto("/questions/findings")
        expect(page.get_by_role("region", name="Answer")).to_contain_text(SCRIPT)
        page.goto("/query")
        write(page, "SELECT ?w { ?f a ig:Finding ; ig:wording ?w }")
        page.get_by_role("button", name="Run").click()
        expect(page.get_by_role("region", name="Rows")).to_contain_text(SCRIPT)


def test_the_keyboard_reaches_everything_and_is_always_seen(page: Page) -> None:
    """Tab goes through the whole page and out of it, and what has the focus shows it."""
    page.goto("/questions/partners?body=Wexmoor")
    page.get_by_text("Change", exact=True).click()
    page.evaluate("document.activeElement.blur()")
    seen: list[str] = []
    for _ in range(80):
        page.keyboard.press("Tab")
        at, outline = page.evaluate(
            """() => {
              const one = document.activeElement, style = getComputedStyle(one);
              const name = one.getAttribute("href") ?? one.getAttribute("name") ?? one.className;
              return [one.tagName + name, one === document.body || style.outlineStyle !== "none"];
            }"""
        )
        assert outline, f"the focus on {at} cannot be seen"
        seen.append(at)
        if at == "BODY":
            break
    assert "INPUTbody" in seen
    assert any(one.startswith("A/id/doc-") for one in seen), "words of an answer"


def test_a_question_is_asked_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/questions/partners")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "body":
            break
    page.keyboard.type("Aldersea City")
    expect(page.get_by_role("listbox", name="Suggestions").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=body]")).to_have_value("Aldersea City Council")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("rows$"))).to_be_visible()


def test_fifty_visitors_at_once_all_get_their_pages(site: Served) -> None:
    paths = [
        "/",
        "/authorities",
        "/questions",
        "/questions/partners?body=Wexmoor",
        "/query",
        "/find?q=w",
    ]

    def visit(number: int) -> list[int]:
        with httpx.Client(timeout=60, headers=HTML) as client:
            chosen = [paths[(number + at) % len(paths)] for at in range(3)]
            return [client.get(site.url + path).status_code for path in chosen]

    with ThreadPoolExecutor(50) as visitors:
        statuses = [code for codes in visitors.map(visit, range(50)) for code in codes]
    assert set(statuses) == {200}
