"""Drafts take the place of what they replace, whoever else does so at the same moment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspgraph.drafts import prefix, put_in_place


def draft(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir()
    (made / "who").write_text(name, encoding="utf-8")
    return made


def test_of_two_that_replace_at_once_the_last_is_there_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, rename = draft(tmp_path, "graph"), Path.rename

    def rename_after_another(path: Path, to: Path) -> Path:
        # Between the two names of the folder another process puts its own there.
        if path.name == "mine" and not target.exists() and (tmp_path / "other").exists():
            rename(tmp_path / "other", target)
        return rename(path, to)

    draft(tmp_path, "other")
    monkeypatch.setattr(Path, "rename", rename_after_another)
    put_in_place(draft(tmp_path, "mine"), target, tmp_path / "old")
    assert (target / "who").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


def test_where_it_cannot_be_what_was_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, mine, rename = draft(tmp_path, "graph"), draft(tmp_path, "mine"), Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path == mine:
            raise PermissionError(13, "Permission denied")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        put_in_place(mine, target, tmp_path / "old")
    assert (target / "who").read_text(encoding="utf-8") == "graph"


def test_a_draft_tells_whose_it_is(tmp_path: Path) -> None:
    assert prefix(tmp_path / "graph", "building") == f".graph.building-{os.getpid()}-"
