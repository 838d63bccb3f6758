"""The first page."""

from __future__ import annotations

from inspgraph.site.render import render
from inspgraph.site.site import Page, Site, Wanted


def front_page(site: Site, _: Wanted) -> Page:
    """Show what the graph holds."""
    documents = tuple(
        (one.name, one.series or "", site.places.path(one.graph))
        for one in site.graph.manifest.documents
    )
    return render(site, "front.html", documents=documents, limits=site.limits)
