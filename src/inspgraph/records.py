"""The frozen records that stages pass on.

Every offset counts code points of ``Text.content`` (Unicode NFC), end exclusive.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from inspgraph.facts import Facts, YearMonth
from inspgraph.span import Span as Span

BlockKind = Literal["heading", "paragraph", "item", "note", "contents"]
Polarity = Literal["strength", "weakness"]
Severity = Literal["error", "warning", "info"]
ActorKind = Literal["body", "service"]
Modality = Literal["stated", "planned", "hypothetical", "past"]
Basis = Literal["stated", "implied"]
Reference = Literal["", "pronoun", "noun", "people", "heading"]
Quality = Literal["", "strong", "weak", "improving"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The address that a file was fetched from, when ("2026-03-01T09:30:00Z"), and its digest.

    It is that of the bytes with this digest: a file that was changed since has none.
    """

    address: str
    fetched: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as found: ``name`` is its path relative to the folder that was walked.

    Where a file holds several documents, ``part`` says which of them this is, from 1, and the
    name of a further one ends in its number ("pack.pdf#2"). ``origin`` says where the file was
    fetched from, if ``inspgraph collect`` did.
    """

    name: str
    media_type: str
    sha256: str
    size: int
    part: int = 1
    origin: Origin | None = None

    @property
    def key(self) -> str:
        """The document's identity: the hash of its file; for a further part, a hash of both."""
        if self.part == 1:
            return self.sha256
        return hashlib.sha256(f"{self.sha256}#{self.part}".encode()).hexdigest()

    @property
    def file(self) -> str:
        """The file's own name, without folders."""
        return self.name.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a block in a table; rows and columns count from 0."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, footnote or line of a table of contents.

    A table is the blocks that share ``cell.table``.

    ``start`` and ``end`` leave out the ``marker`` (a bullet, "12.", "a)"), which stands in the
    content just before ``start``. ``level`` is 1 to 6 for a heading where the source says so (0
    where it only looks like one), and the nesting depth from 1 for an item. ``bold`` and ``size``
    (points) describe the first letters; a source without fonts leaves them False and 0.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    cell: Cell | None = None
    bold: bool = False
    size: float = 0.0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's number as counted from 1, and the offset at which its text begins."""

    number: int
    start: int


@dataclass(frozen=True, slots=True)
class Text:
    """The canonical text of a document, with the structure its source had.

    ``blocks`` and ``pages`` ascend by start and blocks never overlap. ``running`` holds the
    headers and footers that were taken out of the content, each different line once.
    ``sha256`` is the hash of the content in UTF-8. ``problems`` are those of reading.
    """

    content: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    running: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which the offset stands; None where there are no pages."""
        at = bisect_right([page.start for page in self.pages], offset) - 1
        return self.pages[at].number if at >= 0 else None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks below it, up to the next heading of its level or above.

    ``role`` is what data/cues/headings.csv says of such a heading ("recommendations",
    "strengths", "judgement-area", …) or "unresolved"; ``area`` the judgement area it opens.
    ``blocks`` are indexes into ``Text.blocks``; ``parent`` an index into the sections.
    """

    title: str
    heading: Span | None
    level: int
    role: str
    area: str | None
    blocks: tuple[int, ...]
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade awarded. ``grade`` is in lower case as worded; ``value`` the number printed.

    ``area`` is as printed, ``area_id`` its notation in the framework, None where it lists none.
    ``otherwise`` are the places where the document states another grade for the area.
    """

    area: str
    grade: str
    value: int | None
    overall: bool
    spans: tuple[Span, ...]
    area_id: str | None = None
    otherwise: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing the document asks for, sub-bullets included in ``text`` and ``span``.

    ``kind`` is what the series calls it: recommendation, what-needs-to-improve,
    area-for-improvement, priority-action, aspect-for-focus, written-statement. ``timeframe`` is
    "immediate", "3 months", "6 months", "longer term" or None. ``addressee`` says who is asked, as
    worded; ``addressed_to`` are the keys of the bodies that these words name.
    """

    text: str
    kind: str
    timeframe: str | None
    addressee: str | None
    area: str | None
    span: Span
    addressed_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One item of an explicit list of strengths or weaknesses."""

    polarity: Polarity
    area: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Intervention:
    """A step of government's intervention in a council's services that the document tells of.

    ``kind`` is one of data/cues/interventions.csv ("improvement-notice"), ``modality`` "stated",
    "planned" or, where it has ended, "past". ``month`` is the one that the words give for it.
    """

    kind: str
    modality: Modality
    month: YearMonth | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A body or service of one document, all its mentions together.

    ``key`` is its identity across documents: a register's ``scheme:code`` ("gss:E06000003",
    "ods:RTR", "national:ofsted", …) where resolved, else ``local:<authority code>:<slug>``.
    ``reasons`` say why it resolved, or between which candidates it did not.
    """

    key: str
    name: str
    kind: ActorKind
    type: str
    aliases: tuple[str, ...] = ()
    identifier: str | None = None
    mentions: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that the text states between two actors, by their keys.

    For ``servesArea`` the object is the authority whose area is served. ``cue`` is the id of
    the rule in data/cues/frames that matched. A relation that is negated or whose modality is
    not "stated" keeps its statement but adds no plain triple.

    ``basis`` is "stated" where the words of the evidence name both ends and the link, "implied"
    where only the kind of the document does, by the rule that ``cue`` names. ``reference`` says
    how a stated end that is not named in the evidence is meant: by a "pronoun" ("it"), a "noun"
    ("the board"), the authority's own "people" ("leaders", "social workers") or the "heading"
    above; "" where both are named. ``quality`` is how good the words say the link is.
    """

    subject: str
    relation: str
    object: str
    negated: bool
    modality: Modality
    cue: str
    evidence: tuple[Span, ...]
    basis: Basis = "stated"
    reference: Reference = ""
    quality: Quality = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong or looks wrong: ``code`` is a key of ``errors.CODES``.

    ``found`` quotes what stands there, ``expected`` says what would be right, ``hint`` what to do.
    ``paragraph`` is the printed number of the paragraph in which ``span`` begins.
    """

    code: str
    severity: Severity
    file: str
    found: str = ""
    expected: str = ""
    hint: str = ""
    span: Span | None = None
    page: int | None = None
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one part that the framework promises: found or not, and how often."""

    part: str
    found: bool
    count: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything extracted from one document before it becomes a graph."""

    source: Source
    text: Text
    facts: Facts
    sections: tuple[Section, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    findings: tuple[Finding, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    problems: tuple[Problem, ...] = ()
