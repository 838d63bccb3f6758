"""A file is known again by its look or its bytes, and no longer once either is another."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from inspgraph.building import Built
from inspgraph.errors import problem
from inspgraph.reuse import Earlier, Files, unchanged
from inspgraph.store.manifest import DocumentEntry, Manifest
from inspgraph.store.sources import SOURCES, read_sources, write_sources
from inspgraph.vocab import BASE
from inspgraph.walk import FoundFile

LONG_AGO = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("a.txt", "one"), ("b.txt", "two"), ("c.txt", "one"), ("d.txt", "")):
        (tmp_path / name).write_text(content)
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    return tmp_path


def found(folder: Path) -> list[FoundFile]:
    return [FoundFile(path.name, path) for path in sorted(folder.glob("*.txt"))]


def document(name: str, content: str) -> DocumentEntry:
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return DocumentEntry(name, sha256, f"{BASE}graph-{sha256[:8]}", sha256)


def first_build(folder: Path) -> Earlier:
    """What is left of a build in which c.txt had the bytes of a.txt, and d.txt none."""
    files = Files(found(folder), {})
    entries = document("a.txt", "one"), document("b.txt", "two")
    again, refused = (
        problem("duplicate-file", "c.txt", found="a.txt"),
        problem("empty-file", "d.txt"),
    )
    files.built("a.txt", Built(entries[0]))
    files.built("b.txt", Built(entries[1]))
    files.built("c.txt", Built(document("c.txt", "one")))
    files.built("d.txt", Built(problems=(refused,)))
    write_sources(folder, files.seen())
    manifest = Manifest("1", BASE, "code", "data", entries)
    return Earlier(manifest, problems=(again, refused), sources=read_sources(folder))


def kept(folder: Path, earlier: Earlier) -> dict[str, Built]:
    names = found(folder)
    fetched = unchanged(names, Files(names, earlier.sources), earlier, {})
    return {name: fetch() for name, fetch in fetched.items()}


def test_documents_duplicates_and_refused_files_are_kept_without_being_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = first_build(folder)
    monkeypatch.setattr("inspgraph.reuse.file_digest", None)  # whoever reads a file fails
    now = kept(folder, earlier)
    assert list(now) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert now["c.txt"].entry == document("c.txt", "one")
    assert [item.code for item in now["d.txt"].problems] == ["empty-file"]


def test_a_file_that_was_only_touched_is_read_and_kept(folder: Path) -> None:
    earlier = first_build(folder)
    for name in ("a.txt", "d.txt"):
        os.utime(folder / name)
    assert len(kept(folder, earlier)) == 4


def test_a_file_with_other_bytes_is_built(folder: Path) -> None:
    earlier = first_build(folder)
    (folder / "a.txt").write_text("new")
    (folder / "d.txt").write_text("new")
    # c.txt is no longer the second with its bytes.
    assert list(kept(folder, earlier)) == ["b.txt"]


def test_what_looks_the_same_is_believed_unless_files_are_verified(folder: Path) -> None:
    earlier = first_build(folder)
    (folder / "b.txt").write_text("owt")
    os.utime(folder / "b.txt", (LONG_AGO, LONG_AGO))
    assert "b.txt" in kept(folder, earlier)
    unseen = Earlier(earlier.manifest, problems=earlier.problems)
    assert "b.txt" not in kept(folder, unseen)


def test_a_mark_as_young_as_the_build_proves_nothing(folder: Path) -> None:
    os.utime(folder / "a.txt")
    seen = first_build(folder).sources
    assert seen["a.txt"].mark is None
    assert seen["b.txt"].mark is not None


def test_a_file_that_was_too_large_is_never_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspgraph.reuse.file_digest", None)
    names = found(folder)[:1]
    too_large = problem("too-large", "a.txt")
    files = Files(names, {}, limit=1)
    files.built("a.txt", Built(problems=(too_large,)))
    manifest = Manifest("1", BASE, "code", "data")
    earlier = Earlier(manifest, problems=(too_large,), sources=files.seen())
    assert list(unchanged(names, Files(names, earlier.sources, 1), earlier, {})) == ["a.txt"]
    (folder / "a.txt").write_text("larger")
    assert not unchanged(names, Files(names, earlier.sources, 1), earlier, {})


def test_a_record_of_files_that_is_damaged_counts_as_empty(folder: Path) -> None:
    for damage in ("", "[]", '{"a.txt": [1, "x", 2]}', '{"a.txt": []}'):
        (folder / SOURCES).write_text(damage)
        assert read_sources(folder) == {}
