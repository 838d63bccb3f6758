"""Points of a list that are counted by letters or Roman numerals: "i) …", "b) …"."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.records import Block, Text

_POINT: Final = re.compile(r"^(?:[ivx]{1,5}|[a-h])\)\s")


def is_point_marker(marker: str) -> bool:
    """Return whether a marker counts the points of a list as "i)" and "b)" do."""
    return bool(_POINT.match(marker + " "))


def is_numbered(text: Text, block: Block) -> bool:
    """Return whether a heading counts the points of a list: "i) …", "b) …"."""
    marker = f"{block.marker} " if block.marker else ""
    return bool(_POINT.match(marker + text.content[block.start : min(block.end, block.start + 8)]))
