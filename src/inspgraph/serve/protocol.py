"""A request of the SPARQL 1.1 Protocol: what it asks, or why it is refused.

https://www.w3.org/TR/sparql11-protocol/, section 2.1 (query operation).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import pyoxigraph as ox

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
READ_ONLY: Final = "Updates are refused: this graph is changed by building it, not by requests."
_FIELDS: Final = 1000


class RefusedError(Exception):
    """A request that gets no answer but an HTTP status and a sentence that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True, slots=True)
class ProtocolQuery:
    """A query and the graphs it is asked over.

    Where the request names no graph, both are None and the query's own FROM clauses hold, or
    else the whole store. Where it names any, FROM is overridden (section 2.1.4).
    """

    query: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


def read_query(
    method: str, query_string: str, content_type: str, body: bytes
) -> ProtocolQuery | None:
    """Read a request; None where it is a GET without a query, which asks what the service is.

    ``query_string`` is the URL's part after ``?``, still encoded. Raises ``RefusedError``.
    """
    in_url = read_pairs(query_string)
    media = content_type.partition(";")[0].strip().lower()
    if method != "POST":
        given = in_url
    elif media == FORM:
        _check_charset(content_type)
        given = in_url + read_pairs(_decoded(body))
    elif media == DIRECT:
        _check_charset(content_type)
        if any(name == "query" for name, _ in in_url):
            raise RefusedError(400, "The query is given twice: in the address and in the body.")
        given = [*in_url, ("query", _decoded(body))]
    elif media == UPDATE:
        raise RefusedError(415, READ_ONLY)
    else:
        raise RefusedError(
            415, f"A POST is of type {FORM} or {DIRECT}, not {media or 'unstated'!r}."
        )
    return _asked(given, is_get=method != "POST")


def _asked(given: list[tuple[str, str]], *, is_get: bool) -> ProtocolQuery | None:
    if any(name == "update" for name, _ in given):
        raise RefusedError(403, READ_ONLY)
    queries = [value for name, value in given if name == "query"]
    if len(queries) > 1:
        raise RefusedError(400, "More than one query is given.")
    default = tuple(read_iri(value) for name, value in given if name == "default-graph-uri")
    named = tuple(read_iri(value) for name, value in given if name == "named-graph-uri")
    if not queries:
        if is_get and not default and not named:
            return None
        raise RefusedError(400, "No query is given: the parameter `query` is missing.")
    if default or named:
        return ProtocolQuery(queries[0], default, named)
    return ProtocolQuery(queries[0])


def read_pairs(text: str) -> list[tuple[str, str]]:
    """Return the names and values of a form or a URL; raises ``RefusedError``."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise RefusedError(400, "A parameter is not UTF-8.") from error
    except ValueError as error:
        raise RefusedError(400, f"There are more than {_FIELDS} parameters.") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The body is not UTF-8.") from error


def _check_charset(content_type: str) -> None:
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(' "').lower() not in {
            "utf-8", "utf8", "us-ascii",
        }:  # fmt: skip
            raise RefusedError(415, "A query is sent as UTF-8.")


def read_iri(value: str) -> str:
    """Return a value that is the IRI of a graph; raises ``RefusedError`` for others."""
    try:
        return str(ox.NamedNode(value).value)
    except ValueError as error:
        raise RefusedError(400, f"{value!r} is not the IRI of a graph.") from error
