"""Measure what is stated of annotated sentences, where they stand in whole documents.

    python bench/sentences.py BANK.jsonl REPORTS... [--json] [--errors FILE]

A line of BANK holds one sentence of a report (``doc``, its file's name without the ending): the
actors as they stand there (``t``, ``ref`` where that is short for another name) and the relations
between them (``s``, ``r``, ``o``), ``core`` or ``optional``, with ``why`` where it is not asserted.
Each report is read whole, and a stated relation counts whose evidence is the sentence: it is right
if a core relation has the same kind and ends, neither if an optional or a denied one has or if it
puts the council for its people, whom the bank does not annotate, and wrong otherwise. An end is met
by the place of a mention in the sentence, by a name, or, where the statement records that its words
only refer to the body, by a word that refers. ``--errors`` writes what was missed and wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from inspgraph.building import Options
from inspgraph.errors import UnreadableError
from inspgraph.evaluate.pairing import name_keys, same_name
from inspgraph.pipeline import Pipeline
from inspgraph.read import read
from inspgraph.walk import walk

Row = dict[str, Any]
_REFERS = re.compile(
    r"(?:it|they|(?:the|this|these|that|each|its|their|both)\b.*"
    r"|(?:senior )?(?:leaders|managers|officers|staff)|social workers?"
    r"|(?:children's )?social care)",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"(?:the )?(?:\w+ )?(?:council|authority|borough|county|city)|children.s services",
    re.IGNORECASE,
)


class End(NamedTuple):
    """An end of a found relation: its names, and where the document mentions it."""

    name: str
    keys: frozenset[str]
    places: tuple[tuple[int, int], ...]
    is_council: bool


class Found(NamedTuple):
    """A stated relation; ``places`` are those of its evidence."""

    subject: End
    relation: str
    object: End
    is_asserted: bool
    reference: str
    rule: str
    places: tuple[tuple[int, int], ...]


@dataclass
class Counts:
    """What was counted over all sentences, by relation; and the rows behind it."""

    core: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    denied: int = 0
    claimed: int = 0
    errors: list[Row] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure what is stated of annotated sentences.")
    parser.add_argument("bank", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=Path)
    given = parser.parse_args()
    bank: dict[str, list[Row]] = defaultdict(list)
    for line in given.bank.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        bank[row["doc"]].append(row)
    files = [file for file in walk(given.reports)[0] if Path(file.name).stem in bank]
    counts = Counts()
    with Pool(2) as pool:
        work = ((file.path, file.name) for file in files)
        for stem, text, found in pool.imap(_found, work, chunksize=4):
            for row in bank[stem]:
                _count(row, text, found, counts)
    if given.errors:
        lines = (json.dumps(row, ensure_ascii=False) for row in counts.errors)
        given.errors.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _show(counts, given.json)


@cache
def _pipeline() -> Pipeline:
    return Pipeline.load(Options())


def _found(file: tuple[Path, str]) -> tuple[str, str, list[Found]]:
    path, name = file
    try:
        source, text = read(path, name)
    except UnreadableError:
        return Path(name).stem, "", []
    pipeline = _pipeline()
    extraction = pipeline.extract(source, text)
    own = {f"gss:{code}" for code in (extraction.facts.authority_code,) if code}
    ends = {
        actor.key: End(
            actor.name,
            name_keys(actor.name, actor.aliases),
            tuple((span.start, span.end) for span in actor.mentions),
            actor.key in own or actor.type == "LocalAuthority",
        )
        for actor in extraction.actors
    }

    def end(key: str) -> End:
        if key in ends:
            return ends[key]
        body = pipeline.identities.registers.get(key)
        name = body.name if body else key
        return End(name, name_keys(name), (), body is not None and key in own)

    return (
        Path(name).stem,
        text.content,
        [
            Found(
                end(one.subject),
                one.relation,
                end(one.object),
                not one.negated and one.modality == "stated",
                one.reference,
                one.cue,
                tuple((span.start, span.end) for span in one.evidence),
            )
            for one in extraction.relations
            if one.basis == "stated"
        ],
    )


def _count(row: Row, text: str, found: Iterable[Found], counts: Counts) -> None:
    words = [re.escape(word) for word in row["sentence"].split()]
    place = re.search(r"\s+".join(words), text)
    if place is None:
        return
    here = [one for one in found if _overlap(one.places, place.span())]
    full = {actor["t"]: actor.get("ref", "") for actor in row["actors"]}
    met: set[int] = set()
    for wanted in row["relations"]:
        same = {i for i, one in enumerate(here) if _is(one, wanted, full, text, place.span())}
        met |= same
        asserted = any(here[i].is_asserted for i in same)
        if "why" in wanted:
            counts.denied += 1
            counts.claimed += asserted
        elif wanted["tier"] == "core":
            counts.core[wanted["r"]] += 1
            counts.hit[wanted["r"]] += asserted
            if not asserted:
                counts.errors.append(_error("missed", row, wanted["s"], wanted["r"], wanted["o"]))
    wrong: dict[tuple[str, str, str], str] = {}
    for i, one in enumerate(here):
        inside = all(place.start() - 2 <= a and b <= place.end() + 2 for a, b in one.places)
        # The bank knows what the words name; whom "leaders" or nobody stand for it does not.
        if i not in met and one.is_asserted and inside and one.reference != "people":
            wrong[one.subject.name, one.relation, one.object.name] = one.rule
    for (subject, relation, other), rule in wrong.items():
        counts.wrong[relation] += 1
        counts.errors.append(_error("wrong", row, subject, relation, other, rule))


def _is(
    one: Found, wanted: Row, full: Mapping[str, str], text: str, place: tuple[int, int]
) -> bool:
    if one.relation != wanted["r"]:
        return False
    sides = [(wanted["s"], wanted["o"])]
    if one.relation == "partnerOf":
        sides.append((wanted["o"], wanted["s"]))
    return any(
        _meets(one.subject, s, full, one.reference, text, place)
        and _meets(one.object, o, full, one.reference, text, place)
        for s, o in sides
    )


def _meets(
    end: End, words: str, full: Mapping[str, str], reference: str, text: str, place: tuple[int, int]
) -> bool:
    pattern = r"\s+".join(map(re.escape, words.split()))
    stands = [hit.span() for hit in re.compile(pattern).finditer(text, *place)]
    if any(_overlap(end.places, span) for span in stands):
        return True
    names = name_keys(words, (full.get(words, ""),))
    if same_name(names, end.keys) or (end.is_council and _COUNCIL.fullmatch(words)):
        return True
    return bool(reference and _REFERS.fullmatch(words))


def _overlap(places: Iterable[tuple[int, int]], span: tuple[int, int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in places)


def _error(how: str, row: Row, subject: str, relation: str, other: str, rule: str = "") -> Row:
    said = [
        f"{one['s']} {one['r']} {one['o']} ({one.get('why', one['tier'])})"
        for one in row["relations"]
    ]
    found = {"how": how, "relation": relation, "subject": subject, "object": other, "rule": rule}
    kept = {name: row[name] for name in ("id", "doc", "family", "before", "sentence")}
    return {**found, "annotated": said, **kept}


def _lines(counts: Counts) -> Iterator[tuple[str, int, int, int]]:
    for name in sorted(counts.core, key=lambda name: (-counts.core[name], name)):
        yield name, counts.core[name], counts.hit[name], counts.wrong[name]
    yield "all", counts.core.total(), counts.hit.total(), counts.wrong.total()


def _show(counts: Counts, as_json: bool) -> None:
    figures = {
        name: {
            "core": core,
            "precision": round(hit / (hit + wrong), 3) if hit + wrong else None,
            "recall": round(hit / core, 3) if core else None,
        }
        for name, core, hit, wrong in _lines(counts)
    }
    if as_json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{'relation':14}{'core':>6}{'right':>7}{'wrong':>7}{'P':>7}{'R':>7}")
    for name, core, hit, wrong in _lines(counts):
        both = f"{figures[name]['precision'] or 0:7.3f}{figures[name]['recall'] or 0:7.3f}"
        print(f"{name:14}{core:6}{hit:7}{wrong:7}{both}")
    print(f"of {counts.denied} that are not asserted, {counts.claimed} are claimed")


if __name__ == "__main__":
    main()
