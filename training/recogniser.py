"""Train the recogniser of names on annotated sentences.

    python -m training.recogniser [--sentences FILE] [--output FOLDER] [--without AUTHORITY ...]

Reads one JSON object a line (SOURCES.md says what it holds and where it comes from) and writes a
spaCy pipeline. The seed is fixed and all runs in one thread: the same sentences, versions and
machine give the same bytes. Takes about two minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example, offsets_to_biluo_tags
from thinc.api import fix_random_seed

from inspgraph import resources
from inspgraph.bodies.names.recogniser import LOOSE, NAME, TAGS
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks

SENTENCES: Final = Path(__file__).with_name("sentences.jsonl")
OUTPUT: Final = resources.DATA / "models" / "recogniser"

SEED: Final = 12
EPOCHS: Final = 7
BATCH: Final = 32
DROPOUT: Final = 0.25
RATE: Final = 0.003  # at the start; it falls to nothing in a straight line
WIDTH: Final = 64
ROWS: Final = {"NORM": 4000, "PREFIX": 1000, "SUFFIX": 2000, "SHAPE": 1000}
DEPTH: Final = 2  # a token sees as many on either side; 4 was no better and half as fast

# Words that only point at a body named elsewhere: clauses, not names, resolve these.
_POINTING: Final = re.compile(
    r"(?:(?:the|this|that|these|both|it|they)\b\s*)?([\w-]*)", re.IGNORECASE
)
_NOUNS: Final = frozenset(
    (
        "board", "panel", "trust", "company", "partnership", "team", "service", "hub", "group",
        "forum", "unit", "agency", "school", "college", "hospital", "force", "programme",
        "scheme", "directorate", "committee", "taskforce", "sub-group", "subgroup", "centre",
        "provider", "meeting", "executive", "council", "authority", "borough", "city", "county",
        "services", "teams", "centres", "agencies", "chair", "sector", "project",
    )
)  # fmt: skip
_COUNCIL: Final = re.compile(
    r"(?:(?:the|this|local|city|county|borough|unitary|london)\s+)*"
    r"(?:local authority|local authorities|council|authority|corporation|city|borough|county)",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(r"[’']?s? ?\(([\w&’' /–+-]{2,40})\)")


@dataclass(frozen=True, slots=True)
class Marked:
    """Code points of a sentence that name an actor.

    ``tier`` is "core" or "optional" as annotated, or "short" for what brackets add to a name;
    ``pointing`` marks what is no name ("the board").
    """

    start: int
    end: int
    tier: str
    pointing: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """An annotated sentence; ``document`` and ``authority`` say what must not be split."""

    id: str
    document: str
    authority: str
    text: str
    actors: tuple[Marked, ...]


def read_sentences(path: Path) -> list[Sentence]:
    """Read the annotated sentences of a file, in its order."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Sentence(
            row["id"],
            row["doc"],
            row["authority"],
            row["sentence"],
            tuple(sorted(_marked(row), key=lambda one: one.start)),
        )
        for row in rows
    ]


def _marked(row: dict[str, Any]) -> Iterator[Marked]:
    """Find the actors in the sentence, the longest first, wherever they stand in it."""
    text, taken = row["sentence"], set[int]()
    for actor in sorted(row["actors"], key=lambda actor: -len(actor["t"])):
        words = actor["t"]
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            if not taken.isdisjoint(range(*found.span())):
                continue
            taken.update(range(*found.span()))
            yield Marked(*found.span(), actor["tier"], _points(words, actor.get("ref", "")))
            short = _SHORT.match(text, found.end())
            if short and taken.isdisjoint(range(*short.span())):
                taken.update(range(*short.span()))
                yield Marked(*short.span(1), "short", False)


def _points(words: str, name: str) -> bool:
    """Tell words that only point at the council, or at a body of that ``name``, from names."""
    pointing = _POINTING.fullmatch(words) if name else None
    noun = pointing[1].lower() if pointing else None
    return _COUNCIL.fullmatch(words) is not None or noun == "" or noun in _NOUNS


def train(sentences: Sequence[Sentence], epochs: int = EPOCHS) -> Language:
    """Train a pipeline that tags names."""
    fix_random_seed(SEED)
    nlp = make_tokenizer_pipeline()
    tagger: Any = nlp.add_pipe("tagger", config={"model": _network()})
    for tag in TAGS:
        tagger.add_label(tag)
    examples = [_example(sentence, nlp) for sentence in sentences]
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(SEED)  # noqa: S311 an order of sentences, no secret
    for epoch in range(epochs):
        order.shuffle(examples)
        for at in range(0, len(examples), BATCH):
            optimizer.learn_rate = RATE * (1 - (epoch + at / len(examples)) / epochs)
            nlp.update(examples[at : at + BATCH], sgd=optimizer, drop=DROPOUT)
    return nlp


def _network() -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tagger.v2",
        "nO": None,
        "normalize": False,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": WIDTH,
                "attrs": list(ROWS),
                "rows": list(ROWS.values()),
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": WIDTH,
                "depth": DEPTH,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }


def _example(sentence: Sentence, nlp: Language) -> Example:
    doc = normalise_marks(nlp.make_doc(sentence.text))
    names = [
        (one.start, one.end, LOOSE if one.tier == "optional" else NAME)
        for one in sentence.actors
        if not one.pointing and doc.char_span(one.start, one.end) is not None
    ]
    tags = offsets_to_biluo_tags(doc, names)
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    return Example(doc, Doc(nlp.vocab, words=words, spaces=spaces, tags=tags))


def save(nlp: Language, folder: Path) -> None:
    """Write what a reader of tags needs: the network and its description."""
    nlp.to_disk(folder, exclude=["vocab", "tokenizer"])


def without(sentences: Sequence[Sentence], authorities: Collection[str]) -> list[Sentence]:
    """Leave out all sentences of some authorities."""
    return [one for one in sentences if one.authority not in authorities]


def main() -> None:
    """Train and write the pipeline."""
    parser = argparse.ArgumentParser(description="Train the recogniser of names.")
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--without", action="append", default=[], metavar="AUTHORITY")
    given = parser.parse_args()
    sentences = without(read_sentences(given.sentences), given.without)
    save(train(sentences), given.output)
    sys.stdout.write(f"Trained on {len(sentences)} sentences: {given.output}\n")


if __name__ == "__main__":
    main()
