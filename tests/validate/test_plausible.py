"""A doubt quotes the words it is about, and what is right raises none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from inspgraph.errors import problem
from inspgraph.facts import Facts
from inspgraph.frameworks import Frameworks
from inspgraph.records import Coverage, Extraction, Judgement, Recommendation, Span
from inspgraph.validate.plausible import doubts, placed
from tests.factories import extraction, text
from tests.map import factories as made


def codes(found: Extraction, frameworks: Frameworks) -> list[tuple[str, str]]:
    framework = frameworks.of(found.facts)
    return [(problem.code, problem.found) for problem in doubts(found, framework)]


def asking(words: str) -> Extraction:
    """A visit's letter that asks for what each line says, its bullet left out."""
    items, at = [], 0
    for line in words.split("\n"):
        start = at + len(line) - len(line.lstrip("• "))
        at += len(line)
        if line.startswith("• "):
            span = Span(start, at)
            items.append(Recommendation(line[2:], "what-needs-to-improve", None, None, None, span))
        at += 1
    return Extraction(
        extraction().source,
        text(words),
        Facts(series="focused-visit"),
        recommendations=tuple(items),
    )


def test_a_series_without_a_framework_at_its_date_is_a_doubt(frameworks: Frameworks) -> None:
    undated = replace(extraction(), facts=Facts(series="ilacs"))
    old = replace(extraction(), facts=Facts(series="ilacs", published=date(2009, 1, 1)))
    assert codes(undated, frameworks) == [("no-framework", "ilacs, no date")]
    assert codes(old, frameworks) == [("no-framework", "ilacs, 2009-01-01")]
    assert codes(replace(extraction(), facts=Facts()), frameworks) == []


def test_a_promised_part_that_is_missing_is_a_doubt(frameworks: Frameworks) -> None:
    lacking = (
        Coverage("lead-inspector", found=False, count=0),
        Coverage("The experiences and progress of care leavers", found=False, count=0),
        Coverage("addressee", found=False, count=0),
    )
    found = replace(extraction(), coverage=lacking)
    expected = [
        ("missing-part", "lead-inspector"),
        ("missing-part", "The experiences and progress of care leavers"),
    ]
    assert codes(found, frameworks) == expected
    # Where nothing was judged the lack of judgements says it all.
    assert codes(replace(found, judgements=()), frameworks) == expected[:1]


def test_an_area_graded_in_two_ways_is_a_doubt_with_the_other_words(
    frameworks: Frameworks,
) -> None:
    words = Span(0, len("Inspection of Wexmoor"))
    judged = Judgement("Overall", "good", None, True, (), "overall", otherwise=(words,))
    found = replace(extraction(), judgements=(judged,))
    assert codes(found, frameworks) == [("graded-twice", "Inspection of Wexmoor")]


def test_a_fragment_among_whole_items_is_a_doubt(frameworks: Frameworks) -> None:
    found = asking("• The quality of plans.\n• How often\n• children are seen.\n• Audits.")
    assert codes(found, frameworks) == [("fragment", "children are seen.")]


def test_items_that_go_on_a_sentence_are_whole(frameworks: Frameworks) -> None:
    led = asking(
        "• The quality of plans.\n• Audits.\n• Records.\nLeaders should make sure that:\n"
        "• children are seen alone\n• plans are kept."
    )
    small = asking("• the quality of plans\n• i-ART and its use")
    assert codes(led, frameworks) == []
    assert codes(small, frameworks) == []


def test_two_items_in_one_and_a_lone_mark_are_doubts(frameworks: Frameworks) -> None:
    found = asking("• The quality ◼ of plans. Audits.\n• –")
    assert codes(found, frameworks) == [
        ("several-in-one", "The quality ◼ of plans. Audits."),
        ("fragment", "–"),
    ]


def test_a_problem_tells_the_page_and_paragraph_of_its_words() -> None:
    whole = made.text()
    found = (
        problem("fragment", "a.pdf", span=made.span("Westmarsh Council")),
        problem("fragment", "a.pdf", span=made.span("Leaders listen")),
        problem("no-date", "a.pdf"),
    )
    assert [(one.page, one.paragraph) for one in placed(found, whole)] == [
        (1, "12"),
        (2, ""),
        (None, ""),
    ]
