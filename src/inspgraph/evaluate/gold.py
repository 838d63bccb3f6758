"""Annotations made by hand: one JSON file a document, read into frozen records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeVar, get_args

from inspgraph.evaluate.fields import EvaluationError, Fields, read_json
from inspgraph.records import ActorKind, Polarity

Record = TypeVar("Record")
_ENDS: Final = ("subject", "relation", "object")

PARTS: Final = (
    "document", "judgements", "recommendations", "findings", "actors", "relations",
    "not_asserted", "scope",
)  # fmt: skip

Tier = Literal["", "core", "optional"]
"""What is optional is right if found and no loss if not; "" is of annotations without tiers, whose
items are all of the core."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The document's own facts. Dates are ISO, "" where the document gives none."""

    family: str
    authority: str
    published: str = ""
    inspection_start: str = ""
    inspection_end: str = ""
    lead_inspector: str = ""
    inspectorates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldJudgement:
    """A grade as the document words it; ``overall`` says that it is the one for the whole."""

    area: str
    grade: str
    overall: bool = False


@dataclass(frozen=True, slots=True)
class GoldRecommendation:
    """A thing that the document asks for, and its deadline ("" where the document gives none)."""

    text: str
    timeframe: str = ""
    tier: Tier = ""


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """An item of a list of strengths or weaknesses."""

    polarity: str
    text: str
    tier: Tier = ""


@dataclass(frozen=True, slots=True)
class GoldActor:
    """A body or service that the document names, with the other names it uses.

    ``owner`` is the name of the actor whose unit or service it is, "" where that is open.
    """

    name: str
    kind: str
    type: str
    aliases: tuple[str, ...] = ()
    tier: Tier = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A statement of the document about two actors, or an actor and an area, by their names.

    ``also`` are readings that would be as right. ``why`` is for what it does not assert: negated,
    planned, ended or hypothetical.
    """

    subject: str
    relation: str
    object: str
    evidence: str = ""
    tier: Tier = ""
    also: tuple[GoldRelation, ...] = ()
    why: str = ""

    @property
    def is_core(self) -> bool:
        """Return whether failing to find the item counts as a miss."""
        return self.tier != "optional"

    @property
    def readings(self) -> tuple[GoldRelation, ...]:
        """The relation itself, then those that would be as right."""
        return (self, *self.also)


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one document; ``stem`` is its file's name without the ending.

    Where not ``whole``, actors and relations were annotated in a first part only, so that what is
    found beyond them is not known to be wrong.
    """

    stem: str
    document: GoldDocument
    judgements: tuple[GoldJudgement, ...] = ()
    recommendations: tuple[GoldRecommendation, ...] = ()
    findings: tuple[GoldFinding, ...] = ()
    actors: tuple[GoldActor, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    whole: bool = True
    not_asserted: tuple[GoldRelation, ...] = ()

    @property
    def has_tiers(self) -> bool:
        """Return whether the annotations are of version 2, with tiers, owners and denials."""
        return any(actor.tier for actor in self.actors)


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Read the annotations in a folder (its ``*.json``), or in one file, sorted by name.

    A document is known by the annotations' file name without the ending. Raises
    ``EvaluationError`` where there are none, or for the first that is not JSON or lacks a field;
    the message names the file and the field.
    """
    files = [path] if path.is_file() else sorted(path.glob("*.json"))
    if not files:
        raise EvaluationError(f"{path}: there are no annotations (*.json) here.")
    return tuple(_document(file) for file in files)


def _document(path: Path) -> Gold:
    top = read_json(path, PARTS)
    if "document" not in top:
        raise EvaluationError(f"{path}: the field 'document' is missing.")
    about = top.part("document", _names(GoldDocument))
    scope = top.part("scope", ("actors_relations",)).optional("actors_relations")
    return Gold(
        path.stem,
        GoldDocument(
            about.text("family"),
            about.text("authority"),
            about.optional("published"),
            about.optional("inspection_start"),
            about.optional("inspection_end"),
            about.optional("lead_inspector"),
            about.texts("inspectorates"),
        ),
        _list(top, "judgements", GoldJudgement, _judgement),
        _list(top, "recommendations", GoldRecommendation, _recommendation),
        _list(top, "findings", GoldFinding, _finding),
        _list(top, "actors", GoldActor, _actor),
        _list(top, "relations", GoldRelation, _relation),
        scope in {"", "all"},
        _list(top, "not_asserted", GoldRelation, _relation),
    )


def _judgement(item: Fields) -> GoldJudgement:
    return GoldJudgement(item.text("area"), item.text("grade"), item.flag("overall"))


def _recommendation(item: Fields) -> GoldRecommendation:
    return GoldRecommendation(item.text("text"), item.optional("timeframe"), _tier(item))


def _finding(item: Fields) -> GoldFinding:
    polarity = item.choice("polarity", get_args(Polarity))
    return GoldFinding(polarity, item.text("text"), _tier(item))


def _actor(item: Fields) -> GoldActor:
    kind = item.choice("kind", get_args(ActorKind))
    owner = item.part("owner", ("name", "basis")).text("name") if item.has("owner") else ""
    return GoldActor(
        item.text("name"), kind, item.text("type"), item.texts("aliases"), _tier(item), owner
    )


def _relation(item: Fields) -> GoldRelation:
    ends = item.text("subject"), item.text("relation"), item.text("object")
    one = GoldRelation(*ends, item.optional("evidence"), _tier(item), (), item.optional("why"))
    also = tuple(_reading(one, other) for other in item.parts("also", _ENDS))
    return replace(one, also=also)


def _reading(one: GoldRelation, other: Fields) -> GoldRelation:
    """The relation with what another reading has otherwise."""
    return replace(
        one,
        subject=other.optional("subject") or one.subject,
        relation=other.optional("relation") or one.relation,
        object=other.optional("object") or one.object,
    )


def _tier(item: Fields) -> Tier:
    if not item.has("tier"):
        return ""
    return "core" if item.choice("tier", ("core", "optional")) == "core" else "optional"


def _list(
    top: Fields, name: str, record: type[Any], make: Callable[[Fields], Record]
) -> tuple[Record, ...]:
    return tuple(make(item) for item in top.parts(name, _names(record)))


def _names(record: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))
