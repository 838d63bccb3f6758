"""Problems as a command shows them: a table for people, or a format for programs."""

from __future__ import annotations

from collections.abc import Sequence

from inspgraph.commands.options import ProblemFormat, console
from inspgraph.commands.text.legacy import write_exactly
from inspgraph.commands.text.tables import problems_table
from inspgraph.export.problem_report import REPORTS
from inspgraph.records import Problem


def show_problems(found: Sequence[Problem], format: ProblemFormat) -> None:
    """Write problems to standard output; a table of none is nothing."""
    if format is not ProblemFormat.table:
        write_exactly(REPORTS[format.value](found))
    elif found:
        console().print(problems_table(found))
