"""Questions as forms in a browser, with scripts and without."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from inspgraph.commands.main import app
from tests.browser.conftest import Opener, Watch
from tests.serve.conftest import Served


def test_words_of_an_answer_lead_to_their_place_in_the_document(page: Page) -> None:
    page.goto("/questions/partners?body=Wexmoor")
    quote = page.get_by_role("region", name="Answer").locator("q a").first
    words = " ".join(quote.inner_text().split())
    quote.click()
    page.wait_for_url(re.compile(r"/id/doc-\w+#span-"))
    expect(page.locator(":target")).to_be_in_viewport()
    assert words[:25] in " ".join(page.locator("main").inner_text().split())


def test_an_unclear_name_is_answered_with_what_comes_near(page: Page, watch: Watch) -> None:
    watch.expect("status of 400")
    page.goto("/questions/partners?body=Wexmoot")
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.get_by_role("region", name="Answer")).to_be_visible()


def test_a_form_leaves_what_is_empty_out_of_the_address(page: Page) -> None:
    page.goto("/questions/partners")
    page.get_by_label(re.compile("^Body")).fill("Wexmoor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/partners?body=Wexmoor")


def test_the_file_has_the_bytes_of_the_command(page: Page, site: Served, downloads: Path) -> None:
    page.goto("/questions/partners?body=Wexmoor&from=2010")
    for title, name in (("CSV", "csv"), ("JSON", "json"), ("Markdown", "markdown")):
        with page.expect_download() as saving:
            page.get_by_role("link", name=title, exact=True).click()
        saving.value.save_as(downloads / name)
        command = ["ask", "partners", "--body", "Wexmoor", "--from", "2010", "--format", name]
        printed = CliRunner().invoke(app, [*command, "--graph", str(site.folder)])
        assert (downloads / name).read_bytes() == printed.stdout_bytes


def test_questions_work_without_scripts(opener: Opener) -> None:
    page = opener(java_script_enabled=False)
    page.goto("/questions")
    page.get_by_role("link", name="Grades through time").click()
    page.get_by_text("Ask it of several councils").click()
    page.get_by_label("Region").select_option("Invented")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("region", name="Answer").locator("tbody tr").first).to_be_visible()
