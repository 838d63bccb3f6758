"""The context in which one document is mapped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rdflib import URIRef

from inspgraph.frameworks import Framework, Frameworks, label_key
from inspgraph.map.evidence import Evidence
from inspgraph.map.topics import Topics
from inspgraph.map.uris import Minter
from inspgraph.records import Extraction
from inspgraph.registers.body_kinds import Kinds
from inspgraph.registers.register_body import RegisterBody

Register = Mapping[str, RegisterBody]
"""What the registers know of bodies, by ``records.Actor.key``; ``Registers.bodies`` is one."""


@dataclass(frozen=True, slots=True)
class BuildRun:
    """The run that made a graph. No clock: the same code, data and libraries are the same run.

    ``model_hash`` is the digest of the trained models, ``libraries`` are names with versions.
    """

    code_version: str
    data_hash: str
    model_hash: str = ""
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """One document with the knowledge it is mapped with."""

    extraction: Extraction
    names: Minter
    frameworks: Frameworks
    register: Register
    framework: Framework | None
    evidence: Evidence
    keys: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    topics: Topics = ()
    kinds: Kinds = field(default_factory=Kinds)

    @property
    def document(self) -> URIRef:
        return self.names.document(self.extraction.source)

    @property
    def inspection(self) -> URIRef | None:
        """The inspection; none where a council speaks of itself, or somebody else of it."""
        if self.extraction.facts.voice != "inspectorate":
            return None
        return self.names.inspection(self.extraction.source)

    @property
    def authority_key(self) -> str | None:
        code = self.extraction.facts.authority_code
        return f"gss:{code}" if code else None

    @property
    def authors(self) -> tuple[str, ...]:
        """The actor keys of those whose voice the document is."""
        if self.extraction.facts.voice == "authority":
            return (self.authority_key,) if self.authority_key else ()
        return tuple(self.key_of(name) for name in self.extraction.facts.inspectorates)

    def label_of(self, key: str, name: str) -> str:
        """The one label of an actor in this graph: the register's, the document's, else ``name``.

        A document may print an inspectorate's name on its cover in another form than in the text.
        """
        known = self.register.get(key)
        if known:
            return known.official_name or known.name
        return self.labels.get(key, name)

    def body_of(self, name: str) -> str | None:
        """The key of the actor that the document calls so."""
        return self.keys.get(label_key(name))

    def key_of(self, name: str) -> str:
        """The key of the actor that the document calls so, else one made from the name."""
        return self.body_of(name) or f"named:{label_key(name).replace(' ', '-')}"


def scope_of(
    extraction: Extraction,
    names: Minter,
    frameworks: Frameworks,
    register: Register,
    topics: Topics = (),
    kinds: Kinds | None = None,
) -> Scope:
    """Bring together what the mapping of a document needs."""
    keys: dict[str, str] = {}
    for actor in extraction.actors:
        for name in (actor.name, *actor.aliases):
            keys.setdefault(label_key(name), actor.key)
    when = extraction.facts.day
    for body in register.values():
        # A cover may print "Ofsted" where the text has only its full name.
        if body.type == "Inspectorate" and body.existed(when):
            for name in (body.name, body.official_name, *body.aliases):
                keys.setdefault(label_key(name), body.key)
    return Scope(
        extraction=extraction,
        names=names,
        frameworks=frameworks,
        register=register,
        framework=frameworks.of(extraction.facts),
        evidence=Evidence(extraction, names),
        keys=keys,
        labels={actor.key: actor.name for actor in extraction.actors},
        topics=topics,
        kinds=kinds or Kinds(),
    )
