"""HTML → ``Text``."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from inspgraph.errors import UnreadableError
from inspgraph.read.apology import LENGTH, apology
from inspgraph.read.canonical import BlockDraft, assemble
from inspgraph.read.decode import decode
from inspgraph.read.grid import place_cells
from inspgraph.read.lines import LINE_END
from inspgraph.read.markers import split_inline
from inspgraph.read.nesting import flattened
from inspgraph.records import BlockKind, Cell, Text

_CHARSET: Final = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DROPPED: Final = frozenset(
    (
        *("head", "script", "style", "nav", "footer", "aside", "noscript", "template", "dialog"),
        *("button", "select", "input", "textarea", "svg", "math", "iframe", "object", "embed"),
        *("del", "canvas", "audio", "video", "img", "figure"),
    )
)
_INLINE: Final = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em"),
        *("font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
_BOLD: Final = frozenset(("b", "strong"))
_PARTS: Final = frozenset(("thead", "tbody", "tfoot"))
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES: Final = re.compile(r"[\r\n\t ]+")
_FOOTNOTE: Final = re.compile(r"\s*\[?(\d{1,2}|[*†‡])\]?\s*$")
_DEPTH: Final = 150  # elements within elements; beyond it only the words are taken


def read_html(data: bytes, name: str) -> Text:
    """The text of an HTML page, without what a web site puts around it.

    Headings, paragraphs, lists and tables keep their structure; a title stands in where the page
    has no first-level heading. Raises UnreadableError: "undecodable", "error-page" for a short
    page whose title or heading says that something was not found, "no-text".
    """
    declared = _CHARSET.search(data[:4096])
    charset = declared[1].decode() if declared else None
    tree = LexborHTMLParser(flattened(decode(data, name, charset)))
    title_node = tree.css_first("head title")
    title = title_node.text().strip() if title_node else ""
    main = tree.css_first("main")
    if main is None or len(main.text()) < LENGTH / 5:
        main = tree.body
    drafts = walk(main) if main else []
    headings = [str(draft.text) for draft in drafts if draft.kind == "heading"]
    words = sum(len(draft.text) for draft in drafts)
    openings = (title, *headings[:2], *([str(drafts[0].text)] if drafts else []))
    if said := apology(openings, words):
        raise UnreadableError("error-page", name, said)
    if title and not any(draft.kind == "heading" and draft.level == 1 for draft in drafts):
        drafts.insert(0, BlockDraft("heading", title, 1))
    if not words:
        raise UnreadableError("no-text", name, title)
    return assemble(drafts)


def read_fragment(html: str, cell: Cell | None = None) -> list[BlockDraft]:
    """The blocks of a piece of HTML, as stands in a cell of some text files; all in ``cell``."""
    body = LexborHTMLParser(flattened(html)).body
    return walk(body, cell) if body else []


def walk(node: LexborNode, cell: Cell | None = None) -> list[BlockDraft]:
    """The blocks below an element, in reading order."""
    walker = _Walker(cell)
    walker.children(node, 0)
    walker.flush()
    return walker.drafts


class _Walker:
    """Goes through the tree and collects inline text until a block ends."""

    def __init__(self, cell: Cell | None) -> None:
        self.drafts: list[BlockDraft] = []
        self.cell = cell
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.marker = ""
        self.lists: list[tuple[str, int]] = []  # kind of numbering and next number of each list
        self.tables = 0
        self.parts: list[str] = []
        self.preformatted = False
        self.bold_depth = 0
        self.letters = [0, 0]  # plain, bold

    def children(self, node: LexborNode, depth: int) -> None:
        for child in node.iter(include_text=True):
            self.visit(child, depth + 1)

    def visit(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self.text(node.text_content or "")
        elif tag == "br":
            self.parts.append("\n")
        elif depth > _DEPTH:
            self.text(node.text())
        elif tag in _DROPPED or _is_hidden(node) or (tag == "header" and not _in_article(node)):
            return
        elif tag in _INLINE:
            if tag == "sup" and _FOOTNOTE.match(node.text()) and "".join(self.parts).strip():
                return
            self.bold_depth += tag in _BOLD
            self.children(node, depth)
            self.bold_depth -= tag in _BOLD
        elif tag == "table":
            self.table(node, depth)
        else:
            self.block(node, tag, depth)

    def text(self, text: str) -> None:
        self.parts.append(text if self.preformatted else _SPACES.sub(" ", text))
        self.letters[bool(self.bold_depth)] += sum(map(str.isalnum, text))

    def block(self, node: LexborNode, tag: str, depth: int) -> None:
        self.flush()
        before = self.kind, self.level, self.marker, self.preformatted
        if tag in ("ul", "ol"):
            start = node.attributes.get("start") or "1"
            style = (node.attributes.get("type") or "1") if tag == "ol" else ""
            self.lists.append((style, int(start) if start.isdecimal() else 1))
        elif tag in _HEADINGS:
            self.kind, self.level, self.marker = "heading", _HEADINGS[tag], ""
        elif tag == "li":
            self.item()
        elif tag == "pre":
            self.preformatted = True
        self.children(node, depth)
        self.flush()
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag in _HEADINGS or tag in ("li", "pre"):
            self.kind, self.level, self.marker, self.preformatted = before

    def item(self) -> None:
        style, number = self.lists[-1] if self.lists else ("", 1)
        self.kind, self.marker = "item", "•"
        if style:
            self.lists[-1] = (style, number + 1)
            self.marker = f"{write_number(number, style)}."
            self.kind = "paragraph" if style == "1" else "item"
        self.level = max(len(self.lists), 1) if self.kind == "item" else 0

    def table(self, table: LexborNode, depth: int) -> None:
        self.flush()
        parts = [child for child in table.iter() if child.tag in _PARTS]
        rows = [row for part in parts for row in part.iter() if row.tag == "tr"]
        layout = len(table.css("table, h1, h2, h3")) > 1 or (
            len(rows) == 1 and len(_cells(rows[0])) < 2
        )
        outer, lists, self.lists = self.cell, self.lists, []
        for caption in (child for child in table.iter() if child.tag == "caption"):
            self.children(caption, depth)
            self.flush()
        number = self.tables
        self.tables += 0 if layout or outer else 1
        spans = [[(_span(c, "colspan"), _span(c, "rowspan")) for c in _cells(r)] for r in rows]
        for row, (element, columns) in enumerate(zip(rows, place_cells(spans), strict=True)):
            head = element.parent is not None and element.parent.tag == "thead"
            for node, column in zip(_cells(element), columns, strict=True):
                if not layout and outer is None:
                    self.cell = Cell(number, row, column, head or node.tag == "th")
                self.children(node, depth + 1)
                self.flush()
        self.cell, self.lists = outer, lists

    def flush(self) -> None:
        """End the block: its text becomes a draft, or several where a line break parts it."""
        text, (plain, bold) = "".join(self.parts).strip(), self.letters
        self.parts, self.letters = [], [0, 0]
        if not text:
            return
        if self.kind == "heading" or self.marker:
            self.emit(self.kind, text, self.level, self.marker, bold=bold > 0 and not plain)
            # A further paragraph of an item has no marker of its own.
            self.marker = ""
            if self.kind == "item":
                self.kind, self.level = "paragraph", 0
            return
        for line in LINE_END.split(text):
            for kind, marker, rest in split_inline(line):
                level = max(len(self.lists), 1) if kind == "item" else 0
                self.emit(kind, rest, level, marker, bold=bold > 0 and not plain)

    def emit(self, kind: BlockKind, text: str, level: int, marker: str, *, bold: bool) -> None:
        self.drafts.append(BlockDraft(kind, text, level, marker, self.cell, bold))


def write_number(number: int, style: str) -> str:
    """A list number as printed: style "1", "a", "A", "i" or "I" (HTML's ``type``)."""
    if style in ("a", "A"):
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if style == "a" else letters.upper()
    if style in ("i", "I") and 0 < number < 4000:
        roman = ""
        for value, sign in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
            strict=True,
        ):
            count, number = divmod(number, value)
            roman += sign * count
        return roman if style == "i" else roman.upper()
    return str(number)


def _cells(row: LexborNode) -> list[LexborNode]:
    return [child for child in row.iter() if child.tag in ("td", "th")]


def _span(cell: LexborNode, attribute: str) -> int:
    value = cell.attributes.get(attribute) or "1"
    return min(max(int(value), 1), 1000) if value.isdecimal() else 1


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


def _in_article(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in ("article", "main", "section"):
        parent = parent.parent
    return parent is not None
