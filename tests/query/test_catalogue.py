from __future__ import annotations

from pathlib import Path

import pytest

from inspgraph.errors import QueryError
from inspgraph.query.catalogue import Parameter, find, parse, with_parts

HEADED = """\
# Judgements
#
# Every grade
# that was awarded.
#
# Parameter authority (string): the short name of an area,
#   as the statistics office writes it
# Column file: the file's name
# Column grade: in lower case
# Hidden file_iri: the document
# Example: inspgraph query judgements
SELECT ?file ?grade { ?s ?p ?file } # Column no: not in the header
"""


def test_a_header_describes_its_question() -> None:
    question = parse("judgements", HEADED)
    assert question.title == "Judgements"
    assert question.description == "Every grade that was awarded."
    assert question.parameters == (
        Parameter(
            "authority", "string", "the short name of an area, as the statistics office writes it"
        ),
    )
    assert question.columns == (("file", "the file's name"), ("grade", "in lower case"))
    assert question.hidden == (("file_iri", "the document"),)
    assert question.example == "inspgraph query judgements"


def test_a_query_without_a_header_is_a_question_too() -> None:
    question = parse("mine", "SELECT * { ?s ?p ?o }")
    assert (question.title, question.parameters) == ("mine", ())


def test_a_parameter_of_an_unknown_type_is_an_error() -> None:
    with pytest.raises(QueryError, match="'number'"):
        parse("x", "# T\n# Parameter n (number): how many\nASK {}")


def test_a_hidden_column_is_an_iri_or_a_passage() -> None:
    assert parse("x", "# T\n# Hidden earlier_span: the words\nASK {}").hidden
    for name in ("council", "iri", "lifespan"):
        with pytest.raises(QueryError, match=f"hidden column {name} "):
            parse("x", f"# T\n# Hidden {name}: what\nASK {{}}")


def test_a_part_stands_in_every_query_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "all.rq").write_text("  ?s ?p ?o .\n", encoding="utf-8")
    (tmp_path / "one.rq").write_text("# One\nASK {\n  #PART all\n}\n", encoding="utf-8")
    assert find(tmp_path, "one").text == "# One\nASK {\n  ?s ?p ?o .\n}\n"
    assert with_parts("# of #PART all\n", tmp_path) == "# of #PART all\n"
    with pytest.raises(QueryError, match="no part 'none'"):
        with_parts("#PART none\n", tmp_path)


def test_a_question_is_found_by_name_or_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "one.rq").write_text(HEADED, encoding="utf-8")
    assert find(tmp_path, "one").title == "Judgements"
    assert find(tmp_path, str(tmp_path / "one.rq")).title == "Judgements"


def test_an_unknown_name_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "one.rq").write_text(HEADED, encoding="utf-8")
    with pytest.raises(QueryError, match=r"no question 'two'.*one"):
        find(tmp_path, "two")
    with pytest.raises(QueryError, match="cannot be read"):
        find(tmp_path, "missing.rq")
    with pytest.raises(QueryError, match="--text"):
        find(tmp_path, "../one")
