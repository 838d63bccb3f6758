"""Measure the finding of names on authorities that nothing was trained on.

    python -m training.folds [--folds 5] [--errors 0]

Splits the annotated sentences by authority, trains without each fold and looks for the names of
its sentences: by the rules alone, by the recogniser alone, and by both joined as a build does.
The sentences of one document are read as one text. Takes about two minutes a fold.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple, Self

from spacy.tokens import Doc

from inspgraph import resources
from inspgraph.bodies.finder import BodyFinder
from inspgraph.bodies.names.proposed_names import SURE
from inspgraph.bodies.names.recogniser import NAME, Recogniser
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks
from inspgraph.registers.registers import load_registers
from training.recogniser import SENTENCES, Marked, Sentence, read_sentences, save, train

_FRONT: Final = re.compile(
    r"(?:(?:the|an?|its|their|this|that|our|these|local)\s+|[‘“'\"])+", re.IGNORECASE
)
_BACK: Final = re.compile(r"[’”'\"),.]+$")


class Extent(NamedTuple):
    """Code points of a sentence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """Names looked for and found; ``exact`` are those with the same bounds."""

    core: int = 0
    hit: int = 0
    exact: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Self) -> Self:
        return replace(
            self,
            core=self.core + other.core,
            hit=self.hit + other.hit,
            exact=self.exact + other.exact,
            found=self.found + other.found,
            right=self.right + other.right,
        )

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.hit / max(self.core, 1)
        total = precision + recall
        both = 2 * precision * recall / total if total else 0.0
        exact = self.exact / max(self.core, 1)
        return f"{self.core:6}{self.found:7}{precision:11.3f}{recall:9.3f}{both:8.3f}{exact:16.3f}"


def fold_of(authorities: Sequence[str], folds: int) -> dict[str, int]:
    """Deal authorities to folds in an order that has nothing to do with their names."""
    mixed = sorted(authorities, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return {name: at % folds for at, name in enumerate(mixed)}


def count(sentence: Sentence, found: Sequence[Extent]) -> Count:
    """Hold found names against the annotated ones.

    A core name is hit by one that it holds or that holds it, unless that holds another, too. A
    found name is right where it does so with any actor. What only points at a body ("the board")
    is not looked for.
    """
    bare = [_bare(sentence.text, extent) for extent in found]
    marked = [(_bare(sentence.text, Extent(m.start, m.end)), m) for m in sentence.actors]
    core = [extent for extent, m in marked if m.tier == "core" and not m.pointing]
    single = [one for one in bare if sum(_holds(one, name) for name in core) < 2]
    return Count(
        core=len(core),
        hit=sum(any(_nested(name, one) for one in single) for name in core),
        exact=sum(name in bare for name in core),
        found=len(bare),
        right=sum(any(_nested(one, name) for name, _ in marked) for one in bare),
    )


def _bare(text: str, extent: Extent) -> Extent:
    """Leave out articles before a name and marks around it."""
    words = text[extent.start : extent.end]
    front, back = _FRONT.match(words), _BACK.search(words)
    start = extent.start + (front.end() if front and front.end() < len(words) else 0)
    end = extent.start + (back.start() if back else len(words))
    return Extent(start, end) if start < end else extent


def _holds(one: Extent, other: Extent) -> bool:
    return one.start <= other.start and other.end <= one.end


def _nested(one: Extent, other: Extent) -> bool:
    return _holds(one, other) or _holds(other, one)


class Reader:
    """Finds names in the sentences of one document, in three ways."""

    def __init__(self, recogniser: Recogniser | None = None) -> None:
        self._nlp = make_tokenizer_pipeline()
        self._recogniser = recogniser
        self._finder = BodyFinder.load(
            resources.DATA / "cues",
            load_registers(resources.DATA / "registers"),
            self._nlp,
            recogniser,
        ).finder

    def __call__(self, document: Sequence[Sentence]) -> Iterator[list[Extent]]:
        """Give for each sentence what the finder finds."""
        doc, starts = self._doc(document)
        mentions = [(doc[m.start].idx, doc[m.start : m.end].end_char) for m in self._finder(doc)]
        yield from _by_sentence(mentions, document, starts)

    def alone(self, document: Sequence[Sentence]) -> Iterator[list[Extent]]:
        """Give for each sentence what the recogniser proposes, with no rule asked."""
        doc, starts = self._doc(document)
        names = []
        for start, sentence in zip(starts, document, strict=True):
            span = doc.char_span(start, start + len(sentence.text))
            if self._recogniser is not None and span is not None:
                names += [
                    (doc[p.start].idx, doc[p.start : p.end].end_char)
                    for p in self._recogniser(doc, [(span.start, span.end)])
                    if p.kind == NAME and p.sure >= SURE
                ]
        yield from _by_sentence(names, document, starts)

    def _doc(self, document: Sequence[Sentence]) -> tuple[Doc, list[int]]:
        starts, at = [], 0
        for sentence in document:
            starts.append(at)
            at += len(sentence.text) + 1
        text = "\n".join(sentence.text for sentence in document)
        return normalise_marks(self._nlp.make_doc(text)), starts


def _by_sentence(
    names: Sequence[tuple[int, int]], document: Sequence[Sentence], starts: Sequence[int]
) -> Iterator[list[Extent]]:
    for start, sentence in zip(starts, document, strict=True):
        end = start + len(sentence.text)
        yield [Extent(a - start, b - start) for a, b in names if start <= a and b <= end]


def main() -> None:
    """Print the figures of each fold and of all."""
    parser = argparse.ArgumentParser(description="Measure the finding of names by fold.")
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--errors", type=int, default=0, help="print so many a fold of each kind")
    given = parser.parse_args()
    sentences = read_sentences(given.sentences)
    folds = fold_of(sorted({one.authority for one in sentences}), given.folds)
    rules = Reader()
    totals = dict.fromkeys(("rules", "recogniser", "joined"), Count())
    sys.stdout.write(
        f"{'fold':6}{'way':12}  core  found  precision   recall      F1  same bounds\n"
    )
    for fold in range(given.folds):
        joined = Reader(_trained([one for one in sentences if folds[one.authority] != fold]))
        counts = dict.fromkeys(totals, Count())
        held = [one for one in sentences if folds[one.authority] == fold]
        for _, group in groupby(held, key=lambda one: one.document):
            document = list(group)
            ways = (rules(document), joined.alone(document), joined(document))
            for way, found in zip(counts, ways, strict=True):
                for sentence, names in zip(document, found, strict=True):
                    counts[way] += count(sentence, names)
                    if way == "joined":
                        given.errors -= _show(sentence, names, given.errors)
        for way, one in counts.items():
            totals[way] += one
            sys.stdout.write(f"{fold:<6}{way:12}{one}\n")
    for way, one in totals.items():
        sys.stdout.write(f"{'all':6}{way:12}{one}\n")


def _trained(sentences: Sequence[Sentence]) -> Recogniser:
    with tempfile.TemporaryDirectory() as folder:
        save(train(sentences), Path(folder))
        return Recogniser.load(Path(folder))


def _show(sentence: Sentence, found: Sequence[Extent], left: int) -> int:
    """Print up to so many names missed or found without cause; return how many."""
    text = sentence.text
    marked = [Extent(m.start, m.end) for m in sentence.actors]
    errors = [
        f"  missed: {text[m.start : m.end]} | {text}"
        for m in sentence.actors
        if _is_sought(m) and not any(_nested(Extent(m.start, m.end), one) for one in found)
    ]
    errors += [
        f"  no actor: {text[one.start : one.end]} | {text}"
        for one in found
        if not any(_nested(one, name) for name in marked)
    ]
    shown = errors[: max(left, 0)]
    sys.stdout.writelines(f"{error}\n" for error in shown)
    return len(shown)


def _is_sought(marked: Marked) -> bool:
    return marked.tier == "core" and not marked.pointing


if __name__ == "__main__":
    main()
