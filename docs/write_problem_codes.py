"""Write docs/problem-codes.md from the table of codes and the examples of problems.

    python docs/write_problem_codes.py

A test fails while the document says anything else than the table does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from problem_examples import EXAMPLES

from inspgraph.errors import CODES

TARGET: Final = Path(__file__).with_name("problem-codes.md")
_HEAD: Final = """\
# Problem codes

Written by `make guides` from the table in `src/inspgraph/errors.py` and the examples in
`docs/problem_examples.py`, each of which a test makes. A problem has one shape, whether reading,
recognition, resolution, the shapes or coverage found it: code, severity, file, page, paragraph, the
words it is about, what was expected, and what to do. `inspgraph problems --graph GRAPH` lists those of
a build, `inspgraph validate` those of any RDF file; either writes them with `--format json` or
`--format sarif` (SARIF 2.1.0) for programs. The page "Problems" shows them beside the document and gives
the same two files.

An **error** means that something is missing from the graph, a **warning** that something may be wrong,
and an **info** that something was done that you may want to know of.

| code | severity | what it means | for example | what to do |
|---|---|---|---|---|
"""


def main() -> None:
    TARGET.write_text(written(), encoding="utf-8")


def written() -> str:
    """Return the whole document."""
    rows = (
        f"| `{name}` | {code.severity} | {code.meaning} | {EXAMPLES[name].said} | {code.hint} |\n"
        for name, code in sorted(CODES.items())
    )
    return _HEAD + "".join(rows)


if __name__ == "__main__":
    main()
