"""A document's structure in the graph's folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.api import Graph
from inspgraph.errors import NotAGraphError
from inspgraph.read.canonical import BULLET, BlockDraft, assemble
from inspgraph.records import Cell, Text
from inspgraph.store.dataset import keep_text, read_laid_out
from inspgraph.store.folder import drafting
from inspgraph.store.layout import read_layout, write_layout
from inspgraph.store.manifest import DocumentEntry

cells = st.builds(
    Cell, st.integers(0, 3), st.integers(0, 40), st.integers(0, 9), header=st.booleans()
)
drafts = st.builds(
    BlockDraft,
    st.sampled_from(["heading", "paragraph", "item", "note", "contents"]),
    st.text(max_size=40),
    level=st.integers(0, 6),
    marker=st.sampled_from(["", BULLET, "12.", "a)", "–"]),
    cell=st.none() | cells,
    bold=st.booleans(),
    size=st.sampled_from([0.0, 9.5, 11.04, 12.0]),
    page=st.integers(0, 9),
)
texts = st.builds(assemble, st.lists(drafts, max_size=12), st.lists(st.text(max_size=20)))

TEXT = assemble(
    [
        BlockDraft("heading", "Findings", level=2, page=1),
        BlockDraft("item", "One 😀", level=1, marker=BULLET, page=1),
        BlockDraft(
            "paragraph", "Good", cell=Cell(0, 1, 2, header=True), bold=True, size=11.5, page=2
        ),
    ],
    running=["Page header"],
)


@given(texts)
def test_a_text_comes_back_as_it_was(text: Text) -> None:
    layout = write_layout(text)
    assert read_layout(layout, text.content, text.sha256) == text
    assert write_layout(read_layout(layout, text.content, text.sha256)) == layout


def test_a_layout_is_small_and_can_be_read_by_people() -> None:
    assert write_layout(TEXT).decode() == (
        '{"pages":[[1,0],[2,19]],\n"running":["Page header"],\n"blocks":[\n'
        '["heading",0,8,2],\n["item",12,17,1,"•"],\n'
        '["paragraph",19,23,0,"",[0,1,2,1],1,11.5]\n]}\n'
    )


@pytest.mark.parametrize(
    "layout",
    [
        "", "[]", "{}", "null", '{"pages":[],"running":[],"blocks":[["heading"]]}',
        '{"pages":[],"running":[],"blocks":[["script",0,4]]}',
        '{"pages":[],"running":[],"blocks":[["note",0,4],["note",3,5]]}',
        '{"pages":[],"running":[],"blocks":[["note",0,6]]}',
        '{"pages":[],"running":[],"blocks":[["note",-1,2]]}',
        '{"pages":[],"running":[],"blocks":[["note",0,2,"x"]]}',
        '{"pages":[[1,9]],"running":[],"blocks":[]}',
        '{"pages":[[1,3],[2,1]],"running":[],"blocks":[]}',
        '{"pages":[1],"running":[],"blocks":[]}',
    ],
)  # fmt: skip
def test_what_is_not_the_layout_of_a_text_is_an_error(layout: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_layout(layout.encode(), "Words", "")


def test_files_with_the_same_words_keep_each_its_own_layout(tmp_path: Path) -> None:
    plain = replace(TEXT, blocks=TEXT.blocks[:1], pages=())
    with drafting(tmp_path / "graph") as draft:
        keep_text(draft, "pdf", TEXT)
        keep_text(draft, "txt", plain)
        (draft / "inspgraph.json").write_text("{}", encoding="utf-8")
    folder = tmp_path / "graph"
    assert read_laid_out(folder, DocumentEntry("a.pdf", "pdf", "g", TEXT.sha256)) == TEXT
    assert read_laid_out(folder, DocumentEntry("a.txt", "txt", "g", TEXT.sha256)) == plain
    assert len(list((folder / "texts").iterdir())) == 1


@pytest.mark.parametrize("spoilt", [None, "{}"])
def test_a_layout_that_is_missing_or_anothers_is_an_error_that_names_the_document(
    small_graph: Graph, tmp_path: Path, spoilt: str | None
) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(small_graph.folder, folder)
    entry = small_graph.manifest.documents[0]
    layout = folder / "layouts" / f"{entry.sha256}.json"
    layout.unlink()
    if spoilt:
        layout.write_text(spoilt, encoding="utf-8")
    with pytest.raises(NotAGraphError, match=entry.name):
        read_laid_out(folder, entry)
