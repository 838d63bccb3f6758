"""A process that answers queries and makes pages over a read-only store, one at a time.

    python -m inspgraph.serve.worker

Its standard input gives a line of JSON that says what to open, then a line a query; its standard
output gives a line of JSON back for each, and after it the answer's bytes where there are any.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import pyoxigraph as ox

from inspgraph.errors import InspgraphError, QueryError
from inspgraph.query.run import refuse
from inspgraph.serve.negotiate import GRAPHS, RESULTS
from inspgraph.site.preparing import prepare
from inspgraph.site.routes import answer as make_page
from inspgraph.site.site import Site, Wanted

if TYPE_CHECKING:
    from typing_extensions import Buffer

_GRACE: Final = 2.0
"""Seconds after the time limit when the system ends a worker that nobody else has ended."""

_BEHIND: Final = 5
"""How much a worker of queries stands back before those of pages (as ``nice`` counts)."""

_FILES: Final = 256
"""Files that a page may have open, the store's among them."""


class _TooLargeError(Exception):
    """The answer has more bytes than are allowed."""


class _Bounded(io.BytesIO):
    """A file in memory that holds so many bytes and no more."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Buffer) -> int:
        written = super().write(data)
        if self.tell() > self._limit:
            raise _TooLargeError
        return written


def main() -> None:
    """Answer queries until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out queries
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    opening = json.loads(questions.readline())
    try:
        site = Site(Path(opening["folder"]), tuple(opening["limits"]))
    except InspgraphError as error:
        _say(answers, {"error": str(error)})
        return
    if not opening["stands_back"]:
        prepare(site)  # those that stand back make no pages
    elif sys.platform != "win32":
        os.nice(_BEHIND)
    confine(opening["memory"])
    _say(answers, {"ready": True})
    for line in questions:
        job = json.loads(line)
        _set_alarm(job["seconds"] + _GRACE)
        if "page" in job:
            said, body = show(site, job, opening["max_bytes"])
        else:
            said, body = answer(site.graph.store, job, site.graph.prefixes, opening["max_bytes"])
        _set_alarm(0)
        _say(answers, said, body)


def answer(
    store: ox.Store, job: dict[str, Any], prefixes: dict[str, str], limit: int
) -> tuple[dict[str, Any], bytes]:
    """Answer one query; return the reply (``status``, and ``media`` or ``message``) and bytes.

    ``job`` has ``query``; ``results`` and ``graph``, the media types wished of rows and of
    triples (None where none will do); ``default_graphs`` and ``named_graphs``, lists of IRIs or
    None.
    """
    try:
        refuse(job["query"])
    except QueryError as error:
        return _refusal(403, str(error))
    try:
        source, graphs = _dataset(store, job)
        found = source.query(job["query"], prefixes=prefixes, **graphs)
    except (SyntaxError, ValueError) as error:
        return _refusal(400, f"The query is not SPARQL: {_told(error)}")
    out = _Bounded(limit)
    try:
        if isinstance(found, ox.QueryTriples):
            media = job["graph"]
            if media in GRAPHS:
                ox.serialize(found, out, format=GRAPHS[media], prefixes=prefixes)
        else:
            media = job["results"]
            if media in RESULTS:
                found.serialize(out, format=RESULTS[media])
    except _TooLargeError:
        return _refusal(
            500, f"The answer is larger than the limit of {limit:,} bytes; ask for less (LIMIT)."
        )
    except (OSError, ValueError, RuntimeError) as error:
        return _refusal(500, f"The query cannot be answered: {_told(error)}")
    if media is None:
        return _refusal(
            406, _formats(RESULTS if not isinstance(found, ox.QueryTriples) else GRAPHS)
        )
    return {"status": 200, "media": media, "length": len(out.getbuffer())}, out.getvalue()


def show(site: Site, job: dict[str, Any], limit: int) -> tuple[dict[str, Any], bytes]:
    """Render one page; return the reply, as ``answer`` does, and its bytes.

    ``job`` has ``page``, a page's name, and the fields of ``Wanted``.
    """
    wanted = Wanted(
        job["path"], job["parts"], {name: tuple(all_) for name, all_ in job["values"].items()}
    )
    try:
        with _files_allowed():
            page = make_page(site, job["page"], wanted)
    except (OSError, ValueError, RuntimeError, InspgraphError) as error:
        return _refusal(500, f"The page cannot be made: {_told(error)}")
    if len(page.body) > limit:
        return _refusal(500, f"The page is larger than the limit of {limit:,} bytes.")
    said = {
        "status": page.status, "media": page.media, "length": len(page.body), "file": page.file,
        "location": page.location,
    }  # fmt: skip
    return said, page.body


def confine(memory: int) -> None:
    """Bound what this process can do from here on: no memory above the limit, no new file.

    A connection is a file too, so no query can reach the network, whatever its text. Pages, which
    run no text of the asker's, may open files (``_files_allowed``).
    """
    if sys.platform == "win32":
        return
    import resource

    for kind, bound in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
    ):
        resource.setrlimit(kind, (bound, bound))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, _FILES))


@contextlib.contextmanager
def _files_allowed() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, _FILES))


def _set_alarm(seconds: float) -> None:
    # Python asks for no handler, so the system ends the process, even inside the store's code.
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _dataset(store: ox.Store, job: dict[str, Any]) -> tuple[ox.Store, dict[str, Any]]:
    """Return the store to ask, and which of its graphs."""
    if job["default_graphs"] is None:
        return store, {}
    default = [ox.NamedNode(iri) for iri in dict.fromkeys(job["default_graphs"])]
    named = [ox.NamedNode(iri) for iri in dict.fromkeys(job["named_graphs"])]
    if len(default) < 2:
        return store, {"default_graph": default, "named_graphs": named}
    # Asked over several graphs, the store gives a statement once for each that has it; their
    # merge has it once (SPARQL 1.1, section 13.1).
    merged = ox.Store()
    for name in default:
        found = store.quads_for_pattern(None, None, None, name)
        merged.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in found)
    for name in named:
        merged.extend(store.quads_for_pattern(None, None, None, name))
    return merged, {"default_graph": [ox.DefaultGraph()], "named_graphs": named}


def _told(error: Exception) -> str:
    # The parser's message continues with every letter that a name may begin with.
    first = (str(error).splitlines() or [type(error).__name__])[0]
    return re.split(r"\['|'[0-9A-Za-z]' \.\.=", first)[0].strip(" ,[")[:500]


def _formats(known: dict[str, Any]) -> str:
    return f"This query can be answered as {', '.join(known)}."


def _refusal(status: int, message: str) -> tuple[dict[str, Any], bytes]:
    return {"status": status, "message": message, "length": 0}, b""


def _say(answers: BinaryIO, said: dict[str, Any], body: bytes = b"") -> None:
    answers.write(json.dumps(said).encode() + b"\n" + body)
    answers.flush()


if __name__ == "__main__":
    main()
    os._exit(0)  # nothing to write back: the store is read-only
