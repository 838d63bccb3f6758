"""The little grammar that relations need: classes of words, and the forms of verbs.

The words are data (data/cues/frames/grammar.csv): a row has a class and its words, a phrase
counting as one; irregular verbs have their five forms in a row of their own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

_VOWELS: Final = frozenset("aeiou")


class Forms(NamedTuple):
    """The forms of a verb: run, runs, ran, run, running."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """Classes of words by name, and each verb's forms by its base form."""

    classes: Mapping[str, frozenset[str]]
    irregular: Mapping[str, Forms]
    verbs: frozenset[str]

    def has(self, word: str, *classes: str) -> bool:
        """Tell whether a word belongs to one of the classes."""
        return any(word in self.classes[name] for name in classes)

    def forms(self, lemma: str) -> Forms:
        """The forms of a verb."""
        return self.irregular.get(lemma) or inflect(lemma)


def load_grammar(path: Path) -> Grammar:
    """The classes and verbs of data/cues/frames/grammar.csv."""
    classes: dict[str, set[str]] = {}
    irregular: dict[str, Forms] = {}
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            words = row["words"].split("|")
            if row["class"] == "irregular":
                irregular[words[0]] = Forms(*words)
            else:
                classes.setdefault(row["class"], set()).update(words)
    known = {lemma: irregular.get(lemma) or inflect(lemma) for lemma in classes.pop("verb")}
    verbs = frozenset(form for forms in (*known.values(), *irregular.values()) for form in forms)
    return Grammar({name: frozenset(words) for name, words in classes.items()}, irregular, verbs)


def with_verbs(grammar: Grammar, forms: Iterable[str]) -> Grammar:
    """A grammar that knows some forms of verbs besides its own."""
    return replace(grammar, verbs=grammar.verbs | frozenset(forms))


def inflect(lemma: str) -> Forms:
    """The regular forms of a verb; "co-fund" and "re-commission" are regular as well."""
    if lemma.endswith("e"):
        return Forms(lemma, f"{lemma}s", f"{lemma}d", f"{lemma}d", f"{lemma[:-1]}ing")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past = f"{lemma[:-1]}ied"
        return Forms(lemma, f"{lemma[:-1]}ies", past, past, f"{lemma}ing")
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    return Forms(lemma, third, f"{lemma}ed", f"{lemma}ed", f"{lemma}ing")
