"""Topics: every pattern meets its example and not its counter-example."""

from __future__ import annotations

import csv

import pytest
from rdflib import Graph, URIRef

from inspgraph import resources
from inspgraph.map.topics import load_topics, topics_of
from inspgraph.vocab import KIND, RDF, SKOS

PATH = resources.DATA / "cues" / "topics.csv"
TOPICS = load_topics(PATH)
with PATH.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["topic"])
def test_a_topic_is_found_in_its_example_and_not_in_its_counter_example(
    row: dict[str, str],
) -> None:
    topic = URIRef(f"{KIND}topic-{row['topic']}")
    assert topic in topics_of(row["example"], TOPICS)
    assert topic not in topics_of(row["counter_example"], TOPICS)


def test_every_topic_of_the_ontology_has_words() -> None:
    services = Graph().parse(resources.ONTOLOGY / "services.ttl", format="turtle")
    scheme = URIRef(f"{KIND}topics")
    told = set(services.subjects(SKOS.inScheme, scheme))
    assert {topic.iri for topic in TOPICS} == told
    assert (scheme, RDF.type, SKOS.ConceptScheme) in services


def test_an_abbreviation_is_a_topic_and_the_same_letters_as_a_verb_are_not() -> None:
    send = URIRef(f"{KIND}topic-send")
    assert send in topics_of("Provision for children with SEND.", TOPICS)
    assert send not in topics_of("Send letters out in time.", TOPICS)
