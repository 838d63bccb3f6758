"""What a query may not do, found in its text before it runs."""

from __future__ import annotations

import re
from typing import Final

from inspgraph.errors import QueryError
from inspgraph.query.run import refuse

_GAP: Final = r"(?:\s|\#[^\n\r]*)*"
_NAME: Final = r"""(?:<[^<>{}]*>|[?$]\w+|[^\s{}<>"'?$\#:]*:(?:\\.|[^\s{}<>"'\\\#])*)"""
# The store's parser has no tokens: it takes `SERVICE:x{` and `1<2)SERVICE#>` for the keyword,
# where SPARQL's tokens would be a name and an IRI. So nothing is assumed of what stands before,
# but that a variable or name takes all letters there are; and the keyword is known by what must
# follow it. That words of a string look like it is possible, and then refused too.
_SERVICE: Final = re.compile(
    rf"[?$:]\w*|(?P<service>SERVICE{_GAP}(?:SILENT{_GAP})?{_NAME}{_GAP}\{{)", re.IGNORECASE
)


def refuse_query(text: str) -> None:
    """Raise ``QueryError`` where the text is an update, or might ask another computer."""
    refuse(text)
    if any(match["service"] for match in _SERVICE.finditer(text)):
        raise QueryError("SERVICE is refused: queries are answered from this graph alone.")
