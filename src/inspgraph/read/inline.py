"""Marks inside a line of text: Markdown emphasis and links, stray HTML tags, image notes."""

from __future__ import annotations

import html
import re
from typing import Final

_TAG: Final = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|u)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_FOOTNOTE: Final = re.compile(r"(?<=\S)\s*<sup>\s*\[?(?:\d{1,2}|[*†‡])\]?\s*</sup>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_IMAGE: Final = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])|\[image: ?[^\[\]]*\]")
_LINK: Final = re.compile(r"(?<![!\\])\[([^\[\]]+)\]\((?:[^()\s]|\([^()]*\))+(?:\s\"[^\"]*\")?\)")
_STRONG: Final = re.compile(r"(?<![\\*])(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=[^\s\\])\1", re.DOTALL)
_EMPHASIS: Final = re.compile(
    r"(?<![\w\\*])\*(?=[^\s*])([^*]*[^\s*\\])\*(?![\w*])"
    r"|(?<![\w\\_])_(?=[^\s_])([^_]*[^\s_\\])_(?![\w_])",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\([*_#|`<>\[\]~+!-])")
_MARKS: Final = re.compile(r"[*_<\[&\\]")
_BOLD_ALL: Final = re.compile(
    r"\s*(?:[*_]?(\*\*|__)(?!\s)(?:(?!\1).)+\1[*_]?|<(b|strong)>(?:(?!</\2>).)*</\2>)[\s.:]*\Z",
    re.DOTALL | re.IGNORECASE,
)


def strip_marks(text: str) -> tuple[str, bool]:
    """The text without its marks, and whether all of it was bold.

    ``text`` is the source of one block; words of links and emphasis stay, images go.
    """
    if not _MARKS.search(text):
        return text, False
    bold = bool(_BOLD_ALL.match(text))
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", _FOOTNOTE.sub("", text))
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda match: match[1] or match[2], text)
    text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return text, bold
