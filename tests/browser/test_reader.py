"""A document in a browser: from a statement to its words, from words to what was read there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from inspgraph.api import Graph
from tests.browser.checks import serious, sticking_out
from tests.browser.conftest import DESKTOP, PHONE, Opener

REVIEW = "aldersea-joint-area-review-2008.md"


@pytest.fixture(scope="session")
def document(sampled: Graph) -> str:
    """The path of a document that has every kind of words."""
    found = next(one for one in sampled.manifest.documents if one.name == REVIEW)
    return f"/id/doc-{found.sha256[:32]}"


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light"), ((1920, 1080), "dark")]
)
def test_the_page_is_for_everyone(
    opener: Opener, document: str, size: tuple[int, int], scheme: str
) -> None:
    page = opener(size=size, color_scheme=scheme)
    page.goto(document)
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".reader-chosen")).to_be_visible()
    assert sticking_out(page) == []
    assert serious(page) == []


def test_a_statement_leads_to_its_words_and_they_say_what_was_read(
    page: Page, document: str
) -> None:
    page.goto(document)
    page.locator("summary", has_text="Relations").click()
    said = page.locator(".reader-read li[data-kind=relation] .said").nth(1)
    statement = said.inner_text()
    said.click()
    words = page.locator("mark.chosen").first
    expect(words).to_be_in_viewport()
    assert page.url.endswith(f"#{words.get_attribute('id')}")
    chosen = page.locator(".reader-chosen")
    expect(page.locator("[data-status]")).to_contain_text("Relation: ")
    # Other statements may rest on the same words; the one that was followed stands first.
    first = chosen.locator("li").first
    expect(first).to_contain_text(statement)
    assert first.locator(".links a").count() == 3
    page.keyboard.press("Escape")
    expect(chosen).to_be_hidden()
    assert "#" not in page.url


def test_words_are_clicked_and_gone_through_by_keys_and_the_address_brings_them_back(
    page: Page, document: str
) -> None:
    page.goto(document)
    page.locator("mark.k-weakness").first.click()
    expect(page.locator(".reader-chosen")).to_contain_text("Weakness")
    first = page.url
    page.keyboard.press("Alt+ArrowDown")
    assert page.url != first
    page.keyboard.press("Alt+ArrowUp")
    assert page.url == first
    assert page.evaluate("document.activeElement.matches('mark.chosen')")
    page.goto("/")
    page.goto(first)
    expect(page.locator("mark.chosen").first).to_be_in_viewport()


def test_a_kind_is_hidden_and_the_address_says_so(page: Page, document: str) -> None:
    page.goto(document)
    mark = page.locator("mark.k-recommendation").first
    plain = "rgba(0, 0, 0, 0)"
    assert mark.evaluate("one => getComputedStyle(one).backgroundColor") != plain
    page.get_by_label("Recommendations").uncheck()
    assert mark.evaluate("one => getComputedStyle(one).backgroundColor") == plain
    page.reload()
    expect(page.get_by_label("Recommendations")).not_to_be_checked()
    expect(page.get_by_label("Judgements")).to_be_checked()
    # Words that an address names are shown, whatever their kind.
    page.goto(f"{page.url}#{mark.get_attribute('id')}")
    expect(page.get_by_label("Recommendations")).to_be_checked()


def test_without_scripts_an_address_leads_to_words_and_kinds_can_be_chosen(
    opener: Opener, document: str
) -> None:
    page = opener(java_script_enabled=False)
    page.goto(document)
    page.locator("summary", has_text="Recommendations").click()
    page.locator(".reader-read li[data-kind=recommendation] .said").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.get_by_label("Bodies").uncheck()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_label("Bodies")).not_to_be_checked()
    assert "show=judgement" in page.url


def test_paper_has_the_words_and_no_controls(page: Page, document: str, tmp_path: Path) -> None:
    page.goto(document)
    page.emulate_media(media="print")
    for part in (".reader-legend", ".reader-side", ".reader-contents", ".bar"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".published")).to_be_visible()
    page.pdf(path=tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").stat().st_size > 10_000
