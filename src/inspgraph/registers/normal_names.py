"""Normal forms of names, so that spelling alone never keeps two mentions apart."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "&": " and ",
        **dict.fromkeys('-‐‑‒–—―−/,.;:|"“”*\u00ad\ufffe_\t\n\r\u00a0', " "),
    }
)
_POSSESSIVE: Final = re.compile(r"(?:'s?)+$")
_PARENTHESES: Final = re.compile(r"\([^()]*\)")
_NOT_WORD: Final = re.compile(r"[^\w ]+")

_COUNCIL: Final = (
    r"(?:metropolitan |london |royal )?(?:borough |city |county |district )?council"
    r"|local authority"
)
# What a body is called after its proper name: ways of saying the same kind of body, longest
# first, each given one word. The loose form keeps the kind and forgets how it was worded.
_KINDS: Final = tuple(
    (re.compile(rf"\b(?:{pattern})$"), f" {word}")
    for word, pattern in (
        ("pct", r"(?:teaching )?primary care trust|teaching pct|pct|care trust(?: plus)?"),
        ("ccg", r"clinical commissioning group|ccg"),
        ("icb", r"integrated care board|icb"),
        ("sha", r"strategic health authority|sha"),
        ("crc", r"community rehabilitation company|crc"),
        ("trust", r"(?:nhs )?(?:foundation )?(?:nhs )?(?:trust|ft)"),
        ("police", r"constabulary|police(?: service| force)?"),
        ("fire", r"fire (?:and rescue )?(?:service|brigade|authority)|fire and rescue"),
        ("council", _COUNCIL),
    )
)
_LINKING: Final = frozenset({"and", "of", "the", "for", "nhs", "in", "on"})


def normalise(name: str) -> str:
    """The name in lower case without accents, punctuation, a leading "the" or a possessive.

    ``&`` becomes ``and``, hyphens become spaces, apostrophes go ("Children's" and "Childrens"
    meet), a bracketed addition ("Sefton Metropolitan Borough Council (MBC)") is dropped unless
    nothing else is left. Normalising twice changes nothing.

    >>> normalise("The Stockton-On-Tees & District’s")
    'stockton on tees and district'
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        name = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    name = name.translate(_MARKS).lower()
    if "(" in name:
        name = _PARENTHESES.sub(" ", name).strip() or name
    name = name.strip()
    if "'" in name:
        name = _POSSESSIVE.sub("", name).replace("'", "")
    words = name.split()
    if not "".join(words).isalnum():
        words = _NOT_WORD.sub(" ", name).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def loosen(normal: str) -> str | None:
    """The loose form of a normalised name, for near-exact matching; None where it is too thin.

    It forgets plurals, linking words, "NHS", spaces and how the kind of body is worded, so that
    "tees esk and wear valley nhs trust" meets "tees esk and wear valleys nhs foundation trust".
    A name that ends in no known kind of body, or whose own part is shorter than six letters,
    has no loose form: there is too little left to tell it from another.
    """
    for pattern, word in _KINDS:
        found = pattern.search(normal)
        if found:
            stem = "".join(
                part[:-1] if len(part) > 3 and part.endswith("s") else part
                for part in normal[: found.start()].split()
                if part not in _LINKING
            )
            return stem + word if len(stem) >= 6 else None
    return None


def is_acronym(name: str) -> bool:
    """Return whether a name is a word of capitals ("CQC", "NHSE/I"), whose case matters."""
    return " " not in name.strip() and sum(letter.isupper() for letter in name) >= 2


def slug(name: str) -> str:
    """The normalised name as the tail of an identifier: ASCII letters, digits and hyphens.

    >>> slug("Children’s Hub & MASH")
    'childrens-hub-and-mash'
    """
    plain = re.sub(r"[^a-z0-9]+", " ", normalise(name))
    # Again, as a "the" may lead once letters that are not ASCII are gone.
    return normalise(plain).replace(" ", "-")
