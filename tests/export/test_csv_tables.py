from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from csvw import CSVW

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.errors import OutputError
from inspgraph.export.csv_tables import NAMES, read_tables
from inspgraph.export.csvw import METADATA

COUNTED = {"judgements": "Judgement", "recommendations": "Recommendation", "findings": "Finding",
           "spans": "Span"}  # fmt: skip


@pytest.fixture(scope="module")
def folder(sampled: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "tables"
    sampled.export("csvw", path)
    return path


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def valid(folder: Path) -> bool:
    try:
        return bool(CSVW(str(folder / METADATA), validate=True).is_valid)
    except (ValueError, UserWarning):  # a value that is not of its type
        return False


def test_the_tables_are_valid_by_their_description(folder: Path) -> None:
    assert valid(folder)
    described = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    assert [one["url"] for one in described["tables"]] == [f"{name}.csv" for name in NAMES]
    assert all(
        column["dc:description"] and column["datatype"]
        for one in described["tables"]
        for column in one["tableSchema"]["columns"]
    )


def test_relations_tell_what_words_state_and_by_which_rule_the_rest_is_implied(
    folder: Path,
) -> None:
    rows = table(folder, "relations")
    assert {row["basis"] for row in rows} == {"stated", "implied"}
    assert all(row["cue"] for row in rows)
    rules = {row["cue"] for row in rows if row["basis"] == "implied"}
    with (resources.DATA / "cues" / "relation_context.csv").open(encoding="utf-8") as lines:
        assert rules <= {row["id"] for row in csv.DictReader(lines)}
    assert {row["quality"] for row in rows} <= {"", "strong", "weak", "improving"}


@pytest.mark.parametrize(
    ("old", "new"), [("2024-07-12", "12 July 2024"), ("https://w3id.org/inspgraph/id/doc-", "x:")]
)
def test_the_validator_sees_a_value_of_another_type_and_a_key_that_is_missing(
    folder: Path, tmp_path: Path, old: str, new: str
) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert valid(tmp_path)
    text = (tmp_path / "documents.csv").read_bytes().decode()
    assert old in text
    (tmp_path / "documents.csv").write_bytes(text.replace(old, new).encode())
    assert not valid(tmp_path)


@pytest.mark.parametrize(("day", "is_one"), [("2024-07", True), ("2024-7", False)])
def test_a_month_may_stand_for_a_day_of_publication(
    folder: Path, tmp_path: Path, day: str, is_one: bool
) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "documents.csv").read_bytes().decode()
    (tmp_path / "documents.csv").write_bytes(text.replace(",2024-07-12,", f",{day},").encode())
    assert valid(tmp_path) == is_one


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_a_table_has_a_row_for_each_thing_of_the_graph(
    folder: Path, sampled: Graph, name: str
) -> None:
    count = sampled.query(f"SELECT (COUNT(*) AS ?n) {{ ?x a ig:{COUNTED[name]} }}")[0]["n"]
    assert len(table(folder, name)) == count


def test_a_table_says_what_the_named_question_says(folder: Path, sampled: Graph) -> None:
    files = {row["document"]: row["file"] for row in table(folder, "documents")}
    found = sorted(
        (files[row["document"]], row["area_printed"], row["grade_printed"])
        for row in table(folder, "judgements")
    )
    asked = sorted(
        (str(row["file"]), str(row["area"]), str(row["grade"]))
        for row in sampled.query("judgements")
    )
    assert found == asked


def test_every_fact_names_passages_that_stand_in_the_table_of_passages(folder: Path) -> None:
    spans = {row["span"]: row for row in table(folder, "spans")}
    for name in ("judgements", "recommendations", "findings", "relations"):
        for row in table(folder, name):
            cited = row["spans"].split("|")
            assert cited
            assert all(span in spans for span in cited)
            assert row["page"] == spans[cited[0]]["page"]
            starts = [int(spans[span]["start"]) for span in cited]
            assert starts == sorted(starts)


def test_the_queries_have_the_columns_that_their_headers_describe() -> None:
    for one in read_tables(resources.QUERIES).values():
        assert one.title
        assert one.description
        assert [column.name for column in one.columns if column.key]
        head = one.query.partition("SELECT")[2].partition("\n  ?")[0]
        assert not one.query or all(f"?{column.name}" in head for column in one.columns)


def test_tables_replace_tables_and_nothing_else(small_graph: Graph, tmp_path: Path) -> None:
    small_graph.export("csvw", tmp_path / "tables")
    small_graph.export("csvw", tmp_path / "tables")
    (tmp_path / "tables" / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match=r"mine\.txt"):
        small_graph.export("csvw", tmp_path / "tables")
    assert len(list((tmp_path / "tables").iterdir())) == len(NAMES) + 2
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_tables_need_a_folder(small_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="name the folder"):
        small_graph.export("csvw")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        small_graph.export("csvw", tmp_path / "file")
