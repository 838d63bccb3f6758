"""A document's blocks as the parts of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given

from inspgraph.read.canonical import BULLET, BlockDraft, assemble
from inspgraph.records import Block, Cell, Text
from inspgraph.site.reader.flow import TOP, Node, flow, inner_pages, ranges
from tests.store.test_layout import texts


def shape(text: Text, nodes: Iterable[Node]) -> list[object]:
    """Nodes as nested lists: what each is, its words, and what stands below it."""
    found: list[object] = []
    for node in nodes:
        words = node.words.of(text.content)
        marker = f"{node.marker.of(text.content)} " if node.marker else ""
        name = f"{node.shape}{node.level or ''}{f'@{node.scope}' if node.scope else ''}"
        found.append([f"{name} {marker}{words}".strip(), *shape(text, node.below)])
    return found


def laid_out(*drafts: BlockDraft) -> list[object]:
    text = assemble(drafts)
    return shape(text, flow(text))


def all_of(nodes: Iterable[Node]) -> list[Node]:
    return [one for node in nodes for one in (node, *all_of(node.below))]


@given(texts)
def test_every_word_is_shown_once_and_in_its_order(text: Text) -> None:
    shown = list(ranges(flow(text)))
    assert all(one.end <= other.start for one, other in pairwise(shown))
    words = "".join(span.of(text.content) for span in shown)
    assert re.sub(r"\s", "", words) == re.sub(r"\s", "", text.content)


@given(texts)
def test_every_page_begins_once(text: Text) -> None:
    nodes = flow(text)
    before = [number for node in all_of(nodes) for number in node.pages]
    inside = inner_pages(text, nodes)
    assert sorted([*before, *inside.values()]) == [page.number for page in text.pages]


@given(texts)
def test_no_level_of_heading_is_skipped(text: Text) -> None:
    last = TOP - 1
    for node in all_of(flow(text)):
        if node.shape == "heading":
            assert TOP <= node.level <= min(last + 1, 6)
            last = node.level


def test_words_that_no_block_holds_are_shown() -> None:
    kept = Block("paragraph", 14, 18, marker="1.")
    text = Text("Lost words 1. Kept too", "", (kept,))
    assert shape(text, flow(text)) == [
        ["paragraph Lost words"],
        ["paragraph 1. Kept"],
        ["paragraph too"],
    ]


def test_items_are_nested_as_deep_as_they_are() -> None:
    items = [("one", 1), ("two", 2), ("three", 4), ("four", 2), ("five", 1)]
    drafts = [BlockDraft("item", words, level=level, marker=BULLET) for words, level in items]
    assert laid_out(*drafts, BlockDraft("paragraph", "end", marker="7.")) == [
        [
            "list",
            [
                "item • one",
                ["list", ["item • two", ["list", ["item • three"]]], ["item • four"]],
            ],
            ["item • five"],
        ],
        ["paragraph 7. end"],
    ]


def test_a_list_that_begins_deep_goes_on_as_one_list() -> None:
    drafts = [
        BlockDraft("item", words, level=level) for words, level in (("a", 3), ("b", 1), ("c", 2))
    ]
    assert laid_out(*drafts) == [["list", ["item a"], ["item b", ["list", ["item c"]]]]]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ((1, 2, 3, 1), (2, 3, 4, 2)),
        ((3, 1, 4, 2), (2, 2, 3, 3)),
        ((0, 1, 0, 0, 2), (2, 2, 3, 3, 3)),
        ((1, 2, 3, 4, 5, 6, 0), (2, 3, 4, 5, 6, 6, 6)),
    ],
)
def test_headings_stand_below_the_pages_own(said: tuple[int, ...], shown: tuple[int, ...]) -> None:
    text = assemble(BlockDraft("heading", "Words", level=level) for level in said)
    assert tuple(node.level for node in flow(text)) == shown


def test_a_table_has_its_rows_columns_and_headers() -> None:
    def cell(words: str, row: int, column: int, header: bool = False, **more: int) -> BlockDraft:
        kind = "item" if more else "paragraph"
        return BlockDraft(kind, words, cell=Cell(0, row, column, header), **more)  # type: ignore[arg-type]

    assert laid_out(
        cell("Area", 0, 0, header=True),
        cell("Grade", 0, 3, header=True),
        cell("Leaders", 1, 0, header=True),
        cell("good", 1, 3),
        cell("because", 1, 3, level=1),
        cell("only", 2, 3),
    ) == [
        [
            "table",
            ["row", ["header@col", ["paragraph Area"]], ["header@col", ["paragraph Grade"]]],
            [
                "row",
                ["header@row", ["paragraph Leaders"]],
                ["cell", ["paragraph good"], ["list", ["item because"]]],
            ],
            ["row", ["cell"], ["cell", ["paragraph only"]]],
        ]
    ]


def test_a_table_of_one_column_is_a_frame_around_words() -> None:
    assert laid_out(
        BlockDraft("heading", "Summary", level=1, cell=Cell(0, 0, 0, header=True)),
        BlockDraft("paragraph", "Words", cell=Cell(0, 1, 0)),
    ) == [["box", ["heading2 Summary"], ["paragraph Words"]]]


def test_a_paragraph_that_is_set_like_a_heading_is_none() -> None:
    long = "Leaders know their services well. " * 8
    assert laid_out(BlockDraft("heading", long, level=1)) == [[f"strong {long.strip()}"]]
