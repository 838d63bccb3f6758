"""What a worker reads before it is ready."""

from __future__ import annotations

from inspgraph.api import Graph
from inspgraph.network.neighbourhood import read_links
from inspgraph.site.documents import read_census
from inspgraph.site.preparing import prepare
from inspgraph.site.site import Site


def test_what_was_prepared_is_not_read_again(sampled: Graph) -> None:
    site = Site(sampled.folder)
    prepare(site)
    known = [site.once(read) for read in (read_census, read_links)]
    prepare(site)
    assert all(
        one is site.once(read) for one, read in zip(known, (read_census, read_links), strict=True)
    )
