"""HTML nested no deeper than browsers nest it, since a parser's work grows with the depth."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_DEEPEST: Final = 512  # as in browsers
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_ENDS_UNSAID: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("wbr", "html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "colgroup"),
        *("tr", "td", "th", "thead", "tbody", "tfoot", "caption"),
    )
)
"""Elements that have no end tag, or may leave it out; these nest only within others."""


def flattened(html: str) -> str:
    """The page without the tags of elements that would stand deeper than browsers nest them.

    Their words stay.
    """
    if html.count("<") <= _DEEPEST:
        return html
    unclosed: Counter[str] = Counter()
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _ENDS_UNSAID:
            return tag[0] if depth < _DEEPEST else " "
        if not tag[1]:
            unclosed[name] += 1
            depth += 1
            return tag[0] if depth <= _DEEPEST else " "
        if not unclosed[name]:
            return tag[0]
        unclosed[name] -= 1
        depth -= 1
        return tag[0] if depth < _DEEPEST else " "

    return _TAG.sub(keep, html)
