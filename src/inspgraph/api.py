"""The Python interface: build a graph, open it, ask it, export it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pyoxigraph as ox

from inspgraph import resources
from inspgraph.errors import QueryError
from inspgraph.export.dataset_description import Made
from inspgraph.export.write import write
from inspgraph.query import explanation as explaining
from inspgraph.query.asking import Given, ask, resolve
from inspgraph.query.catalogue import Parameter, Question, catalogue, find, parse
from inspgraph.query.life_reader import LifeReader, load_reading
from inspgraph.query.name_lookup import GraphNames, load_names
from inspgraph.query.run import Answer, Value, fill, run_question
from inspgraph.query.succession import SuccessionLine
from inspgraph.records import Problem
from inspgraph.store.dataset import open_store, read_text, read_triples
from inspgraph.store.fulltext import search
from inspgraph.store.manifest import Manifest, read_manifest, read_problems
from inspgraph.store.prefixes import prefixes_of
from inspgraph.store.spans import SpanCheck, check_spans

if TYPE_CHECKING:
    from inspgraph.infer.closure import Inference
    from inspgraph.network.chain import Chain

PathLike = str | Path


class Graph:
    """A graph that a build wrote, opened for reading.

    >>> import inspgraph
    >>> graph = inspgraph.open("demo/graph")
    >>> graph.query("documents", file="wexmoor-jtai-2019.pdf")[0]["authority"]
    'Wexmoor'
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Manifest = read_manifest(folder)
        self.store: ox.Store = open_store(folder)
        self.prefixes = prefixes_of(self.manifest.base)

    def __repr__(self) -> str:
        return f"<Graph {str(self.folder)!r}: {len(self.manifest.documents)} documents>"

    def __len__(self) -> int:
        """The number of statements, each once."""
        return sum(1 for _ in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The errors, warnings and notes of the build, sorted by file."""
        return read_problems(self.folder)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The named questions that come with the package."""
        return catalogue(resources.QUERIES)

    def query(self, question: str, **values: object) -> list[dict[str, Value]]:
        """Answer a question; return one dict for each row.

        ``question`` is a name of the catalogue, the path of a file ending in ``.rq``, or SPARQL.
        ``values`` fill its parameters (of SPARQL text: any variable, as a string). Numbers and
        booleans are returned as Python's, everything else as text, unbound values as None; triples
        (CONSTRUCT, DESCRIBE) as rows of subject, predicate and object. Raises ``QueryError``.
        """
        given = {name: _written(value) for name, value in values.items()}
        return list(self.answer(question, given).values())

    def answer(
        self, question: str, values: dict[str, str] | None = None, is_text: bool | None = None
    ) -> Answer:
        """Answer a question with RDF terms; see ``query``. ``is_text``: whether it is SPARQL."""
        if is_text is None:
            is_text = not re.fullmatch(r"[\w-]+|[^\n{}]*\.rq", question)
        found = parse("text", question) if is_text else find(resources.QUERIES, question)
        return run_question(self.store, found, self.prefixes, values)

    def ask(
        self, question: str, *, follow_succession: bool = False, **values: object
    ) -> list[dict[str, Value]]:
        """Answer a question of the library; return one dict for each row, with the words behind it.

        A row also has the IRIs of what it names, as "partner_iri", and of the passage, "span".

        ``values`` are names of bodies and councils, days and words as a person writes them, or
        lists of such; an ambiguous or unknown name raises ``QueryError`` with the names it may
        mean. With ``follow_succession`` a body stands for its predecessors and successors too.

        >>> import inspgraph
        >>> graph = inspgraph.open("demo/graph")
        >>> row = graph.ask("partners", body="Wexmoor")[0]
        >>> sorted(row)
        ['date', 'document', 'page', 'paragraph', 'partner', 'partner_iri', 'span', 'type', 'words']
        """
        given = {
            name: [_written(one) for one in (value if isinstance(value, list | tuple) else [value])]
            for name, value in values.items()
        }
        found = find(resources.QUERIES, question)
        return list(self.asked(found, given, follow_succession=follow_succession).values())

    def asked(self, question: Question, given: Given, *, follow_succession: bool = False) -> Answer:
        """Answer a question of the library with RDF terms; see ``ask``."""
        known = (self.store, question, given, self._names, self.prefixes)
        found = partial(search, self.folder)
        return ask(*known, follow=follow_succession, reading=self._reading, search=found)

    def sparql_of(
        self, question: Question, given: Given, *, follow_succession: bool = False
    ) -> str:
        """Return the SPARQL that answers a question of the library, its values filled in.

        Raises ``QueryError`` as ``asked`` does; rows go through ``Question.then`` afterwards.
        """
        values = resolve(question, given, self._names, follow_succession)
        return fill(question.text, values, question.parameters)

    def choices(self, question: str, parameter: Parameter) -> tuple[str, ...]:
        """Return what a parameter of a question, by name, may be here; nothing but for lists."""
        return self._names.lists.choices(question, parameter)

    @cached_property
    def _reading(self) -> LifeReader:
        return load_reading(resources.DATA / "cues", partial(read_text, self.folder))

    @property
    def succession(self) -> SuccessionLine:
        """The successions of bodies that the graph and the registers know."""
        return self._names.succession

    @property
    def council_names(self) -> Mapping[str, tuple[str, ...]]:
        """Names of each council of the graph, by its IRI."""
        return self._names.council_names()

    @cached_property
    def _names(self) -> GraphNames:
        return load_names(self.store, self.prefixes, resources.DATA / "registers")

    def export(self, format: str, path: PathLike | None = None, *, made: str = "") -> None:
        """Write the graph to a file, or to standard output.

        ``format`` is one of ``export.write.FORMATS``, as docs/exports.md describes them; ``made``
        the day to be told as that of making. The same graph gives the same bytes.
        """
        how = Made(self.manifest.version, self.manifest.base, made)
        to = None if path is None else Path(path)
        write(self.store, format, self.prefixes, to, queries=resources.QUERIES, made=how)

    def network(
        self,
        kind: Literal["relations", "documents", "services", "partnerships"] = "relations",
        *,
        document: str = "",
        since: str = "",
        until: str = "",
        minimum: int = 1,
    ) -> Any:
        """Return bodies as a NetworkX graph; its nodes are their IRIs.

        ``relations`` is a MultiDiGraph, an edge for each statement of a document (see
        ``network.statements``). The others are Graphs that join each two bodies sharing at least
        ``minimum`` documents, services or partnerships (see ``network.shared``). ``document`` keeps
        to one file by its name, ``since`` and ``until`` to documents of a period (YYYY-MM-DD, or
        the beginning of one, both ends included).

        >>> import inspgraph
        >>> graph = inspgraph.open("demo/graph")
        >>> network = graph.network(document="aldersea-sif-2016.pdf")
        >>> network.is_directed() and network.is_multigraph()
        True
        """
        from inspgraph.network.shared import shared
        from inspgraph.network.statements import Within, relations

        within = Within(document, since, until)
        if kind == "relations":
            return relations(self.store, within)
        return shared(self.store, kind, within, minimum)

    def body(self, name: str, authorities: Iterable[str] = ()) -> str:
        """Return the IRI of the one body or service with this name.

        ``authorities`` are councils by name: of several bodies with the name, only those count
        that documents about these councils name. Raises ``QueryError`` if a name is unknown or
        ambiguous; the message lists similar names.
        """
        among = [iri for council in authorities for iri in self._names.authority(council)]
        return self._names.foremost(self._names.body(name, among))

    def chains(
        self, start: str, end: str, limit: int = 3, *, implied: bool = False
    ) -> tuple[Chain, ...]:
        """Return the shortest chains of statements between two bodies, each hop with its words.

        ``start`` and ``end`` are names or IRIs. With ``implied``, relations that only a kind of
        document implies count as links too. Raises ``QueryError`` if a name is unknown or
        ambiguous; the message lists similar names. See ``network.chain``.
        """
        from inspgraph.network.chain import shortest

        ends = self._names.body(start), self._names.body(end)
        return shortest(self.network(), *ends, limit=limit, implied=implied)

    def inferred(self, by: Inference) -> Graph:
        """Return the graph, held in memory, with what follows from it by "rdfs" or "owlrl".

        Questions, networks and exports of the result include the inferred statements, which also
        have a named graph. Raises ``InspgraphError`` if the extra ``inference`` is not installed.
        """
        from inspgraph.infer.closure import closed

        found = Graph(self.folder)
        found.store = closed(self.store, by, f"{self.manifest.base}graph-{by}")
        return found

    def explain(self, name: str) -> explaining.Explanation:
        """Tell what the graph says of a thing, and the words it rests on.

        ``name`` is an IRI, a prefixed name ("id:judgement-…") or an instance's local name.
        """
        return explaining.explain(self.store, name, self.prefixes)

    def validate(self) -> tuple[Problem, ...]:
        """Check every document against the shapes; the build's other problems are added."""
        from inspgraph.pipeline import validate  # late: the stages take a while to load

        graphs = {one.name: read_triples(self.store, one.graph) for one in self.manifest.documents}
        return validate(graphs, self.problems)

    def check_spans(self) -> SpanCheck:
        """Check the words of every passage against the text it comes from."""
        return check_spans(self.folder, self.store)


def open_graph(path: PathLike) -> Graph:
    """Open the graph in a folder; raises ``NotAGraphError`` where there is none.

    >>> import inspgraph
    >>> inspgraph.open("demo/graph")
    <Graph 'demo/graph': 14 documents>
    """
    return Graph(Path(path))


def build_graph(
    paths: PathLike | Iterable[PathLike],
    *,
    output: PathLike,
    registers: PathLike | Iterable[PathLike] = (),
    workers: int = 1,
    fresh: bool = False,
) -> Graph:
    """Build the graph of files and folders into the folder ``output`` and open it.

    ``registers`` are CSV files of further bodies, or folders of them. With more than one worker a
    script needs the usual ``if __name__ == "__main__":``. Problems with single files are in
    ``Graph.problems``. Raises ``OutputError`` if ``output`` is a folder that no build wrote, and
    ``NothingBuiltError`` if no file became a document.

    >>> import inspgraph
    >>> graph = inspgraph.build(
    ...     "data/samples/reports", output="demo/graph", registers="data/samples"
    ... )
    >>> [problem.code for problem in graph.problems if problem.severity == "error"]
    []
    """
    from inspgraph.batch import build
    from inspgraph.building import Options

    options = Options(registers=tuple(_paths(registers)))
    build(_paths(paths), Path(output), options=options, workers=workers, fresh=fresh)
    return Graph(Path(output))


def _paths(given: PathLike | Iterable[PathLike]) -> list[Path]:
    if isinstance(given, str | Path):
        return [Path(given)]
    return [Path(path) for path in given]


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float) or hasattr(value, "isoformat"):
        return str(value)
    raise QueryError(f"A parameter cannot be {value!r}.")
