from __future__ import annotations

from pathlib import Path

from inspgraph.push.pushed_state import PushedState


def test_the_last_word_on_a_graph_counts_for_its_own_endpoint(tmp_path: Path) -> None:
    path = tmp_path / "state"
    with PushedState(path, "http://a.example/") as state:
        state.note("urn:x:one", "11")
        state.note("urn:x:two", "22")
        state.note("urn:x:one", "33")
        state.note("urn:x:two", "")
    with PushedState(path, "http://a.example/") as state:
        assert state.held == {"urn:x:one": "33"}
    with PushedState(path, "http://b.example/") as state:
        assert state.held == {}


def test_a_line_that_was_cut_short_is_passed_over_and_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "state"
    path.write_text('{"endpoint": "http://a.exa')
    with PushedState(path, "http://a.example/") as state:
        assert state.held == {}
        state.note("urn:x:one", "11")
    with PushedState(path, "http://a.example/") as state:
        assert state.held == {"urn:x:one": "11"}
