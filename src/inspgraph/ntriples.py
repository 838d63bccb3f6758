"""Terms as N-Triples write them: from rdflib's nodes to text and back."""

from __future__ import annotations

import re
from typing import Final

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from inspgraph.vocab import XSD

_ESCAPED: Final = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPE: Final = re.compile(r'\\(?:u([0-9A-F]{4})|(["\\ntr]))')
_MEANT: Final = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


def n3(node: Node) -> str:
    """Return a term as N-Triples have it; a literal keeps the form it was given."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if not isinstance(node, Literal):
        return f"_:{node}"
    words = _ESCAPED.sub(lambda m: _SHORT.get(m[0]) or f"\\u{ord(m[0]):04X}", str(node))
    if node.language:
        return f'"{words}"@{node.language}'
    if node.datatype is None or node.datatype == XSD.string:
        return f'"{words}"'
    return f'"{words}"^^<{node.datatype}>'


def words(term: str) -> str:
    """Return the form of a literal, or an IRI without its brackets."""
    if term[0] != '"':
        return term[1:-1]
    inner = term[1 : term.rindex('"')]
    if "\\" not in inner:
        return inner
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _MEANT[m[2]], inner)


def kind_of(term: str) -> str:
    """Return what follows a literal's words: "" for plain text, a language, or "^^<datatype>"."""
    return term[term.rindex('"') + 1 :] if term[0] == '"' else "not a literal"


def node(term: str) -> Node:
    """Return rdflib's node for a term."""
    if term[0] == "<":
        return URIRef(term[1:-1])
    if term[0] == "_":
        return BNode(term[2:])
    kind = kind_of(term)
    if kind.startswith("@"):
        return Literal(words(term), lang=kind[1:])
    datatype = URIRef(kind[3:-1]) if kind else None
    return Literal(words(term), datatype=datatype, normalize=False)
