"""Dates and periods in every way that covers and letters print them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.facts import YearMonth
from inspgraph.form.cover.dates import (
    date_in_name,
    find_date,
    find_month,
    read_periods,
    search_periods,
)

DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("8 – 12 July 2013", ["2013-07-08/2013-07-12"]),
        ("9–24 November 2017", ["2017-11-09/2017-11-24"]),
        ("14 January 2014- 5 February 2014", ["2014-01-14/2014-02-05"]),
        ("23 April–18 May 2018", ["2018-04-23/2018-05-18"]),
        ("25 January 2016 to 18 February 2016", ["2016-01-25/2016-02-18"]),
        ("Between 20 and 24 November 2017, Ofsted", ["2017-11-20/2017-11-24"]),
        ("between 7 March 2016 and 12 March 2016", ["2016-03-07/2016-03-12"]),
        ("from 9 to 13 December 2024. It", ["2024-12-09/2024-12-13"]),
        ("12 December to 6 January 2017", ["2016-12-12/2017-01-06"]),
        ("28 July 2016", ["2016-07-28/2016-07-28"]),
        ("Monday 5 to Friday 9 March 2018", ["2018-03-05/2018-03-09"]),
        ("1st–3rd June 2011", ["2011-06-01/2011-06-03"]),
        ("7 and 8 February 2023", ["2023-02-07/2023-02-07", "2023-02-08/2023-02-08"]),
        (
            "8 July to 12 July and 7 August to 8 August 2019",
            ["2019-07-08/2019-07-12", "2019-08-07/2019-08-08"],
        ),
        ("1/06/2015 – 25/06/2015", ["2015-06-01/2015-06-25"]),
        ("1/06 to 25/06/2015", ["2015-06-01/2015-06-25"]),
        ("01.06.15 to 25.06.15", ["2015-06-01/2015-06-25"]),
        ("2015-06-01 to 2015-06-25", ["2015-06-01/2015-06-25"]),
        ("June 1 to June 25, 2015", ["2015-06-01/2015-06-25"]),
        ("June 1–25, 2015", ["2015-06-01/2015-06-25"]),
        ("Mon 1 June 2015 to Thurs 25 June 2015", ["2015-06-01/2015-06-25"]),
        ("30 November 2015 to 8 January 2016", ["2015-11-30/2016-01-08"]),
        ("1–5 June and 15–25 June 2015", ["2015-06-01/2015-06-05", "2015-06-15/2015-06-25"]),
        (
            "between 1 and 5 June and between 15 and 25 June 2015",
            ["2015-06-01/2015-06-05", "2015-06-15/2015-06-25"],
        ),
        (
            "29 and 30 September, and 1 October 2020",
            ["2020-09-29/2020-09-29", "2020-09-30/2020-09-30", "2020-10-01/2020-10-01"],
        ),
        ("on the 15 and 16 of May 2018", ["2018-05-15/2018-05-15", "2018-05-16/2018-05-16"]),
        ("15/16 May 2018", ["2018-05-15/2018-05-15", "2018-05-16/2018-05-16"]),
        ("15/16/2018", []),
        ("06/2015", []),
        ("June 2015", []),
        ("3 to 31 April 2019", []),
        ("8 to 12 July", []),
        ("2 to be confirmed", []),
        ("", []),
    ],
)
def test_periods_are_completed_from_the_right(words: str, expected: list[str]) -> None:
    periods, where = read_periods(words)
    assert [f"{period.start}/{period.end}" for period in periods] == expected
    assert (where is None) == (not expected)


def test_the_range_of_a_period_is_its_words() -> None:
    words = "between 20 and 24 November 2017, Ofsted"
    _, where = read_periods(words)
    assert where is not None
    assert words[slice(*where)] == "20 and 24 November 2017"


@given(start=DAYS, length=st.integers(0, 60))
def test_a_period_written_out_in_full_is_read_back(start: date, length: int) -> None:
    end = start + timedelta(length)
    words = f"{start.day} {start:%B} {start.year} to {end.day} {end:%B} {end.year}"
    periods, _ = read_periods(words)
    assert [(period.start, period.end) for period in periods] == [(start, end)]


@given(start=DAYS, length=st.integers(1, 60))
def test_a_period_whose_first_year_is_left_out_ends_after_it_begins(
    start: date, length: int
) -> None:
    end = start + timedelta(length)
    words = f"{start.day} {start:%B} – {end.day} {end:%B} {end.year}"
    periods, _ = read_periods(words)
    assert [(period.start, period.end) for period in periods] == [(start, end)]


@given(st.text(max_size=80))
def test_any_text_is_read_without_failing(words: str) -> None:
    periods, where = read_periods(words)
    assert bool(periods) <= (where is not None)
    assert all(period.start <= period.end for period in periods)


@given(DAYS)
def test_a_date_is_found_in_every_form_that_prints_it(day: date) -> None:
    for form in ("%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%B %d, %Y", "%A %d %B %Y", "%d %b %Y"):
        found = find_date(f"Published: {day:{form}}")
        assert found is not None
        assert found.day == day


@given(DAYS)
def test_a_date_in_a_file_name_is_found_in_both_orders(day: date) -> None:
    assert date_in_name(f"80498-name-{day.day:02d}-{day:%B}-{day.year}.pdf".lower()) == day
    assert date_in_name(f"{day.isoformat()} report.pdf") == day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Published: 3 July 2009", date(2009, 7, 3)),
        ("3rd of July, 2009", date(2009, 7, 3)),
        ("03/07/2009", date(2009, 7, 3)),
        ("2009-07-03", date(2009, 7, 3)),
        ("03.07.09", date(2009, 7, 3)),
        ("July 3, 2009", date(2009, 7, 3)),
        ("Monday, 3rd July 2009", date(2009, 7, 3)),
        ("version 2009-13-03", None),
        ("31 June 2009", None),
        ("July 2009", None),
        ("section 20 of 2004", None),
    ],
)
def test_only_complete_dates_are_dates(words: str, expected: date | None) -> None:
    found = find_date(words)
    assert (found.day if found else None) == expected


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        (date(2018, 2, 22), "2018-01-30"),
        (date(2018, 1, 12), "2017-01-30"),
        (None, None),
    ],
)
def test_days_without_a_year_are_the_last_such_before_the_letter(
    letter: date | None, expected: str | None
) -> None:
    periods, _ = read_periods("30 and 31 January.", letter)
    assert (str(periods[0].start) if periods else None) == expected


@given(day=DAYS, wait=st.integers(0, 300))
def test_a_year_left_out_is_never_after_the_letter(day: date, wait: int) -> None:
    letter = day + timedelta(wait)
    ((period,), _) = read_periods(f"on {day.day} {day:%B}.", letter)
    assert period.start == day


def test_the_first_days_of_a_sentence_are_found_where_they_stand() -> None:
    words = "Ofsted’s 14 inspectors came to 12 schools on 3 and 4 May 2019 and wrote."
    periods, where = search_periods(words)
    assert [str(period.start) for period in periods] == ["2019-05-03", "2019-05-04"]
    assert where is not None
    assert words[slice(*where)] == "3 and 4 May 2019"


@pytest.mark.parametrize("words", ["14 of May Street", "on 3 of 4 wards", "the 1989 Act", ""])
def test_numbers_that_are_no_days_are_no_period(words: str) -> None:
    assert search_periods(words, date(2019, 1, 1)) == ((), None)


def test_a_month_with_its_year_is_kept_as_such() -> None:
    found = find_month("Report published: August 2015")
    assert found is not None
    assert found.day == YearMonth(2015, 8)
    assert str(found.day) == "2015-08"
    assert find_month("August") is None
