"""The read operations of the SPARQL 1.1 Graph Store HTTP Protocol: which graph is asked for.

https://www.w3.org/TR/sparql11-http-rdf-update/, section 4 (indirect graph identification)
"""

from __future__ import annotations

from typing import Final

from inspgraph.serve.negotiate import RESULTS
from inspgraph.serve.pool import Pool
from inspgraph.serve.process import WorkerResult
from inspgraph.serve.protocol import ProtocolQuery, RefusedError, read_iri, read_pairs

_JSON: Final = next(iter(RESULTS))
_DEFAULT: Final = ProtocolQuery("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")


def read_graph(query_string: str) -> str | None:
    """Return the IRI of the graph that a request names, None for the default graph.

    ``query_string`` is the URL's part after ``?``, still encoded. Raises ``RefusedError`` unless
    it names exactly one.
    """
    given = [pair for pair in read_pairs(query_string) if pair[0] in ("graph", "default")]
    if len(given) != 1:
        raise RefusedError(400, "Name one graph: ?default, or ?graph= and the IRI of one.")
    name, value = given[0]
    if name == "graph":
        return read_iri(value)
    if value:
        raise RefusedError(400, "The parameter `default` has no value.")
    return None


async def graph_of(pool: Pool, iri: str | None, media: str) -> WorkerResult:
    """Return a graph in an RDF format; raises ``RefusedError`` (404) where it is not there."""
    if iri is None:
        return await pool.ask(_DEFAULT, None, media)
    there = await pool.ask(ProtocolQuery(f"ASK {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"), _JSON, None)
    if b"true" not in there.read():
        raise RefusedError(404, "There is no graph of this name.")
    return await pool.ask(
        ProtocolQuery(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"), None, media
    )
