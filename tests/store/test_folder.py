from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspgraph.errors import NotAGraphError, OutputError
from inspgraph.records import Problem, Span
from inspgraph.store.folder import check, drafting
from inspgraph.store.manifest import (
    FORMAT,
    MANIFEST,
    DocumentEntry,
    Manifest,
    read_manifest,
    read_problems,
    write_manifest,
)

MADE = Manifest(
    "0.1.0", "https://example.org/", "code", "data", (DocumentEntry("a.pdf", "1", "g", "2"),)
)
PROBLEM = Problem("no-date", "warning", "a.pdf", "found", "", "hint", Span(1, 2), 3)


def make(output: Path, manifest: Manifest = MADE) -> None:
    with drafting(output) as draft:
        write_manifest(draft, manifest, (PROBLEM,))


def end_half_way(output: Path, ending: type[BaseException]) -> None:
    with drafting(output) as draft:
        (draft / "half").write_text("written", encoding="utf-8")
        raise ending


def dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_was_written_reads_back(tmp_path: Path) -> None:
    make(tmp_path / "new" / "graph")
    assert read_manifest(tmp_path / "new" / "graph") == MADE
    assert read_problems(tmp_path / "new" / "graph") == (PROBLEM,)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["graph"]


def test_a_graph_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    make(tmp_path / "graph")
    later = Manifest("0.2.0", "https://example.org/", "code", "data")
    make(tmp_path / "graph", later)
    assert read_manifest(tmp_path / "graph") == later
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


@pytest.mark.parametrize("ending", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_ends_a_build_the_earlier_graph_stays(
    tmp_path: Path, ending: type[BaseException]
) -> None:
    make(tmp_path / "graph")
    with pytest.raises(ending):
        end_half_way(tmp_path / "graph", ending)
    assert read_manifest(tmp_path / "graph") == MADE
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


@pytest.mark.parametrize(
    "strange",
    [{"notes.txt": "mine"}, {MANIFEST: "{}"}, {MANIFEST: "not json"}, {"store": "x"}],
)
def test_a_folder_that_is_not_ours_is_refused_and_kept(
    tmp_path: Path, strange: dict[str, str]
) -> None:
    for name, content in strange.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(OutputError), drafting(tmp_path):
        pytest.fail("a draft was made")
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == strange


def test_a_graph_to_which_something_was_added_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "graph")
    (tmp_path / "graph" / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputError, match=r"thesis\.docx"):
        make(tmp_path / "graph")
    assert (tmp_path / "graph" / "thesis.docx").exists()


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="a file here"):
        check(tmp_path / "graph")


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    make(tmp_path / "graph")
    assert read_manifest(tmp_path / "graph") == MADE


def test_a_link_to_a_graph_stays_a_link(tmp_path: Path) -> None:
    make(tmp_path / "real")
    (tmp_path / "link").symlink_to("real")
    make(tmp_path / "link", Manifest("0.2.0", "https://example.org/", "c", "d"))
    assert (tmp_path / "link").is_symlink()
    assert read_manifest(tmp_path / "real").version == "0.2.0"


@pytest.mark.skipif(os.name != "posix", reason="only POSIX can ask whether a process lives")
def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / f".graph.building-{dead_process()}-abc"
    running = tmp_path / f".graph.building-{os.getpid()}-abc"
    other = tmp_path / ".graphs"
    for folder in (left, running, other):
        folder.mkdir()
    make(tmp_path / "graph")
    assert not left.exists()
    assert running.exists()
    assert other.exists()


@pytest.mark.skipif(os.name != "posix", reason="only POSIX can ask whether a process lives")
def test_a_graph_whose_replacement_was_cut_short_comes_back(tmp_path: Path) -> None:
    make(tmp_path / "graph")
    (tmp_path / "graph").rename(tmp_path / f".graph.old-{dead_process()}-abc")
    with pytest.raises(RuntimeError):
        end_half_way(tmp_path / "graph", RuntimeError)
    assert read_manifest(tmp_path / "graph") == MADE


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotAGraphError, match="inspgraph build"):
        read_manifest(tmp_path)


def test_a_graph_of_an_earlier_version_is_to_be_built_again(tmp_path: Path) -> None:
    make(tmp_path / "graph")
    manifest = tmp_path / "graph" / MANIFEST
    now = f'"inspgraph": {FORMAT},'
    manifest.write_text(
        manifest.read_text("utf-8").replace(now, f'"inspgraph": {FORMAT - 1},'), encoding="utf-8"
    )
    with pytest.raises(NotAGraphError, match="build it again"):
        read_manifest(tmp_path / "graph")
    make(tmp_path / "graph")
    assert read_manifest(tmp_path / "graph") == MADE


@pytest.mark.parametrize("content", ["[]", "{", '{"inspgraph": 1}', '{"inspgraph": 99}'])
def test_a_manifest_that_does_not_fit_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(NotAGraphError):
        read_manifest(tmp_path)
