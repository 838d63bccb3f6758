"""The register files hold together: unique codes and names, known successors, ISO dates."""

import contextlib
import re
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspgraph.errors import RegisterError
from inspgraph.registers import register_files
from inspgraph.registers.name_forms import STATED, forms
from inspgraph.registers.normal_names import normalise
from inspgraph.registers.register_files import READERS, listed, read_further, rows
from inspgraph.registers.registers import Registers
from inspgraph.resolve.local import load_localities

FOLDER = Path(__file__).parents[2] / "data" / "registers"
TYPES = {
    "LocalAuthority", "HealthBody", "Police", "Probation", "FireAndRescue", "EducationProvider",
    "VoluntaryOrganisation", "Partnership", "Inspectorate", "GovernmentBody", "JusticeBody",
    "Unit", "Service", "Other",
}  # fmt: skip
ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@pytest.mark.parametrize("file", sorted(READERS))
def test_dates_are_iso_and_in_order(file: str) -> None:
    for row in rows(FOLDER / file):
        days = [row.get("start_date", ""), row.get("end_date", "")]
        assert all(not day or ISO.fullmatch(day) for day in days), row
        body, _ = READERS[file](row)
        assert not (body.start and body.end) or body.start <= body.end, row


@pytest.mark.parametrize("file", sorted(READERS))
def test_no_key_and_no_cell_of_aliases_holds_a_thing_twice(file: str) -> None:
    bodies = [READERS[file](row)[0] for row in rows(FOLDER / file)]
    assert [key for key, n in Counter(body.key for body in bodies).items() if n > 1] == []
    for body in bodies:
        names = [normalise(name) for name in (body.name, *body.aliases)]
        assert len(names) == len(set(names)), body.key
        assert all(names), body.key


@pytest.mark.parametrize("file", sorted(READERS))
def test_no_name_stands_for_two_bodies_of_a_register_at_the_same_time(file: str) -> None:
    holders = defaultdict(list)
    for row in rows(FOLDER / file):
        body, _ = READERS[file](row)
        for name in {normalise(form.text) for form in forms(body) if form.rank == STATED}:
            holders[name].append(body)
    for name, bodies in holders.items():
        # A short name that each of several regions uses of its own ("One Adoption") is told
        # apart by the area.
        areas = [area for body in bodies for area in body.areas]
        if all(body.areas for body in bodies) and len(areas) == len(set(areas)):
            continue
        spans = sorted((b.start or date.min, b.end or date.max, b.key) for b in bodies)
        for (_, end, one), (start, _, other) in pairwise(spans):
            assert end < start, f"{name}: {one} and {other}"


def test_every_successor_is_in_its_register(registers: Registers) -> None:
    for link in registers.successions:
        assert link.predecessor in registers.bodies
        assert link.successor in registers.bodies, link
        assert link.predecessor != link.successor


def test_a_succession_with_a_date_falls_where_the_predecessor_ends(registers: Registers) -> None:
    for link in registers.successions:
        end = registers.bodies[link.predecessor].end
        if link.date is not None and end is not None and link.kind == "geographic":
            assert (link.date - end).days == 1, link


def test_every_type_is_one_that_the_evaluation_knows(registers: Registers) -> None:
    assert {body.type for body in registers.bodies.values()} <= TYPES


def test_areas_are_authorities_of_the_register(registers: Registers) -> None:
    for body in registers.bodies.values():
        for area in body.areas:
            assert area.startswith("W") or registers.authority(area), (body.key, area)


def test_statistical_neighbours_are_authorities_that_exist(registers: Registers) -> None:
    known = {number for b in registers.bodies.values() for s, number in b.notations if s == "dfe"}
    for row in rows(FOLDER / "statistical_neighbours.csv"):
        assert registers.authority(row["gss_code"]), row
        assert row["dfe_la_number"] not in listed(row["neighbour_dfe_la_numbers"])
        assert set(listed(row["neighbour_dfe_la_numbers"])) <= known, row
    assert "E06000001" in registers.neighbours["E06000003"]


def test_every_current_authority_with_childrens_services_has_its_numbers(
    registers: Registers,
) -> None:
    for body in registers.bodies.values():
        if body.childrens_services and body.end is None:
            assert {"urn", "dfe"} <= {scheme for scheme, _ in body.notations}, body.key


def test_facts_from_general_knowledge_stay_marked(registers: Registers) -> None:
    assert not registers.bodies["pcc:cleveland"].verified
    assert not registers.bodies["probation:trust-durham-tees-valley"].verified
    assert registers.bodies["gss:E06000003"].verified


def test_every_class_of_a_generic_name_is_a_class_of_some_body(registers: Registers) -> None:
    classes = {body.subtype for body in registers.bodies.values()} | {"inspected authority"}
    for row in rows(FOLDER / "generic_names.csv"):
        assert set(listed(row["classes"])) <= classes, row


def test_no_generic_name_is_given_twice() -> None:
    names = [normalise(row["name"]) for row in rows(FOLDER / "generic_names.csv")]
    assert len(names) == len(set(names))


def test_every_kind_of_local_body_knows_its_example_and_not_its_counter_example(
    registers: Registers,
) -> None:
    table = register_files.rows(FOLDER / "local_kinds.csv")
    kinds = load_localities(FOLDER / "local_kinds.csv", registers).kinds
    for row, kind in zip(table, kinds, strict=True):
        assert kind.matches(normalise(row["example"]), None), row
        assert not kind.matches(normalise(row["counter_example"]), None), row


def test_no_example_belongs_to_two_kinds(registers: Registers) -> None:
    kinds = load_localities(FOLDER / "local_kinds.csv", registers).kinds
    for row in register_files.rows(FOLDER / "local_kinds.csv"):
        fitting = [kind.kind for kind in kinds if kind.matches(normalise(row["example"]), None)]
        assert fitting == [row["kind"]]


CELLS = st.text(alphabet='a1,"\n\r;|\0\ufeff é=', max_size=60).map(str.encode) | st.binary(
    max_size=60
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(CELLS)
def test_any_file_is_a_table_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name,code\n" + content)
    with contextlib.suppress(RegisterError):
        assert all(type(cell) is str for row in rows(path) for cell in row.values())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet="0123456789-/ T", max_size=14))
def test_a_register_of_any_date_is_read_or_refused_with_its_line(tmp_path: Path, day: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"gss_code,name,start_date,end_date\nX1,Wexmoor,{day},{day}\n")
    try:
        bodies = [body for body, _ in read_further(path)]
    except RegisterError as refusal:
        assert "line 2" in str(refusal)  # noqa: PT017 not every date is refused
    else:
        assert all(not body.start or not body.end or body.start <= body.end for body in bodies)


def test_a_year_beyond_all_calendars_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("gss_code,name,start_date\nX1,Wexmoor,99999999999\n")
    with pytest.raises(RegisterError, match="line 2"):
        list(read_further(path))
