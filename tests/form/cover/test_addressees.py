"""Whom letters are addressed to: names known by the greeting, posts, bodies, no buildings."""

from __future__ import annotations

import pytest

from inspgraph.cues.form_cues import Cues
from inspgraph.form.cover.addressees import find_addressees
from inspgraph.form.cover.post_and_body import split_post, trimmed_body
from tests.form.cover.letters import letter

Person = tuple[str, str, str]
DIRECTOR = "Director of Children’s Services"
COUNCIL = "Wexmoor Borough Council"
PARTNERS = [
    "Ada Penhaligon, Director of Children’s Services, Wexmoor Borough Council",
    "Bo Lund, Police, Fire and Crime Commissioner",
    "Cy Marsh QPM, Chief Constable of Wexshire Police",
    "Dot Vale Probation Director, Aldersea, Wexmoor and Harrenshire Rehabilitation Company",
    "Ed Moss Accountable Officer at NHS Wexmoor CCG",
    "Flo Pell, Chief Executive, Aldersea and Wexmoor",
    "Community Rehabilitation Company",
    "Gil Rook, Head of Youth Offending Service, Wexmoor Council Hal Barr, Chair of Wexmoor LSCB",
]


def addressed(address: str, dear: str, cues: Cues) -> list[Person]:
    text = letter("The visit was on 3 May 2018.", address=address, dear=dear)
    found = find_addressees(text, cues)
    assert all(one.name in one.span.of(text.content) for one in found)
    return [(one.name, one.post, one.body) for one in found]


@pytest.mark.parametrize(
    ("address", "dear", "expected"),
    [
        (f"Ada Penhaligon\n{DIRECTOR}\n{COUNCIL}\nThe Moot Hall", "Dear Ada",
         ("Ada Penhaligon", DIRECTOR, COUNCIL)),
        (f"Corporate Director\n\nAda Penhaligon\n{DIRECTOR}\nMoor Road", "Dear Ms. Penhaligon,",
         ("Ada Penhaligon", DIRECTOR, "")),
        (f"Ada Penhaligon\nCorporate Director, Children and Young People’s Service\n{COUNCIL}",
         "Dear Ms Penhaligon",
         ("Ada Penhaligon", "Corporate Director, Children and Young People’s Service", COUNCIL)),
        ("Ada Penhaligon\nInterim Chief Executive, Wexmoor Children’s Trust\nThe Moot Hall",
         "Dear Ada Penhaligon",
         ("Ada Penhaligon", "Interim Chief Executive", "Wexmoor Children’s Trust")),
        (f"Ms Ada Penhaligon\n{DIRECTOR}\nCounty Hall\n{COUNCIL}", "Dear Ms Penhaligon",
         ("Ada Penhaligon", DIRECTOR, COUNCIL)),
        ("Ms Ada Penhaligon\nCouncil House\nPriory Road\nWexmoor", "Dear Ms Penhaligon",
         ("Ada Penhaligon", "", "")),
        (f"Ada Penhaligon\nService Director\n{COUNCIL}\nMoor Road", "Dear Director",
         ("Ada Penhaligon", "Service Director", COUNCIL)),
        (f"Professor Ada O’Penhaligon\n{COUNCIL}", "Dear Professor O’Penhaligon",
         ("Professor Ada O’Penhaligon", "", COUNCIL)),
        (("Ada Penhaligon\nDirector of Children’s Services\nand Chief Executive\nTogether for "
         "Children\nWexmoor"), "Dear Ms Penhaligon",
         ("Ada Penhaligon", f"{DIRECTOR} and Chief Executive", "Together for Children")),
        ("Ada Penhaligon\nDirector of Children’s Services North Wexmoor Council\nTown Hall",
         "Dear Ms Penhaligon", ("Ada Penhaligon", DIRECTOR, "North Wexmoor Council")),
        ("Ada Penhaligon\nDirector of Children’s Services Municipal Buildings\nMoor Road",
         "Dear Ms Penhaligon", ("Ada Penhaligon", DIRECTOR, "")),
        (("Ada Penhaligon\nExecutive Director\nHealth and Wellbeing Directorate\nWexmoor Council "
         "County Hall"), "Dear Ada", ("Ada Penhaligon", "Executive Director", "Wexmoor Council")),
    ],
)  # fmt: skip
def test_an_address_gives_the_person_the_post_and_the_body(
    address: str, dear: str, expected: Person, cues: Cues
) -> None:
    assert addressed(address, dear, cues) == [expected]


def test_a_letter_to_a_partnership_has_a_line_for_each_person(cues: Cues) -> None:
    address = "\n\n".join(PARTNERS)
    assert addressed(address, "Dear local partnership", cues) == [
        ("Ada Penhaligon", DIRECTOR, COUNCIL),
        ("Bo Lund", "Police, Fire and Crime Commissioner", ""),
        ("Cy Marsh QPM", "Chief Constable", "Wexshire Police"),
        ("Dot Vale", "Probation Director",
         "Aldersea, Wexmoor and Harrenshire Rehabilitation Company"),
        ("Ed Moss", "Accountable Officer", "NHS Wexmoor CCG"),
        ("Flo Pell", "Chief Executive", "Aldersea and Wexmoor Community Rehabilitation Company"),
        ("Gil Rook", "Head of Youth Offending Service", "Wexmoor Council"),
        ("Hal Barr", "Chair", "Wexmoor LSCB"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "post", "body"),
    [
        ("Director, Children, Families and Education, Wexmoor",
         "Director, Children, Families and Education", "Wexmoor"),
        ("Executive Lead of the CCG, with responsibility for Wexmoor",
         "Executive Lead, with responsibility for Wexmoor", "CCG"),
        ("Chief Nursing Officer Aldersea, Wexmoor & Harrenshire Integrated Care Board",
         "Chief Nursing Officer", "Aldersea, Wexmoor & Harrenshire Integrated Care Board"),
        ("Borough Commander Wexshire Police", "Borough Commander", "Wexshire Police"),
        ("Head of Specialist Services Wexmoor Youth Offending Team", "Head of Specialist Services",
         "Wexmoor Youth Offending Team"),
        ("Police and Crime Commissioner for Wexshire", "Police and Crime Commissioner for Wexshire",
         ""),
        ("Director of Place", "Director of Place", ""),
    ],
)  # fmt: skip
def test_post_and_body_are_told_apart(words: str, post: str, body: str, cues: Cues) -> None:
    assert split_post(words, cues) == (post, body)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Wexmoor Borough Council", "Wexmoor Borough Council"),
        ("London Borough of Wexmoor", "London Borough of Wexmoor"),
        ("City of Wexmoor", "City of Wexmoor"),
        ("Wexmoor City Council Moot House", "Wexmoor City Council"),
        ("The Council House", ""),
        ("Council Offices", ""),
        ("Wexmoor Civic Centre", ""),
        ("Corporation Street", ""),
        ("Wexmoor", ""),
    ],
)
def test_a_body_is_never_a_building_or_a_street(words: str, body: str, cues: Cues) -> None:
    assert trimmed_body(words, cues) == body
