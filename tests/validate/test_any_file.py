"""A file of anybody's is checked, by the project's shapes or by others."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspgraph import resources
from inspgraph.errors import NotAGraphError
from inspgraph.validate.any_file import validate_file
from inspgraph.validate.shacl import load_shapes

KNOWN = load_shapes(resources.SHAPES, resources.ONTOLOGY)

NAMELESS = "<https://example.org/a> a <https://w3id.org/inspgraph/ns#File> ."
SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<https://example.org/shape> a sh:PropertyShape ;
    sh:targetClass <https://w3id.org/inspgraph/ns#File> ;
    sh:path <https://example.org/colour> ; sh:minCount 1 ; sh:message "A file has a colour." ."""


def test_a_file_is_checked_by_the_project_s_shapes(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(NAMELESS)
    found = validate_file(tmp_path / "a.ttl", KNOWN)
    assert {item.file for item in found} == {"a.ttl"}
    assert "A file has one name, without folders." in {item.expected for item in found}


def test_other_shapes_take_their_place(tmp_path: Path) -> None:
    (tmp_path / "b.ttl").write_text(NAMELESS)
    (tmp_path / "own.ttl").write_text(SHAPE)
    found = validate_file(tmp_path / "b.ttl", KNOWN, (tmp_path / "own.ttl",))
    assert [item.expected for item in found] == ["A file has a colour."]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("a.ttl", "<a> <b>", "as Turtle"), ("a.xyz", "", "no format"), ("a.nt", None, "cannot be")],
)
def test_what_is_no_rdf_is_told(tmp_path: Path, name: str, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(NotAGraphError, match=said):
        validate_file(tmp_path / name, KNOWN)


def test_what_a_build_noted_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "c.ttl").write_text(
        "@prefix ig: <https://w3id.org/inspgraph/ns#> ."
        '<urn:p> a ig:Problem ; ig:inDocument <urn:d> ; ig:code "missing-part" ;'
        ' ig:found "recommendations" ; ig:severity "warning" ; ig:hint "Look." .'
        '<urn:d> ig:hasFile <urn:f> . <urn:f> ig:path "a/b.pdf" .'
    )
    first, *_ = validate_file(tmp_path / "c.ttl", KNOWN)
    assert (first.code, first.file, first.found) == ("missing-part", "a/b.pdf", "recommendations")


def test_an_ill_formed_date_is_a_problem_and_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "d.ttl").write_text(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> ."
        '<urn:p> a dct:PeriodOfTime ; dcat:startDate "2024-13-45"^^'
        "<http://www.w3.org/2001/XMLSchema#date> ."
    )
    found = validate_file(tmp_path / "d.ttl", KNOWN)
    assert "A period begins on a day that is not after its end." in {one.expected for one in found}
    assert capsys.readouterr().err == ""
