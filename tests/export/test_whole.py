"""Files that appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspgraph.export.whole import writing


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
