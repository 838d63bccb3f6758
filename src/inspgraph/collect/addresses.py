"""Addresses of reports, from a column of a table or the links of a page."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin

import httpx
from selectolax.lexbor import LexborHTMLParser

from inspgraph.collect.fetch import Conduct, Fetcher
from inspgraph.errors import InspgraphError
from inspgraph.origins import is_address

DOCUMENTS: Final = ("*.pdf", "*.docx")
"""Patterns of the links that a page is asked for unless others are given."""


def normal(address: str) -> str:
    """Return an address as it is asked for: encoded, host in lower case, without a fragment.

    What is no address of the web is returned as it is; fetching says what is wrong with it.
    """
    text = address.strip()
    try:
        written = str(httpx.URL(urldefrag(text).url))
    except (httpx.InvalidURL, ValueError):
        return text
    return written if is_address(written) else text


def unique(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses in normal form, in their order, each once, without empty ones."""
    return tuple(dict.fromkeys(found for each in addresses if (found := normal(each))))


def from_table(path: Path, column: str = "") -> tuple[str, ...]:
    """Return the addresses in a column of a CSV file or of a workbook's first sheet.

    Without a name it is the one column that holds addresses. Cells without a value are passed
    over. Raises ``InspgraphError`` where the file cannot be read or no single column is meant.
    """
    try:
        rows = _workbook(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path)
        header = next(rows, [])
        body = list(rows)
    except (OSError, ValueError, csv.Error) as error:
        raise InspgraphError(f"{path}: cannot be read as a table ({error}).") from error
    at = _column(path, header, body, column)
    return unique(row[at] for row in body if at < len(row))


def from_page(html: bytes, address: str = "", match: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the addresses that a page links to and that fit one of the patterns.

    ``address`` is the page's own, to which its links are relative, if it does not say another.
    Patterns are as for files, and the address is compared without its query.
    """
    tree = LexborHTMLParser(html)
    base = tree.css_first("base[href]")
    own = urljoin(address, base.attributes.get("href") or "") if base else address
    links = (node.attributes.get("href") or "" for node in tree.css("a[href]"))
    patterns = tuple(pattern.lower() for pattern in match) or DOCUMENTS
    return tuple(
        found
        for found in unique(_joined(own, link) for link in links)
        if is_address(found)
        and any(fnmatchcase(found.split("?")[0].lower(), pattern) for pattern in patterns)
    )


def read_page(page: str, rules: Conduct) -> tuple[bytes, str]:
    """Return a page's bytes and its address, "" for a saved file.

    Raises ``InspgraphError`` where the file cannot be read or the address gives no page.
    """
    if not is_address(normal(page)):
        try:
            return Path(page).read_bytes(), ""
        except OSError as error:
            raise InspgraphError(f"{page}: cannot be read ({error.strerror}).") from error
    with Fetcher(rules) as fetch:
        reply = fetch(normal(page))
    return reply.body or b"", reply.final


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:  # "http://[" and the like
        return ""


def _csv(path: Path) -> Iterator[list[str]]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    yield from csv.reader(io.StringIO(text, newline=""))


def _workbook(path: Path) -> Iterator[list[str]]:
    try:
        import openpyxl
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError as error:
        raise InspgraphError(
            "Workbooks need the extra: pip install 'inspgraph[collect]'."
        ) from error
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, SyntaxError) as error:
        raise ValueError(error) from error
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if value is None else str(value) for value in row]
    finally:
        book.close()


def _column(path: Path, header: list[str], body: list[list[str]], wanted: str) -> int:
    names = [name.strip() for name in header]
    if wanted:
        if wanted not in names:
            raise InspgraphError(f"{path}: no column {wanted!r}; there are {', '.join(names)}.")
        return names.index(wanted)
    holding = [
        at
        for at in range(len(names))
        if any(at < len(row) and is_address(normal(row[at])) for row in body)
    ]
    if len(holding) != 1:
        found = ", ".join(names[at] for at in holding) or "none"
        raise InspgraphError(
            f"{path}: one column of addresses is expected, found {found}; name it with --column."
        )
    return holding[0]
