"""A text cut by the passages that cover it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspgraph.records import Span
from inspgraph.site.reader.fragments import CoveredWords, Fragment, fragments, visible

contents = st.text("abc \n😀•", max_size=30)
offsets = st.integers(-3, 33)
spans = st.lists(st.builds(Span, offsets, offsets), max_size=12)
cuts = st.lists(offsets, max_size=6)


def covering(span: Span, pieces: list[Fragment]) -> list[Fragment]:
    return [piece for piece in pieces if span in piece.spans]


@given(contents, spans, cuts)
def test_the_fragments_are_the_text(content: str, given_: list[Span], at: list[int]) -> None:
    pieces = list(fragments(content, given_, at))
    assert "".join(piece.text for piece in pieces) == content
    assert all(piece.text == content[piece.start : piece.end] != "" for piece in pieces)
    edges = {piece.start for piece in pieces}
    assert {cut for cut in at if 0 < cut < len(content)} <= edges


@given(contents, spans, cuts)
def test_a_passages_fragments_cover_it_and_nothing_else(
    content: str, given_: list[Span], at: list[int]
) -> None:
    pieces = list(fragments(content, given_, at))
    for span in given_:
        own = covering(span, pieces)
        if 0 <= span.start < span.end <= len(content):
            assert own[0].start == span.start
            assert own[-1].end == span.end
            assert "".join(piece.text for piece in own) == span.of(content)
        else:
            assert own == []


@given(contents, spans)
def test_what_is_longer_stands_around_what_is_shorter(content: str, given_: list[Span]) -> None:
    for piece in fragments(content, given_):
        lengths = [span.end - span.start for span in piece.spans]
        assert lengths == sorted(lengths, reverse=True)
        assert len(set(piece.spans)) == len(piece.spans)


def test_overlapping_passages_share_a_fragment() -> None:
    first, second = Span(0, 7), Span(4, 11)
    pieces = list(fragments("one two tri", [first, second]))
    assert [(piece.text, piece.spans) for piece in pieces] == [
        ("one ", (first,)),
        ("two", (first, second)),
        (" tri", (second,)),
    ]


def test_a_passage_is_named_once_where_it_is_first_shown() -> None:
    span, ranges = Span(2, 9), [Span(0, 3), Span(5, 9)]
    words = CoveredWords(
        "one\n\ntwos", {span: ("body", "cover")}, {span: "span-2-9"}, ranges, {7: 2}
    )
    shown = [list(words.runs(each)) for each in ranges]
    marks = [[mark for run in runs for mark in run.marks] for runs in shown]
    assert [[run.text for run in runs] for runs in shown] == [["on", "e"], ["tw", "os"]]
    assert [[mark.anchor for mark in each] for each in marks] == [["span-2-9"], ["", ""]]
    assert {(mark.at, mark.kinds) for each in marks for mark in each} == {("2-9", "k-body k-cover")}
    assert [run.page for runs in shown for run in runs] == [None, None, None, 2]


@given(st.text())
def test_what_is_not_seen_is_shown_by_a_sign_of_the_same_length(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    assert not set("\x00\x1b\u202e\u2066\u200b\ufeff") & set(shown)
