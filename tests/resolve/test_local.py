from datetime import date

import pytest

from inspgraph.registers.normal_names import slug
from inspgraph.registers.registers import Registers
from inspgraph.resolve.local import Localities, local_key

REDCAR, MIDDLESBROUGH, STOCKTON = "E06000003", "E06000002", "E06000004"
HARTLEPOOL, DARLINGTON, DURHAM = "E06000001", "E06000005", "E06000047"
BOARD = "local-safeguarding-children-board"


@pytest.mark.parametrize(
    ("name", "gss", "when", "key"),
    [
        ("LSCB", DARLINGTON, date(2015, 9, 1), f"local:{DARLINGTON}:{BOARD}"),
        ("DSCB", DARLINGTON, date(2015, 9, 1), f"local:{DARLINGTON}:{BOARD}"),
        (
            "Local Safeguarding Children Board",
            DARLINGTON,
            date(2015, 9, 1),
            f"local:{DARLINGTON}:{BOARD}",
        ),
        (
            "Darlington Local Safeguarding Children Board (LSCB)",
            DARLINGTON,
            date(2015, 9, 1),
            f"local:{DARLINGTON}:{BOARD}",
        ),
        (
            "Local Safeguarding Children Board for Darlington",
            DARLINGTON,
            date(2015, 9, 1),
            f"local:{DARLINGTON}:{BOARD}",
        ),
        # partnerships for special educational needs began in 2023: none was meant in 2007
        ("SEND partnership", DARLINGTON, date(2007, 5, 1), f"local:{DARLINGTON}:send-partnership"),
        # boards ended in September 2019: a later report that names one speaks of the past
        (
            "Darlington Safeguarding Children Board",
            DARLINGTON,
            date(2022, 9, 1),
            f"local:{DARLINGTON}:local-safeguarding-children-board",
        ),
        # shared by councils: one key from either side
        (
            "South Tees Local Safeguarding Children Board",
            REDCAR,
            date(2006, 11, 1),
            f"local:south-tees:{BOARD}",
        ),
        ("South Tees LSCB", MIDDLESBROUGH, date(2010, 1, 1), f"local:south-tees:{BOARD}"),
        (
            "South Tees MACH",
            REDCAR,
            date(2022, 9, 22),
            "local:south-tees:multi-agency-childrens-hub",
        ),
        (
            "South Tees Multi-Agency Children’s Hub",
            MIDDLESBROUGH,
            date(2023, 5, 25),
            "local:south-tees:multi-agency-childrens-hub",
        ),
        (
            "Hartlepool & Stockton-on-Tees Safeguarding Children Partnership",
            STOCKTON,
            date(2023, 5, 9),
            "local:hartlepool-and-stockton-on-tees:safeguarding-children-partnership",
        ),
        (
            "Stockton and Hartlepool Safeguarding Children Partnership",
            HARTLEPOOL,
            date(2024, 5, 16),
            "local:hartlepool-and-stockton-on-tees:safeguarding-children-partnership",
        ),
        # a place far from the document's shares nothing with it
        (
            "South Tees Youth Offending Service",
            "E10000020",
            date(2010, 1, 1),
            "local:E10000020:south-tees-youth-offending-service",
        ),
        # another council's
        (
            "Durham Youth Offending Service",
            DARLINGTON,
            date(2018, 1, 1),
            f"local:{DURHAM}:youth-offending-service",
        ),
        # a council that went on in another shape
        (
            "Durham Youth Offending Team",
            "E10000010",
            date(2008, 1, 1),
            f"local:{DURHAM}:youth-offending-service",
        ),
        ("the YOS", DURHAM, date(2018, 8, 24), f"local:{DURHAM}:youth-offending-service"),
        (
            "Stockton Disability Youth Forum",
            STOCKTON,
            date(2007, 1, 1),
            f"local:{STOCKTON}:disability-youth-forum",
        ),
        (
            "Norfolk’s Multi Agency Safeguarding Hub",
            "E10000020",
            date(2013, 8, 16),
            "local:E10000020:multi-agency-safeguarding-hub",
        ),
        # a place is not all of the name
        (
            "Redcar & Cleveland College",
            REDCAR,
            date(2008, 9, 9),
            f"local:{REDCAR}:redcar-and-cleveland-college",
        ),
        ("Sutton House", "E09000003", date(2019, 7, 1), "local:E09000003:sutton-house"),
        (
            "adoption support team",
            REDCAR,
            date(2022, 9, 22),
            f"local:{REDCAR}:adoption-support-team",
        ),
    ],
)
def test_a_local_body_is_known_by_its_area_and_its_kind(
    name: str,
    gss: str,
    when: date,
    key: str,
    registers: Registers,
    localities: Localities,
) -> None:
    assert local_key(name, gss, when, registers, localities) == key


def test_a_body_is_of_its_kind_by_any_name_that_its_document_has_for_it(
    registers: Registers, localities: Localities
) -> None:
    name, others = "Pan Tees Safeguarding Arrangements", ["the partnership", "RCSCP"]
    when = date(2023, 4, 7)
    key = f"local:{REDCAR}:safeguarding-children-partnership"
    assert local_key(name, REDCAR, when, registers, localities, others) == key
    assert local_key(name, REDCAR, when, registers, localities, others[:1]) != key


def test_different_bodies_of_one_council_keep_apart(
    registers: Registers, localities: Localities
) -> None:
    names = [
        "YOT management board", "Youth Offending Team", "Youth Justice Service", "MASH", "MACH",
        "Health and Wellbeing Board", "Corporate Parenting Board", "Corporate Parenting Panel",
        "Safeguarding Adults Board", "LSCB", "Virtual School", "CAMHS", "Children in Care Council",
    ]  # fmt: skip
    keys = {local_key(name, REDCAR, date(2017, 4, 7), registers, localities) for name in names}
    assert len(keys) == len(names)


def test_the_key_of_a_key_s_words_is_the_same(registers: Registers, localities: Localities) -> None:
    first = local_key("Access Team", REDCAR, None, registers, localities)
    again = local_key(first.rsplit(":", 1)[1], REDCAR, None, registers, localities)
    assert first == again == f"local:{REDCAR}:access-team"


def test_keys_are_plain_even_for_odd_names(registers: Registers, localities: Localities) -> None:
    for name in ("‘SYMBOL’ meeting", "0–19 service", "…", "Éclair: hub/team"):
        key = local_key(name, REDCAR, None, registers, localities)
        scheme, area, tail = key.split(":")
        assert (scheme, area) == ("local", REDCAR)
        assert tail == slug(tail) != ""
