"""The words of a row, and what each of them is."""

from __future__ import annotations

from inspgraph.bodies.relations.grammar import Grammar
from inspgraph.bodies.relations.phrases import LIST, ListRow

Ends = tuple[int, ...]
"""Slot numbers, none where nobody is named."""

NOBODY: Ends = ()


class RowWords:
    """Reads the words of a row; ``at`` are places of its items."""

    def __init__(self, row: ListRow, grammar: Grammar) -> None:
        self.row = row
        self.words = row.words
        self.grammar = grammar

    def word(self, at: int) -> str:
        """The word at a place, "" beyond the row's ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_list(self, at: int) -> bool:
        """Tell whether actors stand at a place."""
        return self.word(at) == LIST

    def has(self, at: int, *classes: str) -> bool:
        """Tell whether the word at a place belongs to a class."""
        return self.grammar.has(self.word(at), *classes)

    def is_adverb(self, at: int) -> bool:
        """Tell whether an adverb stands at a place."""
        word = self.word(at)
        return self.has(at, "adverb") or (word.endswith("ly") and len(word) > 4)

    def is_barrier(self, at: int) -> bool:
        """Tell whether a word leads away from what stands before it."""
        word = self.word(at)
        return (
            word in ("", ";", ":", "(", ")", "•", "-", ".")
            or self.is_verb(at)
            or self.has(at, "preposition", "clause", "auxiliary")
        )

    def is_verb(self, at: int) -> bool:
        """Tell whether a verb stands at a place, and not a noun that looks like one."""
        word = self.word(at)
        if word not in self.grammar.verbs or self.grammar.has(word, "speaks-for"):
            return False
        if self.has(at - 1, "determiner"):
            return False
        after = self.word(at - 1)
        is_noun = self.has(at - 1, "preposition") and after != "to" and not word.endswith("ing")
        return not is_noun or word.endswith("ed")
