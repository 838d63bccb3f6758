"""The site of the samples' graph, and pages of it as a browser would see them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from inspgraph.api import Graph
from inspgraph.site.routes import ROUTES, THING, answer
from inspgraph.site.site import Site, Wanted, WebPage

WEXMOOR = "/id/actor-gss__X06000001"
ALDERSEA = "/id/actor-gss__X06000002"
ICB = "/id/actor-ods__X-QQ1"


@pytest.fixture(scope="session")
def site(sampled: Graph) -> Site:
    """The pages of the graph of the samples."""
    return Site(Path(sampled.folder))


def got(site: Site, address: str) -> WebPage:
    """What an address of the site answers, without a server between."""
    split = urlsplit(address)
    values = {name: tuple(all_) for name, all_ in parse_qs(split.query, True).items()}
    for name, pattern in ROUTES:
        found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", pattern), split.path)
        if found:
            return answer(site, name, Wanted(split.path, found.groupdict(), values))
    return answer(site, THING, Wanted(split.path, {}, values))


def shown(site: Site, address: str) -> html.HtmlElement:
    """A page that answers well, parsed."""
    page = got(site, address)
    assert page.status == 200, page.body.decode()
    return html.document_fromstring(page.body.decode())


def words(element: html.HtmlElement) -> str:
    """The text of an element with single spaces."""
    return " ".join(element.text_content().split())
