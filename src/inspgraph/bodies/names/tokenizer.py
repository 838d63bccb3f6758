"""The spaCy pipeline: blank English that keeps hyphened words whole, and our components.

Everything here is a registered spaCy factory, so the pipeline can be built from a config, saved
and loaded like any other; ``make_tokenizing_pipeline`` is all that the extraction needs before it.
"""

from __future__ import annotations

import re
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_MARKS: Final = str.maketrans({"–": "-", "‑": "-", "’": "'", "‘": "'"})
# What parts a token inside; English's own list would also cut "multi-agency" at the hyphen.
_INFIXES: Final = (
    r"\.\.+",
    "…|—",
    r"(?<=[a-z])\.(?=[A-Z])",
    r"(?<=[A-Za-z]),(?=[A-Za-z])",
    r"(?<=[A-Za-z0-9])[:<>=/()](?=[A-Za-z])",
)
_TAIL: Final = 64
"""Characters at a token's end in which a suffix is looked for. A suffix is anchored at the end, but
looked for from the beginning: in a token of thousands of brackets, at each of them."""
_LONGEST: Final = re.compile(r".{500}", re.DOTALL)
"""What is cut off a token that is no word, since each of its marks alone costs its whole length."""
_LIMIT: Final = 50_000_000  # characters; a safety net, far above any report


class _Suffixes:
    """The suffixes of tokens, looked for at their ends; saved with the tokenizer by ``pattern``."""

    def __init__(self, regex: re.Pattern[str]) -> None:
        self.pattern = regex.pattern
        self._regex = regex

    def search(self, token: str) -> re.Match[str] | None:
        """Find the suffix; the tokenizer asks of it only how long it is."""
        return self._regex.search(token[-_TAIL:])


class _Prefixes:
    """The prefixes of tokens, and of endless tokens a long piece; saved as ``_Suffixes`` are."""

    def __init__(self, regex: re.Pattern[str]) -> None:
        self.pattern = regex.pattern
        self._regex = regex

    def search(self, token: str) -> re.Match[str] | None:
        """Find the prefix; the tokenizer asks of it only how long it is."""
        return _LONGEST.match(token) or self._regex.search(token)


def make_tokenizer_pipeline() -> Language:
    """Blank English whose tokenizer keeps "multi-agency" and "Stockton-on-Tees" in one piece."""
    nlp = spacy.blank("en")
    nlp.max_length = _LIMIT
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError("blank English has lost its tokenizer")
    tokenizer.infix_finditer = compile_infix_regex(_INFIXES).finditer
    tokenizer.prefix_search = _Prefixes(compile_prefix_regex(nlp.Defaults.prefixes or ())).search
    tokenizer.suffix_search = _Suffixes(compile_suffix_regex(nlp.Defaults.suffixes or ())).search
    return nlp


def normalise_marks(doc: Doc) -> Doc:
    """Return tokens with typographic dashes or apostrophes a norm with plain ones."""
    for token in doc:
        norm = token.norm_
        if not norm.isascii():
            plain = norm.translate(_MARKS)
            if plain != norm:
                token.norm_ = plain
    return doc
