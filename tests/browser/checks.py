"""What holds for every page: nothing sticks out, and axe-core finds nothing serious."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""


def serious(page: Page) -> list[str]:
    """The serious and critical issues that axe-core finds, a line each."""
    # Of what passes only the first of each rule is told, which is much less to send.
    options = {"resultTypes": ["violations"]}
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
