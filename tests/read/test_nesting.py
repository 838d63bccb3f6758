from __future__ import annotations

import pytest

from inspgraph.read import read_bytes
from inspgraph.read.nesting import flattened


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ul><li", "font color=a", "DIV"])
def test_what_nests_too_deep_loses_its_tags_and_keeps_its_words(tag: str) -> None:
    page = "<html><body>" + "".join(f"<{tag}>word{n} " for n in range(3000))
    flat = flattened(page)
    assert flat.lower().count(f"<{tag.split('>')[0].lower()}") == 512
    assert [f"word{n}" in flat for n in range(3000)] == [True] * 3000
    _, text = read_bytes(page.encode(), "a.html")
    assert "word2999" in text.content


@pytest.mark.parametrize(
    "page",
    [
        "<div>x</div>" * 3000,
        "<p>x" * 3000,
        "<ul>" + "<li>x" * 3000,
        "<table>" + "<tr><td>x" * 3000,
        "x<br>" * 3000,
        "<div>" * 500 + "<p>x</p>" * 3000 + "</div>" * 500,
        "</b>x" * 3000,
    ],
)
def test_a_page_that_does_not_nest_too_deep_stays_as_it_is(page: str) -> None:
    assert flattened(page) == page
