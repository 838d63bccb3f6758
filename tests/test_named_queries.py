"""The six questions that are measured, over graphs of two hand-made documents."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

import inspgraph
from inspgraph import resources
from inspgraph.facts import YearMonth
from inspgraph.map.graph import to_nquads
from inspgraph.query.catalogue import find
from inspgraph.query.run import run, run_question
from inspgraph.records import Judgement, Relation
from tests.map.factories import (
    COUNCIL,
    HUB,
    OFSTED,
    TRUST,
    actors,
    extraction,
    graph,
    relation,
    source,
    span,
)

PACKAGE = Path(inspgraph.__file__).parent
PLACE = "file council in_region in_series"
EVIDENCE = "document date page paragraph words link"
COLUMNS = {
    "documents": "file family title authority authority_code published inspection_start "
    "inspection_end inspectorates lead_inspector",
    "judgements": f"{PLACE} area grade value overall {EVIDENCE}",
    "recommendations": f"{PLACE} text timeframe addressee {EVIDENCE}",
    "findings": f"{PLACE} polarity area text {EVIDENCE}",
    "actors": "file name kind type aliases identifier",
    "relations": "file subject relation object evidence basis",
}


@cache
def store() -> ox.Store:
    """Two files of the same words, and one whose facts are unknown."""
    made = ox.Store()
    for name in ("a.pdf", "b.pdf"):
        add(made, graph(source=source(f"in/{name}")))
    bare = extraction()
    unknown = replace(bare.facts, series=None, framework=None, title="", title_span=None,
                      authority=None, authority_code=None, authority_span=None, published=None,
                      periods=(), inspectors=(), inspectorates=(), references=())  # fmt: skip
    nothing = graph(source=source("in/c.pdf"), facts=unknown, judgements=(), recommendations=(),
                    findings=(), actors=(), relations=())  # fmt: skip
    add(made, nothing)
    return made


def add(made: ox.Store, document: Graph) -> None:
    """As a build stores it: in its named graph, and in the default graph."""
    quads = to_nquads(document)
    made.load(quads, ox.RdfFormat.N_QUADS)
    for quad in ox.parse(quads, ox.RdfFormat.N_QUADS):
        made.add(ox.Quad(quad.subject, quad.predicate, quad.object))


def ask(name: str, made: ox.Store | None = None, **values: str) -> list[tuple[object, ...]]:
    question = find(resources.QUERIES, name)
    answer = run_question(made or store(), question, {}, values).visible()
    return [tuple(row.values()) for row in answer.values()]


def holding(**changes: object) -> ox.Store:
    made = ox.Store()
    add(made, graph(**changes))
    return made


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_the_answer_has_the_columns_that_the_header_tells(name: str) -> None:
    question = find(resources.QUERIES, name)
    assert list(run_question(store(), question, {}).visible().columns) == COLUMNS[name].split()
    assert [column for column, _ in question.columns] == COLUMNS[name].split()
    assert question.title
    assert question.description
    assert question.example.startswith(f"inspgraph ask {name} ")


def test_a_document_is_one_row_with_all_it_says_of_itself() -> None:
    first, _, _ = ask("documents")
    assert first == (
        "a.pdf",
        "ilacs",
        "Inspection of Westmarsh local authority children’s services",
        "Westmarsh",
        "E06999999",
        "2024-05-16",
        "2024-03-04",
        "2024-03-19",
        "Ofsted",
        "Ada Example",
    )


def test_a_document_of_which_nothing_is_known_is_listed_all_the_same() -> None:
    last = ask("documents")[-1]
    assert last[0] == "c.pdf"
    assert not any(last[1:])


def test_a_month_of_publication_is_told_as_a_month() -> None:
    facts = replace(extraction().facts, published=YearMonth(2015, 8))
    ((_, _, _, _, _, published, *_),) = ask("documents", holding(facts=facts))
    assert published == "2015-08"


@pytest.mark.parametrize("name", ["judgements", "recommendations", "findings"])
def test_a_month_is_in_every_period_that_has_one_of_its_days(name: str) -> None:
    made = holding(facts=replace(extraction().facts, published=YearMonth(2015, 8)))

    def rows(first: str, last: str) -> int:
        return len(ask(name, made, **{"from": first, "to": last}))

    assert rows("2015-08-31", "2015-09-30") == rows("2015-07-01", "2015-08-01") > 0
    assert rows("2015-09-01", "2015-09-30") == rows("2015-07-01", "2015-07-31") == 0


def test_inspectorates_stand_in_printed_order_under_their_printed_names() -> None:
    facts = replace(extraction().facts, inspectorates=("Ofsted", "Zeta Board", "Alpha Board"))
    ((*_, inspectorates, _),) = ask("documents", holding(facts=facts))
    assert inspectorates == "Ofsted;Zeta Board;Alpha Board"


def test_judgements_stand_in_the_order_of_the_text() -> None:
    made = holding(
        judgements=(
            Judgement("Later", "good", 3, False, (span("Leaders listen"),)),
            Judgement("Earlier", "adequate", None, True, (span("Lead inspector"),)),
        )
    )
    assert [(row[0], *row[4:8]) for row in ask("judgements", made)] == [
        ("westmarsh.pdf", "Earlier", "adequate", None, True),
        ("westmarsh.pdf", "Later", "good", 3, False),
    ]


def test_a_recommendation_in_two_files_of_the_same_words_is_a_row_of_each() -> None:
    asked = "The timeliness of visits to children in Westmarsh."
    assert [(row[0], *row[4:7]) for row in ask("recommendations")] == [
        (file, asked, "3 months", "Westmarsh Council") for file in ("a.pdf", "b.pdf")
    ]


def test_findings_tell_polarity_area_and_words() -> None:
    said = ("strength", "Strengths", "Leaders listen – “always”.")
    found = [(row[0], *row[4:7]) for row in ask("findings")]
    assert found == [("a.pdf", *said), ("b.pdf", *said)]


def test_actors_have_the_names_of_their_own_document() -> None:
    other = replace(actors()[0], name="The Borough", aliases=("Westmarsh BC", "the authority"))
    made = holding()
    add(made, graph(source=source("other.pdf"), actors=(other,), relations=()))
    rows = [row for row in ask("actors", made) if row[3] == "LocalAuthority"]
    assert rows == [
        ("other.pdf", "The Borough", "body", "LocalAuthority", "Westmarsh BC|the authority",
         "E06999999"),
        ("westmarsh.pdf", "Westmarsh Council", "body", "LocalAuthority", "the council",
         "E06999999"),
    ]  # fmt: skip


def test_relations_name_actors_and_the_area() -> None:
    words = "Westmarsh Council commissions the family hub."
    assert {row[1:] for row in ask("relations")} == {
        ("Westmarsh Council", "commissions", "family hub", words, "stated"),
        ("Westmarsh Council", "partnerOf", "Westmarsh Health Trust", words, "stated"),
        ("Westmarsh Health Trust", "servesArea", "Westmarsh", words, "stated"),
    }
    assert len(ask("relations")) == 6


def test_what_one_document_states_another_may_imply() -> None:
    made = holding(relations=(relation(),))
    implied = replace(relation(), basis="implied", cue="service-of-operator")
    add(made, graph(source=source("other.pdf"), relations=(implied,)))
    assert [(row[0], row[-1]) for row in ask("relations", made)] == [
        ("other.pdf", "implied"),
        ("westmarsh.pdf", "stated"),
    ]
    for basis, file in (("implied", "other.pdf"), ("stated", "westmarsh.pdf")):
        assert [row[0] for row in ask("relations", made, basis=basis)] == [file]


def test_what_is_denied_planned_or_over_is_no_row() -> None:
    plain = relation()
    made = holding(
        relations=(
            replace(plain, negated=True),
            replace(plain, modality="planned", object=TRUST),
            replace(plain, modality="past", object=OFSTED),
        )
    )
    assert ask("relations", made) == []


def test_of_several_passages_the_first_is_quoted() -> None:
    later, first = span("commissions the family hub"), span("Lead inspector")
    said = Relation(COUNCIL, "provides", HUB, False, "stated", "c", (later, first))
    made = holding(relations=(said,))
    ((*_, words, _),) = ask("relations", made)
    assert words == "Lead inspector"


def test_another_document_s_evidence_is_not_quoted() -> None:
    made = holding(relations=(relation(),))
    later = replace(relation(), evidence=(span("Lead inspector"),))
    add(made, graph(source=source("other.pdf"), relations=(later,)))
    assert [(row[0], row[-2]) for row in ask("relations", made)] == [
        ("other.pdf", "Lead inspector"),
        ("westmarsh.pdf", "Westmarsh Council commissions the family hub."),
    ]


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_question_can_be_asked_of_one_file(name: str) -> None:
    rows = ask(name, file="b.pdf")
    assert rows
    assert {row[0] for row in rows} == {"b.pdf"}


@pytest.mark.parametrize(
    ("name", "values", "rows"),
    [
        ("judgements", {"grade": "good"}, 2),
        ("judgements", {"grade": "inadequate"}, 0),
        ("findings", {"polarity": "strength"}, 2),
        ("findings", {"polarity": "weakness"}, 0),
        ("actors", {"type": "HealthBody"}, 2),
    ],
)
def test_other_parameters_narrow_the_answer(name: str, values: dict[str, str], rows: int) -> None:
    assert len(ask(name, store(), **values)) == rows


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_the_union_of_the_named_graphs_gives_the_same_rows(name: str) -> None:
    named = ox.Store()
    named.extend(quad for quad in store() if isinstance(quad.graph_name, ox.NamedNode))
    text = (resources.QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    answer = named.query(text, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    merged = run(store(), text, {})
    assert [tuple(row[column] for column in merged.columns) for row in answer] == list(merged.rows)


_PARSING = re.compile(
    r"\b(STRAFTER|STRBEFORE|STRENDS|SUBSTR|REPLACE|REGEX|CONTAINS)\s*\(\s*STR\s*\(", re.IGNORECASE
)


@pytest.mark.parametrize(
    "text",
    [
        'BIND(STRAFTER(STR(?property), "#") AS ?relation)',
        'FILTER(regex( str(?body), "actor-"))',
    ],
)
def test_a_query_that_parses_a_name_is_noticed(text: str) -> None:
    assert _PARSING.search(text)


def test_no_query_reads_what_a_thing_is_from_its_name() -> None:
    asked = [*resources.QUERIES.rglob("*.rq"), *PACKAGE.rglob("*.rq"), *PACKAGE.rglob("*.py")]
    assert len(asked) > 200
    for path in asked:
        text = path.read_text(encoding="utf-8")
        assert not _PARSING.search(text), path.name
        assert path.suffix == ".py" or "actor-" not in text, path.name
