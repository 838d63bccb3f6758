"""The fictional world of the grid: its bodies are known by name, so that only relations are asked.

``grid/world/bodies.csv`` has the bodies that no head noun gives away, ``places.csv`` the
authorities besides those of the samples. What finds names is tested elsewhere.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from inspgraph import resources
from inspgraph.bodies.actors.group import SELF
from inspgraph.bodies.finder import Analysis, BodyFinder
from inspgraph.bodies.names.lexicon import Term
from inspgraph.bodies.names.mentions import MentionFinder, Name
from inspgraph.bodies.names.recogniser import Recogniser
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline
from inspgraph.evaluate.pairing import name_keys, same_name
from inspgraph.facts import Facts
from inspgraph.read.canonical import BlockDraft, assemble
from inspgraph.records import ActorKind
from inspgraph.registers.registers import Registers, all_forms, load_registers

GRID = Path(__file__).parent / "grid"
FACTS = Facts(series="ilacs", authority="Wexmoor", authority_code="X06000001")
COUNCIL = {"the council", "the county council", "the city council", "the local authority"}


def rows(relation: str) -> list[dict[str, str]]:
    """The sentences of a file of the grid."""
    with (GRID / f"{relation}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def world() -> tuple[BodyFinder, Registers]:
    """A finder to which the bodies of the grid are known."""
    places = [*sorted((resources.DATA / "samples").glob("*.csv")), GRID / "world" / "places.csv"]
    registers = load_registers(resources.DATA / "registers", places)
    nlp = make_tokenizer_pipeline()
    recogniser = Recogniser.load(resources.DATA / "models" / "recogniser")
    finder = BodyFinder.load(resources.DATA / "cues", registers, nlp, recogniser)
    names = [
        Name(form, body.key, body.kind, body.type, proper=True, subtype=body.subtype)
        for form, body in all_forms(registers)
    ]
    terms = dict(finder.lexicon.terms)
    with (GRID / "world" / "bodies.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            key = f"grid:{row['name']}"
            kind: ActorKind = "service" if row["type"] == "Service" else "body"
            if row["name"][0].isupper():
                names.append(Name(row["name"], key, kind, row["type"], proper=True))
            else:
                terms[key] = Term(key, kind, row["type"], (row["name"],))
    lexicon = replace(finder.lexicon, terms=terms)
    mentions = MentionFinder(nlp, lexicon, names, recogniser)
    return replace(finder, finder=mentions, lexicon=lexicon), registers


def analysed(sentence: str) -> Analysis:
    """What is found in a sentence of the grid."""
    return world()[0](assemble([BlockDraft("paragraph", sentence)]), FACTS)


def stated(found: Analysis) -> set[tuple[str, str, str]]:
    """The relations that hold by the sentence; a partnership holds both ways."""
    claims = {
        (one.subject, one.relation, one.object)
        for one in found.stated
        if one.basis == "stated" and not one.modality.negated and one.modality.mode == "stated"
    }
    return claims | {(o, r, s) for s, r, o in claims if r == "partnerOf"}


def keys_of(name: str, found: Analysis) -> Iterator[str]:
    """The keys of the bodies that a name of the grid stands for, and of the area it names."""
    if name.lower() in COUNCIL:
        yield SELF
    wanted = name_keys(name, ())
    for draft in found.drafts:
        if same_name(wanted, name_keys(draft.name, draft.aliases)):
            yield draft.key
    for one in found.stated:
        body = world()[1].get(one.object.removeprefix("r:"))
        if one.relation != "servesArea" or body is None:
            continue
        if same_name(wanted, name_keys(body.name, (body.official_name,))):
            yield one.object


def pairs_of(row: dict[str, str]) -> list[tuple[str, str]]:
    """The pairs that a row names, as asserted or as not."""
    pairs = (pair.partition(">") for pair in row["expected"].split("|"))
    return [(subject, target) for subject, _, target in pairs if target]


def is_right(row: dict[str, str], relation: str) -> bool:
    """Tell whether all pairs of an asserted row are found, and none of any other.

    A row that is not asserted is right only where both its bodies are known: nothing said of
    somebody unknown would be no merit.
    """
    found = analysed(row["sentence"])
    claims = stated(found)
    ends = [
        ([*keys_of(subject, found)], [*keys_of(target, found)]) for subject, target in pairs_of(row)
    ]
    held = [any((s, relation, o) in claims for s in ones for o in others) for ones, others in ends]
    if row["status"] == "asserted":
        return all(held)
    known = all(ones and (others or relation == "servesArea") for ones, others in ends)
    return known and not any(held)
