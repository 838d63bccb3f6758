import time
from datetime import date
from pathlib import Path

import pytest

from inspgraph.errors import RegisterError
from inspgraph.registers.name_forms import forms, surfaces
from inspgraph.registers.normal_names import normalise
from inspgraph.registers.register_body import first_day, last_day
from inspgraph.registers.registers import Registers, all_forms, load_registers

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("gss:E06000003", "Redcar & Cleveland Borough Council"),
        ("gss:E06000003", "Redcar and Cleveland Council"),
        ("gss:E06000003", "Redcar and Cleveland Metropolitan Borough Council"),
        ("gss:E06000003", "Borough of Redcar and Cleveland"),
        ("gss:E06000003", "Redcar and Cleveland local authority"),
        ("gss:E06000004", "Stockton Borough Council"),
        ("gss:E06000010", "Hull City Council"),
        ("gss:E06000023", "City of Bristol"),
        ("gss:E08000014", "Sefton MBC"),
        ("gss:E08000017", "Doncaster Metropolitan Borough Council"),
        ("gss:E09000001", "City of London Corporation"),
        ("gss:E09000013", "London Borough of Hammersmith & Fulham"),
        ("gss:E09000020", "Royal Borough of Kensington and Chelsea"),
        ("gss:E09000033", "Westminster City Council"),
        ("gss:E10000020", "Norfolk County Council"),
        ("ods:RTR", "South Tees Hospitals NHS Trust"),
        ("ods:RTR", "South Tees Hospitals NHS FT"),
        ("ods:RX3", "Tees, Esk & Wear Valleys NHS Foundation Trust"),
        ("ods:5QR", "Redcar and Cleveland Primary Care Trust"),
        ("ods:00M", "NHS South Tees Clinical Commissioning Group"),
        ("ods:00M", "South Tees CCG"),
        ("ods:QHM", "North East and North Cumbria ICB"),
        ("police:cleveland", "Cleveland Constabulary"),
        ("pcc:cleveland", "Cleveland Police and Crime Commissioner"),
        ("pcc:cleveland", "Office of the Police and Crime Commissioner for Cleveland"),
        ("fire:E31000007", "Cleveland Fire and Rescue Service"),
        ("probation:crc-durham-tees-valley", "Durham Tees Valley CRC"),
        (
            "national:hmicfrs",
            "His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services",
        ),
        ("national:hmi-probation", "Her Majesty's Inspectorate of Probation"),
        ("trust:together-for-children", "Together for Children – Sunderland"),
    ],
)
def test_a_body_is_found_under_every_form_of_its_name(
    key: str, written: str, registers: Registers
) -> None:
    assert key in {named.body.key for named in registers.by_name[normalise(written)]}


def test_no_form_is_empty_or_the_bare_kind_of_a_body(registers: Registers) -> None:
    kinds = {"council", "borough council", "nhs trust", "foundation trust", "trust", "pct", "ccg"}
    for body in registers.bodies.values():
        for form in forms(body):
            assert normalise(form.text), body.key
            assert normalise(form.text) not in kinds, body.key


def test_forms_for_a_matcher_leave_bare_places_out_unless_asked(registers: Registers) -> None:
    usual = {text for text, _ in all_forms(registers)}
    assert {"Reading Borough Council", "CQC", "Women’s Aid"} <= usual
    assert not {"Reading", "Bury", "West Midlands", "Mersey Care"} & usual
    assert "Reading" in {text for text, _ in all_forms(registers, bare=True)}


def test_surfaces_vary_ampersand_apostrophe_and_hyphen() -> None:
    assert set(surfaces("A-B and C's")) == {
        "A-B and C's", "A-B & C's", "A-B and C’s", "A-B & C’s",
        "A B and C's", "A B & C's", "A B and C’s", "A B & C’s",
    }  # fmt: skip


def test_a_list_in_a_name_may_have_a_comma_before_its_and() -> None:
    assert {"A, B, and C", "A, B and C"} <= set(surfaces("A, B and C"))
    assert "A, and B" not in surfaces("A and B")


def test_succession_runs_from_primary_care_trust_to_integrated_care_board(
    registers: Registers,
) -> None:
    assert "ods:00M" in registers.bodies["ods:5QR"].successors
    assert "ods:16C" in registers.bodies["ods:00M"].successors
    assert registers.bodies["ods:16C"].successors == ("ods:QHM",)
    link = next(s for s in registers.successions if s.predecessor == "ods:16C")
    assert (link.date, link.kind) == (date(2022, 7, 1), "legal")


def test_succession_of_councils_carries_the_day_after_the_end(registers: Registers) -> None:
    links = [s for s in registers.successions if s.predecessor == "gss:E10000006"]
    assert {link.successor for link in links} == {"gss:E06000063", "gss:E06000064"}
    assert {link.date for link in links} == {date(2023, 4, 1)}
    assert "gss:E10000006" in registers.bodies["gss:E06000063"].predecessors


def test_an_area_counts_in_its_earlier_and_later_shapes_but_not_its_sibling(
    registers: Registers,
) -> None:
    police = registers.bodies["police:northamptonshire"]
    assert registers.covers(police, "E10000021")
    west = registers.lineage["E06000062"]
    assert "E10000021" in west
    assert "E06000061" not in west


def test_the_area_name_is_the_short_geographic_one(registers: Registers) -> None:
    assert registers.area_name("E06000047") == "County Durham"
    assert registers.area_name("E06000003") == "Redcar and Cleveland"
    assert registers.area_name("E99999999") is None


def test_dates_of_any_precision_open_and_close_their_span() -> None:
    assert (first_day("2009"), last_day("2009")) == (date(2009, 1, 1), date(2009, 12, 31))
    assert (first_day("2009-02"), last_day("2008-02")) == (date(2009, 2, 1), date(2008, 2, 29))
    assert first_day("") is None


def test_extra_registers_add_places(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "gss_code,name,official_name,type_code,childrens_services\n"
        "X06000009,Nether Wold,Nether Wold Council,UA,yes\n",
        encoding="utf-8",
    )
    registers = load_registers(DATA / "registers", [path])
    assert registers.area_name("X06000009") == "Nether Wold"
    assert "nether wold borough council" in registers.by_name


def test_two_bodies_with_one_key_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("gss_code,name\nE06000003,Elsewhere\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="gss:E06000003"):
        load_registers(DATA / "registers", [path])


def test_the_samples_registers_load_beside_the_real_ones() -> None:
    samples = DATA / "samples"
    files = ("register.csv", "nhs_bodies.csv", "police_forces.csv", "fire_services.csv")
    registers = load_registers(DATA / "registers", [samples / name for name in files])
    assert registers.area_name("X06000001") == "Wexmoor"
    assert registers.bodies["ods:X-5W1"].end == date(2013, 3, 31)


def test_loading_stays_cheap() -> None:
    # About 0.14 s of one core; the bound leaves room for a slow or busy machine.
    spent = []
    for _ in range(3):
        began = time.process_time()
        load_registers(DATA / "registers")
        spent.append(time.process_time() - began)
    assert min(spent) < 0.6


def test_what_is_no_register_is_refused_in_a_line(tmp_path: Path) -> None:
    for name, content in (
        ("missing.csv", None),
        ("other.csv", b"town,mayor\nWexmoor,nobody\n"),
        ("nhs_bodies.csv", b"ods_code,title\nX1,Moorsea\n"),
        ("bytes.csv", b"gss_code,name\nX06000009,\xff\xfe\n"),
    ):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(RegisterError, match=name):
            load_registers(DATA / "registers", [path])
