"""One name, class and kind for each local body over all documents.

Documents are mapped one by one, and each calls a local body as it does: "MASH" here, "the
multi-agency safeguarding hub" there. When all are mapped, the name that most of them use becomes
the one label in every document's graph, and the others are further names; so with the type.
Registered bodies need none of this: the register names and sorts them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rdflib import DCTERMS, ORG, RDF, SKOS, Literal

from inspgraph.map.bodies_and_relations import CLASSES
from inspgraph.vocab import IG, KIND

_QUAD: Final = re.compile(rb"<([^>]*)> <([^>]*)> (.*) (<[^>]*>) \.\n")
_ACTOR: Final = str(IG.actor).encode()
_NAME: Final = str(IG.name).encode()
_SORT: Final = str(DCTERMS.type).encode()
_LABEL: Final = str(SKOS.prefLabel).encode()
_OTHER: Final = str(SKOS.altLabel).encode()
_CLASS: Final = str(RDF.type).encode()
_REGISTER: Final = str(IG.register).encode()
_LOCAL: Final = Literal("local").n3().encode()
_TYPES: Final = {f"<{KIND}{type_}>".encode(): type_ for type_ in CLASSES}
_OF_APPEARANCES: Final = frozenset({_ACTOR, _NAME, _SORT})


class CommonNames:
    """The names and types that documents give local bodies, counted.

    ``add`` takes each document's quads; ``settled`` writes any quads anew.
    """

    def __init__(self) -> None:
        self._local: set[bytes] = set()
        self._names: dict[bytes, Counter[bytes]] = defaultdict(Counter)
        self._sorts: dict[bytes, Counter[bytes]] = defaultdict(Counter)

    def add(self, quads: bytes) -> None:
        """Count the names and types of one document, N-Quads with a statement to a line."""
        seen: dict[bytes, dict[bytes, bytes]] = defaultdict(dict)
        for subject, predicate, value, _ in _QUAD.findall(quads):
            if predicate in _OF_APPEARANCES:
                seen[subject][predicate] = value
            elif predicate == _REGISTER and value == _LOCAL:
                self._local.add(subject)
        for appearance in seen.values():
            if len(appearance) == len(_OF_APPEARANCES):
                actor = appearance[_ACTOR][1:-1]
                self._names[actor][appearance[_NAME]] += 1
                self._sorts[actor][appearance[_SORT]] += 1

    def settled(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Yield quads with the one label, class and kind of each local body they describe."""
        chosen = {actor: self._chosen(actor) for actor in self._local if actor in self._names}
        for line in lines:
            found = _QUAD.fullmatch(line) if _is_of_interest(line) else None
            if found is None or found[1] not in chosen:
                yield line
                continue
            subject, predicate, value, graph = found.groups()
            label, others, sort, class_ = chosen[subject]
            if predicate == _LABEL:
                yield _line(subject, _LABEL, label, graph)
                for other in others:
                    yield _line(subject, _OTHER, other, graph)
            elif predicate == _CLASS:
                yield _line(subject, _CLASS, class_, graph)
            elif predicate == _SORT and value in _TYPES:
                yield _line(subject, _SORT, sort, graph)
            elif predicate != _OTHER:  # those of an earlier settling
                yield line

    def write(self, path: Path) -> None:
        """Settle a file of quads in its place."""
        draft = path.with_suffix(".settled")
        with path.open("rb") as lines, draft.open("wb") as out:
            out.writelines(self.settled(lines))
        draft.replace(path)

    def _chosen(self, actor: bytes) -> tuple[bytes, list[bytes], bytes, bytes]:
        names, sorts = self._names[actor], self._sorts[actor]
        label = min(names, key=lambda name: (-names[name], -len(name), name))
        sort = min(sorts, key=lambda sort: (-sorts[sort], sort))
        class_ = CLASSES.get(_TYPES.get(sort, ""), ORG.Organization)
        others = sorted(name for name in names if name != label)
        return label, others, sort, f"<{class_}>".encode()


def _is_of_interest(line: bytes) -> bool:
    return any(term in line for term in (_LABEL, _OTHER, _CLASS, _SORT))


def _line(subject: bytes, predicate: bytes, value: bytes, graph: bytes) -> bytes:
    return b"<%b> <%b> %b %b .\n" % (subject, predicate, value, graph)
