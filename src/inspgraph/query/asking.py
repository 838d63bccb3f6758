"""Ask a question of the library: names and days resolved, answered, and followed through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from inspgraph.errors import QueryError
from inspgraph.query.asked_of import asked_of
from inspgraph.query.catalogue import Parameter, Question, nearest
from inspgraph.query.childrens_trusts import childrens_trusts
from inspgraph.query.closed_lists import NATION
from inspgraph.query.joint_work import attendance, weak_links
from inspgraph.query.life import follow_up, live
from inspgraph.query.life_reader import LifeReader
from inspgraph.query.name_lookup import GraphNames
from inspgraph.query.passages_found import with_passages
from inspgraph.query.run import Answer, run_question
from inspgraph.query.turnarounds import turnarounds
from inspgraph.query.wishes import asked_again
from inspgraph.registers.register_body import first_day, last_day
from inspgraph.store.fulltext import FoundPassage, match_of

REGION: Final = "region"
NEIGHBOURS: Final = "neighbours_of"
"""What any question that takes a council may be given instead of one: a region, for all councils
of it, or a council, for all its statistical neighbours."""

_ADDRESSEES: Final = "addressees"
_ADDRESSEE: Final = "addressee"

Given = Mapping[str, Sequence[str]]


def ask(
    store: ox.Store,
    question: Question,
    given: Given,
    names: GraphNames,
    prefixes: Mapping[str, str],
    *,
    follow: bool = False,
    reading: LifeReader | None = None,
    search: Callable[[str], Iterable[FoundPassage]] | None = None,
) -> Answer:
    """Answer a question of the catalogue.

    ``given`` has the values of its parameters as a person writes them, of several each may be the
    one. With ``follow`` a body stands for its predecessors and successors, too. ``reading`` and
    ``search`` are for a question with a step after its query (``catalogue.STEPS``). Raises
    ``QueryError`` for a parameter that is unknown, missing or not of its type, and for a name that
    is unknown or ambiguous.
    """
    values = resolve(question, given, names, follow)
    if reading is not None and question.then == _ADDRESSEES and _ADDRESSEE in values:
        of = (name for who in values[_ADDRESSEE] for name in reading.asked_of.names(who))
        values[_ADDRESSEE] = tuple(dict.fromkeys(of))
    answer = run_question(store, question, prefixes, values)
    if not question.then or (question.then == _ADDRESSEES and _ADDRESSEE not in values):
        return answer
    if reading is None or search is None:
        raise QueryError(f"{question.name} reads the documents on; ask it of a graph's folder.")
    match question.then:
        case "recommendation-life":
            return live(store, prefixes, answer, reading)
        case "followed-up":
            return follow_up(store, prefixes, answer, reading)
        case "passages":
            return with_passages(store, answer, search(match_of(" ".join(given["words"]))))
        case "attendance":
            return attendance(store, answer, values, reading.bodies, search)
        case "weak-links":
            return weak_links(store, answer, values, reading.bodies, search)
        case "childrens-trusts":
            return childrens_trusts(store, answer, reading.bodies, search)
        case "addressees":
            return asked_of(answer, values[_ADDRESSEE], reading.asked_of)
        case "turnarounds":
            return turnarounds(answer, values)
        case _:
            return asked_again(answer, reading.likeness, reading.matters)


def takes_peers(question: Question) -> bool:
    """Return whether a region or the neighbours of a council may stand for the council."""
    return any(p.type == "authority" for p in question.parameters) and not any(
        p.name == REGION for p in question.parameters
    )


def resolve(
    question: Question, given: Given, names: GraphNames, follow: bool = False
) -> dict[str, tuple[str, ...]]:
    """The values of a question's parameters as the query takes them: IRIs, ISO days, text."""
    known = {parameter.name: parameter for parameter in question.parameters}
    peers = _peers(known, given, names, follow)
    given = {name: value for name, value in given.items() if name in known or not peers}
    for name in given:
        if name not in known:
            raise QueryError(
                f"{question.name} has no parameter {name!r}.{nearest(name, tuple(known))} "
                f"It has {', '.join(known) or 'none'}."
            )
    missing = [p.name for p in known.values() if p.required and p.name not in {*given, *peers}]
    if missing:
        examples = [f'--{name} "{known[name].example}"' for name in missing]
        raise QueryError(f"{question.name} needs {', '.join(missing)}, as {' '.join(examples)}.")
    councils = peers or {
        name: _values(known[name], value, names, (), follow)
        for name, value in given.items()
        if known[name].type == "authority"
    }
    among = [iri for iris in councils.values() for iri in iris]
    others = {
        name: _closed(question, known[name], value, names)
        or _values(known[name], value, names, among, follow)
        for name, value in given.items()
        if name not in councils
    }
    # Who asks for the whole nation narrows nothing.
    everywhere = {n for n, found in others.items() if known[n].type == "region" and NATION in found}
    return councils | {name: found for name, found in others.items() if name not in everywhere}


def _peers(
    known: Mapping[str, Parameter], given: Given, names: GraphNames, follow: bool
) -> dict[str, tuple[str, ...]]:
    """The councils of a region, or the neighbours of a council, for each parameter of councils."""
    councils = [p.name for p in known.values() if p.type == "authority" and p.name not in given]
    found: list[str] = []
    if REGION in given and REGION not in known:
        for region in given[REGION]:
            found += names.councils_of(names.region(region))
    if NEIGHBOURS in given and NEIGHBOURS not in known:
        for council in given[NEIGHBOURS]:
            found += names.neighbours(names.authority(council, follow))
    if not found:
        return {}
    if not councils:
        raise QueryError("Only a question that takes a council can be asked of its peers.")
    return {name: tuple(dict.fromkeys(found)) for name in councils}


def _closed(
    question: Question, parameter: Parameter, given: Sequence[str], names: GraphNames
) -> tuple[str, ...]:
    """The values of a parameter that is chosen from a list; none where it is another's type."""
    if parameter.type != "string":
        return ()
    found = [names.lists.values(question.name, parameter, value) for value in given]
    return tuple(dict.fromkeys(value for several in found for value in several))


def _values(
    parameter: Parameter,
    given: Sequence[str],
    names: GraphNames,
    among: Sequence[str],
    follow: bool,
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for value in given:
        found.update(dict.fromkeys(_value(parameter, value, names, among, follow)))
    return tuple(found)


def _value(
    parameter: Parameter, value: str, names: GraphNames, among: Sequence[str], follow: bool
) -> tuple[str, ...]:
    match parameter.type:
        case "body":
            return names.body(value, among, follow)
        case "authority":
            return names.authority(value, follow)
        case "named":
            return names.having(value)
        case "region":
            return (names.region(value),)
        case "topic":
            return (names.topic(value),)
        case "lane":
            return names.lists.values("", parameter, value)
        case "date":
            return (_day(parameter, value),)
        case _:
            return (value,)


def _day(parameter: Parameter, value: str) -> str:
    """The first day of a year or month; of what is called "to", the last."""
    try:
        day = (last_day if parameter.name == "to" else first_day)(value)
    except (ValueError, IndexError) as error:
        raise QueryError(f"{parameter.name}={value!r} is no day, month or year.") from error
    if day is None:
        raise QueryError(f"{parameter.name} is empty.")
    return day.isoformat()
