"""Properties of a paragraph from the styles and numbering of a DOCX file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from inspgraph.read.canonical import BULLET
from inspgraph.read.html import write_number

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING: Final = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"toc \d", re.IGNORECASE)
_NUMBER_STYLES: Final = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_PLACE: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style; ``None`` where the style says nothing.

    ``level`` is that of a heading, 1 to 6. ``size`` is in points.
    """

    name: str = ""
    level: int | None = None
    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    number: str | None = None
    depth: int | None = None

    @property
    def is_contents(self) -> bool:
        return bool(_CONTENTS.match(self.name))


class Styles:
    """The styles of a document, each with what it takes over from the one it is based on.

    A style is worked out when it is first asked for: files bring many that they never use.
    """

    def __init__(self, root: etree._Element | None) -> None:
        styles = () if root is None else root.iterfind(f"{W}style")
        self.elements = {element.get(f"{W}styleId", ""): element for element in styles}
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self.base = Style(size=_size(default))
        self.known: dict[str, Style] = {}
        self.default = self.base
        for style_id, element in self.elements.items():
            if element.get(f"{W}default") and element.get(f"{W}type") == "paragraph":
                self.default = self.get(style_id, self.base)

    def get(self, style_id: str | None, otherwise: Style) -> Style:
        """The style of an id, or ``otherwise`` where there is none of that id."""
        if not style_id or style_id not in self.elements:
            return otherwise
        if style_id not in self.known:
            self.known[style_id] = self.base  # ends a circle of styles based on one another
            element = self.elements[style_id]
            parent = self.get(value(element.find(f"{W}basedOn")), self.base)
            self.known[style_id] = _read_style(element, parent)
        return self.known[style_id]


def _read_style(element: etree._Element, parent: Style) -> Style:
    name = value(element.find(f"{W}name")) or ""
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    level = parent.level
    if paragraph is not None and (outline := value(paragraph.find(f"{W}outlineLvl"))):
        level = int(outline) + 1 if outline.isdecimal() and int(outline) < 6 else None
    if match := _HEADING.match(name):
        level = min(int(match[1]), 6)
    elif name.lower() == "title":
        level = 1
    style = apply_run(replace(parent, name=name, level=level), run)
    if paragraph is not None and (numbering := paragraph.find(f"{W}numPr")) is not None:
        number = value(numbering.find(f"{W}numId"))
        depth = value(numbering.find(f"{W}ilvl"))
        style = replace(style, number=number, depth=int(depth) if depth else parent.depth)
    return style


def apply_run(style: Style, properties: etree._Element | None) -> Style:
    """The style with what the run properties (``w:rPr``) set themselves."""
    if properties is None:
        return style
    bold = is_on(properties.find(f"{W}b"))
    size = _size(properties)
    hidden = is_on(properties.find(f"{W}vanish"))
    return replace(
        style,
        bold=style.bold if bold is None else bold,
        size=size or style.size,
        hidden=style.hidden if hidden is None else hidden,
    )


def value(element: etree._Element | None) -> str | None:
    """The ``w:val`` of an element."""
    return None if element is None else element.get(f"{W}val")


def is_on(element: etree._Element | None) -> bool | None:
    """Return whether a switch such as ``w:b`` is on; None where it is absent."""
    return None if element is None else value(element) not in ("0", "false", "off", "none")


def _size(properties: etree._Element | None) -> float | None:
    half_points = value(properties.find(f"{W}sz")) if properties is not None else None
    try:
        return float(half_points) / 2 if half_points else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: number format, pattern ("%1.%2."), first number."""

    format: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, which counts as the paragraphs go by."""

    lists: Mapping[str, tuple[str, Mapping[int, ListLevel], frozenset[int]]]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)

    def next(self, number: str, depth: int) -> tuple[str, str, int] | None:
        """Format, printed marker and nesting depth of a paragraph in list ``number``.

        The depth counts from 1 the levels that are not numbered in figures, as a bullet below
        a numbered paragraph is a first-level item. None where the list is not defined.
        """
        if number not in self.lists:
            return None
        abstract, levels, restarts = self.lists[number]
        level = levels.get(depth)
        if level is None:
            return None
        counter = self.counters.setdefault(abstract, {})
        if number not in self.started:
            self.started.add(number)
            for restarted in restarts:
                counter.pop(restarted, None)
        counter[depth] = counter.get(depth, level.start - 1) + 1
        for deeper in [at for at in counter if at > depth]:
            del counter[deeper]
        nesting = sum(
            not other.format.startswith("decimal") for at, other in levels.items() if at <= depth
        )
        if level.format == "bullet":
            return "bullet", BULLET, nesting

        def printed(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, level)
            return write_number(counter.get(at, other.start), _NUMBER_STYLES.get(other.format, "1"))

        marker = "" if level.format == "none" else _PLACE.sub(printed, level.pattern).strip()
        return level.format, marker, nesting


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of ``numbering.xml``: by list id the shared definition, levels and restarts."""
    if root is None:
        return Numbering({})
    shared = {
        e.get(f"{W}abstractNumId", ""): {_depth(lvl): _level(lvl) for lvl in e.iterfind(f"{W}lvl")}
        for e in root.iterfind(f"{W}abstractNum")
    }
    lists: dict[str, tuple[str, Mapping[int, ListLevel], frozenset[int]]] = {}
    for element in root.iterfind(f"{W}num"):
        abstract = value(element.find(f"{W}abstractNumId")) or ""
        levels = dict(shared.get(abstract, {}))
        restarts = set()
        for override in element.iterfind(f"{W}lvlOverride"):
            depth = _depth(override)
            if (own := override.find(f"{W}lvl")) is not None:
                levels[depth] = _level(own)
            start = value(override.find(f"{W}startOverride"))
            if start and start.isdecimal() and depth in levels:
                levels[depth] = replace(levels[depth], start=int(start))
                restarts.add(depth)
        lists[element.get(f"{W}numId", "")] = (abstract, levels, frozenset(restarts))
    return Numbering(lists)


def _depth(element: etree._Element) -> int:
    depth = element.get(f"{W}ilvl", "0")
    return int(depth) if depth.isdecimal() else 0


def _level(element: etree._Element) -> ListLevel:
    start = value(element.find(f"{W}start")) or "1"
    return ListLevel(
        value(element.find(f"{W}numFmt")) or "decimal",
        value(element.find(f"{W}lvlText")) or "",
        int(start) if start.isdecimal() else 1,
    )
