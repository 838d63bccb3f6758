"""What every page has: its frame, and a watch that sees what a page should not do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import serious, sticking_out
from tests.browser.conftest import Opener, watched
from tests.serve.conftest import Served


def test_the_first_page_has_its_frame(page: Page) -> None:
    page.goto("/")
    assert page.locator("h1").count() == 1
    assert page.get_by_role("navigation", name="Main").get_by_role("link").count() >= 5
    assert not serious(page)


def test_the_first_key_leads_past_the_frame(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_frame_fits_a_phone(opener: Opener) -> None:
    page = opener(size=(380, 800))
    page.goto("/")
    assert not sticking_out(page)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("console.error('broken')", "console: broken"),
        ("setTimeout(() => { throw new Error('thrown') })", "thrown"),
        ("alert('opened')", "a dialog: opened"),
        ("location.assign('http://127.0.0.1:1/')", "a request off the server"),
        ("fetch('http://127.0.0.1:1/').catch(() => 0)", "Content Security Policy"),
        ("document.body.append(Object.assign(document.createElement('script'), {text: 'a'}))",
         "Content Security Policy"),
    ],
)  # fmt: skip
def test_the_watch_sees_what_a_page_should_not_do(
    browser: Browser, site: Served, script: str, words: str
) -> None:
    def visit() -> None:
        with watched(browser, site) as (page, _):
            page.goto("/")
            page.evaluate(script)
            page.wait_for_timeout(100)

    with pytest.raises(AssertionError, match=words):
        visit()
