"""Mentions of bodies and services in a spaCy Doc.

Three sources, in this order of trust: names of registers and terms that every area shares, by
phrase matching; abbreviations that the text introduces ("multi-agency safeguarding hub (MASH)");
and phrases that end in a head noun ("… team", "… Partnership") and are made of words that names
are made of. What a name is made of is data (``lexicon``); this module only walks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from inspgraph.extract.lexicon import Lexicon
from inspgraph.extract.nlp import normalise_marks

_ABBREVIATION: Final = re.compile(r"[A-Z][A-Za-z&–-]{1,11}$")
_AGES: Final = re.compile(r"\d{1,2}[-–+](?:\d{1,2})?$")
_OPENING: Final = frozenset("‘'“\"")
_CLOSING: Final = frozenset("’'”\"")
_LINKS: Final = frozenset({"of", "for", "in", "with", "to", "on"})
_LONGEST: Final = 14  # tokens a name may have


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
    "term", "abbreviation" or "head". ``form`` is the name in full where the words leave its end
    to another ("the children in care and care leavers' councils").
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

    def __init__(self, nlp: Language, lexicon: Lexicon, names: Iterable[Name]) -> None:
        self._lexicon = lexicon
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
        for name in (*names, *proper, *terms):
            doc = normalise_marks(nlp.make_doc(name.form))
            key = " ".join(token.norm_ for token in doc)
            if key not in self._names:
                self._names[key] = []
                self._matcher.add(key, [doc])
            self._names[key].append(name)

    def __call__(self, doc: Doc) -> list[Mention]:
        """The mentions of a document in order; none overlaps another."""
        words = _Words(doc)
        known = _prefer_longest([*self._known(doc, words), *self._elided(words)])
        words.known = {at for mention in known for at in range(mention.start, mention.end)}
        known = [self._with_proper_part(mention, words) for mention in known]
        kept = _prefer_longest([*known, *self._headed(words)])
        return _prefer_longest([*kept, *_abbreviations(kept, words.texts)])

    def _known(self, doc: Doc, words: _Words) -> Iterator[Mention]:
        for match, start, end in self._matcher(doc):
            names = self._names[doc.vocab.strings[match]]
            capital = words.texts[start][0].isupper()
            text = phrase(words.texts[start:end])
            fitting = [
                n for n in names if (n.form == text if n.exact else capital or not n.proper)
            ]
            acronym = end - start == 1 and names[0].form.isupper()
            if not fitting or (acronym and not words.texts[start][1:2].isupper()):
                continue
            if self._lexicon.exclusions.fullmatch(text.lower()) or self._is_document(end, words):
                continue
            yield self._mention(start, end, fitting, "")

    def _elided(self, words: _Words) -> Iterator[Mention]:
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
                        text = " ".join(words.texts[start:index]).replace(" ’", "’")
                        yield self._mention(start, index, left, f"{text} {noun[:-1]}")
                        yield self._mention(index + 1, end, right, "")
                break

    def _lookup(self, norms: Sequence[str]) -> list[Name]:
        return self._names.get(" ".join(norms), [])

    def _mention(self, start: int, end: int, names: Sequence[Name], form: str) -> Mention:
        chosen = [n for n in names if n.proper] or list(names)
        first = chosen[0]
        refs = tuple(dict.fromkeys(n.ref for n in chosen))
        source = "register" if first.proper else "term"
        return Mention(start, end, first.kind, first.type, source, refs, first.subtype, form)

    def _with_proper_part(self, mention: Mention, words: _Words) -> Mention:
        """A term together with the proper name before it ("Durham Youth Offending Team")."""
        start = mention.start
        if mention.source == "term":
            while start > 0 and mention.end - start < _LONGEST:
                norm = words.norms[start - 1]
                ahead = start - 2 if norm in ("'s", "'") else start - 1
                if (
                    ahead < 0
                    or not words.is_title(ahead)
                    or norm in self._lexicon.barriers
                    or {start - 1, ahead} & words.known
                ):
                    break
                start = ahead
        return replace(mention, start=start)

    def _headed(self, words: _Words) -> Iterator[Mention]:
        """Phrases that end in a head noun."""
        for index, norm in enumerate(words.norms):
            head = self._lexicon.heads.get(norm)
            if head is None or (head.title and not words.texts[index][0].isupper()):
                continue
            start = self._walk_left(index, words, titles_only=head.title)
            end = index + 1
            if norm in self._lexicon.openers:
                end = _extend_right(end, words)
            if words.texts[start] in _OPENING and not words.closes_after(start, index - 1):
                end += 1
            if self._is_document(end, words):
                continue
            if start < index and not self._says_too_little(start, index, end, words):
                yield Mention(start, end, head.kind, head.type, "head")

    def _is_document(self, end: int, words: _Words) -> bool:
        """Whether what follows makes it the name of a law, a plan or an event."""
        if words.texts[end : end + 2] == ["(", "Review"]:
            return True
        after = words.texts[end] if end < len(words.texts) else ""
        return after[:1].isupper() and after.lower() in self._lexicon.followers

    def _says_too_little(self, start: int, head: int, end: int, words: _Words) -> bool:
        """Whether a phrase is made of general words only, or is ruled out as a whole."""
        if self._lexicon.exclusions.fullmatch(phrase(words.texts[start:end]).lower()):
            return True
        if not self._lexicon.heads[words.norms[head]].needs_own:
            return False
        general = self._lexicon.general
        return words.texts[head].islower() and all(
            norm in general or norm in ("and", "'s", "'", ",") for norm in words.norms[start:head]
        )

    def _walk_left(self, index: int, words: _Words, titles_only: bool) -> int:
        """Where the name that ends just before or at ``index`` begins."""
        texts, norms = words.texts, words.norms
        start, at = index, index - 1
        joined = False
        while at >= 0 and index - at < _LONGEST:
            norm = norms[at]
            opening = words.opening_quote(at) if at + 1 == start else None
            if opening is not None:
                start, at = opening, opening - 1
            elif norm in ("'s", "'"):
                at -= 1
                continue
            elif norm in self._lexicon.barriers:
                break
            elif words.is_title(at) or (
                not titles_only and (norm in self._lexicon.modifiers or _AGES.match(norm))
            ):
                start = at
                at -= 1
            elif at > 0 and start == at + 1 and self._joins(at, words, joined, titles_only):
                joined = joined or norm in ("and", "&")
                at -= 1
            else:
                break
        if start > 0 and words.texts[start - 1] in _OPENING:
            return start - 1 if words.closes_after(start - 1, index) else start
        quoted = words.open_quote_before(start, index)
        return start if quoted is None else quoted

    def _joins(self, at: int, words: _Words, joined: bool, titles_only: bool) -> bool:
        """Whether the little word at ``at`` stands inside a name."""
        norm, before, after = words.norms[at], words.norms[at - 1], words.norms[at + 1]
        titles = words.is_title(at - 1) and words.texts[at + 1][0].isupper()
        if before in self._lexicon.barriers or at - 1 in words.known:
            return False
        if norm in ("and", "&"):
            if titles or titles_only:
                return titles
            listed = words.texts[at - 2] == "," and {before, after} <= self._lexicon.modifiers
            return listed or (before, after) in self._lexicon.pairs
        if norm == ",":
            small = not titles_only and {before, after} <= self._lexicon.modifiers
            return joined and (titles or small)
        if norm in _LINKS:
            if before in self._lexicon.posts:
                return False
            return titles or (
                not titles_only and (f"{before} {norm}", after) in self._lexicon.pairs
            )
        return norm == "the" and titles


class _Words:
    """The tokens of a Doc as plain lists, which are much faster to walk over."""

    def __init__(self, doc: Doc) -> None:
        self.texts = [token.text for token in doc]
        self.norms = [token.norm_ for token in doc]
        self.known: set[int] = set()
        self._common = {text for text in self.texts if text.islower()}

    def is_title(self, at: int) -> bool:
        """Whether a word is written with a capital for itself, not for its sentence's sake."""
        text = self.texts[at]
        if not text[0].isupper():
            return False
        if not self.begins_sentence(at):
            return True
        return text.lower() not in self._common and self.norms[at] not in STOP_WORDS

    def begins_sentence(self, at: int) -> bool:
        """Whether the word before ends a sentence or a line."""
        return at == 0 or self.texts[at - 1].isspace() or self.texts[at - 1] in ".!?:;•"

    def open_quote_before(self, start: int, head: int) -> int | None:
        """The mark that opens a quoted name of which only the end was walked over.

        "a ‘step up now’ programme" ends its name inside the walk; "the ‘turnaround project’" is
        one that closes right after the head.
        """
        if head + 1 >= len(self.texts) or self.texts[head + 1] not in _CLOSING:
            return None
        for at in range(start - 1, max(start - 7, -1), -1):
            if self.texts[at] in _OPENING:
                return at
            if not self.texts[at][0].isalnum():
                return None
        return None

    def closes_after(self, opening: int, head: int) -> bool:
        """Whether the quotation that opens there closes within or right after the name."""
        return any(text in _CLOSING for text in self.texts[opening + 1 : head + 2])

    def opening_quote(self, at: int) -> int | None:
        """The quotation mark that the one at ``at`` closes, at most eight words before."""
        if self.texts[at] not in _CLOSING:
            return None
        for earlier in range(at - 1, max(at - 9, -1), -1):
            if self.texts[earlier] in _OPENING:
                return earlier
            if self.texts[earlier] in (".", ";", "’"):
                return None
        return None


def _extend_right(end: int, words: _Words) -> int:
    """Where "University of …" or "Directorate of … and …" ends."""
    if end + 1 >= len(words.texts) or words.norms[end] not in ("of", "for"):
        return end
    last = end
    for at in range(end + 1, min(end + 9, len(words.texts))):
        if words.texts[at][0].isupper() or words.norms[at] in ("'s", "'"):
            last = at + 1
        elif words.norms[at] not in ("and", "&", "of", ","):
            break
    return last


def phrase(words: Sequence[str]) -> str:
    """Tokens as running text with straight apostrophes, for comparing (not for quoting)."""
    text = " ".join(words).replace("’", "'").replace("‘", "'")
    text = re.sub(r"(?:^|(?<=\s))' ", "'", text)
    return re.sub(r"\s+('s|'|,|\))(?=\s|$)", r"\1", text).replace("( ", "(")


def _prefer_longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The longest of overlapping mentions, the more trusted source first among equals."""
    rank = {"register": 0, "term": 1, "abbreviation": 2, "head": 3}
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


def _abbreviations(mentions: Sequence[Mention], words: Sequence[str]) -> Iterator[Mention]:
    """Later uses of the abbreviations that the text introduces in brackets after a mention."""
    introduced: dict[str, Mention] = {}
    for mention in mentions:
        at = mention.end
        if at + 2 < len(words) and words[at] == "(" and words[at + 2] == ")":
            short = words[at + 1]
            if _ABBREVIATION.match(short) and sum(map(str.isupper, short)) >= 2:
                introduced.setdefault(short, mention)
    for index, word in enumerate(words):
        first = introduced.get(word)
        if first is not None:
            yield Mention(
                index, index + 1, first.kind, first.type, "abbreviation", (f"@{first.start}",)
            )
