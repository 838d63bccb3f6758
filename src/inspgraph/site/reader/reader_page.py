"""The page of a document: its text as published, with what was read there marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inspgraph.records import Span, Text
from inspgraph.site.anchors import address_of_span, document_of, page_anchor, read_documents
from inspgraph.site.documents import read_links
from inspgraph.site.reader.about import About, read_about
from inspgraph.site.reader.flow import TOP, Node, flow, inner_pages, ranges
from inspgraph.site.reader.fragments import CoveredWords, visible
from inspgraph.site.reader.items import KINDS, ReadItem, Terms, read_items, read_subjects
from inspgraph.site.render import render
from inspgraph.site.site import Site, Wanted, WebPage
from inspgraph.site.things.any_page import thing_page
from inspgraph.store.dataset import read_laid_out
from inspgraph.store.manifest import DocumentEntry

SHOW = "show"
"""The parameter that names a kind to mark; given several times, or not at all for every kind."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the table of contents; ``depth`` counts from 0."""

    text: str
    anchor: str
    depth: int


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The items of one kind; ``is_marked`` says whether their words are marked in the text.

    ``one`` names a single thing of the kind, ``name`` many.
    """

    kind: str
    one: str
    name: str
    is_marked: bool
    items: tuple[ReadItem, ...]


def document_page(site: Site, wanted: Wanted) -> WebPage:
    """Show a document by its IRI; its file's, text's and named graph's IRI lead there."""
    iri = site.places.iri(wanted.path)
    document = document_of(site, iri) if iri else None
    entry = _entry(site, document) if document else None
    if document is None or entry is None:
        return thing_page(site, wanted)
    if iri != document:
        return WebPage(b"", status=303, location=site.places.path(document) or "/")
    return show_document(site, document, entry, wanted.values.get(SHOW))


def span_page(site: Site, wanted: Wanted) -> WebPage:
    """Lead from a passage's IRI to its words in the reader."""
    iri = site.places.iri(wanted.path)
    words = address_of_span(site, iri) if iri else None
    if not words:
        return thing_page(site, wanted)
    return WebPage(b"", status=303, location=words)


def show_document(
    site: Site, document: str, entry: DocumentEntry, shown: Iterable[str] | None = None
) -> WebPage:
    """Return the page of a document; ``shown`` are the kinds to mark, None for all."""
    text = read_laid_out(site.graph.folder, entry)
    subjects = read_subjects(site.graph.store, entry.graph)
    terms = Terms(site.graph.store)
    items = read_items(subjects, terms)
    about = read_about(subjects, terms, document)
    nodes = flow(text)
    marked = set(KINDS) if shown is None else set(shown)
    return render(
        site,
        "reader.html",
        about=about,
        published_at=_published_at(site, about),
        title=visible(about.title or entry.name),
        file=visible(entry.name),
        path=site.places.path(document),
        groups=_groups(items, marked),
        marked=" ".join(kind for kind in KINDS if kind in marked),
        nodes=nodes,
        headings=_headings(text, nodes),
        pages=tuple((page.number, page_anchor(page.number)) for page in text.pages),
        page_anchor=page_anchor,
        runs=words_of(text, nodes, items, entry).runs,
        anchor=lambda span: anchor_of(entry, span),
        visible=visible,
    )


def words_of(
    text: Text, nodes: list[Node], items: Iterable[ReadItem], entry: DocumentEntry
) -> CoveredWords:
    """Return the words of a laid-out text with the passages of what was read there."""
    kinds: dict[Span, dict[str, None]] = {}
    for item in items:
        for span in item.spans:
            kinds.setdefault(span, {})[item.kind] = None
    return CoveredWords(
        text.content,
        {span: tuple(found) for span, found in kinds.items()},
        {span: anchor_of(entry, span) for span in kinds},
        ranges(nodes),
        inner_pages(text, nodes),
    )


def anchor_of(entry: DocumentEntry, span: Span) -> str:
    """Return the name of a passage on its document's page: its IRI's local name."""
    return f"span-{entry.sha256[:32]}-{span.start}-{span.end}"


def _groups(items: Iterable[ReadItem], marked: set[str]) -> tuple[ItemGroup, ...]:
    by_kind: dict[str, list[ReadItem]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item)
    return tuple(
        ItemGroup(kind, *names, kind in marked, tuple(by_kind[kind]))
        for kind, names in KINDS.items()
        if kind in by_kind
    )


def _headings(text: Text, nodes: Iterable[Node]) -> tuple[ContentsLine, ...]:
    found = []
    for node in nodes:
        if node.shape == "heading":
            start = node.marker.start if node.marker else node.words.start
            words = visible(text.content[start : node.words.end])
            found.append(ContentsLine(words, f"section-{node.number}", node.level - TOP))
        found += _headings(text, node.below)
    return tuple(found)


def _entry(site: Site, document: str) -> DocumentEntry | None:
    return site.made(_entries).get(document)


def _entries(site: Site) -> Mapping[str, DocumentEntry]:
    documents = site.once(read_documents)
    return {
        documents[entry.graph]: entry
        for entry in site.graph.manifest.documents
        if entry.graph in documents
    }


def _published_at(site: Site, about: About) -> str:
    """Return where the inspectorate publishes its reports; "" for a council's own document."""
    if about.voice != "inspectorate" or about.authority is None:
        return ""
    return site.once(read_links).get(about.authority.iri, "")
