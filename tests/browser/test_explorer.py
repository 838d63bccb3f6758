"""The graph explorer, driven as people drive it, and small networks on pages and in files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, Route, expect

from inspgraph.api import Graph
from inspgraph.draw.choose import of_body
from inspgraph.draw.self_contained import page as offline_page
from tests.browser.checks import serious, sticking_out
from tests.browser.conftest import DESKTOP, PHONE, Watch
from tests.serve.conftest import Served

Opener = Callable[..., Page]


def opened(page: Page, address: str = "/explore") -> Page:
    page.goto(address)
    expect(page.locator(".ex-canvas canvas").first).to_be_visible()
    expect(page.locator("#explorer-bodies tbody button").first).to_be_visible()
    return page


def bodies(page: Page) -> list[str]:
    return page.locator("#explorer-bodies tbody tr td:first-child").all_inner_texts()


def add(page: Page, name: str) -> None:
    page.get_by_label("Add a body or service").fill(name)
    expect(page.locator(".ex-search [role=option]").first).to_contain_text(name)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".ex-title")).to_contain_text(name)


def title(page: Page) -> str:
    return page.locator(".ex-panel .ex-title").first.inner_text()


def test_the_first_view_says_what_it_shows_and_draws_it(page: Page) -> None:
    opened(page)
    expect(page.locator("#explorer-said")).to_contain_text("council")
    shown = len(bodies(page))
    expect(page.locator("#explorer-said")).to_contain_text(f"{shown} bodies")
    painted = page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => {
             const canvas = document.querySelector(".ex-canvas canvas.sigma-labels");
             const { width, height } = canvas;
             const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
             done(data.some((value) => value > 0)); }))"""
    )
    assert painted


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light"), ((1920, 1080), "dark")]
)
def test_everybody_can_use_it_at_any_width(
    opener: Opener, size: tuple[int, int], scheme: str
) -> None:
    shown = opener(size=size, color_scheme=scheme, expected=("status of 404",))
    page = opened(shown, "/explore?body=nothing")
    expect(page.get_by_text("knows no body or service called")).to_be_visible()
    page.locator("#explorer-bodies tbody button").first.click()
    page.get_by_text("Filters", exact=True).click()
    assert sticking_out(page) == []
    assert serious(page) == []


def test_a_body_is_found_expanded_and_its_words_are_read_in_the_document(page: Page) -> None:
    opened(page)
    add(page, "Aldersea College")
    page.get_by_role("button", name="Keep only").click()
    expect(page.locator("#explorer-said")).not_to_contain_text("councils")
    before = len(bodies(page))
    page.locator(".ex-relations button").first.click()
    quote = page.locator(".ex-quotes blockquote").first.inner_text()
    link = page.locator(".ex-quotes a").first
    assert "#span-" in (link.get_attribute("href") or "")
    link.click()
    expect(page).to_have_url(re.compile(r"/id/doc-\w+#span-"))
    words = " ".join(quote.split())
    assert words[:40] in " ".join(page.locator("main").inner_text().split())
    page.go_back()
    expect(page.locator("#explorer-bodies tbody button").first).to_be_visible()
    assert len(bodies(page)) == before
    expect(page.locator(".ex-quotes blockquote").first).to_have_text(quote)


def test_collapsing_takes_away_what_only_hung_on_a_body(page: Page) -> None:
    opened(page, "/explore?add=" + page_of(page, "Wexmoor"))
    assert len(bodies(page)) == 1
    page.get_by_role("button", name=re.compile("^Expand Wexmoor")).click()
    expect(page.locator("#explorer-bodies tbody tr")).not_to_have_count(1)
    page.get_by_role("button", name=re.compile("^Collapse Wexmoor")).click()
    expect(page.locator("#explorer-bodies tbody tr")).to_have_count(1)
    page.go_back()
    expect(page.locator("#explorer-bodies tbody tr")).not_to_have_count(1)


def page_of(page: Page, name: str) -> str:
    answer = page.request.get(f"/api/find?q={name}&kind=authority,body,service").json()
    return str(answer["results"][0]["iri"]).rpartition("/")[2]


def test_a_reload_and_the_address_alone_restore_the_view(page: Page, downloads: Path) -> None:
    opened(page, "/explore?body=" + page_of(page, "Wexmoor"))
    page.locator("summary", has_text="Filters").click()
    page.locator("fieldset", has_text="Relations").locator("input").first.uncheck()
    expect(page).to_have_url(re.compile("norelation="))
    page.locator("#explorer-relations tbody button").first.click()
    expect(page).to_have_url(re.compile("relation=.*stated|relation=.*planned"))
    first = saved(page, "SVG", downloads / "first.svg"), bodies(page), title(page)
    page.reload()
    opened_again = page.locator("#explorer-bodies tbody button").first
    expect(opened_again).to_be_visible()
    assert (saved(page, "SVG", downloads / "second.svg"), bodies(page), title(page)) == first
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#explorer-bodies tbody button").first).to_be_visible()
    assert (bodies(other), title(other)) == first[1:]


def saved(page: Page, name: str, path: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(f"as (a |an )?{name}")).click()
    download.value.save_as(path)
    return path.read_bytes()


def test_a_view_is_saved_as_picture_and_network(page: Page, downloads: Path) -> None:
    opened(page, "/explore?body=" + page_of(page, "Wexmoor"))
    names = bodies(page)
    svg = etree.fromstring(saved(page, "SVG", downloads / "a.svg"))
    titles = {element.text for element in svg.iter("{*}title")}
    assert all(any(one and one.startswith(name) for one in titles) for name in names)
    assert saved(page, "PNG", downloads / "a.png").startswith(b"\x89PNG")
    network = etree.fromstring(saved(page, "GraphML", downloads / "a.graphml"))
    assert len(network.findall(".//{*}node")) == len(names)


def test_the_shortest_chain_is_shown_with_its_words(page: Page) -> None:
    opened(page)
    add(page, "Aldersea College")
    page.get_by_role("button", name="Find a chain…").click()
    add(page, "Aldersea City Council")
    page.get_by_role("button", name=re.compile("^Chain from Aldersea College")).click()
    expect(page.locator(".ex-title").first).to_have_text(
        "From Aldersea College to Aldersea City Council"
    )
    expect(page.locator(".ex-hops blockquote").first).not_to_be_empty()
    expect(page).to_have_url(re.compile("from=.*to="))
    page.get_by_role("button", name="Remove the chain").click()
    expect(page).not_to_have_url(re.compile("from="))


def test_all_of_it_works_from_the_keyboard(page: Page) -> None:
    opened(page, "/explore?body=" + page_of(page, "Wexmoor"))
    row = page.locator("#explorer-bodies tbody button").first
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ex-title").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".ex-canvas")).not_to_be_focused()
    canvas = page.locator(".ex-canvas")
    canvas.focus()
    for key in ("+", "ArrowLeft", "ArrowDown", "-", "0"):
        page.keyboard.press(key)
    number = len(bodies(page))
    page.locator("#explorer-bodies tbody button", has_text="Hide").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#explorer-bodies tbody tr")).to_have_count(number - 1)
    expect(page.locator("[role=status]", has_text="hidden")).to_have_count(1)


def test_a_click_on_the_drawing_selects_a_body(page: Page) -> None:
    opened(page, "/explore?add=" + page_of(page, "Wexmoor"))
    box = page.locator(".ex-canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".ex-title").first).to_contain_text("Wexmoor")
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#explorer-bodies tbody tr")).not_to_have_count(1)


def test_a_busy_server_is_said_plainly_and_the_view_stays(
    watching: tuple[Page, Watch],
) -> None:
    page, watch = watching
    watch.expect("503")
    opened(page)
    number = len(bodies(page))
    page.route("**/api/network/around?*", lambda route: route.fulfill(status=503, body="busy"))
    page.get_by_role("button", name=re.compile("^Expand ")).first.click()
    expect(page.get_by_role("alert").filter(has_text="busy (503)")).to_be_visible()
    assert len(bodies(page)) == number
    page.unroute("**/api/network/around?*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert").filter(has_text="503")).to_have_count(0)


def test_a_hostile_document_shows_as_text(opener: Opener, hostile: Served) -> None:
    page = opened(opener(hostile), "/explore?whole=1")
    for button in page.locator("#explorer-relations tbody button").all()[:10]:
        button.click()
    assert page.locator("main script:not([type='application/json'])").count() == 0


def test_without_scripts_the_first_view_is_a_table(opener: Opener) -> None:
    page = opener(java_script_enabled=False)
    page.goto("/explore")
    assert page.locator("#explorer-bodies tbody a").count() > 3
    assert page.locator("#explorer-relations tbody a").count() > 3


def large(bodies_: int, statements: int) -> str:
    base = "https://w3id.org/inspgraph/id/actor-local__x__"
    types = ("LocalAuthority", "Service", "Unit", "Partnership", "HealthBody", "Police")
    nodes: list[dict[str, Any]] = [
        {
            "id": f"{base}{n}", "path": f"/id/actor-local__x__{n}", "label": f"Body {n}",
            "type": types[0] if n < 150 else types[1 + n % 5], "kind": "body",
            "documents": 1 + n % 7, "linked": 4,
        }
        for n in range(bodies_)
    ]  # fmt: skip
    edges = [
        {
            "id": f"s{n}", "source": f"{base}{n % bodies_}", "target": f"{base}{n * 7919 % 150}",
            "relation": "partOf", "label": "part of", "polarity": "affirmed", "modality": "stated",
            "document": "d", "documentPath": "/id/d", "file": "f.pdf", "date": "2020-01-01",
            "page": 1, "paragraph": "", "quote": "words", "spanPath": "/id/d#s", "series": "",
        }
        for n in range(statements)
    ]  # fmt: skip
    return json.dumps({"nodes": nodes, "edges": edges, "said": "", "left": {}, "chains": []})


def test_5000_bodies_are_drawn_before_anybody_waits(page: Page) -> None:
    answer = large(5000, 10_000)

    def give(route: Route) -> None:
        route.fulfill(body=answer, content_type="application/json")

    page.route("**/api/network/around?whole=1", give)
    opened(page)
    page.evaluate("performance.clearMarks()")
    start = page.evaluate("performance.now()")
    page.get_by_role("button", name=re.compile("whole network")).click()
    expect(page.locator("#explorer-said")).to_contain_text("5000 bodies", timeout=30_000)
    drawn = page.evaluate("performance.getEntriesByName('network-drawn')[0]?.startTime ?? 1e9")
    assert drawn - start < 10_000


def test_a_small_network_shows_the_words_of_a_line(page: Page) -> None:
    page.goto("/id/" + page_of(page, "Wexmoor"))
    line = page.locator(".network-line").first
    line.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".network-words blockquote").first).not_to_be_empty()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".network-line").nth(1)).to_be_focused()
    page.get_by_role("link", name="Open in the explorer").click()
    expect(page.locator("#explorer-bodies tbody button").first).to_be_visible()
    assert any("Wexmoor" in name for name in bodies(page))


def test_a_page_in_a_file_works_without_a_server(
    browser: Browser, sampled: Graph, tmp_path: Path
) -> None:
    file = tmp_path / "wexmoor.html"
    file.write_bytes(offline_page(sampled, of_body(sampled, sampled.body("Wexmoor"), 40)))
    context = browser.new_context(offline=True)
    faults: list[str] = []
    context.on("console", lambda said: faults.append(said.text))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        page.locator(".network-line").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".network-words blockquote").first).not_to_be_empty()
        assert serious(page) == []
        assert (faults, asked) == ([], [file.as_uri()])
    finally:
        context.close()
