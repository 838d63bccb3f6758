"""The tokens of a Doc as plain lists, which are much faster to walk over than the Doc."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

OPENING: Final = frozenset("‘'“\"")
CLOSING: Final = frozenset("’'”\"")
PROVIDED: Final = frozenset(
    {"provided", "delivered", "run", "operated", "commissioned", "hosted", "facilitated"}
)
DEFINITE: Final = frozenset({"the", "its", "their", "our", "this", "'s", "'"})


class Words:
    """Texts and norms by token; ``known`` are the tokens that names already found cover.

    ``national`` are those of bodies of the whole country, of whom no local name is made,
    and ``voluntary`` those of charities, whose name may open a service's.
    """

    def __init__(self, doc: Doc) -> None:
        self.texts = [token.text for token in doc]
        self.norms = [token.norm_ for token in doc]
        self.known: set[int] = set()
        self.national: set[int] = set()
        self.voluntary: set[int] = set()
        self._common = {text for text in self.texts if text.islower()}

    def is_title(self, at: int) -> bool:
        """Return whether a word has a capital of its own, not only as the first of a sentence."""
        text = self.texts[at]
        if not text[0].isupper():
            return any(map(str.isupper, text)) and text.isalpha()  # "eXtreme"
        if not self.begins_sentence(at):
            return True
        return text.lower() not in self._common and self.norms[at] not in STOP_WORDS

    def begins_sentence(self, at: int) -> bool:
        """Return whether the word before ends a sentence or a line."""
        return at == 0 or self.texts[at - 1].isspace() or self.texts[at - 1] in ".!?:;•"

    def is_definite(self, start: int) -> bool:
        """Return whether "the", "its" or an owner stands before, at most one other word between."""
        before = self.norms[max(start - 2, 0) : start]
        if before and before[-1] in DEFINITE:
            return True
        return len(before) == 2 and before[0] in DEFINITE and before[1].isalpha()

    def is_provided(self, end: int) -> bool:
        """Return whether "is provided by" follows, and names more than "a range of agencies"."""
        if self.norms[end : end + 1] not in (["is"], ["are"]):
            return False
        for at in range(end + 1, min(end + 4, len(self.norms) - 2)):
            if self.norms[at] in PROVIDED:
                return self.norms[at + 1] == "by" and self.norms[at + 2] not in ("a", "an")
        return False

    def open_quote_before(self, start: int, head: int) -> int | None:
        """The mark that opens a quoted name of which only the end was walked over.

        "a ‘step up now’ programme" ends its name inside the walk; "the ‘turnaround project’" is
        one that closes right after the head.
        """
        if head + 1 >= len(self.texts) or self.texts[head + 1] not in CLOSING:
            return None
        for at in range(start - 1, max(start - 7, -1), -1):
            if self.texts[at] in OPENING:
                return at
            if not self.texts[at][0].isalnum():
                return None
        return None

    def closes_after(self, opening: int, head: int) -> bool:
        """Return whether the quotation that opens there closes within or right after the name."""
        return any(text in CLOSING for text in self.texts[opening + 1 : head + 2])

    def opening_quote(self, at: int) -> int | None:
        """The quotation mark that the one at ``at`` closes, at most eight words before."""
        if self.texts[at] not in CLOSING:
            return None
        for earlier in range(at - 1, max(at - 9, -1), -1):
            if self.texts[earlier] in OPENING:
                return earlier
            if self.texts[earlier] in (".", ";", "’"):
                return None
        return None


def phrase(words: Sequence[str]) -> str:
    """Tokens as running text with straight apostrophes, for comparing (not for quoting)."""
    text = " ".join(words).replace("’", "'").replace("‘", "'")
    text = re.sub(r"(?:^|(?<=\s))' ", "'", text)
    return re.sub(r"\s+('s|'|,|\))(?=\s|$)", r"\1", text).replace("( ", "(")
