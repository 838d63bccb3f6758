"""Mentions of bodies and services in a spaCy Doc.

In this order of trust: names of registers and terms that every area shares, by phrase matching;
phrases that end in a head noun (``heads``); proper names that the text explains beside one of
these or names as a provider (``proper``); names that only the recogniser sees
(``proposed_names``); and later uses of the short names that all these introduce (``later_uses``).
Terms mentioned in passing only are dropped (``passing``). What names are made of is data
(``lexicon``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from inspgraph.bodies.names.explained_names import Extent, introduced, providers
from inspgraph.bodies.names.head_nouns import (
    LONGEST,
    coordinated_names,
    headed_names,
    is_document,
)
from inspgraph.bodies.names.later_uses import later_uses
from inspgraph.bodies.names.lexicon import Lexicon
from inspgraph.bodies.names.passing_mentions import is_general_plural, only_in_passing
from inspgraph.bodies.names.proposed_names import proposed_names, unexplained_sentences
from inspgraph.bodies.names.recogniser import Recogniser
from inspgraph.bodies.names.tokenizer import normalise_marks
from inspgraph.text.tokens import Words, phrase

_LONG: Final = 5  # words of a proper name that nobody means otherwise, even in small letters


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a register or a list of terms gives: ``ref`` is its key there."""

    form: str
    ref: str
    kind: str
    type: str
    proper: bool  # must begin with a capital letter in the text
    exact: bool = False  # must be written just so
    subtype: str = ""  # the register's own class


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start`` to ``end`` of a Doc that name an actor.

    ``refs`` are the register keys or term ids the words can stand for; ``source`` is "register",
    "term", "abbreviation", "head" or "proposed". ``form`` is the name in full where the words
    leave its end to another ("the children in care and care leavers' councils").
    """

    start: int
    end: int
    kind: str
    type: str
    source: str
    refs: tuple[str, ...] = ()
    subtype: str = ""
    form: str = ""


class MentionFinder:
    """Finds mentions; made once for a vocabulary, a lexicon and the names of registers."""

    def __init__(
        self,
        nlp: Language,
        lexicon: Lexicon,
        names: Iterable[Name],
        recogniser: Recogniser | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._recogniser = recogniser
        self._names: dict[str, list[Name]] = {}
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        terms = (
            Name(form, term.id, term.kind, term.type, False)
            for term in lexicon.terms.values()
            for form in term.forms
        )
        proper = (
            Name(form, term.id, term.kind, term.type, True, True)
            for term in lexicon.names
            for form in term.forms
        )
        places = set()
        of_council = lexicon.council_words
        for name in (*names, *proper, *terms):
            if name.type == "LocalAuthority":
                places.add(" ".join(w for w in name.form.lower().split() if w not in of_council))
            doc = normalise_marks(nlp.make_doc(name.form))
            key = " ".join(token.norm_ for token in doc)
            if key not in self._names:
                self._names[key] = []
                self._matcher.add(key, [doc])
            self._names[key].append(name)
        self._places = frozenset(places)

    def __call__(self, doc: Doc) -> list[Mention]:
        """The mentions of a document in order; none overlaps another."""
        words = Words(doc)
        known = _prefer_longest(
            [*self._known(doc, words), *self._elided(words), *self._bracketed(words)]
        )
        words.known = {at for mention in known for at in range(mention.start, mention.end)}
        for mention in known:
            tokens = range(mention.start, mention.end)
            if mention.type in ("GovernmentBody", "Inspectorate"):
                words.national.update(tokens)
            elif mention.type == "VoluntaryOrganisation":
                words.voluntary.update(tokens)
        known = [self._with_proper_part(mention, words) for mention in known]
        headed = [_without_owner(mention, known, words) for mention in self._headed(words)]
        kept = _prefer_longest([*known, *headed])
        kept = self._without_passing(kept, words)
        kept = _prefer_longest([*kept, *self._explained(kept, words)])
        kept = _prefer_longest([*kept, *self._proposed(kept, doc, words)])
        again = (
            Mention(start, end, first.kind, first.type, "abbreviation", (ref,))
            for start, end, first, ref in later_uses(kept, words.texts)
        )
        return _prefer_longest([*kept, *again])

    def _without_passing(self, mentions: list[Mention], words: Words) -> list[Mention]:
        """All mentions but those of common terms that the text only mentions in passing.

        "housing services" are one of these, unless the text also has a "housing service".
        """
        terms = self._lexicon.terms
        uses = [
            (terms[m.refs[0]], m)
            for m in mentions
            if m.source == "term" and terms[m.refs[0]].common
        ]
        gone = only_in_passing(uses, words, self._lexicon)
        plural = [
            m for m in mentions if m.source == "head" and is_general_plural(m.start, m.end, words)
        ]
        single = {phrase(words.norms[m.start : m.end]) for m in mentions if m.source == "head"}
        out = {m for m in plural if phrase(words.norms[m.start : m.end])[:-1] not in single}
        out |= {m for m in mentions if m.source == "term" and m.refs[0] in gone}
        return [m for m in mentions if m not in out]

    def _explained(self, mentions: Sequence[Mention], words: Words) -> Iterator[Mention]:
        """Proper names that the text explains beside them, and unknown names of providers."""
        generic = {Extent(m.start, m.end): m for m in mentions if m.source in ("term", "head")}
        named = {
            at
            for m in mentions
            if m.source == "head"
            and all(words.texts[i][0].isupper() for i in range(m.start, m.end))
            for at in range(m.start, m.end)
        }
        taken = {at for mention in mentions for at in range(mention.start, mention.end)}
        for name, phrase_ in introduced(
            list(generic), words, taken, named, self._lexicon, self._places
        ):
            first = generic[phrase_]
            yield Mention(*name, first.kind, first.type, "abbreviation", (f"@{first.start}",))
        for name in providers(words, taken, self._lexicon, self._places):
            yield Mention(*name, "body", "VoluntaryOrganisation", "head")

    def _proposed(self, mentions: Sequence[Mention], doc: Doc, words: Words) -> Iterator[Mention]:
        """Names that only the recogniser sees."""
        if self._recogniser is None:
            return
        taken = {at for mention in mentions for at in range(mention.start, mention.end)}
        unseen = list(unexplained_sentences(words, taken, self._lexicon))
        proposals = self._recogniser(doc, unseen)
        for name in proposed_names(proposals, words, taken, self._lexicon, self._places):
            yield Mention(*name, "proposed")

    def _known(self, doc: Doc, words: Words) -> Iterator[Mention]:
        for match, start, end in self._matcher(doc):
            names = self._names[doc.vocab.strings[match]]
            capital = words.texts[start][0].isupper()
            text = phrase(words.texts[start:end])
            spelled = capital or end - start >= _LONG
            fitting = [n for n in names if (n.form == text if n.exact else spelled or not n.proper)]
            acronym = end - start == 1 and names[0].form.isupper()
            if not fitting or (acronym and not words.texts[start][1:2].isupper()):
                continue
            if (acronym and self._lexicon.exclusions.fullmatch(text.lower())) or is_document(
                end, words, self._lexicon
            ):
                continue
            form = text[:-1] if names[0].type == "LocalAuthority" and text[-3:] == "ils" else ""
            yield self._mention(start, end, fitting, form)

    def _elided(self, words: Words) -> Iterator[Mention]:
        """Both names of "improvement and safeguarding boards": known names with one shared end."""
        for index, norm in enumerate(words.norms):
            if norm != "and" or index < 1:
                continue
            for end in range(index + 2, min(index + 7, len(words.norms)) + 1):
                noun = words.norms[end - 1]
                if not noun.endswith("s") or noun[:-1] not in self._lexicon.heads:
                    continue
                right = self._lookup([*words.norms[index + 1 : end - 1], noun[:-1]])
                for start in range(index - 1, max(index - 6, -1), -1):
                    left = self._lookup([*words.norms[start:index], noun[:-1]])
                    if left and right:
                        for first, last, names in ((start, index, left), (index + 1, end, right)):
                            own = words.texts[first : min(last, end - 1)]
                            text = " ".join(own).replace(" ’", "’").replace(" '", "'")
                            yield self._mention(first, last, names, f"{text} {noun[:-1]}")
                break

    def _bracketed(self, words: Words) -> Iterator[Mention]:
        """Known names around an abbreviation: "independent reviewing officer (IRO) service"."""
        for index, text in enumerate(words.texts):
            if text != "(" or words.texts[index + 2 : index + 3] != [")"]:
                continue
            end = index + 4
            tail = words.norms[index + 3 : end]
            if not tail or tail[0] not in self._lexicon.heads:
                continue
            for start in range(max(index - 5, 0), index):
                if found := self._lookup([*words.norms[start:index], *tail]):
                    yield self._mention(start, end, found, "")
                    break

    def _lookup(self, norms: Sequence[str]) -> list[Name]:
        return self._names.get(" ".join(norms), [])

    def _mention(self, start: int, end: int, names: Sequence[Name], form: str) -> Mention:
        chosen = [n for n in names if n.proper] or list(names)
        first = chosen[0]
        refs = tuple(dict.fromkeys(n.ref for n in chosen))
        source = "register" if first.proper else "term"
        return Mention(start, end, first.kind, first.type, source, refs, first.subtype, form)

    def _with_proper_part(self, mention: Mention, words: Words) -> Mention:
        """A term together with the proper name before it ("Durham Youth Offending Team")."""
        start = mention.start
        if mention.source == "term":
            while start > 0 and mention.end - start < LONGEST:
                norm = words.norms[start - 1]
                ahead = start - 2 if norm in ("'s", "'") else start - 1
                if (
                    ahead < 0
                    or not words.is_title(ahead)
                    or norm in self._lexicon.barriers
                    or (norm in self._lexicon.sentence_openers and words.begins_sentence(start - 1))
                    or {start - 1, ahead} & (words.known - words.voluntary)
                ):
                    break
                start = ahead
        return replace(mention, start=start)

    def _headed(self, words: Words) -> Iterator[Mention]:
        """Phrases that end in a head noun."""
        for start, end, head in headed_names(words, self._lexicon):
            yield Mention(start, end, head.kind, head.type, "head")
        for start, end, name, head in coordinated_names(words, self._lexicon):
            yield Mention(start, end, head.kind, head.type, "head", form=name)


def _without_owner(mention: Mention, known: Iterable[Mention], words: Words) -> Mention:
    """A head phrase without the registered body whose it is: "Durham Police's support unit".

    "Durham Police's board" is a name in full: a noun alone names nobody.
    """
    for owner in known:
        is_first = owner.source == "register" and mention.start <= owner.start
        if is_first and owner.end < mention.end - 2 and words.norms[owner.end] in ("'s", "'"):
            return replace(mention, start=owner.end + 1)
    return mention


def _prefer_longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The longest of overlapping mentions, the more trusted source first among equals."""
    rank = {"register": 0, "term": 1, "abbreviation": 2, "head": 3, "proposed": 4}
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(
        mentions, key=lambda m: (m.start - m.end, rank[m.source], m.start, m.refs)
    ):
        tokens = range(mention.start, mention.end)
        if taken.isdisjoint(tokens):
            kept.append(mention)
            taken.update(tokens)
    return sorted(kept, key=lambda m: m.start)
