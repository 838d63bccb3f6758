"""The check that the words of a stated relation name both ends, or that it says how they do not.

"It commissions CAMHS" names one end; the statement then records that a pronoun stands for the
other. A name is found where all its words are, in any order: "the safeguarding and adoption teams"
name the safeguarding team.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from inspgraph.registers.normal_names import normalise
from inspgraph.store.select import select

_STATED: Final = """
SELECT ?statement ?words WHERE { GRAPH ?g {
  ?statement a ig:Statement ; ig:evidence ?span .
  ?span oa:hasSelector ?quote . ?quote oa:exact ?words .
} }
"""
_EVERY: Final = "SELECT ?statement WHERE { GRAPH ?g { ?statement a ig:Statement } }"
_REFERRING: Final = """
SELECT ?statement WHERE { GRAPH ?g { ?statement a ig:Statement ; ig:reference ?how } }
"""
_NAMED: Final = """
SELECT DISTINCT ?statement ?end ?name ?place ?own WHERE { GRAPH ?g {
  ?statement a ig:Statement ; ig:inDocument ?document .
  { ?statement rdf:subject ?end } UNION { ?statement rdf:object ?end }
  {
    ?here ig:actor ?end ; ig:inDocument ?document .
    { ?here ig:name ?name } UNION { ?here ig:otherName ?name }
  } UNION { ?end skos:prefLabel ?name }
    UNION { ?end skos:altLabel ?name }
  OPTIONAL { ?end a ?place . FILTER(?place IN (ig:LocalAuthority, ig:Area)) }
  OPTIONAL { ?document ig:about ?own . FILTER(?own = ?end || EXISTS { ?own dct:spatial ?end }) }
} }
"""
_COUNCIL: Final = frozenset(
    ("council", "authority", "borough", "county", "city", "district", "area", "we", "our")
)
"""Words that name the authority of a document or its area, as "the council" does."""
_WITHOUT_BRACKETS: Final = str.maketrans("()[]", "    ")
_BOTH: Final = 2
_OF_PLACES: Final = _COUNCIL | frozenset(
    ("london", "metropolitan", "royal", "unitary", "corporation", "of", "and", "the", "local")
)


@dataclass(frozen=True, slots=True)
class EndsCheck:
    """The number of stated relations, and the IRIs of those with an end that no words name."""

    total: int
    wrong: tuple[str, ...]


def check_ends(store: ox.Store) -> EndsCheck:
    """Look for both ends of each stated relation in the words that it rests on.

    Relations that are denied, planned or over count as well; what only the kind of document
    implies is not stated.
    """
    words: dict[str, set[str]] = defaultdict(set)
    for row in select(store, _STATED):
        words[row["statement"]] |= _tokens(row["words"].translate(_WITHOUT_BRACKETS))
    names: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for row in select(store, _NAMED):
        forms = _forms(row["name"], bool(row["place"]), bool(row["own"]))
        names[row["statement"], row["end"]] |= forms
    ends = Counter(
        statement for (statement, _), any_ in names.items() if _is_named(any_, words[statement])
    )
    known = {row["statement"] for row in select(store, _REFERRING)}
    known |= {statement for statement, count in ends.items() if count == _BOTH}
    stated = {row["statement"] for row in select(store, _EVERY)}
    return EndsCheck(len(stated), tuple(sorted(stated - known)))


def _is_named(forms: Iterable[frozenset[str]], words: set[str]) -> bool:
    return any(form <= words for form in forms)


def _forms(name: str, is_place: bool, is_own: bool) -> set[frozenset[str]]:
    """The words of a name, as sets of which any is enough.

    An authority is named by its place, and the one that a document is about as "the council".
    """
    known = {frozenset(_tokens(name))}
    if is_place:
        known.add(frozenset(_tokens(name) - _OF_PLACES) or frozenset(_tokens(name)))
    if is_own:
        known |= {frozenset((word,)) for word in _COUNCIL}
    return known


def _tokens(text: str) -> set[str]:
    """The words of a text without endings of plurals."""
    return {word.removesuffix("s") for word in normalise(f"{text} ").split()}
