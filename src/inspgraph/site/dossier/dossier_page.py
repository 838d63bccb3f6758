"""An authority's dossier: inspections, changes, relations, recommendations and voices together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from inspgraph.query.followed_up import NOTHING, STATUSES
from inspgraph.site.anchors import address_of_page, address_of_span
from inspgraph.site.bodies import read_called
from inspgraph.site.documents import Authority, Document, read_census
from inspgraph.site.dossier.asked_for import Claim, LaterMention, read_claims, read_life, reading_of
from inspgraph.site.dossier.judged import (
    Change,
    JudgedArea,
    read_changes,
    read_judgements,
    read_scales,
)
from inspgraph.site.dossier.neighbours import read_neighbours
from inspgraph.site.dossier.timeline import LEFT, WIDTH, Marked, draw
from inspgraph.site.dossier.turns import last_turns
from inspgraph.site.quotes import QuotedWords
from inspgraph.site.render import render
from inspgraph.site.site import Site, WebPage
from inspgraph.site.things.body import read_body
from inspgraph.site.things.stated_relations import IMPLIED, doubtful, grouped, read_stated


@dataclass(frozen=True, slots=True)
class Inspected:
    """A document on the line, with its overall judgements, each beside the one before it."""

    document: Document
    overall: tuple[tuple[JudgedArea, Change | None], ...]
    others: tuple[JudgedArea, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A recommendation with what later documents say; ``silent`` do not mention it."""

    claim: Claim
    mentions: tuple[LaterMention, ...]
    silent: tuple[Document, ...]
    later: int


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The findings under one heading, or on one topic."""

    name: str
    own: tuple[Claim, ...]
    theirs: tuple[Claim, ...]


def show_dossier(site: Site, authority: Authority) -> WebPage:
    """Show all that the graph has about an authority."""
    graph, census, scales = site.graph, site.once(read_census), site.once(read_scales)
    judgements = read_judgements(graph, census, authority.iri)
    changes = read_changes(graph, authority.iri, judgements)
    claims = read_claims(graph, census, authority.iri)
    stated = read_stated(graph, census, authority.iri)
    life = read_life(graph, census, authority.iri, site.once(reading_of))
    earlier, later = graph.succession.line_of(authority.iri)
    neighbours = read_neighbours(graph, authority.iri)
    others = {one.other for one in stated} | {
        end for step in (*earlier, *later) for end in (step.older, step.newer)
    } | set(neighbours)  # fmt: skip
    called = read_called(graph, others)
    labels = {iri: one.label for iri, one in called.items()}
    followed = tuple(_by_document(_followed(site, authority, claims, life)))
    inspected = tuple(_inspected(authority.documents, judgements, changes))
    return render(
        site,
        "dossier.html",
        authority=authority,
        census=census,
        called=called,
        body=read_body(graph, census, authority.iri),
        inspected=inspected,
        picture=draw(_marked(site, inspected), scales),
        picture_left=LEFT,
        picture_width=WIDTH,
        turns=last_turns(judgements, changes, [one.lane for one in authority.latest]),
        undated=sum(not one.date for one in authority.documents),
        groups=grouped(stated, labels),
        doubtful=doubtful(stated, labels),
        implied=grouped(stated, labels, IMPLIED),
        relations=sum(len(one.quotes) for one in stated),
        followed=followed,
        told=next(
            (document for document, found in followed if any(f.mentions for f in found)), None
        ),
        mentioned=_mentioned(claims, life),
        own=tuple(one for one in authority.documents if one.voice == "authority"),
        own_judgements=tuple(one for one in judgements if one.document.is_own),
        both=_both_speak(claims),
        own_claims=tuple(_areas(one for one in claims if one.document.is_own)),
        areas=tuple(_areas(one for one in claims if one.kind != "recommendation")),
        findings=sum(one.kind != "recommendation" for one in claims),
        neighbours=[census.authority[iri] for iri in neighbours if iri in census.authority],
        unknown_neighbours=sum(iri not in census.authority for iri in neighbours),
        lineage=graph.succession,
        earlier=earlier,
        later=later,
    )


def _inspected(
    documents: Iterable[Document], judgements: Sequence[JudgedArea], changes: Mapping[str, Change]
) -> Iterable[Inspected]:
    for document in documents:
        own = [one for one in judgements if one.document == document]
        overall = [one for one in own if one.is_overall and not document.is_own]
        yield Inspected(
            document,
            tuple((one, changes.get(one.iri)) for one in overall),
            tuple(one for one in own if one not in overall),
        )


def _marked(site: Site, inspected: Iterable[Inspected]) -> Iterable[Marked]:
    for one in inspected:
        overall = [judgement for judgement, _ in one.overall]
        path = site.places.path(one.document.iri) or ""
        hrefs = [address_of_span(site, item.quote.span) or path for item in overall]
        yield Marked(one.document, overall, hrefs, path)


def _followed(
    site: Site,
    authority: Authority,
    claims: Iterable[Claim],
    life: Mapping[str, Sequence[LaterMention]],
) -> Iterable[Followed]:
    for claim in claims:
        if claim.kind != "recommendation":
            continue
        found = life.get(claim.iri, ())
        said = tuple(_placed(site, one) for one in found if one.status != NOTHING)
        silent = [one.document for one in found if one.status == NOTHING and one.document]
        later = sum(
            one.is_published and one.date > claim.document.date for one in authority.documents
        )
        yield Followed(
            claim, said, tuple(dict.fromkeys(silent)), later if claim.document.is_published else 0
        )


def _placed(site: Site, mention: LaterMention) -> LaterMention:
    """Link a mention whose words are not a passage of the graph to the page they are on."""
    quote = mention.quote
    if quote is None or quote.span or quote.document is None or not quote.page.isdecimal():
        return mention
    at = address_of_page(site.places, quote.document.iri, int(quote.page)) or ""
    placed = QuotedWords(quote.words, "", quote.document, quote.page, quote.paragraph, at)
    return replace(mention, quote=placed)


def _by_document(
    followed: Iterable[Followed],
) -> Iterable[tuple[Document, tuple[Followed, ...]]]:
    """The recommendations of each document, the last document first, undated ones at the end."""
    found: dict[Document, list[Followed]] = defaultdict(list)
    for one in followed:
        found[one.claim.document].append(one)
    for document in sorted(found, key=lambda one: one.date, reverse=True):
        yield document, tuple(found[document])


def _mentioned(
    claims: Iterable[Claim], life: Mapping[str, Sequence[LaterMention]]
) -> Mapping[str, int]:
    """Count the recommendations by kind of later mention; one may have several."""
    own = {one.iri for one in claims if one.kind == "recommendation"} & set(life)
    return {
        status: sum(any(one.status == status for one in life[key]) for key in own)
        for status in STATUSES
    } | {NOTHING: sum(all(one.status == NOTHING for one in life[key]) for key in own)}


def _areas(claims: Iterable[Claim]) -> Iterable[ClaimGroup]:
    """Claims by the area they stand under, those of most claims first."""
    found: dict[str, list[Claim]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in claims:
        key = " ".join(one.area.casefold().split())
        names.setdefault(key, one.area or "Under no heading")
        found[key].append(one)
    for key in sorted(found, key=lambda key: (-len(found[key]), key)):
        own = tuple(one for one in found[key] if one.document.is_own)
        yield ClaimGroup(
            names[key], own, tuple(one for one in found[key] if not one.document.is_own)
        )


def _both_speak(claims: Iterable[Claim]) -> tuple[ClaimGroup, ...]:
    """The topics on which both the council and inspectorates say something."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        for topic in one.topics:
            found[topic].append(one)
    areas = [
        ClaimGroup(
            topic,
            tuple(one for one in found[topic] if one.document.is_own),
            tuple(one for one in found[topic] if not one.document.is_own),
        )
        for topic in sorted(found)
    ]
    return tuple(area for area in areas if area.own and area.theirs)
