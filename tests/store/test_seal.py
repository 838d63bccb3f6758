"""A graph that is not as it was written is told, whichever file it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspgraph.api import Graph
from inspgraph.errors import NotAGraphError
from inspgraph.store.dataset import is_damage, open_store
from inspgraph.store.folder import check
from inspgraph.store.seal import damaged


@pytest.fixture
def copied(small_graph: Graph, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_graph.folder, tmp_path / "graph"))


def test_a_whole_graph_has_no_damage(copied: Path) -> None:
    Graph(copied).query("documents")
    assert damaged(copied, thoroughly=True) == ()


@pytest.mark.parametrize(
    "pattern",
    ["store/MANIFEST-*", "store/CURRENT", "store/*.sst", "inspgraph.json", "problems.json",
     "texts/*.txt", "layouts/*.json", "files.json"],
)  # fmt: skip
@pytest.mark.parametrize("how", ["gone", "half", "flipped"])
def test_damage_is_told_with_what_to_do(copied: Path, pattern: str, how: str) -> None:
    path = min(copied.glob(pattern))
    content = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
        path.write_bytes(content[:middle] if how == "half" else flipped)
    assert damaged(copied, thoroughly=True) == (path.relative_to(copied).as_posix(),)
    check(copied)  # a build may replace it
    if how != "flipped" or pattern not in ("texts/*.txt", "layouts/*.json"):
        with pytest.raises(NotAGraphError, match=r"build|there is no graph"):
            Graph(copied)


def test_a_store_whose_files_are_as_long_as_they_were_but_others_is_told(copied: Path) -> None:
    for path in copied.glob("store/*.sst"):
        content = bytearray(path.read_bytes())
        content[::7] = bytes(255 - byte for byte in content[::7])
        path.write_bytes(content)
    with pytest.raises(NotAGraphError, match="makes it again"):
        open_store(copied, is_checked=True)


@pytest.mark.parametrize("kind", [OSError, RuntimeError])
def test_what_the_store_says_of_damage_is_known(kind: type[Exception]) -> None:
    assert is_damage(kind("Corruption: block checksum mismatch"))
    assert not is_damage(kind("something else"))
    assert not is_damage(ValueError("Corruption: a word of a document"))
