"""Write a graph as JSON-LD that people can read: short names, a node an object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import BinaryIO, Final

import pyoxigraph as ox

from inspgraph.export.dataset_description import VOID, Made
from inspgraph.export.order import TYPE
from inspgraph.export.travelling import whole
from inspgraph.store.prefixes import Short

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


def write_jsonld(store: ox.Store, out: BinaryIO, prefixes: Mapping[str, str], made: Made) -> None:
    """Write one JSON object: a context, and every node once in the default graph.

    A program that reads JSON-LD into a graph, not a dataset, takes the default graph alone, so
    everything stands there. IRIs are abbreviated by ``prefixes``; booleans and integers are JSON's
    own, every other typed or language-tagged value an object.
    """
    known = {**prefixes, "void": VOID}
    short = Short(known)
    out.write(b'{"@context": ' + _json(dict(sorted(known.items())), 1) + b',\n "@graph": [')
    nodes = enumerate(_node(*one, short) for one in whole(store, made))
    out.writelines((b",\n" if at else b"\n") + b"  " + _json(node) for at, node in nodes)
    out.write(b"\n ]}\n")


def _node(subject: ox.NamedNode, triples: list[ox.Triple], short: Short) -> dict[str, object]:
    node: dict[str, object] = {"@id": short(subject.value)}
    values: dict[str, list[object]] = {}
    for triple in triples:
        if triple.predicate == TYPE and isinstance(triple.object, ox.NamedNode):
            values.setdefault("@type", []).append(short(triple.object.value))
        else:
            value = _value(triple.object, short)
            values.setdefault(short(triple.predicate.value), []).append(value)
    for key, several in values.items():
        node[key] = several[0] if len(several) == 1 else several
    return node


def _value(term: object, short: Short) -> object:
    if isinstance(term, ox.NamedNode):
        return {"@id": short(term.value)}
    if not isinstance(term, ox.Literal):
        raise TypeError(f"A graph without blank nodes holds {term}")
    text, kind = str(term.value), str(term.datatype.value)
    if term.language:
        return {"@value": text, "@language": term.language}
    if kind == _XSD + "string":
        return text
    if kind == _XSD + "boolean" and text in {"true", "false"}:
        return text == "true"
    if kind == _XSD + "integer" and str(_integer(text)) == text:
        return int(text)
    return {"@value": text, "@type": short(kind)}


def _integer(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _json(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()
