from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import etree
from typer.testing import CliRunner

import inspgraph
from inspgraph.api import Graph
from inspgraph.commands.main import app
from inspgraph.store.named_ends import check_ends
from inspgraph.store.seal import seal

LETTER = "wexmoor-apa-letter-2006.txt"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The program as a user starts it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "inspgraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(inspgraph.__file__).parents[1])},
    )


def quick(*arguments: str | Path) -> str:
    """The output of a command that goes well, run in this process."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


Built = tuple[Path, subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Built:
    """The graph of one letter, and what building it said."""
    graph = tmp_path_factory.mktemp("letter") / "graph"
    path = samples / "reports" / LETTER
    return graph, run("build", path, "--output", graph, "--register", samples, "--profile")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Built:
    """The graph of a letter that is there twice and of an empty file, and what was said."""
    folder = tmp_path_factory.mktemp("faulty")
    documents = folder / "in"
    documents.mkdir()
    for name in (LETTER, "again.txt"):
        shutil.copy(samples / "reports" / LETTER, documents / name)
    (documents / "empty.pdf").write_bytes(b"")
    return folder / "graph", run("build", documents, "--output", folder / "graph")


def test_a_build_prints_a_table_by_series_and_ends_with_0(letter: Built) -> None:
    _, done = letter
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [f"1/1 {LETTER}"]
    assert "apa-letter" in done.stdout
    assert "CPU seconds" in done.stdout
    assert "1 documents in" in done.stdout


def test_a_build_with_a_bad_file_ends_with_1_and_says_what_to_do(faulty: Built) -> None:
    _, done = faulty
    assert done.returncode == 1
    assert "empty-file" in done.stdout
    assert "Download or save the file again." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "nowhere.pdf", "--output", "graph"], "No file became a document"),
        (["query", "documents", "--graph", "nowhere"], "there is no graph here"),
        (["query", "documents"], "graph"),
        (["no-such-command"], "no-such-command"),
        (["query", "--text", "SELECT", "--graph", "{graph}"], "not SPARQL"),
        (["query", "--text", "DROP ALL", "--graph", "{graph}"], "refused"),
        (["query", "no-such-question", "--graph", "{graph}"], "documents"),
        (["query", "--graph", "{graph}"], "--text"),
        (["query", "documents", "--graph", "{graph}", "--set", "family"], "NAME=VALUE"),
        (["explain", "nothing", "--graph", "{graph}"], "says nothing"),
        (["export", "--graph", "{graph}", "--format", "docx"], "docx"),
    ],
)
def test_an_error_is_told_in_a_line_with_status_2(
    small_graph: Graph, tmp_path: Path, arguments: list[str], said: str
) -> None:
    given = [argument.format(graph=small_graph.folder) for argument in arguments]
    given = [str(tmp_path / name) if name in {"nowhere", "graph"} else name for name in given]
    done = run(*given)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if "rror" in line or ":" in line]) <= 2


def test_a_fault_of_the_program_is_a_line_too(small_graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(small_graph.folder, folder)
    (folder / "problems.json").write_text('[{"span": null, "no": "such field"}]', encoding="utf-8")
    done = run("problems", "--graph", folder)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_the_version_is_printed() -> None:
    assert quick("--version") == f"inspgraph {inspgraph.__version__}\n"


def test_an_answer_is_shown_as_table_csv_and_json(small_graph: Graph) -> None:
    query = ["query", "--graph", str(small_graph.folder), "documents"]
    rows = list(csv.DictReader(io.StringIO(quick(*query, "--format", "csv"))))
    assert [row["file"] for row in rows] == ["earlier.pdf", "wexmoor.pdf"]
    records = json.loads(quick(*query, "--format", "json"))
    assert [record["published"] for record in records] == ["2024-07-12", "2024-07-12"]
    assert "wexmoor.pdf" in quick(*query)


def test_a_query_may_be_a_file_and_have_parameters(small_graph: Graph, tmp_path: Path) -> None:
    query = "SELECT ?name { ?file a ig:File ; ig:fileName ?name ; ig:path ?path }"
    (tmp_path / "mine.rq").write_text(query, encoding="utf-8")
    shown = quick(
        "query", tmp_path / "mine.rq", "--graph", small_graph.folder, "--format", "csv",
        "--set", "path=reports/wexmoor.pdf",
    )  # fmt: skip
    assert shown == "name\nwexmoor.pdf\n"


def test_an_export_goes_to_standard_output_or_a_file(small_graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "new" / "graph.ttl"
    quick("export", "--graph", small_graph.folder, "--output", path)
    printed = run("export", "--graph", small_graph.folder)
    assert printed.stdout == path.read_text(encoding="utf-8")


def test_the_spans_are_counted(small_graph: Graph) -> None:
    total = small_graph.check_spans().total
    shown = quick("check-spans", "--graph", small_graph.folder)
    assert shown == f"{total} of {total} spans: text[start:end] == exact\n"


def test_the_ends_of_stated_relations_are_counted(small_graph: Graph) -> None:
    total = check_ends(small_graph.store).total
    shown = quick("check-spans", "--ends", "--graph", small_graph.folder).splitlines()
    assert shown[1].startswith(f"{total} of {total} stated relations: ")


def test_a_validation_counts_documents_and_problems(letter: Built) -> None:
    graph, _ = letter
    assert quick("validate", "--graph", graph).endswith("1 documents, 0 problems.\n")


def test_a_violation_quotes_the_words_and_ends_with_1(small_graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(small_graph.folder, folder)
    store = ox.Store(str(folder / "store"))
    # A judgement that lost its grade, as a wrong edit would leave it.
    store.update("DELETE WHERE { GRAPH ?g { ?j <https://w3id.org/inspgraph/ns#gradeLabel> ?l } }")
    del store
    seal(folder)  # else the graph is refused as damaged
    result = CliRunner().invoke(app, ["validate", "--graph", str(folder)])
    assert result.exit_code == 1
    words = " ".join(result.output.split())
    assert "shacl-violation" in words
    assert "requires" in words


def test_spans_that_do_not_match_end_with_1(small_graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(small_graph.folder, folder)
    for text in (folder / "texts").iterdir():
        # As long as before: a text of another length is told as damage when the graph is opened.
        text.write_bytes(b"x" * text.stat().st_size)
    result = CliRunner().invoke(app, ["check-spans", "--graph", str(folder)])
    assert result.exit_code == 1
    assert "0 of " in result.output


def test_a_finding_is_explained_with_its_words(small_graph: Graph) -> None:
    finding = small_graph.query("SELECT ?f { ?f a ig:Finding }")[0]["f"]
    shown = quick("explain", str(finding), "--graph", small_graph.folder)
    assert "“visits are made on time.”" in shown


def test_a_picture_names_what_it_shows_and_is_the_same_each_time(
    small_graph: Graph, tmp_path: Path
) -> None:
    for name in ("one.svg", "two.svg"):
        quick("view", "--reports", "--graph", small_graph.folder, "--output", tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    words = {
        element.text for element in etree.parse(tmp_path / "one.svg").iter() if element.text
    }  # fmt: skip
    assert {"Reports", "Report: no overall grade", "about"} <= words


def test_a_problem_log_is_listed(faulty: Built) -> None:
    graph, _ = faulty
    shown = quick("problems", "--graph", graph)
    assert "duplicate-file" in shown
    assert "again.txt" in shown


@pytest.mark.parametrize("command", ["problems", "validate"])
def test_problems_are_written_for_programs(faulty: Built, command: str) -> None:
    graph, _ = faulty
    rows = json.loads(
        CliRunner().invoke(app, [command, "--graph", str(graph), "--format", "json"]).output
    )
    log = CliRunner().invoke(app, [command, "--graph", str(graph), "--format", "sarif"]).output
    (run,) = json.loads(log)["runs"]
    assert [one["ruleId"] for one in run["results"]] == [row["code"] for row in rows]
