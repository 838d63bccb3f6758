"""The frozen records that stages hand on.

Every offset counts code points of ``Text.content`` (Unicode NFC), end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "note", "contents"]
Polarity = Literal["strength", "weakness"]
Severity = Literal["error", "warning", "info"]
ActorKind = Literal["body", "service"]
Modality = Literal["stated", "planned", "hypothetical", "past"]
Basis = Literal["stated", "implied"]
Reference = Literal["", "pronoun", "noun", "people", "heading"]
Quality = Literal["", "strong", "weak", "improving"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as found: ``name`` is its path relative to the folder that was walked."""

    name: str
    media_type: str
    sha256: str
    size: int

    @property
    def file(self) -> str:
        """The file's own name, without folders."""
        return self.name.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one document's content."""

    start: int
    end: int

    def of(self, content: str) -> str:
        """The words of the span."""
        return content[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a block stands; rows and columns count from 0."""

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
    ``sha256`` is the hash of the content in UTF-8.
    """

    content: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    running: tuple[str, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which the offset stands; None where there are no pages."""
        at = bisect_right([page.start for page in self.pages], offset) - 1
        return self.pages[at].number if at >= 0 else None

    def block_at(self, offset: int) -> Block | None:
        """The block in which the offset stands."""
        at = bisect_right([block.start for block in self.blocks], offset) - 1
        block = self.blocks[at] if at >= 0 else None
        return block if block and offset < block.end else None


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
class Period:
    """A stretch of days on which inspectors worked, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person a letter is addressed to, with the post and the body the person speaks for."""

    name: str
    post: str
    body: str
    span: Span


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself.

    ``series`` is one of the families ("ilacs", "sif", …) or None where no rule recognised it;
    ``framework`` the id of a framework in ontology/frameworks.ttl. ``authority`` is the
    statistics office's short name and ``authority_code`` its nine-character code, both
    None where no single authority is left. ``voice`` says who speaks. ``references`` are pairs
    of a scheme ("urn", "reference", "isbn") and a value.
    """

    series: str | None = None
    framework: str | None = None
    title: str = ""
    title_span: Span | None = None
    authority: str | None = None
    authority_code: str | None = None
    authority_span: Span | None = None
    published: date | None = None
    published_span: Span | None = None
    periods: tuple[Period, ...] = ()
    periods_span: Span | None = None
    lead_inspector: str | None = None
    lead_inspector_span: Span | None = None
    inspectorates: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    addressees: tuple[Addressee, ...] = ()
    voice: Literal["inspectorate", "authority"] = "inspectorate"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade awarded. ``grade`` is in lower case as worded; ``value`` the number printed."""

    area: str
    grade: str
    value: int | None
    overall: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing the document asks for, sub-bullets included in ``text`` and ``span``.

    ``kind`` is what the series calls it: recommendation, what-needs-to-improve,
    area-for-improvement, priority-action, aspect-for-focus. ``timeframe`` is "immediate",
    "3 months", "6 months", "longer term" or None.
    """

    text: str
    kind: str
    timeframe: str | None
    addressee: str | None
    area: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One item of an explicit list of strengths or weaknesses."""

    polarity: Polarity
    area: str | None
    text: str
    span: Span


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
    the rule in data/cues/frames that fired. A relation that is negated or whose modality is
    not "stated" keeps its statement and gives no plain triple.

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
    """One thing that went wrong or looks wrong, wherever it was noticed.

    ``code`` is a key of ``errors.CODES``. ``found`` quotes what stands there, ``expected`` says
    what would be right, ``hint`` what a person can do.
    """

    code: str
    severity: Severity
    file: str
    found: str = ""
    expected: str = ""
    hint: str = ""
    span: Span | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether one part that the document's framework promises was found."""

    part: str
    found: bool
    count: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that is known of one document before it becomes a graph."""

    source: Source
    text: Text
    facts: Facts
    sections: tuple[Section, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    findings: tuple[Finding, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    problems: tuple[Problem, ...] = ()
