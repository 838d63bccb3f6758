import csv
from datetime import date
from pathlib import Path

import pytest

from inspgraph.registers.registers import Registers
from inspgraph.resolve.authority import resolve_authority

REPORTS = Path(__file__).parents[3] / "shared" / "corpus" / "reports.csv"


@pytest.mark.parametrize(
    ("name", "when", "code"),
    [
        ("Darlington", None, "E06000005"),
        ("London Borough of Haringey", date(2009, 7, 3), "E09000014"),
        ("Stockton-On-Tees", date(2018, 1, 15), "E06000004"),
        ("City of London Corporation", date(2020, 4, 6), "E09000001"),
        ("London Corporation", date(2020, 4, 6), "E09000001"),
        ("Hammersmith & Fulham", date(2016, 3, 29), "E09000013"),
        ("Isles of Scilly", date(2019, 12, 19), "E06000053"),
        # one council in two shapes: the date chooses
        ("Durham County Council", date(2008, 6, 1), "E10000010"),
        ("Durham County Council", date(2016, 5, 16), "E06000047"),
        ("Cornwall", date(2009, 3, 31), "E10000005"),
        ("Cornwall", date(2009, 4, 1), "E06000052"),
        ("Northumberland County Council", date(2008, 6, 1), "E10000022"),
        ("Shropshire", date(2010, 6, 1), "E06000051"),
        ("Wiltshire Council", date(2015, 9, 1), "E06000054"),
        ("Durham", None, "E06000047"),
        # merged and split councils
        ("Bournemouth, Christchurch and Poole Council", date(2022, 2, 11), "E06000058"),
        ("Bournemouth", date(2014, 6, 1), "E06000028"),
        ("Bournemouth", date(2022, 2, 11), None),
        ("Dorset", date(2018, 6, 1), "E10000009"),
        ("Dorset Council", date(2021, 6, 1), "E06000059"),
        ("Northamptonshire", date(2018, 6, 1), "E10000021"),
        ("Northamptonshire County Council", date(2022, 6, 1), None),
        ("West Northamptonshire", date(2022, 11, 25), "E06000062"),
        ("Cumbria", date(2022, 6, 1), "E10000006"),
        ("Cumbria", date(2023, 6, 1), None),
        # a report that came out after its council gave way to one of the same name
        ("Dorset County Council", date(2019, 4, 20), "E06000059"),
        # districts have no children's services
        ("Ipswich Borough Council", date(2015, 1, 1), None),
        ("Northampton", date(2019, 1, 1), None),
        ("Newcastle City Council", date(2015, 1, 1), "E08000021"),
        # two councils
        ("Reading and Slough", None, None),
        # phrases
        ("Inspection of Norfolk’s children’s services", None, "E10000020"),
        ("INSPECTION OF SEFTON METROPOLITAN BOROUGH COUNCIL", None, "E08000014"),
        ("the teaching of reading standards in Slough", None, "E06000039"),
        ("Wiltshire Local Area Partnership", date(2024, 12, 6), "E06000054"),
        ("standards in reading", None, None),
        ("Nowhere in Particular", None, None),
    ],
)
def test_the_inspected_council_follows_from_name_and_date(
    name: str, when: date | None, code: str | None, registers: Registers
) -> None:
    body, reasons = resolve_authority([name], when, "report.pdf", registers)
    assert (body.code if body else None) == code, reasons


def test_the_first_candidate_that_leaves_one_council_decides(registers: Registers) -> None:
    names = ["Children's services", "Cumbria", "Darlington Borough Council", "Hartlepool"]
    body, reasons = resolve_authority(names, date(2024, 1, 1), "", registers)
    assert body is not None
    assert body.key == "gss:E06000005"
    assert any("Cumbria".lower() in reason and "no single" in reason for reason in reasons)


def test_the_file_name_is_asked_last_by_number_and_by_name(registers: Registers) -> None:
    when = date(2022, 2, 1)
    numbered = resolve_authority([], when, "x/80515-no-name-01-february-2022.pdf", registers)
    named = resolve_authority([], when, "sutton-children-s-services-inspection.pdf", registers)
    spaced = resolve_authority([], when, "Report on sutton 2022.docx", registers)
    assert spaced.body is not None
    assert spaced.body.name == "Sutton"
    other = resolve_authority(["Merton"], when, "80515-sutton.pdf", registers)
    assert numbered.body is not None
    assert named.body is not None
    assert other.body is not None
    assert (numbered.body.name, named.body.name, other.body.name) == ("Sutton", "Sutton", "Merton")


def test_a_number_that_two_shapes_of_a_council_share_goes_by_date(registers: Registers) -> None:
    early = resolve_authority([], date(2008, 1, 1), "80465-report.pdf", registers)
    late = resolve_authority([], date(2016, 5, 16), "80465-report.pdf", registers)
    assert early.body is not None
    assert late.body is not None
    assert (early.body.code, late.body.code) == ("E10000010", "E06000047")


@pytest.mark.skipif(not REPORTS.exists(), reason="the shared corpus is not beside the checkout")
@pytest.mark.parametrize("pattern", ["{}", "{} Council", "Inspection of {} local authority", ""])
def test_every_authority_of_the_corpus_resolves(pattern: str, registers: Registers) -> None:
    with REPORTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            when = date.fromisoformat(row["published"])
            names = [pattern.format(row["authority_folder_name"].title())] if pattern else []
            # Without its number, so that names alone have to do.
            file_name = "" if pattern else row["file"].split("-", 1)[1]
            body, reasons = resolve_authority(names, when, file_name, registers)
            assert body is not None, (names, reasons)
            # Ofsted kept the number when a county became unitary: the register has it there.
            later = [registers.bodies[key] for key in body.successors]
            notations = [pair for one in (body, *later) for pair in one.notations]
            assert ("urn", row["ofsted_urn"]) in notations, (names, reasons)
