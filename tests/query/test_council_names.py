"""A council's name is the council: by every name that a register gives, in every look-up."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from inspgraph import resources
from inspgraph.errors import QueryError
from inspgraph.query.name_lookup import GraphNames
from inspgraph.registers.register_body import RegisterBody
from inspgraph.registers.registers import Registers, load_registers
from inspgraph.store.prefixes import prefixes_of

PREFIXES = prefixes_of()
AT = PREFIXES["id"]


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(resources.DATA / "registers")


@pytest.fixture(scope="module")
def councils(registers: Registers) -> list[RegisterBody]:
    """Every council with children's services, each the subject of a document."""
    return [body for body in registers.bodies.values() if body.childrens_services]


@pytest.fixture(scope="module")
def names(registers: Registers, councils: list[RegisterBody]) -> GraphNames:
    """A graph of all councils in which a neighbour's report minted each place's name anew."""
    lines = [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()]
    for body in councils:
        node, place = f"id:actor-gss__{body.code}", body.name.replace('"', "")
        lines.append(
            f'{node} a ig:LocalAuthority ; ig:register "gss" ; dct:spatial stat:{body.code} ; '
            f'skos:prefLabel "{body.official_name}" . stat:{body.code} skos:prefLabel "{place}" . '
            f"id:doc-{body.code} ig:about {node} . "
            f'id:actor-local__x__{body.code} ig:register "local" ; skos:prefLabel "{place}", '
            f'"{body.official_name}" .'
        )
    store = ox.Store()
    store.load(input="\n".join(lines), format=ox.RdfFormat.TURTLE)
    return GraphNames(store, PREFIXES, registers)


def same_council(registers: Registers, code: str) -> set[str]:
    """The codes of a council through time: a county and what it went on as."""
    now = registers.current(code)
    codes = {body.code for key, body in registers.bodies.items() if key.startswith("gss:")}
    return {one for one in codes if registers.current(one) == now}


def test_short_full_and_older_names_mean_the_same_council(
    names: GraphNames, registers: Registers, councils: list[RegisterBody]
) -> None:
    for body in councils:
        own = {f"{AT}actor-gss__{code}" for code in same_council(registers, body.code)}
        for name in (body.name, body.official_name, *body.aliases):
            for found in (names.body(name), names.authority(name)):
                assert set(found) == own, name


def test_a_county_and_what_it_went_on_as_are_one_and_its_parts_are_not(
    registers: Registers,
) -> None:
    assert same_council(registers, "E10000009") == {"E10000009", "E06000059"}
    assert same_council(registers, "E10000006") == {"E10000006"}
    assert registers.current("E10000021") == "E10000021"


def test_a_search_knows_a_council_by_every_name_that_questions_take(
    names: GraphNames, councils: list[RegisterBody]
) -> None:
    known = names.council_names()
    for body in councils:
        own = known[f"{AT}actor-gss__{body.code}"]
        assert {body.official_name, *body.aliases} <= set(own)


def test_an_ambiguous_name_lists_all_with_what_tells_them_apart(registers: Registers) -> None:
    lines = [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()]
    lines += [
        f'id:actor-local__{n} ig:register "local" ; skos:prefLabel "Hub {n}" . '
        f'id:seen-{n} ig:actor id:actor-local__{n} ; ig:name "MASH" ; ig:inDocument id:doc-{n} . '
        f'id:doc-{n} ig:about id:c{n} ; dct:issued "20{n}-01-01"^^xsd:date . '
        f'id:c{n} dct:spatial [ skos:prefLabel "Vale {n}" ] .'
        for n in range(10, 19)
    ]
    store = ox.Store()
    store.load(input="\n".join(lines), format=ox.RdfFormat.TURTLE)
    with pytest.raises(QueryError) as raised:
        GraphNames(store, PREFIXES, registers).body("MASH")
    for n in range(10, 19):
        assert f"id:actor-local__{n} (Hub {n}; Vale {n}; 20{n})" in str(raised.value)
