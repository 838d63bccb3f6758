"""Write the tables of how good extraction is into README.md and docs/evaluation.md.

    python docs/write_figures.py

The figures are those of docs/figures.json, which `bench/accuracy.py` writes; the tables stand between
two marks in each page. A test fails while a page says anything else.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
FIGURES: Final = HERE / "figures.json"
PAGES: Final = (HERE.parent / "README.md", HERE / "evaluation.md")
FACETS: Final = {
    "judgements": "grades",
    "recommendations": "recommendations",
    "findings": "strengths and weaknesses listed",
    "actors": "bodies and services",
    "relations": "relations that words state",
    "owners": "owners (mostly implied)",
}
"""What is compared, and what a reader calls it."""
AGREEMENT: Final = {"actors": 0.97, "relations": 0.96, "owners": 0.94}
"""F1 of two people who annotated six of the reports independently."""
_MARKED: Final = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    for page in PAGES:
        page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")


def written(text: str) -> str:
    """Return a page with its tables made anew."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    tables = {"facets": facets, "series": series, "sentences": sentences}
    return _MARKED.sub(lambda place: place[1] + tables[place[2]](figures) + place[3], text)


def facets(figures: dict[str, Any]) -> str:
    """A row for each facet: precision, recall and F1 on both sets of reports."""
    known, unseen = figures["developed with"], figures["unseen"]
    head = (
        f"| | {known['documents']} reports developed with: P / R / F1 "
        f"| {unseen['documents']} unseen: P / R / F1 | two people agree: F1 |\n|---|---|---|---|\n"
    )
    rows = (
        f"| {name} | {_three(known['facets'][facet])} | {_three(unseen['facets'][facet])} "
        f"| {AGREEMENT.get(facet, '')} |\n"
        for facet, name in FACETS.items()
    )
    return head + "".join(rows)


def series(figures: dict[str, Any]) -> str:
    """A row for each series of the reports developed with: F1 of each facet."""
    head = f"| series | reports | {' | '.join(FACETS.values())} |\n|{'---|' * (len(FACETS) + 2)}\n"
    rows = (
        f"| {family} | {found['documents']} | {' | '.join(_one(found[facet]) for facet in FACETS)} |\n"
        for family, found in figures["developed with"]["families"].items()
    )
    return head + "".join(rows)


def sentences(figures: dict[str, Any]) -> str:
    """A row for each relation: how many sentences state it, precision and recall."""
    head = "| relation | stated in the sentences | P | R |\n|---|---|---|---|\n"
    rows = (
        f"| {name} | {found['core']} | {_one(found['precision'])} | {_one(found['recall'])} |\n"
        for name, found in figures["sentences"].items()
    )
    return head + "".join(rows)


def _three(found: dict[str, float]) -> str:
    return " / ".join(_one(found[name]) for name in ("precision", "recall", "f1"))


def _one(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"


if __name__ == "__main__":
    main()
