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
        if self.has(at - 1, "determiner", "attributive") or self.word(at - 1) == "'s":
            return False
        after = self.word(at - 1)
        is_noun = self.has(at - 1, "preposition") and after != "to" and not word.endswith("ing")
        return not is_noun or word.endswith("ed")

    def named(self, at: int) -> Ends:
        """The actors at a place, by their name: "Kite, a support service" is Kite."""
        k = at - 1
        while at - k < 5 and not self.has(k, "describing") and not self.is_barrier(k):
            if self.is_list(k) or self.word(k) in (",", "and"):
                return self.row.lists[at]
            k -= 1
        is_apposed = self.word(k) in ("a", "an", "one") and self.word(k - 1) == ","
        if is_apposed and self.is_list(k - 2) and len(self.row.lists[k - 2]) == 1:
            return self.row.lists[k - 2]
        return self.row.lists[at]
