"""Bodies and relations of small texts, from words to identities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from inspgraph.bodies.finder import as_relations
from inspgraph.bodies.relations.clauses import Clause
from inspgraph.bodies.relations.modality import Modality
from inspgraph.bodies.relations.stated import Stated
from inspgraph.facts import Facts
from inspgraph.pipeline import Pipeline
from inspgraph.read.canonical import BlockDraft, assemble
from inspgraph.records import Actor, Relation, Span, Text
from inspgraph.resolve.identity import as_actors

FACTS = Facts(
    series="ilacs",
    authority="Wexmoor",
    authority_code="X06000001",
    published=date(2019, 5, 1),
)


class Bodies(NamedTuple):
    actors: tuple[Actor, ...]
    relations: tuple[Relation, ...]


def found_in(pipeline: Pipeline, text: Text, facts: Facts = FACTS) -> Bodies:
    found = pipeline.bodies(text, facts)
    actors, keys = as_actors(found.drafts, found.spans, facts, pipeline.identities)
    return Bodies(actors, as_relations(found.stated, keys))


def read(pipeline: Pipeline, *paragraphs: str, facts: Facts = FACTS) -> Bodies:
    return found_in(pipeline, assemble(BlockDraft("paragraph", text) for text in paragraphs), facts)


def triples(bodies: Bodies) -> set[tuple[str, str, str]]:
    return {
        (r.subject, r.relation, r.object)
        for r in bodies.relations
        if not r.negated and r.modality == "stated"
    }


class TestActors:
    def test_the_inspected_authority_is_there_by_its_full_name(self, pipeline: Pipeline) -> None:
        found = read(pipeline, "Leaders of the council act on what they hear.")
        own = next(actor for actor in found.actors if actor.key == "gss:X06000001")
        assert (own.name, own.type, own.identifier) == (
            "Wexmoor Borough Council",
            "LocalAuthority",
            "X06000001",
        )

    def test_two_names_of_one_registered_body_are_one_actor(self, pipeline: Pipeline) -> None:
        found = read(
            pipeline,
            "The Care Quality Commission (CQC) wrote to leaders. CQC had found delay.",
        )
        (cqc,) = [actor for actor in found.actors if actor.key == "national:cqc"]
        assert cqc.type == "Inspectorate"
        assert {cqc.name, *cqc.aliases} >= {"Care Quality Commission", "CQC"}
        assert len(cqc.mentions) == 3

    def test_a_body_that_no_longer_existed_is_linked_and_the_date_told(
        self, pipeline: Pipeline
    ) -> None:
        text = "The Commission for Social Care Inspection rated the council."
        early = read(pipeline, text, facts=Facts(published=date(2006, 5, 1)))
        late = read(pipeline, text)
        assert any(actor.key == "national:csci" for actor in early.actors)
        (csci,) = [actor for actor in late.actors if actor.key == "national:csci"]
        assert any("after its end on 2009-03-31" in reason for reason in csci.reasons)

    def test_a_local_body_belongs_to_its_authority(self, pipeline: Pipeline) -> None:
        found = read(pipeline, "The virtual school tracks attendance well.")
        assert any(actor.key == "local:X06000001:virtual-school" for actor in found.actors)

    def test_mentions_quote_the_text(self, pipeline: Pipeline) -> None:
        text = assemble(
            [
                BlockDraft(
                    "paragraph", "The Wexmoor Safeguarding Children Board met. The LSCB agreed."
                )
            ]
        )
        for actor in found_in(pipeline, text).actors:
            for span in actor.mentions:
                assert span.of(text.content) in {actor.name, *actor.aliases}

    def test_the_imprint_names_its_publisher_and_nobody_else(self, pipeline: Pipeline) -> None:
        found = read(
            pipeline,
            "The Office for Standards in Education, Children’s Services and Skills (Ofsted) "
            "regulates and inspects to achieve excellence in the care of children. It inspects "
            "the Children and Family Court Advisory and Support Service (Cafcass).",
        )
        keys = {actor.key for actor in found.actors}
        assert "national:ofsted" in keys
        assert "national:cafcass" not in keys

    def test_initials_stand_for_the_only_long_name_that_has_them(self, pipeline: Pipeline) -> None:
        found = read(
            pipeline,
            "The Wexmoor Safeguarding Children Partnership met. The WSCP agreed a plan.",
        )
        assert any("WSCP" in actor.aliases for actor in found.actors)

    def test_a_list_of_places_is_no_body(self, pipeline: Pipeline) -> None:
        found = read(pipeline, "Services are provided by Wexmoor and Aldersea for families.")
        assert not any("and Aldersea" in actor.name for actor in found.actors)


class TestRelations:
    def test_a_body_named_after_several_areas_serves_them(self, pipeline: Pipeline) -> None:
        found = read(
            pipeline,
            "NHS Bath and North East Somerset, Swindon and Wiltshire Integrated Care Board pays.",
            facts=Facts(
                authority="Wiltshire", authority_code="E06000054", published=date(2024, 1, 1)
            ),
        )
        served = {o for s, r, o in triples(found) if (s, r) == ("ods:QOX", "servesArea")}
        assert served == {"gss:E06000022", "gss:E06000030", "gss:E06000054"}

    def test_a_sentence_states_a_relation_with_its_words(self, pipeline: Pipeline) -> None:
        sentence = "School nursing is provided by South Tees Hospitals NHS Foundation Trust."
        text = assemble([BlockDraft("paragraph", f"Care is good. {sentence}")])
        found = found_in(pipeline, text)
        (relation,) = [r for r in found.relations if r.subject == "ods:RTR"]
        assert relation.relation == "provides"
        assert [span.of(text.content) for span in relation.evidence] == [sentence]

    @pytest.mark.parametrize(
        "sentence",
        [
            "School nursing is not provided by South Tees Hospitals NHS Foundation Trust.",
            "School nursing will be provided by South Tees Hospitals NHS Foundation Trust.",
            "School nursing should be provided by South Tees Hospitals NHS Foundation Trust.",
        ],
    )
    def test_what_is_denied_planned_or_asked_for_is_not_stated(
        self, pipeline: Pipeline, sentence: str
    ) -> None:
        found = read(pipeline, sentence)
        assert not any(r[0] == "ods:RTR" for r in triples(found))
        assert any(r.subject == "ods:RTR" for r in found.relations), "the statement is kept"

    def test_an_inspection_speaks_of_its_authoritys_own_services(self, pipeline: Pipeline) -> None:
        found = read(pipeline, "The fostering service recruits well.")
        assert ("gss:X06000001", "provides", "local:X06000001:fostering-service") in triples(found)


def _stated(subject: str, relation: str, object_: str, span: Span) -> Stated:
    return Stated(subject, relation, object_, "a-cue", Clause("", (), span, 0), Modality())


class TestAsRelations:
    def test_sentences_that_say_the_same_are_evidence_of_one_relation(self) -> None:
        keys = {"a": "k:a", "b": "k:b"}
        found = as_relations(
            [_stated("a", "funds", "b", Span(0, 5)), _stated("a", "funds", "b", Span(9, 12))], keys
        )
        assert found == (
            Relation("k:a", "funds", "k:b", False, "stated", "a-cue", (Span(0, 5), Span(9, 12))),
        )

    def test_the_first_sentence_that_tells_of_the_quality_counts(self) -> None:
        keys = {"a": "one", "b": "two"}
        plain = _stated("a", "partnerOf", "b", Span(0, 5))
        strong = replace(_stated("a", "partnerOf", "b", Span(9, 15)), quality="strong")
        (found,) = as_relations([plain, strong], keys)
        assert (found.quality, len(found.evidence)) == ("strong", 2)

    def test_partners_have_no_direction(self) -> None:
        keys = {"a": "k:a", "b": "k:b"}
        one = as_relations([_stated("a", "partnerOf", "b", Span(0, 5))], keys)
        other = as_relations([_stated("b", "partnerOf", "a", Span(0, 5))], keys)
        assert one == other

    def test_a_body_is_not_related_to_itself(self) -> None:
        keys = {"a": "k:same", "b": "k:same"}
        assert as_relations([_stated("a", "funds", "b", Span(0, 5))], keys) == ()
