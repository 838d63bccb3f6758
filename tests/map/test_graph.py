from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef

from inspgraph.errors import problem
from inspgraph.facts import YearMonth
from inspgraph.map.graph import add_problems, document_graph, log_graph, to_nquads
from inspgraph.map.scope import BuildRun
from inspgraph.map.uris import Minter
from inspgraph.records import Actor, Problem
from inspgraph.registers.register_body import RegisterBody
from inspgraph.vocab import (
    DCTERMS,
    FOAF,
    FRAMEWORK,
    IG,
    KIND,
    OA,
    PROV,
    RDF,
    RULE,
    SKOS,
    STATISTICS,
    XSD,
)
from tests.map.factories import (
    CONTENT,
    COUNCIL,
    HUB,
    OFSTED,
    RUN,
    TRUST,
    extraction,
    frameworks,
    graph,
    relation,
    source,
    span,
)

NAMES = Minter()
DOCUMENT = NAMES.document(source())


def only(graph: Graph, kind: URIRef) -> URIRef:
    (found,) = graph.subjects(RDF.type, kind)
    assert isinstance(found, URIRef)
    return found


class TestDocument:
    def test_the_graph_is_named_after_the_file(self) -> None:
        assert graph().identifier == NAMES.graph(source())

    def test_file_text_and_report_are_three_nodes(self) -> None:
        made = graph()
        file, string = made.value(DOCUMENT, IG.hasFile), made.value(DOCUMENT, IG.hasText)
        assert len({file, string, DOCUMENT}) == 3
        assert made.value(file, IG.fileName) == Literal("westmarsh.pdf")
        assert made.value(string, IG.length) == Literal(len(CONTENT))

    def test_a_series_decides_the_class_and_is_readable_without_the_ontology(self) -> None:
        made = graph()
        assert (DOCUMENT, RDF.type, IG.InspectionReport) in made
        series = made.value(DOCUMENT, IG.inSeries)
        assert made.value(series, SKOS.notation) == Literal("ilacs")

    def test_an_unknown_series_is_a_plain_document(self) -> None:
        facts = replace(extraction().facts, series=None, framework=None)
        made = graph(facts=facts)
        assert (DOCUMENT, RDF.type, IG.Document) in made
        assert made.value(DOCUMENT, IG.inSeries) is None

    def test_a_document_about_no_single_authority_names_none(self) -> None:
        facts = replace(extraction().facts, authority=None, authority_code=None)
        assert graph(facts=facts).value(DOCUMENT, IG.about) is None

    def test_the_inspection_keeps_both_periods(self) -> None:
        made = graph()
        assert len(list(made.objects(only(made, IG.Inspection), DCTERMS.temporal))) == 2

    def test_the_lead_inspector_has_a_role_and_the_words_that_say_so(self) -> None:
        made = graph()
        (role,) = made.subjects(PROV.hadRole, IG.LeadInspector)
        person = made.value(role, PROV.agent)
        assert made.value(person, FOAF.name) == Literal("Ada Example")
        assert made.value(person, IG.evidence) == NAMES.span(source(), span("Ada Example"))

    def test_an_inspector_who_did_not_lead_has_a_role_of_the_team(self) -> None:
        facts = extraction().facts
        other = replace(facts.inspectors[0], name="Bob Example", leads=False)
        made = graph(facts=replace(facts, inspectors=(*facts.inspectors, other)))
        (role,) = made.subjects(PROV.hadRole, IG.TeamInspector)
        assert made.value(role, IG.name) == Literal("Bob Example")
        assert made.value(role, IG.order) == Literal(2)
        assert len(list(made.subjects(PROV.hadRole, IG.LeadInspector))) == 1

    def test_a_month_of_publication_stays_a_month(self) -> None:
        made = graph(facts=replace(extraction().facts, published=YearMonth(2024, 5)))
        assert made.value(DOCUMENT, DCTERMS.issued) == Literal("2024-05", datatype=XSD.gYearMonth)

    def test_a_self_assessment_is_the_council_s_voice_and_no_inspection(self) -> None:
        facts = replace(
            extraction().facts, series="self-assessment", framework=None, voice="authority",
            inspectorates=(),
        )  # fmt: skip
        made = graph(facts=facts)
        assert made.value(DOCUMENT, PROV.wasAttributedTo) == NAMES.actor(COUNCIL)
        assert not list(made.subjects(RDF.type, IG.Inspection))

    def test_the_inspectorate_that_the_text_names_is_the_actor(self) -> None:
        assert graph().value(DOCUMENT, PROV.wasAttributedTo) == NAMES.actor(OFSTED)


class TestClaims:
    def test_a_judgement_is_placed_on_its_framework_s_scale(self) -> None:
        made = graph()
        judgement = only(made, IG.Judgement)
        assert made.value(judgement, IG.hasGrade) == FRAMEWORK["ilacs-2023-good"]
        assert made.value(judgement, IG.ofArea) == FRAMEWORK["ilacs-2023-area-overall"]
        assert made.value(judgement, IG.overall) == Literal(True)

    def test_words_that_are_no_grade_of_the_scale_get_none(self) -> None:
        odd = replace(extraction().judgements[0], grade="very good")
        made = graph(judgements=(odd,))
        judgement = only(made, IG.Judgement)
        assert made.value(judgement, IG.hasGrade) is None
        assert made.value(judgement, IG.gradeLabel) == Literal("very good")

    def test_the_same_judgement_twice_is_one(self) -> None:
        made = graph(judgements=extraction().judgements * 2)
        assert only(made, IG.Judgement)

    def test_a_recommendation_is_addressed_to_the_body_the_text_names(self) -> None:
        made = graph()
        recommendation = only(made, IG.Recommendation)
        assert made.value(recommendation, IG.addressedTo) == NAMES.actor(COUNCIL)
        assert made.value(recommendation, IG.timeframe) == Literal("3 months")

    def test_a_finding_keeps_its_polarity_and_area(self) -> None:
        made = graph()
        finding = only(made, IG.Finding)
        assert made.value(finding, IG.polarity) == Literal("strength")
        assert made.value(finding, IG.areaLabel) == Literal("Strengths")


class TestEvidence:
    def test_every_span_quotes_what_stands_between_its_offsets(self) -> None:
        made = graph()
        spans = list(made.subjects(RDF.type, IG.Span))
        assert spans
        for one in spans:
            selectors = list(made.objects(one, OA.hasSelector))
            start, end, exact = (
                next(v for s in selectors if (v := made.value(s, term)) is not None)
                for term in (OA.start, OA.end, OA.exact)
            )
            assert CONTENT[int(str(start)) : int(str(end))] == str(exact)

    def test_the_words_around_a_quote_are_left_to_the_text(self) -> None:
        made = graph()
        assert not list(made.triples((None, OA.prefix, None)))
        assert not list(made.triples((None, OA.suffix, None)))

    def test_page_paragraph_and_section_are_told(self) -> None:
        made = graph()
        judged = NAMES.span(source(), span("Overall effectiveness is good"))
        asked = NAMES.span(source(), span("The timeliness of visits to children in Westmarsh."))
        assert made.value(judged, IG.page) == Literal(1)
        assert made.value(judged, IG.paragraph) == Literal("12")
        assert made.value(asked, IG.page) == Literal(2)
        assert made.value(asked, IG.section) == Literal("What needs to improve?")

    def test_a_passage_that_begins_with_the_number_is_of_that_paragraph(self) -> None:
        where = span("12. Overall effectiveness is good")
        judged = replace(extraction().judgements[0], spans=(where,))
        made = graph(judgements=(judged,))
        assert made.value(NAMES.span(source(), where), IG.paragraph) == Literal("12")

    def test_a_bullet_falls_under_the_numbered_paragraph_above_it(self) -> None:
        bullet = NAMES.span(source(), span("Westmarsh Health Trust"))
        assert graph().value(bullet, IG.paragraph) == Literal("12")

    def test_a_paragraph_without_a_number_has_none(self) -> None:
        asked = NAMES.span(source(), span("The timeliness of visits to children in Westmarsh."))
        assert graph().value(asked, IG.paragraph) is None


class TestActors:
    def test_a_resolved_authority_has_name_codes_and_area(self) -> None:
        body = RegisterBody(
            COUNCIL, "gss", "E06999999", "Westmarsh", "LocalAuthority",
            official_name="Westmarsh Borough Council",
            notations=(("urn", "80999"), ("county", "E10999999")),
        )  # fmt: skip
        made = document_graph(extraction(), frameworks(), RUN, register={COUNCIL: body})
        council = NAMES.actor(COUNCIL)
        assert made.value(council, SKOS.prefLabel) == Literal("Westmarsh Borough Council")
        assert set(made.objects(council, SKOS.notation)) == {
            Literal("E06999999", datatype=IG.GSSCode),
            Literal("80999", datatype=IG.OfstedURN),
        }
        assert made.value(council, DCTERMS.spatial) == STATISTICS["E06999999"]
        assert made.value(STATISTICS["E06999999"], SKOS.prefLabel) == Literal("Westmarsh")

    def test_an_appearance_tells_how_this_document_names_the_actor(self) -> None:
        made = graph()
        (seen,) = made.subjects(IG.actor, NAMES.actor(COUNCIL))
        assert made.value(seen, IG.name) == Literal("Westmarsh Council")
        assert made.value(seen, IG.otherName) == Literal("the council")
        assert made.value(seen, DCTERMS.type) == KIND.LocalAuthority
        assert made.value(seen, IG.reason) == Literal("one council of that name")

    def test_a_name_of_the_document_s_own_has_no_code(self) -> None:
        assert graph().value(NAMES.actor(HUB), SKOS.notation) is None


class TestRelations:
    def test_what_is_affirmed_and_stated_is_also_a_plain_triple(self) -> None:
        made = graph()
        assert (NAMES.actor(COUNCIL), IG.commissions, NAMES.actor(HUB)) in made

    @pytest.mark.parametrize(
        "change",
        [{"negated": True}, {"modality": "planned"}, {"modality": "hypothetical"},
         {"modality": "past"}],
    )  # fmt: skip
    def test_what_is_denied_planned_or_over_is_a_statement_only(
        self, change: dict[str, object]
    ) -> None:
        made = graph(relations=(replace(relation(), **change),))  # type: ignore[arg-type]
        assert only(made, IG.Statement)
        assert (None, IG.commissions, None) not in made

    def test_what_only_the_kind_of_document_implies_is_another_kind_of_statement(self) -> None:
        implied = replace(relation(), basis="implied", cue="service-of-operator")
        made = graph(relations=(implied,))
        found = only(made, IG.ImpliedStatement)
        assert (None, RDF.type, IG.Statement) not in made
        assert (None, IG.commissions, None) not in made
        assert made.value(found, IG.rule) == RULE["service-of-operator"]
        assert made.value(found, IG.evidence)

    def test_a_statement_records_a_reference_and_how_good_the_link_is(self) -> None:
        made = graph(relations=(replace(relation(), reference="people", quality="weak"),))
        found = only(made, IG.Statement)
        assert made.value(found, IG.reference) == Literal("people")
        assert made.value(found, IG.quality) == Literal("weak")
        assert made.value(found, IG.rule) is None
        assert (NAMES.actor(COUNCIL), IG.commissions, NAMES.actor(HUB)) in made

    def test_a_statement_says_nothing_of_what_its_words_leave_open(self) -> None:
        made = graph()
        assert (None, IG.reference, None) not in made
        assert (None, IG.quality, None) not in made

    def test_the_object_of_serves_area_is_the_area(self) -> None:
        made = graph()
        assert made.value(NAMES.actor(TRUST), IG.servesArea) == STATISTICS["E06999999"]

    def test_two_documents_that_state_the_same_share_the_statement(self) -> None:
        union = Graph()
        for name in ("a.pdf", "b.pdf"):
            union += graph(source=source(name), relations=(relation(),))
        statements = set(union.subjects(RDF.type, IG.Statement))
        assert len(statements) == 1
        assert len(list(union.objects(statements.pop(), IG.inDocument))) == 2

    def test_an_actor_that_is_not_a_known_type_is_an_organisation(self) -> None:
        odd = Actor("local:x:club", "The Club", "body", "Club")
        made = graph(actors=(odd,), relations=())
        assert made.value(NAMES.actor("local:x:club"), SKOS.prefLabel) == Literal("The Club")


class TestTrust:
    def test_a_problem_quotes_its_words(self) -> None:
        where = span("Overall effectiveness is good")
        made = graph()
        add_problems(made, extraction(), [
            problem("no-date", "westmarsh.pdf", found="good", span=where)
        ])  # fmt: skip
        found = only(made, IG.Problem)
        assert made.value(found, IG.code) == Literal("no-date")
        assert made.value(found, IG.evidence) == NAMES.span(source(), where)

    def test_a_part_that_was_looked_for_is_linked_to_the_promise(self) -> None:
        made = graph()
        entry = only(made, IG.Coverage)
        assert made.value(entry, IG.ofPart) == FRAMEWORK["part-recommendations"]
        assert made.value(entry, IG.count) == Literal(1)

    def test_a_file_without_a_graph_is_told_by_its_path(self) -> None:
        made = log_graph([Problem("empty-file", "error", "reports/nothing.pdf")])
        assert made.value(only(made, IG.Problem), IG.path) == Literal("reports/nothing.pdf")


class TestBytes:
    def test_building_twice_gives_the_same_bytes(self) -> None:
        assert to_nquads(graph()) == to_nquads(graph())

    def test_the_order_of_extraction_does_not_matter(self) -> None:
        turned = graph(actors=extraction().actors[::-1], relations=extraction().relations[::-1])
        assert to_nquads(turned) == to_nquads(graph())

    def test_nquads_say_what_the_graph_says(self) -> None:
        odd = replace(extraction().facts, title='A "title"\\ with\ttabs,\nlines\x01 and é')
        made = graph(facts=odd)
        store = ox.Store()
        store.load(to_nquads(made), ox.RdfFormat.N_QUADS)
        assert {str(quad.graph_name.value) for quad in store} == {str(made.identifier)}
        turtle = store.dump(
            format=ox.RdfFormat.TURTLE, from_graph=ox.NamedNode(str(made.identifier))
        )
        assert set(Graph().parse(data=turtle, format="turtle")) == set(made)

    def test_no_name_is_blank(self) -> None:
        assert all(isinstance(s, URIRef) for s in graph().subjects())


def test_a_run_names_code_data_models_and_libraries() -> None:
    run = BuildRun("0.1.0", "0" * 64, "1" * 64, ("Python 3.11", "spacy 3.8.18"))
    made = document_graph(extraction(), frameworks(), run)
    (node,) = made.subjects(RDF.type, IG.ExtractionRun)
    assert made.value(node, IG.modelHash) == Literal("1" * 64)
    assert set(made.objects(node, IG.madeWith)) == {Literal("Python 3.11"), Literal("spacy 3.8.18")}
    other = document_graph(extraction(), frameworks(), replace(run, libraries=("spacy 3.9.0",)))
    assert (node, RDF.type, IG.ExtractionRun) not in other
