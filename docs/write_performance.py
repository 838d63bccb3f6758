"""Write the tables of what a build costs into docs/performance.md, and its plot.

    python docs/write_performance.py [--plot]

The figures are those of docs/performance.json, which the scripts of bench/ write with ``--keep``; the
tables stand between two marks in the page. A test fails while the page says anything else. The plot,
docs/pictures/growth.svg, is drawn on request, since another version of its library draws it anew.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.plan import Asked, plan

HERE: Final = Path(__file__).parent
RECORD: Final = HERE / "performance.json"
PAGE: Final = HERE / "performance.md"
PLOT: Final = HERE / "pictures" / "growth.svg"
_MARKED: Final = re.compile(r"(<!-- performance: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SLOWEST: Final = 8

Figures = dict[str, Any]


def main() -> None:
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    if "--plot" in sys.argv:
        draw(json.loads(RECORD.read_text(encoding="utf-8")))


def written(text: str) -> str:
    """Return the page with its tables made anew."""
    figures = json.loads(RECORD.read_text(encoding="utf-8"))
    tables = {
        "machine": machine, "stages": stages, "beside": beside, "growth": growth, "again": again,
        "kills": kills, "questions": questions, "plan": planned,
    }  # fmt: skip
    return _MARKED.sub(lambda place: place[1] + "".join(tables[place[2]](figures)) + place[3], text)


def machine(figures: Figures) -> Iterator[str]:
    """The facts of the machine."""
    yield from _table(["measured on", ""], figures["machine"].items())


def stages(figures: Figures) -> Iterator[str]:
    """The stages' share, and the whole beside the least that any program must do."""
    found = figures["stages"]
    whole, least = sum(found["stages"].values()), found["reading"] + found["tokenising"]
    number, words = found["documents"], found["words"]
    rows = [
        (name, f"{spent:.1f}", f"{spent / whole:.0%}") for name, spent in found["stages"].items()
    ]
    rows += [
        (
            "the whole job",
            f"{whole:.1f}",
            f"{number / whole:.1f} documents, {words / whole:,.0f} words a second",
        ),
        (
            "reading and blank spaCy alone",
            f"{least:.1f}",
            f"{number / least:.1f} documents, {words / least:,.0f} words a second",
        ),
        ("**ratio**", f"**{whole / least:.1f}**", "aim: at most 4"),
        ("loading rules and registers once", f"{found['loading']:.1f}", ""),
    ]
    yield from _table([f"{number} reports, {words:,} words", "CPU s", ""], rows)


def beside(figures: Figures) -> Iterator[str]:
    """What else one would use, in CPU seconds of the same run."""
    rows = (
        (what, f"{row['ours']:.2f}", f"{row['theirs']:.2f}", f"{row['theirs'] / row['ours']:.1f}")
        for what, row in figures["beside"].items()
    )
    yield from _table(["CPU seconds", "here", "there", "times"], rows)


def growth(figures: Figures) -> Iterator[str]:
    """Each build by its number of documents, of all reports and of the shortest."""
    for part, title in _grown(figures):
        found = figures[part]
        rows = (
            (
                f"{cost['documents']:,}", f"{cost['seconds']:.0f}", f"{cost['megabytes']:.0f}",
                f"{cost['main']:.0f}", f"{cost['disk']:.0f}", f"{cost['triples']:,}",
            )
            for cost in found["costs"]
            if cost["what"].endswith("times")
        )  # fmt: skip
        yield from _table(
            [title, "CPU s", "most MB of a process", "of the first", "MB on disk", "statements"],
            rows,
        )
        yield (
            f"\nTime grows with documents to the power of {found['exponent']:.2f} (aim: at most 1.05); the "
            f"last build held {found['memory']:.2f} times the memory of the first (aim: 0.8 to 1.2).\n\n"
        )


def again(figures: Figures) -> Iterator[str]:
    """Building again, as a share of the first build."""
    rows = []
    for part, _ in _grown(figures):
        costs = figures[part]["costs"]
        first = [cost for cost in costs if cost["what"].endswith("times")][-1]
        rows += [
            (f"{first['documents']:,}", cost["what"], f"{cost['seconds']:.1f}",
             f"{cost['seconds'] / first['seconds']:.1%}", f"{cost['disk']:.0f}")
            for cost in (first, *(cost for cost in costs if not cost["what"].endswith("times")))
        ]  # fmt: skip
    shown = [
        (n, "first build" if what.endswith("times") else what, *rest) for n, what, *rest in rows
    ]
    yield from _table(["documents", "build", "CPU s", "of the first", "MB on disk"], shown)


def kills(figures: Figures) -> Iterator[str]:
    """What came of killed builds."""
    found = figures["kills"]
    yield (
        f"{found['kills']} builds of {found['documents']} reports were each killed at a random moment, "
        f"{found['before the end']} of them before the graph took its place, and gone on with: "
        f"{found['same']} gave the exports of an undisturbed build. One build was killed "
        f"{found['in a row']} times in a row: "
        f"{'the same' if found['in a row same'] else 'NOT the same'} exports.\n"
    )


def questions(figures: Figures) -> Iterator[str]:
    """The median of all questions, and the slowest ones."""
    for part in sorted(name for name in figures if name.startswith("questions ")):
        found = figures[part]
        times = sorted(found["medians"].items(), key=lambda item: -item[1])
        over = sum(median > found["limit"] for _, median in times)
        yield (
            f"At {found['triples']:,} triples {len(times) - over} of {len(times)} questions take less than "
            f"{found['limit'] * 1000:.0f} ms (median of the CPU time). The slowest:\n\n"
        )
        rows = ((name, f"{median * 1000:.0f}") for name, median in times[:_SLOWEST])
        yield from _table(["question", "ms"], rows)
        yield "\n"


def planned(figures: Figures) -> Iterator[str]:
    """The plan for a hundred million documents."""
    yield from _table(["", ""], plan(figures[_grown(figures)[0][0]]["costs"], Asked()))


def draw(figures: Figures) -> None:
    """Draw time and memory over documents, both axes as logarithms."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "inspgraph"
    from matplotlib import pyplot as plt

    picture, axes = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for (part, title), colour in zip(_grown(figures), ("#1d5a96", "#b35900"), strict=False):
        costs = [c for c in figures[part]["costs"] if c["what"].endswith("times")]
        documents = [cost["documents"] for cost in costs]
        for axis, what in zip(axes, ("seconds", "megabytes"), strict=True):
            axis.plot(documents, [cost[what] for cost in costs], "o-", color=colour, label=title)
    for axis, title in zip(axes, ("CPU seconds of a build", "most MB of a process"), strict=True):
        axis.set(xscale="log", xlabel="documents", title=title)
        axis.legend(frameon=False)
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].set(yscale="log")
    axes[1].set(ylim=(0, None))
    picture.savefig(PLOT, metadata={"Date": None})


def _grown(figures: Figures) -> list[tuple[str, str]]:
    """The growths that were measured, each with the reports that it is of."""
    known = (("growth", "reports of all kinds"), ("memory", "the shortest reports"))
    return [(part, title) for part, title in known if part in figures]


def _table(head: list[str], rows: Any) -> Iterator[str]:
    yield f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n"
    for row in rows:
        yield f"| {' | '.join(row)} |\n"


if __name__ == "__main__":
    main()
