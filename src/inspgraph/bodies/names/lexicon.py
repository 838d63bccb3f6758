"""The words by which bodies and services are recognised, loaded once from ``data/cues``."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from inspgraph.records import ActorKind

Case = Literal["any", "title", "named"]

_TOKEN: Final = re.compile(r"[\w&/-]+")
_GROUP: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Term:
    """A body or service that many areas have under the same name ("virtual school").

    ``classes`` are the classes of registers whose one body in an area the term can stand for.
    A ``common`` term ("yes") is no actor where the text only mentions it in passing, one that is
    "commissioned" or "provided" none where nobody is said to do so. ``otherwise`` is
    the id of the term that names the same body where a document has both.
    """

    id: str
    kind: ActorKind
    type: str
    forms: tuple[str, ...]
    classes: tuple[str, ...] = ()
    common: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A noun at the end of names ("team").

    ``case`` "title" asks for it to be written "Team", "named" for a capital or a quotation mark
    elsewhere in the name; ``needs_own`` for a word that is not general.
    """

    noun: str
    kind: ActorKind
    type: str
    case: Case
    needs_own: bool


@dataclass(frozen=True)
class Lexicon:
    """Terms by id, names of national bodies and services, head nouns, and what surrounds them.

    ``modifiers`` are words of names in small letters; ``pairs`` what "and" or another little word
    may join there: ("child", "adolescent"), or ("children in", "need"). ``barriers`` are words
    that no name holds ("director"), ``openers`` head nouns that also open a name ("University
    of …"). ``exclusions`` matches whole phrases that are no actors; ``general`` are words
    that make no name by themselves ("specialist services"), ``posts`` words whose "of" opens no
    name ("executive of …"), ``followers`` words that turn a name into a document's ("… Act"),
    ``no_names`` capitalised words of which no body's name consists ("March"), ``leading`` words
    that a name may lose at its front ("commissioned"), ``council_words`` those that make a
    place's name a council's. ``before_names`` are pairs of a preposition and the word before
    it after which a capital opens a body's name ("by", "delivered"), ``after_names`` verbs with
    the words that must follow them, before which such a name ends, ``giving`` verbs whose
    object is one ("commissions"). ``describers`` are
    nouns that say of a name that it is a voluntary body ("… charity"), ``complements`` what may
    follow a name after "for" ("… for care leavers"). ``attributes`` are
    nouns that make a term before them an attribute ("… staff"), ``directions`` words after which
    a term is only where somebody goes ("access …"), ``ranges`` those that do so with "of".
    ``compounds`` are head nouns with a word after them that makes them no actor's ("pathway
    plan"), ``sentence_openers`` words that open no name at the head of a sentence ("Whilst").
    ``wider`` words tell that a body is of more than the area ("regional").
    """

    terms: Mapping[str, Term]
    names: tuple[Term, ...]
    heads: Mapping[str, Head]
    modifiers: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    barriers: frozenset[str]
    openers: frozenset[str]
    exclusions: re.Pattern[str]
    general: frozenset[str]
    posts: frozenset[str]
    followers: frozenset[str]
    no_names: frozenset[str]
    before_names: frozenset[tuple[str, str]]
    after_names: Mapping[str, frozenset[str]]
    giving: frozenset[str]
    leading: frozenset[str]
    council_words: frozenset[str]
    describers: frozenset[str]
    complements: frozenset[str]
    attributes: frozenset[str]
    directions: frozenset[str]
    ranges: frozenset[str]
    compounds: frozenset[tuple[str, str]]
    sentence_openers: frozenset[str]
    wider: frozenset[str]
    types: tuple[tuple[re.Pattern[str], ActorKind, str], ...]

    def type_of(self, name: str, kind: ActorKind, type_: str) -> tuple[ActorKind, str]:
        """The kind and type of a local body by its whole name, or as given."""
        plain = name.replace("’", "'").replace("‘", "'").replace("' ", " ")
        for pattern, its_kind, its_type in self.types:
            if pattern.fullmatch(plain):
                return its_kind, its_type
        return kind, type_

    def is_modifier(self, word: str) -> bool:
        """Return whether it is a word of names, or made of such ("permanence-monitoring")."""
        parts = word.split("-")
        return word in self.modifiers or (
            len(parts) > 1 and all(part in self.modifiers for part in parts)
        )

    @cached_property
    def term_of(self) -> Mapping[str, str]:
        """From a term's form, without possessives and commas, to the term's id."""
        return {
            " ".join(_TOKEN.findall(form.lower().replace("'s", "").replace("'", ""))): term.id
            for term in self.terms.values()
            for form in term.forms
        }

    @cached_property
    def classes(self) -> Mapping[str, tuple[str, ...]]:
        """From a register class to the terms that can stand for its bodies."""
        found: dict[str, tuple[str, ...]] = {}
        for term in self.terms.values():
            for name in term.classes:
                found[name] = (*found.get(name, ()), term.id)
        return found


def expand(form: str) -> Iterator[str]:
    """Every spelling of a form: ``(a|b)`` is one of the two, ``[a]`` may be left out.

    >>> list(expand("[local] (board|boards)"))
    ['local board', 'local boards', 'board', 'boards']
    """
    parts: list[list[str]] = []
    at = 0
    for group in _GROUP.finditer(form):
        parts.append([form[at : group.start()]])
        choices = (group[1] if group[1] is not None else group[2]).split("|")
        parts.append(choices if group[1] is not None else [*choices, ""])
        at = group.end()
    parts.append([form[at:]])
    for chosen in itertools.product(*parts):
        yield " ".join("".join(chosen).split())


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon of a folder with ``actor_terms.csv`` and the other ``actor_*.csv`` files."""
    terms = {row["id"]: _term(row) for row in _rows(folder / "actor_terms.csv")}
    names = tuple(_term(row) for row in _rows(folder / "actor_names.csv"))
    heads = {
        row["head"]: Head(
            row["head"],
            _kind(row["kind"]),
            row["type"],
            _case(row["case"]),
            bool(row["general"]),
        )
        for row in _rows(folder / "actor_heads.csv")
    }
    words: dict[str, list[str]] = {}
    for row in _rows(folder / "actor_words.csv"):
        words.setdefault(row["use"], []).extend(row["words"].split(";"))
    pairs = frozenset(joined for pair in words["pair"] for joined in _pairs(pair))
    exclusions = "|".join(f"(?:{row['form']})" for row in _rows(folder / "actor_exclusions.csv"))
    return Lexicon(
        terms,
        names,
        heads,
        frozenset(words["modifier"]),
        pairs,
        frozenset(words["barrier"]),
        frozenset(words["opener"]),
        re.compile(exclusions),
        frozenset(words["general"]),
        frozenset(words["post"]),
        frozenset(words["follower"]),
        frozenset(words["no-name"]),
        frozenset(_last_two(phrase) for phrase in words["before-name"]),
        _verbs(words["after-name"]),
        frozenset(words["giving"]),
        frozenset(words["leading"]),
        frozenset(words["council-word"]),
        frozenset(words["describer"]),
        frozenset(words["complement"]),
        frozenset(words["attribute"]),
        frozenset(words["direction"]),
        frozenset(words["range"]),
        frozenset(_first_two(compound) for compound in words["compound"]),
        frozenset(words["sentence-opener"]),
        frozenset(words["wider"]),
        tuple(
            (_name_pattern(row["pattern"]), _kind(row["kind"]), row["type"])
            for row in _rows(folder / "actor_types.csv")
        ),
    )


def _name_pattern(pattern: str) -> re.Pattern[str]:
    """Patterns ignore case unless they ask for capitals themselves."""
    return re.compile(pattern, 0 if "[A-Z]" in pattern else re.IGNORECASE)


def _term(row: Mapping[str, str]) -> Term:
    return Term(
        row["id"],
        _kind(row["kind"]),
        row["type"],
        tuple(dict.fromkeys(s for form in row["forms"].split(";") for s in expand(form))),
        tuple(filter(None, row.get("class", "").split("|"))),
        row.get("common", ""),
        row.get("otherwise", ""),
    )


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs to join: two in either order ("child and adolescent"), or with a link."""
    *before, after = text.split()
    if before[-1] in ("and", "&"):
        yield before[0], after
        yield after, before[0]
    else:
        yield " ".join(before), after


def _first_two(compound: str) -> tuple[str, str]:
    head, after = compound.split()
    return head, after


def _last_two(phrase: str) -> tuple[str, str]:
    before, preposition = phrase.split()
    return preposition, before


def _verbs(phrases: Sequence[str]) -> dict[str, frozenset[str]]:
    """From a verb to the words of which one must follow; none where any may."""
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        verb, _, after = phrase.partition(" ")
        found.setdefault(verb, set()).update(filter(None, [after]))
    return {verb: frozenset(after) for verb, after in found.items()}


def _kind(word: str) -> Literal["body", "service"]:
    if word not in ("body", "service"):
        raise ValueError(f"an actor is a body or a service, not {word!r}")
    return "body" if word == "body" else "service"


def _case(word: str) -> Case:
    if word not in ("any", "title", "named"):
        raise ValueError(f"a head is written in any case, title or named, not {word!r}")
    return word  # type: ignore[return-value]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
