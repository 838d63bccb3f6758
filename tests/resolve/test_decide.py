from datetime import date
from pathlib import Path

import pytest

from inspgraph.registers.name_forms import BARE
from inspgraph.registers.normal_names import normalise
from inspgraph.registers.registers import Registers
from inspgraph.resolve.decide import Ruling, load_decisions, resolve

DECISIONS = Path(__file__).parents[2] / "data" / "decisions.csv"
REDCAR, DARLINGTON, STOCKTON, DURHAM = "E06000003", "E06000005", "E06000004", "E06000047"
WILTSHIRE = "E06000054"


@pytest.mark.parametrize(
    ("name", "hint", "when", "area", "key", "how"),
    [
        # by name
        ("Care Quality Commission", None, date(2012, 1, 1), REDCAR, "national:cqc", "name"),
        ("CAFCASS", "JusticeBody", date(2012, 1, 1), REDCAR, "national:cafcass", "name"),
        ("Middlesbrough Council", None, date(2017, 4, 7), REDCAR, "gss:E06000002", "name"),
        ("Middlesbrough", "LocalAuthority", date(2017, 4, 7), REDCAR, "gss:E06000002", "name"),
        ("North Tees PCT", "HealthBody", date(2007, 1, 1), STOCKTON, "ods:5E1", "name"),
        ("Metropolitan Police", None, date(2012, 1, 1), "E09000014", "police:metropolitan", "name"),
        ("Cleveland Police", None, date(2012, 1, 1), STOCKTON, "police:cleveland", "name"),
        ("NHS Darlington", None, date(2010, 1, 1), DARLINGTON, "ods:5J9", "name"),
        ("NHS Darlington", None, date(2015, 1, 1), DARLINGTON, "ods:00C", "name"),
        ("NCT", None, date(2022, 11, 25), "E06000062", "trust:northamptonshire-childrens-trust",
         "name"),
        # an old name of a body that goes on
        ("Wiltshire County Council", None, date(2016, 12, 16), WILTSHIRE, "gss:E06000054", "name"),
        ("Wiltshire County Council", None, date(2008, 12, 16), WILTSHIRE, "gss:E10000033", "name"),
        ("HMI Constabulary", None, date(2017, 6, 30), DURHAM, "national:hmic", "name"),
        ("HMI Constabulary", None, date(2018, 8, 24), DURHAM, "national:hmicfrs", "name"),
        # a hint is a preference for a full name
        ("National Institute for Health and Care Excellence", "GovernmentBody", date(2019, 1, 1),
         REDCAR, "national:nice", "name"),
        # near the name
        ("South Tees Hospital Foundation Trust", "HealthBody", date(2018, 1, 1), REDCAR, "ods:RTR",
         "near-name"),
        ("Tees, Esk and Wear Vallies NHS Trust", None, date(2018, 1, 1), REDCAR, None, "none"),
        # only one such body covers the area
        ("the CCG", None, date(2018, 5, 21), DARLINGTON, "ods:00C", "area"),
        ("Clinical Commissioning Group", None, date(2018, 1, 15), STOCKTON, "ods:00K", "area"),
        ("the police", "Police", date(2018, 1, 15), STOCKTON, "police:cleveland", "area"),
        ("CRC", None, date(2018, 1, 15), STOCKTON, "probation:crc-durham-tees-valley", "area"),
        ("local PCT", None, date(2008, 9, 9), REDCAR, "ods:5QR", "area"),
        ("integrated care board", None, date(2024, 9, 3), DURHAM, "ods:QHM", "area"),
        ("the local authority", None, date(2024, 9, 3), DURHAM, "gss:E06000047", "area"),
        # more than one, none, plural, undated
        ("CCG", None, date(2018, 8, 24), DURHAM, None, "none"),
        ("CCG", None, date(2028, 8, 24), DARLINGTON, None, "none"),
        ("CCGs", None, date(2018, 5, 21), DARLINGTON, None, "none"),
        ("Primary Care Trusts", "HealthBody", date(2006, 11, 1), REDCAR, None, "none"),
        ("CCG", None, None, DARLINGTON, None, "none"),
        ("CCG", None, date(2018, 5, 21), None, None, "none"),
        # a body that was not there on the day
        # named after its end, or as it is planned; long before its beginning it is another
        ("Healthcare Commission", None, date(2012, 1, 1), REDCAR, "national:healthcare-commission",
         "name"),
        ("Department for Education", None, date(2009, 1, 1), REDCAR, None, "none"),
        ("Northamptonshire County Council", None, date(2022, 11, 25), "E06000062", "gss:E10000021",
         "name"),
        ("NHS South Tees CCG", None, date(2022, 9, 22), REDCAR, "ods:00M", "name"),
        ("CCG", None, date(2024, 8, 24), DARLINGTON, "ods:16C", "area"),
        # too little to go by
        ("Reading", None, date(2018, 1, 1), REDCAR, None, "none"),
        ("Reading", "Service", date(2018, 1, 1), REDCAR, None, "none"),
        ("Tees Valley", "LocalAuthority", date(2018, 1, 1), REDCAR, None, "none"),
        ("pause", None, date(2018, 1, 1), REDCAR, None, "none"),
        ("Isa", None, date(2010, 1, 1), REDCAR, None, "none"),
        ("NCT", None, date(2022, 11, 25), REDCAR, None, "none"),
        ("South Tees Safeguarding Children Board", None, date(2010, 1, 1), REDCAR, None, "none"),
    ],
)  # fmt: skip
def test_a_mention_resolves_only_to_the_one_body_it_can_mean(
    name: str,
    hint: str | None,
    when: date | None,
    area: str | None,
    key: str | None,
    how: str,
    registers: Registers,
) -> None:
    resolution = resolve(name, hint, when, area, registers)
    assert (resolution.key, resolution.how) == (key, how), resolution.reasons
    assert resolution.reasons


def test_the_weaker_ground_is_said(registers: Registers) -> None:
    resolution = resolve("CCG", None, date(2018, 5, 21), DARLINGTON, registers)
    assert resolution.reasons == ("only Clinical commissioning group of the area at the date",)


def test_an_ambiguous_name_lists_its_candidates(registers: Registers) -> None:
    resolution = resolve("clinical commissioning group", None, date(2018, 8, 24), DURHAM, registers)
    assert resolution.candidates == ("ods:00D", "ods:00J")


def test_the_reason_of_a_closed_body_tells_its_end(registers: Registers) -> None:
    resolution = resolve("CSCI", None, date(2012, 1, 1), REDCAR, registers)
    assert resolution.key == "national:csci"
    assert resolution.reasons == ("“csci” names it, named after its end on 2009-03-31",)


@pytest.mark.parametrize(
    "when", [date(2005, 6, 1), date(2009, 6, 1), date(2016, 6, 1), date(2023, 6, 1)]
)
def test_a_body_of_another_time_is_linked_only_where_none_of_the_day_bears_the_name(
    when: date, registers: Registers
) -> None:
    for body in list(registers.bodies.values())[::5]:
        for name in (body.official_name or body.name, *body.aliases):
            found = resolve(name, body.type, when, DARLINGTON, registers)
            if found.body is not None and not found.body.existed(when):
                living = [
                    one.body
                    for one in registers.by_name[normalise(name)]
                    if one.rank < BARE and one.body.type == body.type and one.body.existed(when)
                ]
                assert living == [], name
                assert "named" in found.reasons[-1]


def test_every_living_body_is_found_by_its_own_full_name(registers: Registers) -> None:
    when = date(2019, 6, 1)
    for body in registers.bodies.values():
        if not body.existed(when) or body.start is None:
            continue
        area = next(iter(body.areas), None)
        name = body.official_name or body.name
        assert resolve(name, body.type, when, area, registers).key == body.key, name


def test_a_ruling_goes_before_every_rule_and_keeps_to_its_authority_and_dates(
    registers: Registers,
) -> None:
    ruling = Ruling(
        "the trust", REDCAR, date(2015, 1, 1), date(2019, 12, 31), "ods:RTR", "a person", "context"
    )
    ruling = ruling._replace(name="trust")
    inside = resolve("the Trust", None, date(2017, 4, 7), REDCAR, registers, [ruling])
    assert (inside.key, inside.how) == ("ods:RTR", "ruling")
    assert inside.reasons == ("ruled by a person: context",)
    assert resolve("the Trust", None, date(2021, 1, 1), REDCAR, registers, [ruling]).key is None
    assert resolve("the Trust", None, date(2017, 4, 7), DURHAM, registers, [ruling]).key is None


def test_a_ruling_can_say_that_a_name_is_no_registered_body(registers: Registers) -> None:
    ruling = Ruling("cqc", None, None, None, None, "a person", "a local group of that name")
    resolution = resolve("CQC", None, date(2017, 4, 7), REDCAR, registers, [ruling])
    assert (resolution.key, resolution.how) == (None, "none")


def test_a_ruling_for_a_body_of_another_time_says_so(
    registers: Registers,
) -> None:
    ruling = Ruling("trust", None, None, None, "ods:5QR", "a person", "context")
    found = resolve("the trust", None, date(2017, 4, 7), REDCAR, registers, [ruling])
    assert found.key == "ods:5QR"
    assert "named after its end" in found.reasons[-1]


def test_the_shipped_decisions_have_the_columns_that_are_read() -> None:
    heading = DECISIONS.read_text(encoding="utf-8").splitlines()[0]
    assert heading == "name,authority_code,from,to,key,ruled_by,reason"


def test_decisions_are_read_with_their_dates(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(
        "name,authority_code,from,to,key,ruled_by,reason\n"
        "The Trust,E06000003,2015,2016-02,ods:RTR,A reader,only one is meant\n",
        encoding="utf-8",
    )
    (ruling,) = load_decisions(path)
    assert ruling[:5] == ("trust", "E06000003", date(2015, 1, 1), date(2016, 2, 29), "ods:RTR")
