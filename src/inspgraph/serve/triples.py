"""The graph's statements about one IRI, as triples for programs."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from inspgraph.serve.pool import Pool
from inspgraph.serve.protocol import ProtocolQuery

# A graph's name stands for all that the graph holds. Of any other thing: its statements, and the
# passages that they rest on.
_TRIPLES: Final = """
CONSTRUCT { ?s ?p ?o } {
  { GRAPH <THIS> { ?s ?p ?o } }
  UNION
  { BIND(<THIS> AS ?s) ?s ?p ?o }
  UNION
  { <THIS> ig:evidence?/oa:hasSelector? ?s . FILTER(?s != <THIS>)
    FILTER EXISTS { ?s a ?kind VALUES ?kind {
      ig:Span oa:TextPositionSelector oa:TextQuoteSelector } }
    ?s ?p ?o }
}
"""


async def triples_of(pool: Pool, iri: str, media: str) -> bytes:
    """Return what the graph says of an IRI in an RDF format, empty bytes where it says nothing."""
    plain = await _ask(pool, iri, "application/n-triples")
    if not plain or media == "application/n-triples":
        return plain
    return await _ask(pool, iri, media)


async def _ask(pool: Pool, iri: str, media: str) -> bytes:
    # A name that does not parse as an IRI raises here; one that does cannot end `<THIS>` early.
    query = _TRIPLES.replace("THIS", str(ox.NamedNode(iri).value))
    return (await pool.ask(ProtocolQuery(query), None, media)).read()
