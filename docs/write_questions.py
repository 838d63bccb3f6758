"""Write docs/questions.md: every question of the library with an example on the samples.

    python docs/write_questions.py GRAPH

GRAPH is a graph of the samples, as `make demo` builds it. A test fails while the document says
anything else than the questions' headers and the samples' graph do.
"""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from inspgraph.api import Graph
from inspgraph.commands.ask import options_of
from inspgraph.query.catalogue import GROUPS, TYPES, Question
from inspgraph.query.show_with_words import show_quoted

TARGET: Final = Path(__file__).with_name("questions.md")
SHOWN: Final = 3
"""So many rows of an example are shown."""
_HEAD: Final = """\
# Questions

Written by `make questions` from the headers of `queries/*.rq` and the graph of the samples; the
places in the examples are invented.

    inspgraph ask                                   # lists the questions
    inspgraph ask partners                          # describes one
    inspgraph ask partners --body "Aldersea" --graph graph

In Python: `inspgraph.open("graph").ask("partners", body="Aldersea")`. `--format` is `table`, `csv`,
`json` or `markdown`; CSV and JSON have a column each for document, date, page, paragraph and words,
and nothing in them is cut. JSON, and Python, also have the IRIs of what a row names: `partner_iri` is
the partner, `span` the passage of the words.

**Names** are found as a build resolves them: by what registers know (areas, too), then by
labels and the names that documents print, then by other names given there. A name that is not exactly one thing's is never guessed: several are listed, a near miss is
answered with names that come near. Where a question takes a council too, its name narrows the other.
An IRI or a register's key ("gss:E06000003") stands for itself. An option may be given several times;
each value may be the one.

**Peers**: whatever question takes `--authority` takes `--region "North East"` or `--neighbours-of
"Redcar and Cleveland"` in its place, and is answered for the councils of the region or for the
statistical neighbours.

**Succession**: with `--follow-succession` a body stands for those it came from and those that came
of it, too, by the registers and by what documents state: a primary care trust, its clinical
commissioning group and its integrated care board; a county and the two councils that it became; a
safeguarding board and the safeguarding partnership.

**Stated and implied**: a row is what words state. Some relations no words state, but the kind of
document leaves no doubt: that a team in an inspection of one council's services is the council's, or
that a council is a member of its local area partnership. Where a question has a column `basis`,
`--implied true` gives these too, after the others; their words are where the document names the body.

**Each row rests on words** that stand in a document. They say what the document says, and no more:
what no document states is in no row, and what has changed since the document is in it as it was.
"""


def written(graph: Graph) -> str:
    """The whole document."""
    parts = [_HEAD, "## What a parameter takes\n\n| type | takes |\n|---|---|\n"]
    parts += [f"| {name} | {meaning} |\n" for name, meaning in TYPES.items()]
    for group, title in GROUPS.items():
        own = [question for question in graph.questions if question.group == group]
        if group != "documents" and own:
            parts.append(f"\n## {title}\n")
            parts += [_question(graph, question) for question in own]
    return "".join(parts)


def _question(graph: Graph, question: Question) -> str:
    answer = graph.asked(question, given(question))
    few = replace(answer, rows=answer.rows[:SHOWN])
    left = len(answer.rows) - len(few.rows)
    lines = [f"\n### {question.name}: {question.title}\n\n{question.description}\n\n"]
    for one in question.parameters:
        needed = ", needed" if one.required else ""
        lines.append(f"- `--{one.name}` ({one.type}{needed}): {one.meaning}\n")
    columns = "; ".join(f"`{name}`: {meaning}" for name, meaning in question.columns)
    lines.append(f"\nColumns: {columns}.\n\n    {question.example}\n\n")
    lines.append(show_quoted(few, question, "markdown", graph.prefixes))
    if left:
        lines.append(f"\n… and {left} more.\n")
    return "".join(lines)


def given(question: Question) -> dict[str, list[str]]:
    """The parameters of the question's example."""
    words = shlex.split(question.example)
    return options_of(words[3 : words.index("--graph")])


if __name__ == "__main__":
    TARGET.write_text(written(Graph(Path(sys.argv[1]))), encoding="utf-8")
