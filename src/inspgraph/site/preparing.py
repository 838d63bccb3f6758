"""Preparation of a site: all that nearly every page needs, read before anybody asks."""

from __future__ import annotations

from inspgraph.network.neighbourhood import read_authorities, read_links
from inspgraph.site.documents import read_census
from inspgraph.site.dossier.asked_for import reading_of
from inspgraph.site.render import compile_templates
from inspgraph.site.site import Site


def prepare(site: Site) -> None:
    """Read the documents, names, links and cues, and compile the templates.

    A worker does so before it is ready, so that its first visitor does not wait for it.
    """
    compile_templates()
    site.graph.council_names  # noqa: B018 - reads the registers, which a graph keeps
    for read in (read_census, read_links, read_authorities, reading_of):
        site.once(read)
