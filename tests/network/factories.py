"""Stores of a few statements between invented bodies, to test networks with."""

from __future__ import annotations

import pyoxigraph as ox

from inspgraph.store.prefixes import prefixes_of

AT = "https://w3id.org/inspgraph/id/"
_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes_of().items())


def store(*turtle: str) -> ox.Store:
    """A store of pieces of Turtle, with all prefixes declared."""
    made = ox.Store()
    made.load(input=_HEAD + "\n".join(turtle), format=ox.RdfFormat.TURTLE)
    return made


def document(name: str, day: str = "") -> str:
    issued = f'; dct:issued "{day}"^^xsd:date' if day else ""
    return (
        f"id:doc-{name} ig:hasFile id:file-{name} ; ig:hasText id:text-{name} {issued} . "
        f'id:file-{name} ig:fileName "{name}.pdf" .'
    )


def actor(
    key: str, label: str, type_: str = "Partnership", kind: str = "body", *documents: str
) -> str:
    """A body with an appearance in each of the documents, in "one" where none is given.

    Its register is what its key begins with before two underscores, as in the graph's own names.
    """
    register = key.partition("__")[0] if "__" in key else "local"
    return (
        f'id:actor-{key} skos:prefLabel "{label}" ; ig:register "{register}" . '
        f'kind:{type_} skos:notation "{type_}" . '
    ) + (
        " ".join(
            f"id:appearance-{key}-{name} ig:actor id:actor-{key} ; ig:inDocument id:doc-{name} ; "
            f'ig:actorKind "{kind}" ; dct:type kind:{type_} ; ig:name "{label}" .'
            for name in documents or ("one",)
        )
    )


def statement(
    subject: str,
    relation: str,
    object_: str,
    *,
    document: str = "one",
    start: int = 0,
    affirmed: bool = True,
    modality: str = "stated",
    basis: str = "stated",
    quote: str = "",
) -> str:
    name = f"{subject}-{relation}-{object_}-{affirmed}-{modality}"
    kind = "Statement" if basis == "stated" else "ImpliedStatement"
    span = f"id:span-{document}-{start}-{name}"
    words = quote or f"{subject} {relation} {object_}"
    return (
        f"id:statement-{name} a ig:{kind} ; rdf:subject id:actor-{subject} ; "
        f"rdf:predicate ig:{relation} ; rdf:object id:actor-{object_} ; "
        f'ig:affirmed {str(affirmed).lower()} ; ig:modality "{modality}" ; ig:evidence {span} . '
        f"{span} oa:hasSource id:text-{document} ; oa:hasSelector {span}-position, {span}-quote . "
        f'{span}-position oa:start {start} . {span}-quote oa:exact "{words}" .'
    )
