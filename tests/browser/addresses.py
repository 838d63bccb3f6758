"""The addresses of one page of every kind, found through the server as a visitor would."""

from __future__ import annotations

from tests.serve.conftest import Served

FIXED = {
    "overview": "/",
    "authorities": "/authorities",
    "bodies": "/bodies",
    "documents": "/documents",
    "problems": "/problems",
    "search": "/find?q=wexmoor",
    "search-near": "/find?q=aldersey",
    "questions": "/questions",
    "question": "/questions/partners?body=Wexmoor",
    "question-unclear": "/questions/partners?body=Wexmoot",
    "question-open": "/questions/relations",
    "explorer": "/explore",
    "sparql": "/query?example=judgements",
    "terms": "/ns",
    "concepts": "/kind/",
    "statements": "/kind/topics?statements",
    "missing": "/id/none",
}
_FIRST = {
    "authority": "?thing a ig:LocalAuthority . ?said ig:about ?thing",
    "body": "?thing a ig:HealthBody",
    "service": "?thing a ig:Service",
    "document": "?thing ig:hasText ?text",
    "judgement": "?thing a ig:Judgement",
    "passage": "?thing a ig:Span",
}
REFUSED = {"question-unclear": "400", "missing": "404"}
"""Pages whose status is an error, which a browser tells in its console."""
KINDS = (*FIXED, *_FIRST)


def address(served: Served, kind: str) -> str:
    """The path of a page of that kind; of documents, of the one with the most names in it."""
    if kind in FIXED:
        return FIXED[kind]
    counted = "OPTIONAL { ?seen ig:inDocument|ig:actor ?thing }"
    order = "GROUP BY ?thing ORDER BY DESC(COUNT(?seen)) ?thing LIMIT 1"
    query = f"SELECT ?thing {{ {_FIRST[kind]} . {counted} }} {order}"
    iri = served.ask(query).text.split()[1]
    return iri.removeprefix("https://w3id.org/inspgraph")
