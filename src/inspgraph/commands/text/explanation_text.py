"""An explanation as text for a terminal."""

from __future__ import annotations

import textwrap
from typing import Final

from inspgraph.query.explanation import Explanation, Passage
from inspgraph.query.show import flat, printable

_WIDTH: Final = 100


def explained(explanation: Explanation) -> str:
    """Return an explanation as text: the thing, what is said of it, and its passages."""
    lines = [explanation.iri]
    wide = max((len(key) for key, _ in explanation.said), default=0)
    for key, value in explanation.said:
        lines += textwrap.wrap(
            printable(flat(value)),
            _WIDTH,
            initial_indent=f"  {key:<{wide}}  ",
            subsequent_indent=" " * (wide + 4),
        )
    lines += [f"  what rests on it: {name}" for name in explanation.rests_here]
    for passage in explanation.passages:
        lines += ["", f"  {_where(passage)}"]
        lines += textwrap.wrap(
            f"“{printable(flat(passage.words))}”",
            _WIDTH,
            initial_indent="    ",
            subsequent_indent="    ",
        )
    return "\n".join(lines) + "\n"


def _where(passage: Passage) -> str:
    parts = [printable(passage.file)]
    if passage.page is not None:
        parts.append(f"page {passage.page}")
    if passage.paragraph:
        parts.append(f"paragraph {passage.paragraph}")
    if passage.section:
        parts.append(f"under {printable(flat(passage.section))!r}")
    return f"{', '.join(parts)} (characters {passage.start} to {passage.end}):"
