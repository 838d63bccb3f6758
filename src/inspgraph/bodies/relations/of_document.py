"""All relations of a document: those that sentences state, and those that its structure does.

Structure is who inspects whom, to whom a letter is addressed, and what the document's series
implies of the bodies it names (``context``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from inspgraph.bodies.actors.group import SELF, Draft
from inspgraph.bodies.relations.clauses import Clause
from inspgraph.bodies.relations.implied_by_series import Contexts, imply_relations, shared_units
from inspgraph.bodies.relations.modality import Modality
from inspgraph.bodies.relations.references import Slot
from inspgraph.bodies.relations.stated import Rules, Stated, stated_in
from inspgraph.facts import Facts
from inspgraph.records import Reference, Span
from inspgraph.text.fold import fold

INSPECTED: Final = "structure-inspects"
ADDRESSED: Final = "structure-addressee"

_LAP: Final = "local-area-partnership"
_BOARDS: Final = ("lscp", "lscb")
_SOCIAL_CARE: Final = re.compile(r"children['’]s social care(?: services?)?", re.IGNORECASE)
_ADDRESSED: Final = frozenset("LHOP")


def relations_of(
    sentences: Sequence[Clause],
    drafts: Sequence[Draft],
    facts: Facts,
    rules: Rules,
    contexts: Contexts,
    roles: Mapping[str, str],
    named: Sequence[Stated] = (),
) -> list[Stated]:
    """The relations of a document, each with the clause that is its evidence.

    ``roles`` says which actor plays which part in the document (``roles_of``); ``named`` are the
    relations that names state (``of_names``).
    """
    left_out = "" if "partners" in facts.inspects else roles["operator"]
    stated = [one for clause in sentences for one in stated_in(clause, rules, left_out)]
    first: dict[str, Clause] = {}
    for clause in sentences:
        for slot in clause.slots:
            if not slot.reference:
                first.setdefault(slot.key, clause)
    owners: dict[str, set[str]] = {}
    for one in stated:
        if (belongs := _belongs(one)) is not None:
            owners.setdefault(belongs[0], set()).add(belongs[1])
    # A name does not say whose a team is where a sentence does.
    for one in named:
        belongs = _belongs(one)
        if belongs is None or belongs[1] in owners.get(belongs[0], {belongs[1]}):
            stated.append(one)
    triples = [(s.subject, s.relation, s.object) for s in stated if s.modality == Modality()]
    shared = shared_units(sentences, contexts)
    implied = imply_relations(facts.series, drafts, contexts.implied, triples, roles, shared)
    stated += [
        Stated(found.subject, found.relation, found.object, found.cue, at, Modality(), "implied")
        for found in implied
        if (at := first.get(found.about)) is not None
    ]
    stated += _inspections(sentences, first, drafts, facts, roles)
    stated += _addressees(sentences, facts)
    return stated


def _belongs(one: Stated) -> tuple[str, str] | None:
    """The part and the whole, where a relation is about ownership."""
    if one.relation == "partOf":
        return one.subject, one.object
    return (one.object, one.subject) if one.relation == "provides" else None


def speakers(facts: Facts, roles: Mapping[str, str]) -> dict[str, str]:
    """For whom leaders and social workers speak in a document, by the kinds of ``People``.

    Leaders of an inspected area are its partnership's, and in a joint inspection anybody's.
    """
    found = {"leaders": roles["operator"], "workers": roles["social-care"], "members": SELF}
    if facts.series is None or "partners" in facts.inspects:
        del found["leaders"]
    if "partnership" in facts.inspects:
        del found["workers"]
    return found


def roles_of(drafts: Sequence[Draft], facts: Facts, operator: str) -> Mapping[str, str]:
    """Map each part that an actor plays in the document to it, by the names that the data use.

    ``operator`` is the key of the body that runs the inspected services. Where an area's
    partnership is inspected, services without an owner are the partnership's.
    """
    roles = {"self": SELF, "operator": operator}
    names = {_plain(name) for name in facts.inspectorates}
    for draft in drafts:
        if draft.type == "Police" and "ommissioner" not in draft.name:
            roles.setdefault("police", draft.key)
        elif "partners" in facts.inspects and _SOCIAL_CARE.fullmatch(draft.name):
            roles.setdefault("social-care", draft.key)
        elif draft.ref == _LAP:
            roles.setdefault(_LAP, draft.key)
        elif draft.ref in _BOARDS and draft.mentions:
            roles.setdefault("board", draft.key)
        elif draft.type == "Inspectorate" and _is_one_of(draft, names):
            roles.setdefault("inspectorate", draft.key)
    if "partnership" in facts.inspects and _LAP in roles:
        roles["operator"] = roles[_LAP]
    roles.setdefault("social-care", roles["operator"])
    return roles


def _inspections(
    sentences: Sequence[Clause],
    first: Mapping[str, Clause],
    drafts: Sequence[Draft],
    facts: Facts,
    roles: Mapping[str, str],
) -> Iterator[Stated]:
    """The report's inspectorates inspect what it is about.

    The evidence is a sentence that names the inspectorate with the inspection, else the title.
    """
    if facts.voice != "inspectorate" or facts.series is None:
        return
    inspected = _inspected(facts, roles)
    names = {_plain(name) for name in facts.inspectorates}
    title = facts.title_span
    for draft in drafts:
        if draft.type != "Inspectorate" or not _is_one_of(draft, names):
            continue
        for target in inspected:
            said = _said(sentences, draft.key, target)
            named: Reference = "heading" if said is None else ""
            clause = said or (
                Clause("", (), title, -1) if title is not None else first.get(draft.key)
            )
            if clause is not None:
                modality = Modality()
                yield Stated(
                    draft.key, "inspects", target, INSPECTED, clause, modality, "stated", named
                )


def _said(sentences: Sequence[Clause], inspectorate: str, target: str) -> Clause | None:
    """The first sentence that names the inspectorate, the inspection and what is inspected."""
    for clause in sentences:
        if "inspect" in clause.text:
            keys = {slot.key for slot in clause.slots if not slot.reference}
            if {inspectorate, target} <= keys:
                return clause
    return None


def _inspected(facts: Facts, roles: Mapping[str, str]) -> Sequence[str]:
    """The keys of the bodies that the document reports on; the authority where it names none."""
    known = {"authority": SELF, "partners": SELF, "board": roles.get("board"),
             "partnership": roles.get(_LAP)}  # fmt: skip
    return [key for what in facts.inspects if (key := known[what])] or [SELF]


def _is_one_of(draft: Draft, names: set[str]) -> bool:
    code = draft.ref.rpartition(":")[2].replace("-", " ")
    return any(_plain(form) in names for form in (draft.name, *draft.aliases, code))


def _plain(name: str) -> str:
    words = fold(name).replace("&", "and").replace(",", " ").lower().split()
    text = " ".join(words).removeprefix("the ")
    text = text.replace("majesty's inspectorate of", "mi").removeprefix("his ")
    return text.removeprefix("her ").replace("hmi ", "mi ").replace("services", "service")


def _addressees(sentences: Sequence[Clause], facts: Facts) -> Iterator[Stated]:
    """Whom a letter to a partnership names above "Dear …" are the partnership's members.

    The evidence is both, the line that names the addressee and the salutation.
    """
    if not facts.addressees:
        return
    end = max(addressee.span.end for addressee in facts.addressees)
    dear = next(
        (c for c in sentences if c.span.start >= end - 1 and c.text.startswith("dear ")), None
    )
    if dear is None:
        return
    board = next((slot for slot in dear.slots if slot.letter == "P"), None)
    if board is None:
        return
    for addressee in facts.addressees:
        for clause in sentences:
            if _overlap(clause.span, addressee.span):
                for slot in _speaks_for(clause):
                    if slot.key != board.key:
                        for said in (clause, dear):
                            yield Stated(
                                slot.key, "memberOf", board.key, ADDRESSED, said, Modality()
                            )


def _speaks_for(clause: Clause) -> Sequence[Slot]:
    return [slot for slot in clause.slots if slot.letter in _ADDRESSED]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
