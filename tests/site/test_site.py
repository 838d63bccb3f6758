"""What a site keeps while its graph stays the same."""

from __future__ import annotations

import pytest

from inspgraph.api import Graph
from inspgraph.site.site import Site, WebPage


def test_a_page_is_made_once_and_the_oldest_goes_when_there_are_too_many(
    sampled: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspgraph.site.site._KEPT", 40)
    site, made = Site(sampled.folder), list[str]()

    def page(name: str, status: int = 200) -> WebPage:
        def make() -> WebPage:
            made.append(name)
            return WebPage(b"0123456789", status=status)

        return site.page(name, make)

    for name in ("a", "b", "a", "c", "d", "a", "b"):
        assert page(name).body == b"0123456789"
    assert made == ["a", "b", "c", "d"]
    page("e")
    page("c")
    assert made == ["a", "b", "c", "d", "e", "c"]
    page("refused", 404)
    page("refused", 404)
    assert made[-2:] == ["refused", "refused"]
