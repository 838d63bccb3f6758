"""Places for the labelled boxes of a picture, so that none lies on another."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import networkx as nx


class Box(NamedTuple):
    """A box by its middle and its size, in pixels."""

    x: float
    y: float
    width: float
    height: float


def place(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, tuple[float, float]],
    gap: float = 16,
    room: float = 7,
) -> dict[str, Box]:
    """Place each node's box: linked ones near each other, none closer to another than ``gap``.

    The picture is about ``room`` times as large as all boxes, and half as wide again as high.
    The same graph gives the same places.
    """
    simple = nx.Graph(graph)
    number = max(len(simple), 1)
    spots = nx.spring_layout(simple, k=2.2 / number**0.5, iterations=300, seed=1, method="force")
    area = sum((width + gap) * (height + gap) for width, height in sizes.values())
    high = max((area * room / 1.5) ** 0.5, 300.0)
    across = _spread({node: float(spot[0]) for node, spot in spots.items()})
    down = _spread({node: float(spot[1]) for node, spot in spots.items()})
    boxes = {
        node: Box(across[node] * high * 1.5, down[node] * high, *sizes[node]) for node in spots
    }
    return _apart(boxes, gap)


def _spread(values: dict[str, float]) -> dict[str, float]:
    """Values between 0 and 1, half by their size and half by their rank.

    What everything is linked to draws all together; ranks give the crowd room.
    """
    low, high = min(values.values()), max(values.values())
    ranked = sorted(values, key=lambda node: (values[node], node))
    last = max(len(ranked) - 1, 1)
    return {
        node: 0.35 * (values[node] - low) / ((high - low) or 1.0) + 0.65 * rank / last
        for rank, node in enumerate(ranked)
    }


def _apart(boxes: dict[str, Box], gap: float) -> dict[str, Box]:
    """Push boxes that overlap apart, along the way that is shorter, until none does."""
    for _ in range(2000):
        moved = False
        for one, two in combinations(sorted(boxes), 2):
            a, b = boxes[one], boxes[two]
            over_x = (a.width + b.width) / 2 + gap - abs(a.x - b.x)
            over_y = (a.height + b.height) / 2 + gap - abs(a.y - b.y)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            if over_x < over_y:
                step = (over_x / 2 + 0.5) * (1 if a.x >= b.x else -1)
                boxes[one], boxes[two] = a._replace(x=a.x + step), b._replace(x=b.x - step)
            else:
                step = (over_y / 2 + 0.5) * (1 if a.y >= b.y else -1)
                boxes[one], boxes[two] = a._replace(y=a.y + step), b._replace(y=b.y - step)
        if not moved:
            break
    return boxes
