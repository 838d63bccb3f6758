"""The days of a visit and the day of publication, as covers and letters word them."""

from __future__ import annotations

from datetime import date

import pytest

from inspgraph.cues.form_cues import Cues
from inspgraph.facts import YearMonth
from inspgraph.form.cover.labels import find_periods, find_published
from inspgraph.read.plain import read_plain
from tests.form.cover.letters import letter

LETTER = date(2018, 2, 22)


def days(opening: str, cues: Cues) -> str:
    periods, span = find_periods(letter(opening), cues, LETTER)
    assert bool(periods) == (span is not None)
    return f"{periods[0].start}/{periods[-1].end}" if periods else ""


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            ("This letter summarises the findings of a visit to Wexmoor children’s services "
            "on 29 and 30 November, and 1 December 2017."),
            "2017-11-29/2017-12-01",
        ),
        (
            ("This letter summarises the findings of a focused visit to St. Wexmoor Council "
            "children’s services on 30 and 31 January. The inspectors were Bram Oduya, HMI, and "
            "Cora Lisle, HMI."),
            "2018-01-30/2018-01-31",
        ),
        ("This letter follows a visit to Wexmoor on the 15 and 16 of May 2017.",
         "2017-05-15/2017-05-16"),
        ("The findings of a focused visit on 23 and 24 January 2018 to Wexmoor Borough Council.",
         "2018-01-23/2018-01-24"),
        ("The visit (15–16 May 2017) looked at the front door.", "2017-05-15/2017-05-16"),
        (("Following the monitoring visit to Wexmoor’s services on 10 and 11 January 2018, "
         "I write on behalf of the chief inspector."), "2018-01-10/2018-01-11"),
        (("The unannounced inspection of contact, referral and assessment arrangements in Wexmoor "
         "was conducted on 14 and 15 July 2010."), "2010-07-14/2010-07-15"),
        (("Between Monday 9 October 2017 and Friday 13 October 2017, Ofsted and the Care Quality "
         "Commission conducted a joint inspection of the local area of Wexmoor."),
         "2017-10-09/2017-10-13"),
        ("The last inspection was on 3 May 2016. This visit took place on 5 February 2018.",
         "2018-02-05/2018-02-05"),
        ("Since the inspection was published on 3 May 2016 leaders have changed.", ""),
        ("The trust took over on 3 May 2016.", ""),
        ("On 3 May 2016 a new director was appointed.", ""),
    ],
)  # fmt: skip
def test_a_letter_says_in_its_opening_when_inspectors_came(
    opening: str, expected: str, cues: Cues
) -> None:
    assert days(opening, cues) == expected


def test_an_opening_after_a_paragraph_on_the_programme_is_read(cues: Cues) -> None:
    opening = (
        "The chief inspector leads work into how England’s social care system delivers care.\n\n"
        "This letter summarises the findings of a visit to Wexmoor on 12 and 13 May 2017."
    )
    assert days(opening, cues) == "2017-05-12/2017-05-13"


def test_a_report_that_is_no_letter_speaks_of_other_reviews_too(cues: Cues) -> None:
    words = (
        "Progress in Wexmoor\n\nThe serious case review was carried out before the chair took up "
        "post and was found inadequate by Ofsted on 1 December 2008.\n\nThe inspection of the "
        "council’s plans took place between 4 and 8 May 2009."
    )
    (period,), _ = find_periods(read_plain(words.encode(), "report.txt"), cues)
    assert (period.start, period.end) == (date(2009, 5, 4), date(2009, 5, 8))


def test_months_after_a_label_are_no_days_and_their_place_is_told(cues: Cues) -> None:
    text = read_plain(b"Wexmoor Borough Council\n\nInspection dates: June 2015", "report.txt")
    periods, span = find_periods(text, cues)
    assert periods == ()
    assert span is not None
    assert span.of(text.content) == "June 2015"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Report published: 2015-08-10", date(2015, 8, 10)),
        ("Report published: August 10, 2015", date(2015, 8, 10)),
        ("Report published: 10.08.15", date(2015, 8, 10)),
        ("Report published: Monday, 10th August 2015", date(2015, 8, 10)),
        ("Report published: August 2015", YearMonth(2015, 8)),
        ("Report published: in due course, and not before August 2015", None),
    ],
)
def test_a_publication_date_is_a_day_or_where_none_is_stated_a_month(
    line: str, expected: date | YearMonth | None, cues: Cues
) -> None:
    text = read_plain(f"Wexmoor Borough Council\n\n{line}".encode(), "report.txt")
    assert find_published(text, cues, "report.txt").day == expected


def test_a_letter_s_date_stands_alone_above_its_greeting(cues: Cues) -> None:
    text = letter("The visit was on 3 and 4 January 2018.", day="Thursday 22nd February 2018")
    assert find_published(text, cues, "letter-1-march-2018.txt").day == LETTER


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("HM Inspectorate of Probation, August 2019", "2019-08"),
        ("Feedback letter, 5 December 2022", "2022-12-05"),
        ("Inspection of youth offending services, 8 to 12 July 2019", "None"),
        ("The plan was agreed in August 2019", "None"),
    ],
)
def test_a_line_below_the_title_may_end_in_the_date(line: str, day: str, cues: Cues) -> None:
    text = read_plain(
        f"An inspection in Wexmoor\n\n{line}\n\nOverall it is good.".encode(), "a.txt"
    )
    assert str(find_published(text, cues, "a.txt").day) == day
