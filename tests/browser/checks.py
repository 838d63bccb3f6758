"""What holds for every page: nothing sticks out, and axe-core finds nothing serious."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""


_ENOUGH = 12
_SHORTEN = """(enough) => document.querySelectorAll("main, main *").forEach((one) => {
  [...one.children].slice(enough).forEach((rest) => rest.remove());
})"""
_CUT_OFF = """() => [...document.querySelectorAll(".scroll")]
  .filter((one) => one.querySelector(":scope > .stacked") && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.getAttribute("aria-label"))"""


def shorten(page: Page) -> None:
    """Take out what only repeats, of each list what is beyond twelve: axe-core reads all of it."""
    page.evaluate(_SHORTEN, _ENOUGH)


def cut_off(page: Page) -> list[str]:
    """The tables of the page that must be scrolled sideways, by their label."""
    return list(page.evaluate(_CUT_OFF))


def serious(page: Page, *rules: str) -> list[str]:
    """The serious and critical issues that axe-core finds by all rules or these, a line each."""
    # Of what passes only the first of each rule is told, which is much less to send.
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = _AXE.run(page, options=options).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def sticking_out(page: Page) -> list[str]:
    """What makes the page scroll sideways; nothing where it does not."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return list(page.evaluate(_WIDE)) or ["something"] if wide else []
