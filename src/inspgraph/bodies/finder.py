"""The bodies and services of a document, and how it says they relate."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple, Self

from spacy.language import Language
from spacy.tokens import Doc

from inspgraph.bodies.actors.group import SELF, Draft, Home, group_mentions, mention_span
from inspgraph.bodies.names.lexicon import Lexicon, load_lexicon
from inspgraph.bodies.names.mentions import Mention, MentionFinder, Name
from inspgraph.bodies.names.place_names import Place, PlaceFinder, with_places
from inspgraph.bodies.names.recogniser import Recogniser
from inspgraph.bodies.names.tokenizer import normalise_marks
from inspgraph.bodies.relations.clauses import clauses
from inspgraph.bodies.relations.implied_by_series import Contexts
from inspgraph.bodies.relations.of_document import relations_of, roles_of, speakers
from inspgraph.bodies.relations.of_names import areas_in_names, parts_by_names
from inspgraph.bodies.relations.stated import Rules, Stated
from inspgraph.facts import Facts
from inspgraph.records import Relation, Span, Text
from inspgraph.registers.name_forms import places
from inspgraph.registers.normal_names import normalise
from inspgraph.registers.registers import Registers, all_forms

_COMPANY: Final = "Children's services company"
_COUNCIL: Final = "r:gss:"  # the key of an authority that is only named by its place
_OFTEN: Final = 3  # a company named less often is not the one that runs the services


class Analysis(NamedTuple):
    """The bodies and relations found in a text, before bodies have an identity beyond it.

    ``keys`` gives for each mention the key of its draft, ``spans`` its place in the text.
    """

    mentions: list[Mention]
    keys: list[str]
    spans: list[Span]
    drafts: list[Draft]
    stated: list[Stated]


@dataclass(frozen=True)
class BodyFinder:
    """Everything that finding bodies needs, loaded once; called with a text and its facts."""

    nlp: Language
    finder: MentionFinder
    place_finder: PlaceFinder
    lexicon: Lexicon
    rules: Rules
    contexts: Contexts
    imprint: re.Pattern[str]
    registers: Registers

    @classmethod
    def load(
        cls, cues: Path, registers: Registers, nlp: Language, recogniser: Recogniser | None = None
    ) -> Self:
        """Load the rules of a folder as data/cues is, for the bodies of the registers.

        ``nlp`` is the pipeline whose vocabulary the documents will have.
        """
        lexicon = load_lexicon(cues)
        names = (
            Name(form, body.key, body.kind, body.type, proper=True, subtype=body.subtype)
            for form, body in all_forms(registers)
        )
        return cls(
            nlp=nlp,
            finder=MentionFinder(nlp, lexicon, names, recogniser),
            place_finder=PlaceFinder(nlp, registers),
            lexicon=lexicon,
            rules=Rules.load(cues),
            contexts=Contexts.load(cues),
            imprint=_imprint(cues / "imprint.csv"),
            registers=registers,
        )

    def __call__(self, text: Text, facts: Facts) -> Analysis:
        """Find the bodies of a text and what it states of them; spans count in its content."""
        doc = normalise_marks(self.nlp.make_doc(text.content))
        headings = {block.start for block in text.blocks if block.kind == "heading"}
        return self.analyse(doc, facts, self._left_out(text), headings)

    def analyse(
        self,
        doc: Doc,
        facts: Facts,
        left_out: Sequence[tuple[int, int]] = (),
        headings: Collection[int] = (),
    ) -> Analysis:
        """The mentions, actors and stated relations of a tokenised text, before identity.

        ``left_out`` are ranges of code points, ascending, in which no mention counts;
        ``headings`` the offsets at which headings begin.
        """
        home = find_home(facts, self.registers)
        areas = self.place_finder(doc, home.refs if home else ())
        mentions = _no_places(_outside(self.finder(doc), doc, left_out), areas, doc)
        mentions = with_places(mentions, areas, doc)
        drafts, keys = group_mentions(doc, mentions, home, self.lexicon)
        if home is not None and all(draft.key != SELF for draft in drafts):
            drafts.append(Draft(SELF, home.name, "body", "LocalAuthority", "", "register", (), ()))
        drafts += _councils(areas, drafts, self.registers)
        types = {draft.key: draft.type for draft in drafts}
        operator = find_operator(drafts, facts, self.registers)
        roles = roles_of(drafts, facts, operator)
        sentences = list(
            clauses(
                doc,
                mentions,
                keys,
                types,
                areas,
                own_voice=facts.voice == "authority",
                people=self.rules.people,
                nouns=self.rules.nouns,
                meant=speakers(facts, roles),
                headings=headings,
            )
        )
        named = [
            *parts_by_names(mentions, keys, drafts, sentences, doc),
            *areas_in_names(mentions, keys, types, areas, sentences, doc),
        ]
        rules, contexts = self.rules, self.contexts
        stated = relations_of(sentences, drafts, facts, rules, contexts, roles, named)
        used = {key for s in stated if s.relation != "servesArea" for key in (s.subject, s.object)}
        kept = [d for d in drafts if d.mentions or d.key == SELF or d.key in used]
        spans = [mention_span(doc, mention) for mention in mentions]
        return Analysis(mentions, keys, spans, kept, stated)

    def _left_out(self, text: Text) -> list[tuple[int, int]]:
        """Contents pages and imprints.

        An imprint names its publisher first; the bodies it goes on to name are not the report's.
        """
        return [
            (block.start + (0 if block.kind == "contents" else len("The ") + 1), block.end)
            for block in text.blocks
            if block.kind == "contents" or self.imprint.search(block.span.of(text.content))
        ]


def _outside(
    mentions: Iterable[Mention], doc: Doc, left_out: Sequence[tuple[int, int]]
) -> list[Mention]:
    starts = [start for start, _ in left_out]
    kept = []
    for mention in mentions:
        offset = doc[mention.start].idx
        at = bisect_right(starts, offset) - 1
        if at < 0 or offset >= left_out[at][1]:
            kept.append(mention)
    return kept


def _no_places(mentions: Iterable[Mention], areas: Iterable[Place], doc: Doc) -> list[Mention]:
    """The mentions but for names that are only places ("Redcar and Cleveland and Barnet")."""
    placed = {at for start, end, _ in areas for at in range(start, end)}
    return [
        mention
        for mention in mentions
        if mention.source in ("register", "term")
        or not all(
            at in placed or doc[at].norm_ in ("and", "&", ",")
            for at in range(mention.start, mention.end)
        )
    ]


def find_home(facts: Facts, registers: Registers) -> Home | None:
    """The inspected authority as the grouping of mentions needs it."""
    body = registers.authority(facts.authority_code) if facts.authority_code else None
    if body is None:
        return None
    names = frozenset(normalise(place) for place in places(body))
    return Home(frozenset({body.key}), names, body.official_name or body.name)


def find_operator(drafts: Sequence[Draft], facts: Facts, registers: Registers) -> str:
    """Return the key of the body that runs the inspected services: the authority or its company."""
    when = facts.published_day
    for draft in drafts:
        body = registers.get(draft.ref)
        runs = body is not None and body.subtype == _COMPANY and body.existed(when)
        if runs and len(draft.mentions) >= _OFTEN:
            return draft.key
    return SELF


def _councils(
    areas: Iterable[Place], drafts: Sequence[Draft], registers: Registers
) -> Iterator[Draft]:
    """Authorities that are only named by their place, as drafts without a mention."""
    known = {draft.key for draft in drafts}
    for key in dict.fromkeys(key for _, _, key in areas):
        body = registers.get(key.removeprefix("r:"))
        if key not in known and body is not None:
            yield Draft(key, body.name, "body", "LocalAuthority", body.key, "register", (), ())


def as_relations(stated: Iterable[Stated], keys: Mapping[str, str]) -> tuple[Relation, ...]:
    """Relations between actors, each with every sentence that states it in the same way.

    ``keys`` gives the actor's key for each draft's; what became one body has no relation to
    itself, and what a sentence states is not implied as well. A partnership has no direction, so
    its two keys stand in alphabetical order. The first sentence that tells of its quality counts.
    """
    found: dict[tuple[str, str, str, bool, str], tuple[Stated, list[Span]]] = {}
    for one in stated:
        subject, target = keys.get(one.subject), keys.get(one.object)
        if target is None and one.relation == "servesArea" and one.object.startswith(_COUNCIL):
            target = one.object.removeprefix("r:")  # a place need not be an actor
        if subject is None or target is None or subject == target:
            continue
        if one.relation == "partnerOf" and target < subject:
            subject, target = target, subject
        way = (subject, one.relation, target, one.modality.negated, one.modality.mode)
        first, spans = found.setdefault(way, (one, []))
        if first.basis != one.basis:
            if one.basis == "implied":
                continue
            first, spans = found[way] = (one, [])
        if one.clause.span not in spans:
            spans.append(one.clause.span)
        if not first.quality and one.quality:
            found[way] = (replace(first, quality=one.quality), spans)
    return tuple(
        Relation(
            s,
            r,
            o,
            first.modality.negated,
            first.modality.mode,
            first.cue,
            tuple(spans),
            first.basis,
            first.reference,
            first.quality,
        )
        for (s, r, o, _, _), (first, spans) in found.items()
    )


def _imprint(path: Path) -> re.Pattern[str]:
    with path.open(encoding="utf-8", newline="") as handle:
        return re.compile("|".join(row["pattern"] for row in csv.DictReader(handle)), re.IGNORECASE)
