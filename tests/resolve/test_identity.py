"""Rulings of a user: on a name, and on what a document is about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from inspgraph import resources
from inspgraph.errors import RegisterError
from inspgraph.facts import Facts
from inspgraph.resolve.authority import find_authority
from inspgraph.resolve.identity import load_identities

HEAD = "name,authority_code,from,to,key,ruled_by,reason\n"
FACTS = Facts(title="A report", published=date(2020, 5, 1))


def rulings(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "rulings.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_a_ruling_on_a_phrase_or_on_the_file_says_what_a_document_is_about(tmp_path: Path) -> None:
    path = rulings(
        tmp_path,
        "the riverside district,,,,gss:E06000003,a reader,it is called so",
        "scan-17.pdf,,,,gss:E06000002,a reader,read on paper",
    )
    known = load_identities(resources.DATA, decisions=[path])

    def about(phrase: str, file: str) -> str | None:
        phrases = [(phrase, None)]
        return find_authority(phrases, FACTS, file, known.registers, known.decisions).authority

    assert about("The Riverside District", "report.pdf") == "Redcar and Cleveland"
    assert about("Darlington", "scan-17.pdf") == "Middlesbrough"
    assert about("Darlington", "scan-18.pdf") == "Darlington"
    assert about("The Riverside Districts", "report.pdf") is None


def test_a_ruling_on_an_unknown_body_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="gss:E99999999"):
        load_identities(
            resources.DATA, decisions=[rulings(tmp_path, "it,,,,gss:E99999999,me,because")]
        )


def test_a_file_without_the_columns_of_rulings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("town\nWexmoor\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="no column 'name'"):
        load_identities(resources.DATA, decisions=[path])
