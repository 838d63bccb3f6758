"""A list of addresses → a folder of files with a journal, and the problems on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from inspgraph.collect.addresses import unique
from inspgraph.collect.fetch import Conduct, Fetcher, Reply
from inspgraph.collect.file_names import file_name
from inspgraph.collect.keep import Folder
from inspgraph.errors import UnreadableError, problem
from inspgraph.origins import Fetched
from inspgraph.read import detect, read_bytes
from inspgraph.read.apology import apology
from inspgraph.records import Problem

Progress = Callable[[int, int, str], None]
"""A callback: the number of addresses done, the number in all, and the latest address."""

DAY: Final = timedelta(days=1)
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"
_SMALL: Final = 200_000  # bytes; a page that apologises is shorter


@dataclass(frozen=True, slots=True)
class Collected:
    """Numbers of addresses whose file is new or changed, is unchanged, or was got only lately.

    Each other address has a problem.
    """

    fetched: int
    unchanged: int
    recent: int
    problems: tuple[Problem, ...]


def collect(
    addresses: Iterable[str],
    output: Path,
    *,
    rules: Conduct | None = None,
    again_after: timedelta = DAY,
    progress: Progress | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Collected:
    """Fetch each address once into the folder ``output``, one request at a time.

    An address that answered less than ``again_after`` ago is left alone, so that a collection that
    was cut short goes on where it ended; an older one is asked whether it has changed. A file
    whose address fails now is kept. Raises ``OutputError`` if the folder cannot be written.
    """
    wanted = unique(addresses)
    rules = rules or Conduct()
    counts = {"fetched": 0, "unchanged": 0, "recent": 0}
    problems = []
    with Folder(output) as folder, Fetcher(rules) as fetch:
        for number, address in enumerate(wanted, 1):
            known = folder.known(address)
            now = clock()
            if known and now - _at(known.checked) < again_after:
                counts["recent"] += 1
            else:
                try:
                    counts[_collect(address, known, folder, fetch, now.strftime(_TIME))] += 1
                except UnreadableError as error:
                    problems.append(problem(error.code, address, found=error.found))
            if progress:
                progress(number, len(wanted), address)
    return Collected(**counts, problems=tuple(problems))


def _collect(address: str, known: Fetched | None, folder: Folder, fetch: Fetcher, now: str) -> str:
    """Fetch one address and keep what it gave; return what to count it as."""
    state = (known.etag, known.modified) if known else ("", "")
    reply = fetch(address, *state)
    if reply.body is None:
        if not known:
            raise UnreadableError("no-answer", address, "304 for a file that is not known")
        folder.note(replace(known, checked=now))
        return "unchanged"
    sha256 = hashlib.sha256(reply.body).hexdigest()
    if known and known.sha256 == sha256:
        folder.note(replace(known, checked=now, etag=reply.etag, modified=reply.modified))
        return "unchanged"
    media_type = _media_type(address, reply, reply.body)
    name = file_name(
        address, reply.disposition, media_type, lambda name: folder.is_taken(name, address)
    )
    entry = Fetched(address, name, sha256, now, now, reply.etag, reply.modified)
    folder.keep(entry, reply.body)
    if known and known.file != name:
        folder.drop(known.file)
    return "fetched"


def _at(time: str) -> datetime:
    return datetime.strptime(time, _TIME).replace(tzinfo=UTC)


def _media_type(address: str, reply: Reply, body: bytes) -> str:
    """Return the media type of an answer that may be a report.

    Raises ``UnreadableError`` for what is none: nothing, no document, a page that says it was not
    found (whatever it is served as), or a page where a PDF or DOCX was promised.
    """
    name = reply.disposition or address.partition("?")[0]
    try:
        found = detect.detect(body, name)
    except UnreadableError as error:
        raise UnreadableError(error.code, address, error.found) from error
    promised = (name.lower().endswith((".pdf", ".docx")), reply.kind in (detect.PDF, detect.DOCX))
    if found == detect.HTML and any(promised):
        raise UnreadableError("error-page", address, "a web page in place of a document")
    if found == detect.HTML or len(body) < _SMALL:
        _refuse_apology(address, name, body)
    return found


def _refuse_apology(address: str, name: str, body: bytes) -> None:
    """Raise ``UnreadableError`` for a page that says that there is no report."""
    try:
        _, text = read_bytes(body, name)
    except UnreadableError as error:
        if error.code in ("damaged-file", "error-page"):
            raise UnreadableError(error.code, address, error.found) from error
        return  # a file that asks for a password, or is a picture: the build will say so
    lines = [line.strip() for line in text.content.splitlines() if line.strip()]
    if said := apology(lines[:3], len(text.content)):
        raise UnreadableError("error-page", address, said)
