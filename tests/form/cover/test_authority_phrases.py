"""The phrases by which a document names its authority: where they stand, and in what order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspgraph.facts import Addressee
from inspgraph.form.cover.authority_phrases import authority_phrases, frequent_places
from inspgraph.records import Span
from tests.form.written import Part, written


def phrases(title: str, *parts: Part | str, running: tuple[str, ...] = ()) -> list[str]:
    text, _ = written(*parts)
    return [words for words, _ in authority_phrases(replace(text, running=running), title, ())]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Inspection of Wexmoor local authority children’s services", "Wexmoor"),
        ("Focused visit to Wexmoor Borough Council children's services", "Wexmoor Borough Council"),
        ("Inspection of North and West Wexmoor local area partnership", "North and West Wexmoor"),
        ("Aldersea-on-Sea children’s services authority area", "Aldersea-on-Sea"),
        ("Joint targeted area inspection of Wexmoor", "Wexmoor"),
        ("Joint targeted area inspection of the multi-agency response in Wexmoor.", "Wexmoor."),
        ("Safeguarding children within the Royal Borough of Wexmoor", "Royal Borough of Wexmoor"),
        ("INSPECTION OF WEXMOOR CHILDREN’S SERVICES", "Wexmoor"),
    ],
)
def test_a_title_names_its_place_before_it_is_tried_whole(title: str, place: str) -> None:
    found = phrases(title)
    assert found[0] == place.strip(".")
    assert len(found) > 1


@pytest.mark.parametrize(
    "title", ["Inspection of children’s homes", "Annual report on visits", "Services for wexmoor"]
)
def test_a_title_without_a_place_is_tried_whole_only(title: str) -> None:
    assert phrases(title) == [title]


def test_a_document_that_is_no_letter_trusts_its_cover_before_its_title() -> None:
    found = phrases("Annual report", "Wexmoor County Council", "Of one year")
    assert found == ["Wexmoor County Council", "Annual report"]
    letter = phrases("Annual report", "Wexmoor County Council", "Dear Ms Quill")
    assert letter == ["Annual report", "Wexmoor County Council"]


def test_addressees_that_are_councils_come_after_the_title() -> None:
    text, _ = written("One Quay", "Dear Ms Quill", "The borough of Harrenshire")
    to = (
        Addressee("Ms Quill", "Director", "Wexmoor Council", Span(0, 4)),
        Addressee("Mr Pell", "Chief", "Vale Trust", Span(5, 8)),
    )
    assert authority_phrases(text, "A letter", to) == (
        ("A letter", None),
        ("Wexmoor Council", Span(0, 4)),
        ("The borough of Harrenshire", text.blocks[2].span),
    )


def test_a_long_line_of_the_cover_is_no_name_but_may_hold_one() -> None:
    line = (
        "We write about the inspection of Wexmoor local authority, made in the spring by our " + "x"
    )
    assert 90 <= len(line + "y" * 10) < 200
    assert phrases("", line + "y" * 10) == ["Wexmoor"]
    assert phrases("", line + "y" * 130) == []
    short = "Inspection of the city"
    assert phrases("", short) == [short]


def test_lines_of_contents_and_lines_beyond_the_cover_name_nothing() -> None:
    assert phrases("", Part("Wexmoor Council 3", "contents")) == []
    assert phrases("", *["Text."] * 23, "Wexmoor Council") == ["Wexmoor Council"]
    assert phrases("", *["Text."] * 24, "Wexmoor Council") == []


def test_of_running_headers_the_first_four_are_tried_last() -> None:
    lines = "One line", "Two lines", "Three lines", "Four lines", "Five lines"
    assert phrases("A title", running=lines) == ["A title", *lines[:4]]


def test_a_phrase_is_given_once_in_single_spaces_without_end_marks() -> None:
    assert phrases("Wexmoor,  the city. ", running=("Wexmoor, the city", "ab", "abc")) == [
        "Wexmoor, the city",
        "abc",
    ]


def test_a_phrase_found_in_the_title_first_keeps_no_place() -> None:
    text, _ = written("Inspection of Wexmoor local authority")
    ((words, span), *_) = authority_phrases(text, "Inspection of Wexmoor local authority", ())
    assert (words, span) == ("Wexmoor", None)
    untitled = dict(authority_phrases(text, "", ()))
    assert untitled["Wexmoor"] == text.blocks[0].span


def test_a_place_on_the_cover_is_quoted_as_printed() -> None:
    title = "Inspection of King’s Vale children’s services"
    assert phrases(title)[0] == "King’s Vale"


def test_the_places_a_text_names_most_often_come_first_with_their_first_mention() -> None:
    text, _ = written(
        "Children in Aldersea learn. Services in the Isle of Wexmoor help.",
        "People in Isle of Wexmoor agree, and Vale Council does.",
    )
    found = frequent_places(text)
    assert [words for words, _ in found] == ["Isle of Wexmoor", "Aldersea", "Vale"]
    assert [span.of(text.content) for _, span in found if span] == [
        "Isle of Wexmoor",
        "Aldersea",
        "Vale",
    ]


def test_no_more_than_six_places_are_given() -> None:
    places = "Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse"
    text, _ = written(*(f"We met children in {place} again." for place in places))
    assert [words for words, _ in frequent_places(text)] == list(places[:6])


@pytest.mark.parametrize("opening", ["Text.", "Dear Ms Quill"])
def test_a_line_of_90_letters_is_too_long_for_a_name(opening: str) -> None:
    for length, found in ((89, True), (90, False)):
        line = "Wexmoor Council " + "x" * (length - 16)
        assert (phrases("", "One Quay", opening, line) == [line]) is found


def test_a_line_of_200_letters_is_too_long_to_hold_a_name() -> None:
    start = "Inspection of Wexmoor local authority, made in the spring by "
    for length, found in ((199, ["Wexmoor"]), (200, [])):
        assert phrases("", start + "x" * (length - len(start))) == found


def test_an_addressee_without_a_body_and_a_document_without_a_title_name_nothing() -> None:
    text, _ = written("Text.")
    assert authority_phrases(text, "", (Addressee("Ms Quill", "Director", "", Span(0, 4)),)) == ()


def test_a_place_named_once_with_its_council_is_counted_with_the_others() -> None:
    text, _ = written(
        "King’s Vale Council met. We met children in Aldersea and in King's Vale.",
        "We met people in King’s Vale again.",
    )
    assert frequent_places(text)[0][0] == "King's Vale"
