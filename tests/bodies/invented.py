"""Clauses of sentences about invented bodies, found by a short list of their names.

Relation cues are tested apart from the finding of names: whoever changes that does not change
whether a cue fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from inspgraph import resources
from inspgraph.bodies.actors.group import SELF
from inspgraph.bodies.names.mentions import Mention
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks
from inspgraph.bodies.relations.clauses import Clause, clauses
from inspgraph.bodies.relations.own_people import People
from inspgraph.bodies.relations.references import Nouns, load_nouns

HOME = "Redvale Council"
NOUNS = load_nouns(resources.DATA / "cues" / "frames" / "references.csv")
NAMES = {
    "LocalAuthority": ("Redvale Council", "Hollin Council"),
    "HealthBody": (
        "South Vale NHS Trust", "Vale CCG", "CCG", "PCT", "Vale PCT", "Hollin PCT",
        "Vale Integrated Care Board", "Vale Hospital",
    ),
    "Police": ("Vale Police", "police"),
    "Probation": ("probation",),
    "JusticeBody": ("Cafcass",),
    "GovernmentBody": ("Department for Education",),
    "EducationProvider": ("Health Institute", "Vale University"),
    "VoluntaryOrganisation": ("Harbour Trust", "Action for Children", "EVA House"),
    "Other": ("Bright Futures",),
    "Inspectorate": ("Ofsted", "CQC"),
    "Partnership": (
        "MASH", "LSCB", "improvement board", "safeguarding partnership", "parent carer forum",
        "regional adoption agency", "missing group", "youth board",
    ),
    "Unit": (
        "missing team", "liaison team", "resettlement team", "youth team", "referral team",
        "corporate parenting panel", "practice panel", "scrutiny committee",
    ),
    "Service": (
        "domestic abuse service", "school nursing", "CAMHS", "virtual school", "family hubs",
        "youth service", "mentoring service", "psychology service", "early help service",
        "adoption service", "fostering service", "advocacy service", "health visiting",
        "parenting programme",
    ),
}  # fmt: skip
PLACES = {"Redvale": SELF, "Hollin": "hollin council"}

_TYPES = {name.lower(): kind for kind, names in NAMES.items() for name in names}
_NLP = make_tokenizer_pipeline()
_MATCHER = PhraseMatcher(_NLP.vocab, attr="LOWER")
for _name in (*_TYPES, *(place.lower() for place in PLACES)):
    _MATCHER.add(_name, [_NLP.make_doc(_name)])


def key_of(name: str) -> str:
    """The key that a body has in these clauses."""
    return SELF if name == HOME else name.lower()


def tokens(sentence: str) -> Doc:
    return normalise_marks(_NLP.make_doc(sentence))


def clauses_of(
    sentence: str,
    own_voice: bool = False,
    people: People | None = None,
    nouns: Nouns = NOUNS,
    meant: Mapping[str, str] = MappingProxyType({}),
) -> list[Clause]:
    """The clauses of a text in which the listed names and places are found."""
    doc = tokens(sentence)
    mentions = list(_mentions(doc))
    keys = [key_of(HOME) if w == HOME.lower() else w for w in (_words(doc, m) for m in mentions)]
    types = {key_of(HOME): "LocalAuthority"} | _TYPES
    places = list(_places(doc, mentions))
    return list(clauses(doc, mentions, keys, types, places, own_voice, people, nouns, meant))


def _words(doc: Doc, mention: Mention) -> str:
    return doc[mention.start : mention.end].text.lower()


def _mentions(doc: Doc) -> Iterator[Mention]:
    end = 0
    for _, start, stop in sorted(_MATCHER(doc), key=lambda hit: (hit[1], -hit[2])):
        kind = _TYPES.get(doc[start:stop].text.lower())
        if kind is not None and start >= end:
            yield Mention(start, stop, "body", kind, "term")
            end = stop


def _places(doc: Doc, mentions: list[Mention]) -> Iterator[tuple[int, int, str]]:
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    for token in doc:
        if token.text in PLACES and token.i not in taken:
            yield token.i, token.i + 1, PLACES[token.text]
