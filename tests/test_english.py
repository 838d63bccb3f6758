"""Docstrings read as English: they begin with a verb or a noun, not with a question."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "inspgraph"
QUESTIONS = frozenset({"Which", "What", "Whether", "Whose", "How", "Where", "Who", "Why", "When"})


def openings(source: str) -> Iterator[tuple[str, str]]:
    """Yield the name and first line of each module, class and function with a docstring."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node)
            if text:
                yield getattr(node, "name", "module"), text.splitlines()[0]


def is_question(line: str) -> bool:
    return line.split(maxsplit=1)[0].rstrip(",.:;") in QUESTIONS


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Whether a block is a heading.", True),
        ("What stands in a cell.", True),
        ("Return whether a block is a heading.", False),
        ("Whitespace between two blocks.", False),
        ("Howls of protest.", False),
    ],
)
def test_a_question_is_told_by_its_first_word(line: str, expected: bool) -> None:
    source = f'def function():\n    """{line}"""\n'
    assert [is_question(first) for _, first in openings(source)] == [expected]


def test_no_docstring_begins_with_a_question() -> None:
    found = [
        f"{path.relative_to(SOURCE)}: {name}: {first}"
        for path in sorted(SOURCE.rglob("*.py"))
        for name, first in openings(path.read_text(encoding="utf-8"))
        if is_question(first)
    ]
    assert not found, "\n".join(found)
