"""Write docs/problem-codes.md from the table of codes.

    python docs/write_problem_codes.py

A test fails while the document says anything else than the table does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from inspgraph.errors import CODES

TARGET: Final = Path(__file__).with_name("problem-codes.md")
_HEAD: Final = """\
# Problem codes

Written by `make guides` from the table in `src/inspgraph/errors.py`. A problem names the file and,
where it concerns a place in a document, quotes the words there with their page. `inspgraph problems
--graph GRAPH` lists those of a build, and the page "Problems" shows them beside the document.

An **error** means that something is missing from the graph, a **warning** that something may be wrong,
and an **info** that something was done that you may want to know of.

| code | severity | what it means | what to do |
|---|---|---|---|
"""


def main() -> None:
    TARGET.write_text(written(), encoding="utf-8")


def written() -> str:
    """Return the whole document."""
    rows = (
        f"| `{name}` | {code.severity} | {code.meaning} | {code.hint} |\n"
        for name, code in sorted(CODES.items())
    )
    return _HEAD + "".join(rows)


if __name__ == "__main__":
    main()
