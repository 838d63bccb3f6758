"""The first page."""

from __future__ import annotations

from typing import Final

from inspgraph.site.documents import read_census
from inspgraph.site.lists.overview import Overview, overview
from inspgraph.site.render import render
from inspgraph.site.rows import rows
from inspgraph.site.site import Site, Wanted, WebPage

_BODIES: Final = "SELECT (COUNT(DISTINCT ?actor) AS ?n) { ?seen ig:actor ?actor }"
_ENTRANCES: Final = (
    "master", "changes", "neighbours-grades", "turnarounds", "recommendations",
    "recommendation-life", "attendance", "weak-links", "childrens-trusts", "passages",
)  # fmt: skip
"""Questions that analysts, journalists and researchers begin with."""


def front_page(site: Site, _: Wanted) -> WebPage:
    """Show what the graph holds, and where to begin."""
    known = {question.name: question for question in site.graph.questions}
    return render(
        site,
        "front.html",
        overview=site.made(_overview),
        questions=tuple(known[name] for name in _ENTRANCES if name in known),
        number_of_questions=len(known),
        limits=site.limits,
    )


def _overview(site: Site) -> Overview:
    number = int(rows(site.graph, _BODIES)[0]["n"])
    return overview(site.once(read_census), site.graph.problems, number)
