"""One visit from a name to the words, and on to a question, a query and a picture."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.test_query import write

RELATION = re.compile("provides|commissions|supports|member of|partner|serves|part of|funds")


def test_from_a_name_to_the_words_and_on(page: Page, downloads: Path) -> None:
    page.goto("/")
    # A body is searched for in the header ...
    page.get_by_role("banner").get_by_role("combobox").fill("adoption harren")
    option = page.get_by_role("option", name="Adoption Harrenside").first
    expect(option).to_be_visible()
    option.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Adoption Harrenside")
    # ... opened in the explorer, and expanded.
    page.get_by_role("link", name=re.compile("explorer", re.IGNORECASE)).last.click()
    expect(page.locator("#explorer-said")).to_contain_text("relations are shown")
    selection = page.get_by_role("region", name="Selection")
    bodies = page.locator("#explorer-bodies tbody tr")
    before = bodies.count()
    wexmoor = bodies.filter(has_text="Wexmoor Borough Council").first
    wexmoor.get_by_role("button", name=re.compile("^Expand")).click()
    expect(bodies).not_to_have_count(before)
    # The words of an edge are read ...
    selection.get_by_role("button", name=RELATION).first.click()
    expect(selection.locator("blockquote").first).to_be_visible()
    quote = selection.locator("blockquote").first.inner_text()
    view = page.url
    # ... a picture of the view saved ...
    with page.expect_download() as saving:
        page.get_by_role("button", name=re.compile("PNG")).click()
    saving.value.save_as(downloads / "view.png")
    assert (downloads / "view.png").read_bytes().startswith(b"\x89PNG")
    # ... and the words found highlighted in the document.
    selection.locator("figcaption a").first.click()
    page.wait_for_url(re.compile(r"/id/doc-\w+#span-"))
    target = page.locator(":target")
    expect(target).to_be_visible()
    expect(target).to_be_in_viewport()
    assert " ".join(quote.split())[:20] in " ".join(page.locator("main").inner_text().split())
    colour = "getComputedStyle(document.querySelector(':target')).backgroundColor"
    assert page.evaluate(colour) != "rgba(0, 0, 0, 0)"
    # The view of the explorer stands in its address.
    page.goto(view)
    expect(bodies.filter(has_text="Wexmoor Borough Council")).to_have_count(1)
    expect(selection.locator("blockquote").first).to_have_text(quote)
    # A question is asked ...
    page.get_by_role("link", name="Questions").first.click()
    page.get_by_role("link", name="Partners of a body").click()
    page.get_by_label(re.compile("^Body")).fill("Wexmoor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Answer").locator("q").first).to_be_visible()
    # ... and its SPARQL run.
    page.get_by_text("The SPARQL behind it").click()
    page.get_by_role("link", name="Open in the SPARQL page").click()
    rows = page.get_by_role("region", name="Rows")
    expect(rows.locator("tbody tr").first).to_be_visible()
    write(page, "SELECT ?j { ?j a ig:Judgement } LIMIT 3")
    page.keyboard.press("Control+Enter")
    expect(rows.locator("tbody tr")).to_have_count(3)
    page.reload()
    expect(rows.locator("tbody tr")).to_have_count(3)
