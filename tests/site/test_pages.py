"""What holds of every page: its links lead somewhere, it is well formed, words are only words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from lxml import html

from inspgraph.frameworks import Frameworks
from inspgraph.records import Extraction
from inspgraph.site.routes import ROUTES
from inspgraph.site.site import Site
from tests.factories import CONTENT, extraction, span
from tests.serve.conftest import build
from tests.site.conftest import ALDERSEA, WEXMOOR, got, shown, words

YOUTH = "/id/actor-local__aldersea-and-wexmoor__youth-offending-service"
PAGES = (
    "/", "/authorities", "/bodies", "/bodies?page=2", "/documents", "/problems", "/find",
    "/find?q=wexmoor", "/find?q=aldersey", "/find?q=qqqq", WEXMOOR, ALDERSEA,
    "/id/actor-gss__X10000001", "/id/actor-gss__X06000004", YOUTH, "/id/actor-national__ofsted",
    f"{WEXMOOR}?statements",
)  # fmt: skip
SCRIPT = '<script>alert("1")</script>'


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_well_formed(site: Site, address: str) -> None:
    page = shown(site, address)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
    assert words(page.xpath("//title")[0]).endswith("– inspgraph")
    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    labelled = set(page.xpath("//label/@for"))
    for field in page.xpath("//main//input[not(@type='hidden')]|//main//select"):
        assert field.get("id") in labelled
    for name in page.xpath("//@aria-labelledby|//@aria-controls|//label/@for"):
        assert name in ids
    assert not page.xpath("//@style|//style|//script[not(@src)]|//*[@onclick]")
    for link in page.xpath("//a"):
        assert words(link) or link.get("aria-label")


@pytest.mark.parametrize("address", PAGES)
def test_fragments_of_a_page_are_on_it(site: Site, address: str) -> None:
    page = shown(site, address)
    for link in page.xpath("//a/@href[starts-with(., '#')]"):
        assert page.xpath(f"//*[@id='{link[1:]}']")


def internal(site: Site, address: str) -> Iterator[str]:
    known = {f"/{split.split('/')[1]}" for _, split in ROUTES}
    for href in shown(site, address).xpath("//a/@href|//link[@rel='alternate']/@href"):
        if href.startswith("/") and not href.startswith("/sparql"):
            start = f"/{urlsplit(href).path.split('/')[1]}"
            if start in known or start in ("/id", "/framework", "/kind", "/rule", "/ns"):
                yield href


def test_every_link_of_these_pages_leads_to_a_page(site: Site) -> None:
    seen: set[str] = set()
    for address in PAGES:
        for href in internal(site, address):
            path = urldefrag(href).url
            if path not in seen:
                seen.add(path)
                assert got(site, path).status in (200, 303), f"{address} → {path}"
    assert len(seen) > 250


def test_a_quotation_leads_to_its_words_in_the_reader(site: Site) -> None:
    cited = {
        href
        for address in (WEXMOOR, ALDERSEA, YOUTH)
        for href in shown(site, address).xpath("//cite/a/@href")
    }
    assert any(urldefrag(href).fragment for href in cited)
    documents = {urldefrag(href).url for href in cited}
    ids = {path: set(shown(site, path).xpath("//@id")) for path in documents}
    for href in cited:
        path, fragment = urldefrag(href)
        assert not fragment or fragment in ids[path]


def test_a_judgement_says_where_it_belongs_and_what_it_is(site: Site) -> None:
    (row,) = site.graph.query(
        'SELECT ?j { ?j ig:areaLabel "Overall effectiveness" ; ig:gradeLabel "good" ;'
        ' ig:inDocument/ig:inSeries/skos:notation "ilacs" }'
    )
    page = shown(site, site.places.path(str(row["j"])) or "")
    assert words(page.xpath("//h1")[0]) == "Overall effectiveness: good"
    crumbs = page.xpath("//nav[@class='crumbs']//a")
    assert crumbs[0].get("href") == WEXMOOR
    assert [one.get("href")[:8] for one in crumbs] == ["/id/acto", "/id/doc-"]


def test_a_statement_and_a_succession_are_called_by_what_they_say(site: Site) -> None:
    (row,) = site.graph.query(
        "SELECT ?s { ?s rdf:predicate ig:commissions ; rdf:subject ?a ; rdf:object ?b ."
        ' ?a skos:prefLabel "Wexmoor Borough Council" . ?b skos:prefLabel "Young Voices" }'
    )
    page = shown(site, site.places.path(str(row["s"])) or "")
    assert words(page.xpath("//h1")[0]) == "Wexmoor Borough Council – commissions – Young Voices"
    events = site.graph.query(
        "SELECT ?e { ?e org:resultingOrganization"
        " ?n . ?n skos:prefLabel 'NHS Harrenside Integrated Care Board' }"
    )
    names = {
        words(shown(site, site.places.path(str(row["e"])) or "").xpath("//h1")[0]) for row in events
    }
    assert "NHS Harrenshire CCG → NHS Harrenside Integrated Care Board" in names


def test_properties_are_called_by_their_labels(site: Site) -> None:
    page = shown(site, f"{WEXMOOR}?statements")
    assert "statistical neighbour ig:statisticalNeighbour" in words(page)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, frameworks: Frameworks) -> Site:
    """A graph in which names, headings, wordings and file names are markup."""
    content = f'{CONTENT}\n{SCRIPT} commissions "><img src=x onerror=alert(1)>.'
    made: Extraction = extraction("reports/<b>x</b>.pdf", content)
    trust, service = made.actors
    evil = replace(trust, name=SCRIPT, aliases=("'\"><svg/onload=1>",),
                   mentions=(span(SCRIPT, content),))  # fmt: skip
    made = replace(
        made,
        facts=replace(made.facts, title=SCRIPT),
        actors=(evil, service),
        judgements=(replace(made.judgements[0], area=SCRIPT),),
        recommendations=(replace(made.recommendations[0], text=f"{SCRIPT} {{{{ 7 * 7 }}}}"),),
        findings=(replace(made.findings[0], area='"><script>'),),
    )
    folder = tmp_path_factory.mktemp("hostile") / "graph"
    build(folder, frameworks, [made])
    return Site(Path(folder))


def test_names_and_words_of_a_document_are_only_text(hostile: Site) -> None:
    trust = "/id/actor-local__X06000001__harbour-trust"
    pages = ("/", "/authorities", "/bodies", "/documents", "/find?q=script", WEXMOOR, trust,
             f"{trust}?statements", "/find?q=%3Cscript%3Ealert(2)", "/bodies?q=%22%3E%3Cscript%3E",
             "/documents?series=%22%3E%3Csvg%3E")  # fmt: skip
    for address in pages:
        page = got(hostile, address)
        assert page.status == 200
        text = page.body.decode()
        found = html.document_fromstring(text)
        assert not found.xpath("//script[not(starts-with(@src, '/assets/'))]")
        assert not found.xpath("//img|//b|//*[@onload]|//*[@onerror]|//svg[@onload]")
        assert "<script>alert" not in text
        assert ">49<" not in text
    for address in ("/bodies", WEXMOOR, trust, "/find?q=script"):
        assert SCRIPT in shown(hostile, address).text_content()


def test_what_a_script_would_read_from_json_is_only_text(hostile: Site) -> None:
    page = got(hostile, "/api/find?q=script")
    assert page.media == "application/json"
    assert SCRIPT.encode().replace(b'"', b'\\"') in page.body
