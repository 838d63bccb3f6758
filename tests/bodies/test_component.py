"""The spaCy component, as somebody would use it in a pipeline of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import inspgraph

SENTENCE = "School nursing is provided by South Tees Hospitals NHS Foundation Trust."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return inspgraph.nlp()


def test_actors_are_spans_with_their_type_as_label(nlp: Language) -> None:
    doc = nlp(SENTENCE)
    assert [(span.text, span.label_) for span in doc.spans["actors"]] == [
        ("School nursing", "Service"),
        ("South Tees Hospitals NHS Foundation Trust", "HealthBody"),
    ]


def test_spans_of_one_body_have_one_id(nlp: Language) -> None:
    doc = nlp("The Care Quality Commission (CQC) came. Leaders thanked CQC.")
    assert len({span.id_ for span in doc.spans["actors"]}) == 1
    assert len(doc.spans["actors"]) == 3


def test_relations_have_the_sentence_as_evidence(nlp: Language) -> None:
    (relation,) = nlp(SENTENCE)._.relations
    assert (relation.subject, relation.relation, relation.object) == (
        "South Tees Hospitals NHS Foundation Trust",
        "provides",
        "School nursing",
    )
    assert relation.evidence.text == SENTENCE
    assert relation.modality == "stated"


def test_the_pipeline_can_be_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    again = loaded(SENTENCE)
    assert [span.text for span in again.spans["actors"]] == [
        span.text for span in nlp(SENTENCE).spans["actors"]
    ]


def test_a_text_without_bodies_has_none(nlp: Language) -> None:
    doc = nlp("It rained.")
    assert len(doc.spans["actors"]) == 0
    assert doc._.relations == ()
