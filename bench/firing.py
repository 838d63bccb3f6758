"""Print which rules for relations fire: in how many documents, and how often right.

    python bench/firing.py FOLDER... [--gold FOLDER] [--bank sentences.jsonl] [--of-gold FOLDER]

With --of-gold the documents of a further folder that the gold annotates are read, too: that is
quick, and what `make firing` prints. Gold, bank and that folder may be missing.

A rule is a frame in one of its constructions ("provides-01.passive"), an idiom, or what the form
of a document says. "Right" counts the rows that an annotation of the document has, core or
optional, by names and aliases; "other" what it has not. A bank has annotated sentences, of which
the documents are only partly covered: there a row counts whose evidence holds one of them. Rules
that fire nowhere are listed last. Over a whole corpus such rules go, but for those that sentences
of the grid (tests/bodies/relations/grid) need.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from inspgraph import resources
from inspgraph.building import Options
from inspgraph.errors import UnreadableError
from inspgraph.evaluate.pairing import name_keys, same_name
from inspgraph.pipeline import Pipeline
from inspgraph.read import read
from inspgraph.records import Actor, Relation
from inspgraph.walk import walk

Row = tuple[str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description="Print which rules for relations fire.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--bank", type=Path)
    parser.add_argument("--of-gold", type=Path)
    given = parser.parse_args()
    gold = dict(_gold(given.gold)) if given.gold else {}
    bank = _bank(given.bank) if given.bank and given.bank.is_file() else {}
    documents: dict[str, set[str]] = defaultdict(set)
    right: Counter[tuple[str, str, bool]] = Counter()
    pipeline = Pipeline.load(Options())
    files, _ = walk(given.folders)
    if given.of_gold and given.of_gold.is_dir():
        more, _ = walk([given.of_gold])
        files += tuple(file for file in more if Path(file.name).stem in gold)
    for file in files:
        try:
            source, text = read(file.path, file.name)
        except UnreadableError:
            continue
        found = pipeline.extract(source, text)
        named = {actor.key: actor for actor in found.actors}
        stem = Path(file.name).stem
        for relation in found.relations:
            documents[relation.cue].add(file.name)
            if relation.negated or relation.modality != "stated":
                continue
            if stem in gold:
                right[relation.cue, "gold", _is_in(relation, gold[stem], named)] += 1
            said = " ".join(" ".join(s.of(text.content).split()) for s in relation.evidence)
            rows = [row for words, rows in bank.get(stem, ()) if words in said for row in rows]
            if any(words in said for words, _ in bank.get(stem, ())):
                right[relation.cue, "bank", _is_in(relation, rows, named)] += 1
    print(f"{'rule':34}{'documents':>10}{'gold':>8}{'other':>8}{'bank':>8}{'other':>8}")
    for rule in sorted(documents):
        counts = [right[rule, where, ok] for where in ("gold", "bank") for ok in (True, False)]
        print(f"{rule:34}{len(documents[rule]):10}" + "".join(f"{count:8}" for count in counts))
    fired = {rule.split(".")[0] for rule in documents}
    silent = [rule for rule in _rules() if rule not in fired]
    print(f"{len(files)} documents; rules that fire nowhere: {', '.join(silent) or 'none'}")


def _rules() -> Iterator[str]:
    for name in ("frames", "idioms"):
        with (resources.DATA / "cues" / "frames" / f"{name}.csv").open(encoding="utf-8") as handle:
            yield from (row["id"] for row in csv.DictReader(handle))


def _gold(folder: Path) -> Iterator[tuple[str, list[Row]]]:
    for path in sorted(folder.glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8")).get("relations", [])
        readings = (row | other for row in rows for other in ({}, *row.get("also", [])))
        yield path.stem, [(r["subject"], r["relation"], r["object"]) for r in readings]


def _bank(path: Path) -> Mapping[str, list[tuple[str, list[Row]]]]:
    found: dict[str, list[tuple[str, list[Row]]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        full = {actor["t"]: actor.get("ref", actor["t"]) for actor in row["actors"]}
        rows = [
            (full.get(r["s"], r["s"]), r["r"], full.get(r["o"], r["o"]))
            for r in row.get("relations", ())
            if "why" not in r
        ]
        found[row["doc"]].append((row["sentence"], rows))
    return found


def _is_in(relation: Relation, rows: Iterable[Row], named: Mapping[str, Actor]) -> bool:
    ends = [_names(named.get(key)) for key in (relation.subject, relation.object)]
    for subject, kind, target in rows:
        if kind != relation.relation:
            continue
        sides = [name_keys(subject, ()), name_keys(target, ())]
        orders = (sides, sides[::-1]) if kind == "partnerOf" else (sides,)
        for one, other in orders:
            met = same_name(one, ends[0]) and (same_name(other, ends[1]) or kind == "servesArea")
            if met:
                return True
    return False


def _names(actor: Actor | None) -> frozenset[str]:
    return frozenset() if actor is None else frozenset(name_keys(actor.name, actor.aliases))


if __name__ == "__main__":
    main()
