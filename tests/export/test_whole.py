"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from inspgraph.errors import OutputError
from inspgraph.export.whole import writing, writing_folder


def fail_in(path: Path) -> None:
    with writing(path) as out:
        out.write(b"two")
        raise ZeroDivisionError


def test_a_file_is_replaced_at_the_end_and_kept_where_its_making_fails(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.txt"
    with writing(path) as out:
        out.write(b"one")
        assert not path.exists()
    assert path.read_bytes() == b"one"
    with pytest.raises(ZeroDivisionError):
        fail_in(path)
    assert path.read_bytes() == b"one"
    assert [one.name for one in path.parent.iterdir()] == ["file.txt"]


def fail_in_folder(path: Path) -> None:
    with writing_folder(path) as draft:
        (draft / "a").write_text("two", encoding="utf-8")
        raise ZeroDivisionError


def test_a_folder_is_replaced_at_the_end_and_kept_where_its_making_fails(tmp_path: Path) -> None:
    path = tmp_path / "tables"
    for words in ("one", "three"):
        with writing_folder(path) as draft:
            (draft / "a").write_text(words, encoding="utf-8")
        with pytest.raises(ZeroDivisionError):
            fail_in_folder(path)
        assert (path / "a").read_text(encoding="utf-8") == words
    assert [one.name for one in tmp_path.iterdir()] == ["tables"]


@pytest.mark.skipif(os.name != "posix", reason="only POSIX can ask whether a process lives")
def test_what_a_killed_writer_left_is_removed_or_brought_back_by_the_next(tmp_path: Path) -> None:
    dead = 2**22 + 1  # above the highest number of a process
    (tmp_path / f".a.txt.writing-{dead}-x").write_text("half", encoding="utf-8")
    with writing(tmp_path / "a.txt") as out:
        out.write(b"whole")
    (tmp_path / f".tables.writing-{dead}-x").mkdir()
    old = tmp_path / f".tables.old-{dead}-x"
    old.mkdir()
    (old / "a").write_text("one", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        fail_in_folder(tmp_path / "tables")
    assert (tmp_path / "tables" / "a").read_text(encoding="utf-8") == "one"
    assert {one.name for one in tmp_path.iterdir()} == {"a.txt", "tables"}


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with writing(pipe) as out:
        out.write(b"one")
    reader.join(20)
    assert read == [b"one"]
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is full")
def test_a_full_device_is_told_and_stays_a_device() -> None:
    with pytest.raises(OutputError, match="No space left"), writing(Path("/dev/full")) as out:
        out.write(b"one")
    assert Path("/dev/full").is_char_device()
