"""Relations that names state: the areas of a body, the whole of a part.

"Swindon and Wiltshire Safeguarding Board" serves both, and the "LSCB training sub-group" is part
of the LSCB. Each sentence with the name states it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from inspgraph.bodies.actors.group import Draft
from inspgraph.bodies.names.mentions import Mention
from inspgraph.bodies.names.place_names import Place
from inspgraph.bodies.relations.clauses import Clause
from inspgraph.bodies.relations.modality import Modality
from inspgraph.bodies.relations.stated import Stated

NAMED: Final = "structure-name"
AREAS: Final = "name-areas"

_SEVERAL: Final = 2
_SIDES: Final = frozenset(("north", "south", "east", "west", "mid", "central"))
_NAMED_OTHERWISE: Final = frozenset(("LocalAuthority", "GovernmentBody"))
_JOINED: Final = frozenset(("and", "&", ","))
_MANAGING: Final = frozenset(("management", "programme", "governance"))
_BOARDS: Final = frozenset(("board", "group", "committee"))
# A hub and its "team" or "panel" are one: such a name says nothing of whose it is.
_SAME: Final = frozenset(
    ("team", "teams", "panel", "service", "services", "group", "hub", "operational group",
     "meetings", "staff", "board")
)  # fmt: skip
_PARTS: Final = frozenset(("sub-group", "subgroup", "subgroups", "sub-groups", "executive",
                           "committee", "sub-committee"))  # fmt: skip
_GROUPS: Final = frozenset(("group", "unit", "team", "panel", "groups", "board"))
_OWNERS: Final = frozenset(
    ("HealthBody", "Probation", "VoluntaryOrganisation", "EducationProvider", "Other",
     "Partnership")
)  # fmt: skip
_OWNED: Final = frozenset(("Unit", "Service", "Partnership"))


def areas_in_names(
    mentions: Sequence[Mention],
    keys: Sequence[str],
    types: Mapping[str, str],
    areas: Sequence[Place],
    sentences: Sequence[Clause],
    doc: Doc,
) -> Iterator[Stated]:
    """The areas of bodies named after several.

    One place alone may be a seat or a maker; beside one that is no authority's ("Norfolk and
    Waveney") it is an area.
    """
    at = {slot.start: clause for clause in sentences for slot in clause.slots}
    norms = [token.norm_ for token in doc]
    for mention, key in zip(mentions, keys, strict=True):
        clause = at.get(mention.start)
        if clause is None or types.get(key) in _NAMED_OTHERWISE:
            continue
        inside = [
            (start, end, place)
            for start, end, place in areas
            if mention.start <= start
            and end <= mention.end
            and (start == mention.start or norms[start - 1] not in _SIDES)
        ]
        several = any(
            norms[t] in _JOINED
            for start, end, _ in inside
            for t in (start - 1, end)
            if mention.start < t < mention.end - 1
        )
        is_one = len({place for _, _, place in inside}) < _SEVERAL
        if is_one and not (several and mention.source == "register"):
            continue
        for _, _, place in inside:
            yield Stated(key, "servesArea", place, AREAS, clause, Modality())


def parts_by_names(
    mentions: Sequence[Mention],
    keys: Sequence[str],
    drafts: Sequence[Draft],
    sentences: Sequence[Clause],
    doc: Doc,
) -> Iterator[Stated]:
    """The owner of a team, the provider of a service and the board of a service, by their names.

    Councils are left out, since their place stands before names of bodies that are not theirs.
    """
    at = {slot.start: clause for clause in sentences for slot in clause.slots}
    by_key = {draft.key: draft for draft in drafts}
    wholes = {
        tuple(_plain(form.split())): draft
        for draft in drafts
        if draft.type in _OWNERS or draft.type in _OWNED
        for form in (draft.name, *draft.aliases)
        if " " in form or not form.islower()
    }
    for mention, key in zip(mentions, keys, strict=True):
        draft, clause = by_key.get(key), at.get(mention.start)
        if draft is None or draft.type not in _OWNED or clause is None:
            continue
        words = _plain([token.text for token in doc[mention.start : mention.end]])
        for size in range(len(words) - 1, 0, -1):
            whole = wholes.get(tuple(words[:size]))
            if whole is None or whole.key == key:
                continue
            rest = _without_brackets(words[size:])
            ends = _part(draft, rest, whole) if rest else None
            if ends is not None:
                yield Stated(*ends, NAMED, clause, Modality())
                break


def _part(draft: Draft, rest: Sequence[str], whole: Draft) -> tuple[str, str, str] | None:
    """The relation of a body to the one that its name begins with, ``rest`` following."""
    is_company_board = whole.type == "VoluntaryOrganisation" and list(rest) == ["board"]
    if (" ".join(rest) in _SAME and not is_company_board) or rest[0] in ("and", "&"):
        return None
    if len(rest) > 1 and rest[-1] in _BOARDS and rest[-2] in _MANAGING:
        return draft.key, "oversees", whole.key
    if whole.type == "Partnership":
        is_part = rest[-1] in _PARTS or (len(rest) > 1 and rest[-1] in _GROUPS)
        return (draft.key, "partOf", whole.key) if is_part else None
    if whole.type not in _OWNERS:
        return None
    if draft.type == "Service":
        return whole.key, "provides", draft.key
    return draft.key, "partOf", whole.key


def _without_brackets(words: Sequence[str]) -> list[str]:
    """The words but for what stands in brackets: "(LSCB) training group" is "training group"."""
    kept: list[str] = []
    is_inside = False
    for word in words:
        if word == "(":
            is_inside = True
        elif word == ")":
            is_inside = False
        elif not is_inside:
            kept.append(word)
    return kept


def _plain(words: Sequence[str]) -> list[str]:
    """The words of a name as they are compared: no possessives or quotation marks."""
    bare = (word.removesuffix("’s").removesuffix("'s").strip("‘’'“”\"") for word in words)
    return [word if word.isupper() else word.lower() for word in bare if word and word != "s"]
