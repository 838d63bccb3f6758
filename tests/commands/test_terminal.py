"""The command line at its edges: code pages, pipes, narrow output, the folder one stands in."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import inspgraph
from inspgraph.api import Graph
from inspgraph.commands.ask import options_of
from inspgraph.commands.completion import AskCommand, question_names
from inspgraph.commands.main import app
from inspgraph.commands.text.legacy import _plain, write_exactly

PROGRAM = [sys.executable, "-m", "inspgraph"]


def run(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    environment |= {"PYTHONPATH": str(Path(inspgraph.__file__).parents[1])}
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, check=False, cwd=cwd,
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "grades", "--describe"],
        ["ask", "grades", "--authority", "Wexmoor"],
        ["ask", "grades", "--authority", "Wexmoor", "--format", "csv"],
        ["query", "--text", "SELECT ?w { ?s ig:wording ?w }"],
        ["problems"],
        ["validate"],
        ["path", "Wexmoor", "Aldersea"],
        ["explain", "actor-gss__X06000001"],
        ["export", "--format", "facts"],
    ],
)
def test_nothing_breaks_on_a_legacy_code_page(sampled: Graph, arguments: list[str]) -> None:
    done = run(*arguments, cwd=sampled.folder, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr.decode("cp1252")) == (0, "")
    assert done.stdout


def test_signs_that_a_code_page_lacks_are_plain_and_a_file_for_programs_is_exact(
    sampled: Graph,
) -> None:
    asked = ["ask", "grades", "--authority", "Wexmoor"]
    table = run(*asked, cwd=sampled.folder, PYTHONIOENCODING="cp850").stdout.decode("cp850")
    assert '"' in table
    exact = run(*asked, "--format", "csv", cwd=sampled.folder, PYTHONIOENCODING="cp850").stdout
    wanted = run(*asked, "--format", "csv", cwd=sampled.folder, PYTHONIOENCODING="utf-8").stdout
    assert exact.decode() == wanted.decode()
    assert "’" in exact.decode()


@pytest.mark.parametrize(
    ("sign", "plain"), [("→", "->"), ("─", "-"), ("ł", "?"), ("ő", "o"), ("…", "..."), ("漢", "?")]
)
def test_a_lost_sign_is_the_plain_one_most_like_it(sign: str, plain: str) -> None:
    error = UnicodeEncodeError("ascii", f"a{sign}b", 1, 2, "")
    assert _plain(error) == (plain, 2)


def test_text_for_programs_is_written_to_a_stream_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_exactly("a→b\n")
    assert capsys.readouterr().out == "a→b\n"


@pytest.mark.parametrize("arguments", [["export"], ["export", "--format", "jsonld"], ["ask"]])
def test_a_reader_who_has_enough_is_no_error(sampled: Graph, arguments: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(inspgraph.__file__).parents[1])}
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=sampled.folder, env=environment,
    ) as program:  # fmt: skip
        assert program.stdout
        assert program.stderr
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""


def test_the_graph_is_that_of_the_folder_or_of_the_environment(
    sampled: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INSPGRAPH_GRAPH", raising=False)
    monkeypatch.chdir(tmp_path)
    nowhere = CliRunner().invoke(app, ["problems"])
    assert "no graph here: name its folder" in str(nowhere.exception)
    monkeypatch.setenv("INSPGRAPH_GRAPH", str(sampled.folder))
    named = CliRunner().invoke(app, ["problems"])
    monkeypatch.delenv("INSPGRAPH_GRAPH")
    for folder in (sampled.folder, sampled.folder.parent):
        monkeypatch.chdir(folder)
        assert CliRunner().invoke(app, ["problems"]).stdout == named.stdout != ""


def test_narrow_output_stands_below_one_another_and_what_is_common_above(sampled: Graph) -> None:
    asked = ["ask", "grades", "--authority", "Wexmoor", "--from", "2024"]
    shown = run(*asked, cwd=sampled.folder, COLUMNS="50", PYTHONIOENCODING="utf-8").stdout.decode()
    assert max(map(len, shown.splitlines())) <= 50
    common, first, *_ = shown.split("\n\n")
    assert common.splitlines()[0].split() == ["council", "Wexmoor"]
    assert first.splitlines()[0].split() == ["area", "Overall", "effectiveness"]
    assert shown.count("Wexmoor\n") == 1


def test_an_empty_answer_says_what_was_asked_and_what_there_is_without(sampled: Graph) -> None:
    asked = ["ask", "grades", "--authority", "Wexmoor", "--grade", "good", "--from", "2025"]
    result = CliRunner().invoke(app, [*asked, "--graph", str(sampled.folder)])
    assert result.exit_code == 0
    assert '--authority "Wexmoor" --grade "good" --from "2025" in the 14 documents' in result.stderr
    assert "Without --from there are " in result.stderr


def test_an_answer_is_written_to_a_file_by_its_ending(sampled: Graph, tmp_path: Path) -> None:
    asked = ["ask", "grades", "--authority", "Wexmoor", "--graph", str(sampled.folder)]
    assert CliRunner().invoke(app, [*asked, "-o", str(tmp_path / "a.csv")]).stdout == ""
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert {row["council"] for row in csv.DictReader(lines)} == {"Wexmoor"}
    wrong = CliRunner().invoke(app, [*asked, "-o", str(tmp_path / "a.docx")])
    assert "the name must end in .csv, .json, .md" in str(wrong.exception)


def test_a_misspelt_term_of_sparql_is_named(sampled: Graph) -> None:
    asked = ["query", "--text", "SELECT ?x { ?x a ig:Judgment }", "--graph", str(sampled.folder)]
    result = CliRunner().invoke(app, asked)
    assert "no term ig:Judgment. Did you mean ig:Judgement" in result.stderr
    assert "No rows." in result.stderr


@pytest.mark.parametrize("register", ["nowhere.csv", "empty", "text.csv"])
def test_a_missing_or_wrong_register_is_told_in_a_line(
    samples: Path, tmp_path: Path, register: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.csv").write_text("name\nWexmoor\n", encoding="utf-8")
    done = run(
        "build", str(samples / "reports"), "-o", str(tmp_path / "graph"),
        "--register", str(tmp_path / register),
    )  # fmt: skip
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert register in done.stderr.decode()
    assert not (tmp_path / "graph").exists()


def test_a_shell_completes_questions_parameters_and_their_values(sampled: Graph) -> None:
    assert "grades" in dict(question_names("gra"))

    def completed(*words: str, incomplete: str) -> list[str]:
        from typer.main import get_command

        command = get_command(app).commands["ask"]  # type: ignore[attr-defined]
        assert isinstance(command, AskCommand)
        given = [*words[:1], "--graph", str(sampled.folder), *words[1:]]
        context = command.make_context("ask", given, resilient_parsing=True)
        return [item.value for item in command.shell_complete(context, incomplete)]

    assert "--authority" in completed("grades", incomplete="--a")
    assert "--neighbours-of" in completed("grades", incomplete="--n")
    assert completed("shared-bodies", "--type", incomplete="health") == ["HealthBody"]
    assert completed("grades", "--region", incomplete="inv") == ["Invented"]
    assert completed("grades", "--authority", incomplete="") == []
    assert completed("no-such-question", incomplete="--fro") == []


def test_a_question_that_needs_something_is_described(sampled: Graph) -> None:
    shown = CliRunner().invoke(app, ["ask", "grades", "--graph", str(sampled.folder)]).stdout
    assert "--authority (authority, needed)" in shown
    assert options_of([]) == {}


def test_the_demo_builds_asks_and_draws(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["demo", str(tmp_path / "demo")])
    assert result.exit_code == 0, result.output
    assert "ILACS" in result.stdout
    assert "serve --graph" in result.stdout
    assert "Crown copyright" in (tmp_path / "demo" / "wexmoor.html").read_text(encoding="utf-8")


def test_help_loads_neither_the_stages_nor_the_libraries_they_need() -> None:
    code = (
        "import sys; from inspgraph.commands.main import app\n"
        "print(*(m for m in ('rdflib', 'spacy', 'pyoxigraph', 'networkx', 'starlette', "
        "'rich.console', 'inspgraph.records') if m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(Path(inspgraph.__file__).parents[1])},
    )  # fmt: skip
    assert done.stdout.strip() == ""
