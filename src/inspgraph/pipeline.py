"""The order of the stages, for one document. No other module knows it.

read → segment → form → bodies → resolve → map → validate; storing is ``batch``'s.
"""

from __future__ import annotations

import gc
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

from rdflib import Graph

from inspgraph import __version__, resources
from inspgraph.bodies.component import load_body_finder
from inspgraph.bodies.finder import BodyFinder, as_relations
from inspgraph.building import Built, Options
from inspgraph.cues.form_cues import Cues, load_cues
from inspgraph.errors import UnreadableError, is_of_shapes, problem
from inspgraph.form.document import read_form
from inspgraph.frameworks import Frameworks, load_frameworks
from inspgraph.limits import TooSlowError, within
from inspgraph.map.graph import add_problems, document_graph, to_nquads
from inspgraph.map.registered import RegisterLinks, links_of
from inspgraph.map.scope import BuildRun
from inspgraph.map.topics import Topics, load_topics
from inspgraph.map.uris import Minter
from inspgraph.read import read
from inspgraph.records import Extraction, Problem, Source, Text
from inspgraph.registers.body_kinds import Kinds, load_kinds
from inspgraph.resolve.asked_bodies import with_addressees
from inspgraph.resolve.authority import find_authority
from inspgraph.resolve.identity import Identities, as_actors, load_identities
from inspgraph.segment.bundle import unbundle
from inspgraph.segment.outline import outline
from inspgraph.store.manifest import DocumentEntry
from inspgraph.validate.coverage import cover
from inspgraph.validate.plausible import doubts, placed
from inspgraph.validate.quoted import as_problems
from inspgraph.validate.recognition import unrecognised
from inspgraph.validate.shacl import Shapes, check, load_shapes
from inspgraph.walk import FoundFile

_OBJECTS: Final = 50_000
"""Made and not yet freed, before Python looks for cycles among them."""

STAGES: Final = ("read", "segment", "form", "bodies", "resolve", "map", "validate")
"""The stages that are timed, in order."""


@dataclass(frozen=True)
class Pipeline:
    """The data that the stages need, loaded once; call it with a file to build the file's graph."""

    options: Options
    run: BuildRun
    names: Minter
    frameworks: Frameworks
    identities: Identities
    cues: Cues
    bodies: BodyFinder
    shapes: Shapes
    topics: Topics
    links: RegisterLinks
    kinds: Kinds

    @classmethod
    def load(cls, options: Options) -> Self:
        """Load the ontology, the registers and the rules."""
        identities = load_identities(resources.DATA, options.registers, options.decisions)
        succeeding = resources.DATA / "registers" / "kind_successions.csv"
        frameworks = load_frameworks(resources.ONTOLOGY / "frameworks.ttl")
        return cls(
            options=options,
            run=BuildRun(
                __version__,
                resources.data_digest(),
                resources.model_digest(),
                resources.libraries(),
            ),
            names=Minter(options.base),
            frameworks=frameworks,
            identities=identities,
            cues=load_cues(resources.DATA / "cues", frameworks.scales()),
            bodies=load_body_finder(identities.registers),
            shapes=load_shapes(resources.SHAPES, resources.ONTOLOGY),
            topics=load_topics(resources.DATA / "cues" / "topics.csv"),
            links=links_of(identities.registers, succeeding),
            kinds=load_kinds(resources.DATA / "registers" / "kinds.csv"),
        )

    def __call__(self, file: FoundFile) -> Built:
        """Build the document or documents of a file.

        Whatever fails becomes a problem that names the file.
        """
        seconds = dict.fromkeys(STAGES, 0.0)
        try:
            with within(self.options.seconds, self.options.memory), _seldom_collected():
                return self._file(file, seconds)
        except TooSlowError:
            spent = f"more than {self.options.seconds:g} s"
            found = problem("too-slow", file.name, found=spent)
        except MemoryError:
            spent = f"more than {self.options.memory / 1e6:,.0f} MB"
            found = problem("too-much-memory", file.name, found=spent)
        except UnreadableError as error:
            found = problem(error.code, file.name, found=error.found)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(last.filename).name}, line {last.lineno}"
            found = problem("failed", file.name, found=f"{type(error).__name__}: {error} ({where})")
        return Built(problems=(found,), seconds=seconds)

    def _file(self, file: FoundFile, seconds: dict[str, float]) -> Built:
        with _timed(seconds, "read"):
            source, text = read(file.path, file.name, self.options.limit)
            if file.origin and file.origin.sha256 == source.sha256:
                source = replace(source, origin=file.origin)
        with _timed(seconds, "segment"):
            documents = unbundle(source, text, self.cues)
        first, *further = (self._document(*document, seconds) for document in documents)
        return replace(first, seconds=seconds, further=tuple(further))

    def _document(self, source: Source, text: Text, seconds: dict[str, float]) -> Built:
        extraction = self.extract(source, text, seconds)
        extraction = replace(extraction, problems=(*text.problems, *extraction.problems))
        with _timed(seconds, "map"):
            graph = document_graph(
                extraction,
                self.frameworks,
                self.run,
                register=self.identities.registers.bodies,
                names=self.names,
                topics=self.topics,
                links=self.links,
                kinds=self.kinds,
            )
        with _timed(seconds, "validate"):
            broken = as_problems(check(graph, self.shapes), graph, source.name)
        with _timed(seconds, "map"):
            add_problems(graph, extraction, broken, self.names)
            quads = to_nquads(graph)
        entry = DocumentEntry(
            name=source.name,
            sha256=source.key,
            graph=str(graph.identifier),
            text=text.sha256,
            series=extraction.facts.series,
            counts=_counts(extraction),
            origin=source.origin,
        )
        problems = (*extraction.problems, *broken)
        return Built(entry, quads, text, problems)

    def extract(
        self, source: Source, text: Text, seconds: dict[str, float] | None = None
    ) -> Extraction:
        """Extract the facts, items, bodies and relations of a text; add CPU time to ``seconds``."""
        seconds = dict.fromkeys(STAGES, 0.0) if seconds is None else seconds
        with _timed(seconds, "segment"):
            outlined = outline(text, self.cues)
        with _timed(seconds, "form"):
            form = read_form(source, text, outlined, self.cues)
        with _timed(seconds, "resolve"):
            facts = find_authority(
                form.authority_phrases,
                form.facts,
                source.file,
                self.identities.registers,
                self.identities.decisions,
            )
        with _timed(seconds, "bodies"):
            found = self.bodies(text, facts)
        with _timed(seconds, "resolve"):
            actors, keys = as_actors(found.drafts, found.spans, facts, self.identities)
            asked = with_addressees(form.recommendations, actors, facts, text.content)
        extraction = Extraction(
            source,
            text,
            facts,
            sections=outlined.sections,
            judgements=form.judgements,
            recommendations=asked,
            findings=form.findings,
            interventions=form.interventions,
            actors=actors,
            relations=as_relations(found.stated, keys),
        )
        extraction = replace(extraction, coverage=cover(extraction, self.frameworks))
        doubtful = doubts(extraction, self.frameworks.of(facts))
        noticed = (*unrecognised(source, text, facts), *doubtful)
        return replace(extraction, problems=placed(noticed, text))


def validate(documents: Mapping[str, bytes], noted: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """Check documents, by name the graph of each as N-Triples, against the shapes.

    What a build ``noted`` of them by other rules (recognition, coverage, plausibility) is told
    too; problems are sorted by file.
    """
    shapes = load_shapes(resources.SHAPES, resources.ONTOLOGY)
    found = [one for one in noted if one.file in documents and not is_of_shapes(one.code)]
    for name, triples in documents.items():
        graph = Graph().parse(data=triples.decode(), format="nt")
        found.extend(as_problems(check(graph, shapes), graph, name))
    return tuple(sorted(found, key=lambda one: one.file))


def _counts(extraction: Extraction) -> dict[str, int]:
    return {
        "judgements": len(extraction.judgements),
        "recommendations": len(extraction.recommendations),
        "findings": len(extraction.findings),
        "bodies": len(extraction.actors),
        "relations": sum(relation.basis == "stated" for relation in extraction.relations),
    }


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    began = time.process_time()
    try:
        yield
    finally:
        seconds[stage] += time.process_time() - began


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cycles seldom: nearly all that a document needs is in use until its graph is there.

    With Python's own threshold looking takes a tenth of a build.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
