from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspgraph.walk import walk


def touch(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def names(*paths: Path, marker: str = "") -> list[str]:
    return [found.name for found in walk(paths, marker=marker)[0]]


def test_a_folder_is_searched_through_all_levels_and_sorted(tmp_path: Path) -> None:
    touch(tmp_path, "b.pdf", "a/z.pdf", "a/b/c.txt")
    assert names(tmp_path) == ["a/b/c.txt", "a/z.pdf", "b.pdf"]


def test_hidden_files_and_folders_are_passed_by(tmp_path: Path) -> None:
    touch(tmp_path, ".DS_Store", ".git/config", "a.pdf")
    assert names(tmp_path) == ["a.pdf"]


def test_a_graph_among_the_documents_is_no_document(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf", "graph/inspgraph.json", "graph/texts/1.txt")
    assert names(tmp_path, marker="inspgraph.json") == ["a.pdf"]
    assert names(tmp_path) != ["a.pdf"]


def test_the_output_folder_is_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf", "out/x.txt")
    found, _ = walk([tmp_path], leave_out=[tmp_path / "out"])
    assert [file.name for file in found] == ["a.pdf"]


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    touch(tmp_path, "a/one.pdf")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert names(tmp_path) == ["a/one.pdf"]


@pytest.mark.parametrize("target", ["elsewhere", "elsewhere/one.pdf", "nowhere", "../in-beside"])
def test_a_link_out_of_the_folder_is_a_problem_and_is_not_followed(
    tmp_path: Path, target: str
) -> None:
    touch(tmp_path, "in/a.pdf", "elsewhere/one.pdf", "in-beside/two.pdf")
    (tmp_path / "in" / "link.pdf").symlink_to(tmp_path / "in" / ".." / target)
    found, problems = walk([tmp_path / "in"])
    assert [file.name for file in found] == ["a.pdf"]
    assert [(item.code, item.file) for item in problems] == [("link-out-of-folder", "link.pdf")]


def test_a_link_to_what_is_given_too_is_followed(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.pdf", "elsewhere/one.pdf")
    (tmp_path / "in" / "link.pdf").symlink_to(tmp_path / "elsewhere" / "one.pdf")
    found, problems = walk([tmp_path / "in", tmp_path / "elsewhere"])
    assert [file.name for file in found] == ["a.pdf", "link.pdf", "one.pdf"]
    assert problems == ()


def test_a_folder_that_is_given_may_be_a_link(tmp_path: Path) -> None:
    touch(tmp_path, "real/a.pdf")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "real" / "b.pdf").symlink_to(tmp_path / "link" / "a.pdf")
    assert names(tmp_path / "link") == ["a.pdf", "b.pdf"]


def test_a_link_out_of_a_linked_folder_is_a_problem_too(tmp_path: Path) -> None:
    touch(tmp_path, "in/inner/a.pdf", "secret.pdf")
    (tmp_path / "in" / "again").symlink_to("inner")
    (tmp_path / "in" / "inner" / "b.pdf").symlink_to("../../secret.pdf")
    problems = walk([tmp_path / "in"])[1]
    assert {item.code for item in problems} == {"link-out-of-folder"}


def test_a_link_to_itself_is_a_problem(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf")
    (tmp_path / "round.pdf").symlink_to("round.pdf")
    found, problems = walk([tmp_path])
    assert [file.name for file in found] == ["a.pdf"]
    assert [(item.code, item.file) for item in problems] == [("cannot-be-read", "round.pdf")]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read all"
)
def test_a_folder_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf", "shut/b.pdf")
    (tmp_path / "shut").chmod(0)
    found, problems = walk([tmp_path])
    (tmp_path / "shut").chmod(0o700)
    assert [file.name for file in found] == ["a.pdf"]
    assert [item.code for item in problems] == ["cannot-be-read"]


def test_a_file_given_twice_is_one(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf")
    assert names(tmp_path, tmp_path / "a.pdf", tmp_path / "." / "a.pdf") == ["a.pdf"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    touch(tmp_path, "2023/report.pdf", "2024/report.pdf", "2024/other.pdf")
    assert names(tmp_path / "2023", tmp_path / "2024") == [
        "2023/report.pdf",
        "2024/report.pdf",
        "other.pdf",
    ]


def test_what_is_not_there_is_a_problem_and_the_rest_is_found(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf")
    found, problems = walk([tmp_path / "gone.pdf", tmp_path / "a.pdf"])
    assert [file.name for file in found] == ["a.pdf"]
    assert [(item.code, item.file) for item in problems] == [("cannot-be-read", "gone.pdf")]


def test_a_link_to_nothing_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "dead.pdf").symlink_to(tmp_path / "nowhere")
    found, problems = walk([tmp_path])
    assert found == ()
    assert [item.code for item in problems] == ["cannot-be-read"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    found, problems = walk([tmp_path])
    assert found == ()
    assert [(item.file, item.found) for item in problems] == [
        ("pipe.pdf", "It is not a regular file.")
    ]


@pytest.mark.skipif(os.name != "posix", reason="other systems refuse such a name")
def test_a_name_that_is_no_utf_8_can_still_be_written(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["caf�.txt"]
