"""CSV that a spreadsheet opens right: signs kept, lines kept, nothing taken for a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.export.spreadsheet import MARK, ORDERS, guarded, write_text


@given(st.text())
def test_no_guarded_text_begins_as_an_order_but_a_number(value: str) -> None:
    shown = guarded(value)
    assert shown in (value, f"'{value}")
    assert not shown.startswith(ORDERS) or shown.removeprefix("-").isdigit()


@pytest.mark.parametrize("value", ["", "-4", "12", "children’s", "'=1"])
def test_what_is_no_order_stays_as_it_is(value: str) -> None:
    assert guarded(value) == value


def test_a_csv_file_begins_with_a_mark_and_ends_its_lines_as_excel_does(tmp_path: Path) -> None:
    write_text(tmp_path / "a.csv", 'words,n\n"=1+1, ’",-2\n"two\nlines",3\n')
    written = (tmp_path / "a.csv").read_bytes().decode()
    assert written.startswith(MARK)
    assert written.endswith("3\r\n")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows == [["words", "n"], ["'=1+1, ’", "-2"], ["two\nlines", "3"]]


def test_other_files_are_written_as_they_are(tmp_path: Path) -> None:
    write_text(tmp_path / "a.json", "[]\n")
    assert (tmp_path / "a.json").read_bytes() == b"[]\n"
