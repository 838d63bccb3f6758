"""Exceptions, and the table of problem codes.

A problem is data (``records.Problem``); an exception is for callers. Reading raises
``UnreadableError`` for one file; the pipeline records it and continues.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from inspgraph.records import Problem, Severity, Span


class Code(NamedTuple):
    """The meaning of a problem code; ``hint`` tells the user what to do."""

    severity: Severity
    meaning: str
    hint: str


CODES: Final[dict[str, Code]] = {
    "empty-file": Code("error", "The file has no content.", "Download or save the file again."),
    "not-a-document": Code(
        "error",
        "The content is none of PDF, DOCX, HTML, Markdown or plain text.",
        "Convert it to one of these, or leave it out of the folder.",
    ),
    "damaged-file": Code(
        "error", "The file cannot be opened; it is truncated or damaged.", "Fetch it again."
    ),
    "encrypted-file": Code(
        "error", "The file asks for a password.", "Save a copy without a password."
    ),
    "no-text": Code(
        "error", "The file holds pictures and no text.", "Run text recognition (OCR) over it first."
    ),
    "words-lost": Code(
        "warning",
        "A page keeps fewer than nine tenths of its words.",
        "Compare the page with the document, and report it.",
    ),
    "outside-tags": Code(
        "info",
        "The structure of a tagged file does not hold the words of these pages; they were read by "
        "their layout.",
        "Compare headings, lists and tables of the pages with the document.",
    ),
    "picture-page": Code(
        "warning",
        "A page is a picture without text.",
        "Run text recognition (OCR) over the file, if the page has words.",
    ),
    "several-documents": Code(
        "warning",
        "The file holds several documents; each became one of its own.",
        "Split the file if the division is wrong.",
    ),
    "error-page": Code(
        "error",
        "The file is a web page that says the report was not found.",
        "Fetch the report again from its publisher.",
    ),
    "too-large": Code(
        "error", "The file is larger than the limit.", "Split it, or raise the limit."
    ),
    "too-slow": Code(
        "error",
        "The document takes more processor time than the limit.",
        "Look whether it is a report; if so, raise the limit (--seconds), and report it.",
    ),
    "too-much-memory": Code(
        "error",
        "The document takes more memory than the limit.",
        "Look whether it is a report; if so, raise the limit (--memory) or split it.",
    ),
    "cannot-be-read": Code(
        "error",
        "The operating system could not open the file.",
        "Check that it exists and that you may read it.",
    ),
    "link-out-of-folder": Code(
        "error",
        "The file or folder is a symbolic link that leads out of the folders given.",
        "Give the place that it leads to as a further path, or put a copy in its place.",
    ),
    "undecodable": Code(
        "error",
        "The bytes are not text in UTF-8, UTF-16 or Windows-1252.",
        "Save the file as UTF-8.",
    ),
    "duplicate-file": Code(
        "info", "Another file of this build has the same content.", "Remove one of the two."
    ),
    "unknown-series": Code(
        "warning",
        "The document introduces itself as none of the series that are known.",
        "Add a row to data/cues/series.csv (docs/contributing.md says how), or leave it out.",
    ),
    "no-framework": Code(
        "warning",
        "No framework of the document's series was in use at its date.",
        "Check the document's dates, or add the framework to ontology/frameworks.ttl.",
    ),
    "unknown-authority": Code(
        "warning",
        "No single authority of the register is named as the one inspected.",
        "Pass a file of rulings on the name or the file's name (--decisions), or a register that "
        "lists the council (--register).",
    ),
    "missing-part": Code(
        "warning",
        "A part that the document's framework promises was not found.",
        "Look for it in the document: it may be left out there, or worded in a new way.",
    ),
    "graded-twice": Code(
        "warning",
        "The document states another grade for an area in another place.",
        "Compare the places: one may be of an earlier inspection, or misprinted.",
    ),
    "fragment": Code(
        "warning",
        "An item of a list is no whole item.",
        "Compare it with the page: a list or table may be out of its order.",
    ),
    "several-in-one": Code(
        "warning",
        "An item of a list holds the bullet of another.",
        "Compare it with the page: a list or table may be out of its order.",
    ),
    "no-date": Code(
        "warning", "No publication date was found.", "Put the date into the file name."
    ),
    "no-day": Code(
        "warning",
        "A date on the cover states no day.",
        "Compare the words with the document; the days may stand elsewhere in it.",
    ),
    "shacl-violation": Code(
        "error",
        "The document's graph breaks a rule that must hold.",
        "Compare the words with the document, and report it.",
    ),
    "shacl-warning": Code(
        "warning",
        "The document's graph breaks a rule that should hold.",
        "Compare the words with the document: something may have been missed or misread.",
    ),
    "bad-address": Code(
        "error",
        "The address is none of the web, or one of a private network.",
        "Correct the address; --private allows addresses such as 10.0.0.5 or localhost.",
    ),
    "not-found": Code(
        "error",
        "The server refuses the address or has nothing there.",
        "Look for the report's present address on its publisher's site.",
    ),
    "no-answer": Code(
        "error",
        "The server did not answer, broke off, or was too slow.",
        "Collect again later: what was fetched is kept.",
    ),
    "redirected-too-often": Code(
        "error",
        "The address leads from one to another without end.",
        "Open it in a browser, and give the address at which it ends.",
    ),
    "failed": Code(
        "error", "The program failed on this document.", "Please report it, with the document."
    ),
}


class InspgraphError(Exception):
    """Base of every exception that the package raises on purpose."""


class UnreadableError(InspgraphError):
    """A file cannot become a text; ``code`` is a key of ``CODES``."""

    def __init__(self, code: str, file: str, found: str = "") -> None:
        super().__init__(f"{file}: {CODES[code].meaning} {CODES[code].hint}")
        self.code = code
        self.file = file
        self.found = found


class OutputError(InspgraphError):
    """The output folder cannot be written, or is not one that this program made."""


class NotAGraphError(InspgraphError):
    """A folder holds no graph, or one that this version cannot open."""


class RegisterError(InspgraphError):
    """A register or a file of rulings is missing, or does not have the columns it must have."""


class NothingBuiltError(InspgraphError):
    """A build found no file, or none that could be read; nothing was written."""


class PushError(InspgraphError):
    """A server did not take a graph."""


class ClusterError(InspgraphError):
    """A cluster, or a place that its workers should reach, cannot be used."""


class QueryError(InspgraphError):
    """A query is unknown, invalid, or asks for something that is refused."""


class UnclearNameError(QueryError):
    """A name in a question is unknown or ambiguous.

    ``choices`` are the alternatives: each a value to use instead, and a note to distinguish it.
    """

    def __init__(self, message: str, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__(message)
        self.name = name
        self.choices = choices


def is_of_shapes(code: str) -> bool:
    """Return whether a code is that of a shape broken, which can be told anew from the graph."""
    return code.startswith("shacl-")


def problem(
    code: str,
    file: str,
    *,
    found: str = "",
    expected: str = "",
    span: Span | None = None,
    page: int | None = None,
    paragraph: str = "",
) -> Problem:
    """Return a problem with the severity and hint of its code in ``CODES``."""
    from inspgraph.records import Problem

    known = CODES[code]
    return Problem(code, known.severity, file, found, expected, known.hint, span, page, paragraph)
