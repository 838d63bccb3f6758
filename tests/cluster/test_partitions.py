from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fsspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.cluster.partitions import LocatedFile, Partition, locate, partitions
from inspgraph.origins import JOURNAL
from inspgraph.store.manifest import MANIFEST
from inspgraph.walk import walk

NAMES = st.lists(st.text("abc/.", min_size=1, max_size=8), unique=True, max_size=60).map(sorted)


def files(names: list[str]) -> tuple[LocatedFile, ...]:
    return tuple(LocatedFile(name, f"/in/{name}", "1") for name in names)


def parts(made: tuple[Partition, ...]) -> set[str]:
    return {one.part for one in made}


@given(NAMES, st.integers(1, 9))
def test_every_file_stands_in_one_partition_in_its_order(names: list[str], usual: int) -> None:
    made = partitions(files(names), usual, "")
    assert [file.name for one in made for file in one.files] == names
    assert all(0 < len(one.files) <= 4 * usual for one in made)


@given(NAMES, st.integers(2, 9), st.data())
def test_a_file_that_changes_changes_its_own_partition_alone(
    names: list[str], usual: int, data: st.DataObject
) -> None:
    found = files(names)
    if found:
        at = data.draw(st.integers(0, len(found) - 1))
        changed = (*found[:at], replace(found[at], state="2"), *found[at + 1 :])
        before, after = partitions(found, usual, ""), partitions(changed, usual, "")
        assert len(parts(before) - parts(after)) == 1
        assert len(parts(after) - parts(before)) == 1


def test_a_file_that_comes_leaves_most_partitions_as_they_are() -> None:
    names = [f"report-{number:04}.pdf" for number in range(2000)]
    before = partitions(files(names), 16, "")
    after = partitions(files(sorted([*names, "report-0999-a.pdf"])), 16, "")
    assert 80 < len(before) < 200
    assert len(parts(before) - parts(after)) <= 2


def test_another_program_or_option_gives_other_parts() -> None:
    found = files(["a", "b"])
    assert parts(partitions(found, 9, "x")).isdisjoint(parts(partitions(found, 9, "y")))


@pytest.fixture
def memory() -> Iterator[str]:
    store = fsspec.filesystem("memory")
    yield "memory://reports"
    store.rm("/reports", recursive=True)


def write(location: str, **content: str) -> None:
    for name, words in content.items():
        with fsspec.open(f"{location}/{name.replace('__', '/')}", "w") as out:
            out.write(words)


def test_a_location_is_listed_as_walk_lists_a_folder(memory: str, tmp_path: Path) -> None:
    entry = {
        "address": "https://a.example/b", "file": "b", "sha256": "ab" * 32,
        "fetched": "2026-03-01T09:30:00Z", "checked": "2026-03-01T09:30:00Z",
    }  # fmt: skip
    content = {
        "a": "1", "2024__b": "2", ".hidden__c": "3", "2024__.d": "4",
        f"graph__{MANIFEST}": "{}", "graph__e": "5", f"2024__{JOURNAL}": json.dumps(entry),
    }  # fmt: skip
    write(memory, **content)
    for name in ("2024", ".hidden", "graph"):
        (tmp_path / name).mkdir()
    write(str(tmp_path), **content)
    found, problems = locate([memory])
    walked, _ = walk([tmp_path], marker=MANIFEST)
    assert not problems
    assert [(file.name, file.origin) for file in found] == [
        (file.name, file.origin) for file in walked
    ]
    assert found[0].origin is not None
    assert found[0].url == "memory:///reports/2024/b"


def test_files_of_several_locations_are_told_apart(memory: str, tmp_path: Path) -> None:
    write(memory, a="1", b="2")
    (tmp_path / "a").write_text("1")
    found, _ = locate([memory, str(tmp_path)])
    assert len({file.name for file in found}) == 3


def test_a_location_where_nothing_is_is_a_problem(tmp_path: Path) -> None:
    found, problems = locate(["memory://nowhere", "strange://x/y", str(tmp_path / "gone")])
    assert not found
    assert [problem.code for problem in problems] == ["cannot-be-read"] * 3
    assert {"memory://nowhere", "strange://x/y"} <= {problem.file for problem in problems}
