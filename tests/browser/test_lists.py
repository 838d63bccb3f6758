"""The overview, lists, search, dossiers and pages of bodies in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

WEXMOOR = "/id/actor-gss__X06000001"
YOUTH = "/id/actor-local__aldersea-and-wexmoor__youth-offending-service"


def test_suggestions_are_chosen_by_keys(page: Page) -> None:
    page.goto("/authorities")
    field = page.get_by_role("combobox", name="Find a body, council or document")
    field.press_sequentially("wexmo")
    listed = page.get_by_role("listbox", name="Suggestions")
    first = listed.get_by_role("option").first
    expect(first).to_contain_text("Wexmoor Borough Council")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile(f"{WEXMOOR}$"))


def test_escape_closes_suggestions_and_enter_then_sends_the_form(page: Page) -> None:
    page.goto("/")
    field = page.locator("#big-find")
    field.press_sequentially("aldersey")
    listed = page.locator(".big-find [role=listbox]")
    expect(listed).to_be_visible()
    expect(listed).to_contain_text("near miss")
    field.press("Escape")
    expect(listed).to_be_hidden()
    expect(field).to_have_value("aldersey")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/find\?q=aldersey$"))
    expect(page.get_by_role("heading", name="Near misses")).to_be_visible()


def test_a_suggestion_is_opened_by_the_mouse_and_names_are_only_text(page: Page) -> None:
    page.goto("/")
    page.locator("#find").press_sequentially("youth off")
    page.get_by_role("option", name=re.compile("Wexmoor and Aldersea Youth Offending")).click()
    expect(page).to_have_url(re.compile(f"{YOUTH}$"))


def test_everything_is_there_without_scripts(opener: Opener) -> None:
    page = opener(java_script_enabled=False)
    page.goto("/")
    page.locator("#find").fill("wexmoor")
    page.locator(".find button").click()
    page.get_by_role("link", name="Wexmoor Borough Council").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wexmoor Borough Council")
    page.goto("/documents")
    page.get_by_label("Series").select_option("jar")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tbody tr")).to_have_count(2)


def test_a_dossier_leads_to_the_words(page: Page) -> None:
    page.goto(WEXMOOR)
    page.get_by_role("navigation", name="On this page").get_by_role(
        "link", name=re.compile("Partners")
    ).click()
    cited = page.locator("section[aria-labelledby=relations] cite a").first
    page.locator("section[aria-labelledby=relations] details").first.evaluate(
        "one => { one.open = true }"
    )
    words = page.locator("section[aria-labelledby=relations] q").first.text_content() or ""
    cited.click()
    expect(page).to_have_url(re.compile(r"/id/doc-\w+#span-"))
    fragment = page.url.partition("#")[2]
    target = page.locator(f"[id='{fragment}']")
    expect(target).to_be_visible()
    assert words.split()[0] in (page.locator("main").text_content() or "")


def test_a_dossier_draws_its_network(page: Page) -> None:
    page.goto(WEXMOOR)
    drawing = page.locator("div.network svg").first
    page.locator("div.network").scroll_into_view_if_needed()
    expect(drawing).to_be_visible()
