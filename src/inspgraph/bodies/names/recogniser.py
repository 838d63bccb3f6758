"""A small trained tagger that proposes names of bodies and services.

Registers and head nouns know names by their words; the tagger has learnt how names stand in
sentences, so it also sees those of which no word is known. It is a spaCy pipeline of one tagger
that ``training/recogniser.py`` makes. It proposes only: other rules
decide if a proposal is taken and of what type it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc

NAME: Final = "NAME"
LOOSE: Final = "LOOSE"
TAGS: Final = ("O", *(f"{part}-{kind}" for kind in (NAME, LOOSE) for part in "BILU"))
"""A token's place in a name: it begins one, is inside, ends it, or is all of it.

NAME is what the training sentences mark as a core actor, LOOSE an optional one (a line of work, a
meeting, an office), which is told apart so that it is not proposed.
"""

Floats = NDArray[np.float32]

_NEVER: Final = np.float32(-1e9)
_TINY: Final = np.float32(1e-9)


class Proposal(NamedTuple):
    """Tokens ``start`` to ``end`` of a Doc; ``sure`` is between 0 and 1."""

    start: int
    end: int
    kind: str
    sure: float


@dataclass(frozen=True)
class Recogniser:
    """The tagger's network, and the tags of its outputs in their order."""

    network: Any  # thinc gives its models no useful type
    tags: tuple[str, ...]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load a pipeline with one tagger; raises OSError where there is no such folder."""
        tagger: Any = spacy.load(folder, exclude=["tokenizer"]).get_pipe("tagger")
        return cls(tagger.model, tuple(tagger.labels))

    def __call__(self, doc: Doc, sentences: Sequence[tuple[int, int]]) -> list[Proposal]:
        """Propose names in some sentences of a Doc, given as ascending token ranges."""
        pieces = [_piece(doc, start, end) for start, end in sentences]
        scores: Sequence[Floats] = self.network.predict(pieces) if pieces else ()
        return [
            Proposal(first + start, first + end, kind, sure)
            for (first, _), rows in zip(sentences, scores, strict=True)
            for start, end, kind, sure in names_in(rows, self.tags)
        ]


def _piece(doc: Doc, start: int, end: int) -> Doc:
    """Copy tokens into a Doc of their own; ``Span.as_doc`` does the same 300 times slower."""
    tokens = doc[start:end]
    piece = Doc(doc.vocab, words=[token.text for token in tokens])
    for token, own in zip(piece, tokens, strict=True):
        norm = own.norm_
        if token.norm_ != norm:
            token.norm_ = norm
    return piece


def names_in(scores: Floats, tags: Sequence[str]) -> Iterator[Proposal]:
    """Read names off the best row of tags that fit together.

    ``scores`` has a row for each token and a column for each tag, before normalisation. A name
    is as sure as its least sure token.
    """
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    if (chances[:, tags.index("O")] > 0.5).all():
        return
    start = 0
    best = _best_tags(np.log(chances + _TINY), tags)
    for at, column in enumerate(best):
        part, _, kind = tags[column].partition("-")
        if part in ("B", "U"):
            start = at
        if part in ("L", "U"):
            sure = min(float(chances[i, best[i]]) for i in range(start, at + 1))
            yield Proposal(start, at + 1, kind, sure)


def _best_tags(logs: Floats, tags: Sequence[str]) -> list[int]:
    """Find the likeliest row of tags in which every name that begins also ends (Viterbi)."""
    opens = np.array([tag[0] in "BI" for tag in tags])
    inside = np.array([tag[0] in "IL" for tag in tags])
    kinds = np.array([tag[2:] for tag in tags])
    fits = np.where(opens[:, None], inside & (kinds[:, None] == kinds), ~inside)
    steps = np.where(fits, np.float32(0), _NEVER)
    reached = logs[0] + np.where(inside, _NEVER, np.float32(0))
    before: list[NDArray[np.intp]] = []
    columns = np.arange(len(tags))
    for row in logs[1:]:
        ways = reached[:, None] + steps
        last = ways.argmax(axis=0)
        before.append(last)
        reached = ways[last, columns] + row
    at = int((reached + np.where(opens, _NEVER, np.float32(0))).argmax())
    path = [at]
    for last in reversed(before):
        at = int(last[at])
        path.append(at)
    return path[::-1]
