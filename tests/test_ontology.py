"""The ontology is a product: what it promises about itself is held here."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Final

import pytest
import reasonable
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN, XSD
from rdflib.term import Node

from inspgraph import __version__, resources, vocab
from inspgraph.facts import Facts, Period
from inspgraph.frameworks import load_frameworks
from inspgraph.map.bodies_and_relations import CLASSES, RELATIONS
from inspgraph.records import Judgement
from inspgraph.vocab import FRAMEWORK, IG, KIND, PREFIXES, RULE
from tests.map.factories import graph
from tests.other_vocabularies import OTHER

LISTED: Final = (DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN)
"""Vocabularies whose terms rdflib lists, as their files have them."""
VANN_PREFIX, VANN_SPACE = VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri
MIT: Final = "https://opensource.org/license/mit"
FILES = ("inspgraph", "frameworks", "services", "rules", "alignments")
ONTOLOGY = URIRef("https://w3id.org/inspgraph/ns")


def read(name: str) -> Graph:
    return Graph().parse(resources.ONTOLOGY / f"{name}.ttl", format="turtle")


TERMS = read("inspgraph")
FRAMEWORKS = read("frameworks")
SERVICES = read("services")
RULES = read("rules")
GRADES = sorted(map(str, FRAMEWORKS.subjects(RDF.type, IG.Grade)))


def own(graph: Graph) -> set[URIRef]:
    return {s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(str(IG))}


@pytest.mark.parametrize("name", FILES)
def test_each_file_has_a_header_that_says_what_it_is_and_whose(name: str) -> None:
    made = read(name)
    (header,) = made.subjects(RDF.type, OWL.Ontology)
    for term in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.modified):
        assert made.value(header, term) is not None, term
    version = made.value(header, OWL.versionInfo)
    assert version == Literal(__version__)
    assert str(made.value(header, OWL.versionIRI)) == f"{str(header).rstrip('/')}/{__version__}"
    named = {str(made.value(header, term)) for term in (VANN_PREFIX, VANN_SPACE)}
    assert named == {"None"} if name == "alignments" else named <= {*PREFIXES, *PREFIXES.values()}


@pytest.mark.parametrize("name", FILES)
def test_who_made_a_thing_is_a_thing(name: str) -> None:
    for creator in read(name).objects(None, DCTERMS.creator):
        assert isinstance(creator, URIRef)
        assert (creator, FOAF.name, None) in TERMS + FRAMEWORKS


def test_the_closed_namespace_and_the_ontology_hold_the_same_terms() -> None:
    assert {str(term) for term in own(TERMS)} == set(map(str, dir(IG)))


def test_a_mistyped_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="partnrOf"):
        _ = IG.partnrOf


def test_every_prefix_names_another_namespace() -> None:
    assert len(set(vocab.PREFIXES.values())) == len(vocab.PREFIXES)


def test_no_two_terms_differ_in_case_alone() -> None:
    assert len({str(term).lower() for term in own(TERMS)}) == len(own(TERMS))


def test_no_term_is_unused() -> None:
    """An inverse is used by inference where the relation is."""
    folders = (resources.SHAPES, resources.QUERIES, resources.ROOT / "src" / "inspgraph")
    written = "".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in (".py", ".rq", ".ttl") and path.name != "vocab.py"
    )
    names = re.findall(r"(?:ig:|IG\.|/ns#)(\w+)", written)
    used: set[Node] = {URIRef(str(IG) + name) for name in names}
    used |= {node for _, *nodes in FRAMEWORKS + SERVICES for node in nodes if node in own(TERMS)}
    used |= {inverse for term in used for inverse in TERMS.objects(term, OWL.inverseOf)}
    used |= {term for term in own(TERMS) if TERMS.value(term, OWL.inverseOf) in used}
    assert own(TERMS) <= used, sorted(own(TERMS) - used)


@pytest.mark.parametrize("term", sorted(own(TERMS)))
def test_every_term_has_label_definition_and_example(term: str) -> None:
    iri = URIRef(term)
    assert TERMS.value(iri, RDFS.isDefinedBy) == ONTOLOGY
    assert len(list(TERMS.objects(iri, RDFS.label))) == 1
    assert TERMS.value(iri, SKOS.definition)
    assert TERMS.value(iri, SKOS.example)


def test_no_two_terms_have_the_same_definition() -> None:
    definitions = [str(o) for o in TERMS.objects(None, SKOS.definition)]
    assert len(set(definitions)) == len(definitions)


def test_what_a_term_refers_to_exists() -> None:
    for term in TERMS.objects():
        if isinstance(term, URIRef) and term.startswith(str(IG)):
            assert (term, RDF.type, None) in TERMS, term


def test_everything_a_document_graph_uses_is_in_the_ontology() -> None:
    made = graph()
    used = {p for p in made.predicates() if str(p).startswith(str(IG))}
    used |= {o for o in made.objects(None, RDF.type) if str(o).startswith(str(IG))}
    assert used <= own(TERMS)


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_each_relation_has_an_inverse_or_is_symmetric(relation: str) -> None:
    term = RELATIONS[relation]
    assert str(term) == str(IG) + relation
    symmetric = (term, RDF.type, OWL.SymmetricProperty) in TERMS
    assert symmetric == (TERMS.value(term, OWL.inverseOf) is None)
    assert symmetric == (relation == "partnerOf")


def test_a_relation_that_services_take_part_in_makes_no_organisations_of_them() -> None:
    for relation in ("provides", "commissions", "funds", "oversees", "partOf"):
        assert TERMS.value(RELATIONS[relation], RDFS.subPropertyOf) != ORG.linkedTo


@pytest.mark.parametrize("type_", sorted(CLASSES))
def test_each_type_of_actor_has_a_kind_with_its_class(type_: str) -> None:
    kind = URIRef(str(KIND) + type_)
    assert str(SERVICES.value(kind, SKOS.notation)) == type_
    assert SERVICES.value(kind, RDFS.seeAlso) == CLASSES[type_]


def test_every_rule_that_implies_a_relation_is_described() -> None:
    with (resources.DATA / "cues" / "relation_context.csv").open(encoding="utf-8") as handle:
        ids = {row["id"] for row in csv.DictReader(handle)}
    described = {str(RULES.value(rule, SKOS.notation)) for rule in RULES.subjects(SKOS.notation)}
    assert described == ids
    for rule in RULES.subjects(SKOS.notation):
        assert str(rule) == str(RULE) + str(RULES.value(rule, SKOS.notation))
        assert RULES.value(rule, SKOS.definition)


CONCEPTS = pytest.mark.parametrize(
    "made", [FRAMEWORKS, SERVICES, RULES], ids=["frameworks", "services", "rules"]
)


@CONCEPTS
def test_every_concept_has_one_label_a_definition_and_a_scheme(made: Graph) -> None:
    concepts = set(made.subjects(SKOS.inScheme))
    assert concepts == set(made.subjects(RDF.type, SKOS.Concept))
    for concept in concepts:
        assert len(list(made.objects(concept, SKOS.prefLabel))) == 1, concept
        assert len(list(made.objects(concept, SKOS.definition))) == 1, concept
        (scheme,) = made.objects(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in made, concept


VOCABULARIES = {
    **{str(space._NS): frozenset(map(str, dir(space))) for space in LISTED},
    **{space: frozenset(space + name for name in names) for space, names in OTHER.items()},
}


@pytest.mark.parametrize("name", ["inspgraph", "alignments"])
def test_a_term_of_another_vocabulary_is_one_that_it_has(name: str) -> None:
    made = read(name)
    foreign = {node for triple in made for node in triple if isinstance(node, URIRef)}
    named = {term: space for term in foreign for space in VOCABULARIES if term.startswith(space)}
    assert len(named) > 20
    assert [term for term, space in named.items() if str(term) not in VOCABULARIES[space]] == []
    unknown = {term for term in foreign - named.keys() if "w3id.org/inspgraph" not in term}
    assert {str(term) for term in unknown if "XMLSchema#" not in term} == {MIT}


def test_a_class_is_aligned_with_a_class_and_a_property_with_a_property() -> None:
    for one, _, other in read("alignments"):
        if isinstance(other, URIRef) and (one, RDF.type, None) in TERMS:
            names = [re.split("[/#]", str(term))[-1] for term in (one, other)]
            assert names[0][0].isupper() == names[1][0].isupper(), names


class TestReasoning:
    """What follows from the ontology; the closure is that of OWL RL, and of HermiT where it is."""

    whole = TERMS + FRAMEWORKS + SERVICES + RULES + read("alignments")

    def test_every_range_is_a_datatype_that_owl_2_has(self) -> None:
        """Else a reasoner stops: xsd:date, gYear and gYearMonth are for annotations."""
        has = {XSD.string, XSD.integer, XSD.boolean, XSD.dateTime, XSD.decimal, XSD.anyURI}
        for term in TERMS.subjects(RDF.type, OWL.DatatypeProperty):
            assert set(TERMS.objects(term, RDFS.range)) <= has, term
        for term in set(FRAMEWORKS.predicates()):
            if (term, RDF.type, OWL.DatatypeProperty) in TERMS:
                found = {
                    o.datatype for o in FRAMEWORKS.objects(None, term) if isinstance(o, Literal)
                }
                assert found <= {*has, None}, term

    def test_no_class_is_without_instance_and_no_thing_in_two_classes_that_share_none(self) -> None:
        reasoner = reasonable.PyReasoner()
        reasoner.from_graph(self.whole + graph())
        closed = Graph()
        for triple in reasoner.reason():
            closed.add(triple)
        pairs = set(TERMS.subject_objects(OWL.disjointWith))
        assert len(pairs) > 15
        for one, other in pairs:
            for below in (RDF.type, RDFS.subClassOf):
                both = set(closed.subjects(below, one)) & set(closed.subjects(below, other))
                assert both <= {OWL.Nothing}, (one, other)

    def test_hermit_finishes_and_finds_every_class_satisfiable(self, tmp_path: Path) -> None:
        """It is no dependency: the library (LGPL) brings another reasoner, under the AGPL."""
        owlready = pytest.importorskip("owlready2", reason="HermiT (owlready2) is not installed")
        if shutil.which("java") is None:
            pytest.skip("HermiT needs Java")
        made = self.whole + graph()
        made.remove((None, OWL.imports, None))
        made.serialize(tmp_path / "whole.nt", format="nt", encoding="utf-8")
        world = owlready.World()
        world.get_ontology(f"file://{tmp_path}/whole.nt").load()
        owlready.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        assert list(world.inconsistent_classes()) == []


@CONCEPTS
def test_no_reference_within_a_file_is_broken(made: Graph) -> None:
    versions = set(made.objects(None, OWL.versionIRI))
    for term in set(made.objects()) - versions:
        if isinstance(term, URIRef) and str(term).startswith((str(FRAMEWORK), str(KIND))):
            assert (term, RDF.type, None) in made, term


class TestFrameworks:
    loaded = load_frameworks(resources.ONTOLOGY / "frameworks.ttl")

    def test_every_series_of_the_questions_is_there(self) -> None:
        families = {
            "apa-letter", "jar", "annual-rating-letter", "self-assessment", "ilacs", "sif", "jtai",
            "area-send", "slac", "lac-2013", "lscb-review", "progress-inspection",
        }  # fmt: skip
        assert families <= set(self.loaded.series)

    def test_every_series_has_a_class_of_documents_and_a_framework(self) -> None:
        for series in self.loaded.series.values():
            assert series.documents in (IG.InspectionReport, IG.Letter, IG.SelfAssessment)
            assert all(iri in self.loaded.frameworks for iri in series.frameworks)
            assert series.frameworks

    @pytest.mark.parametrize(
        ("framework", "best", "worst"),
        [
            ("APA", ("outstanding", "4"), ("inadequate", "1")),
            ("JAR", ("outstanding", "4"), ("inadequate", "1")),
            ("CSR-2009", ("performs excellently", "4"), ("performs poorly", "1")),
            ("SLAC", ("outstanding", "1"), ("inadequate", "4")),
            ("CP-2012", ("outstanding", "1"), ("inadequate", "4")),
            ("LAC-2013", ("outstanding", "1"), ("inadequate", "4")),
        ],
    )
    def test_rank_is_higher_where_better_whichever_way_the_numbers_run(
        self, framework: str, best: tuple[str, str], worst: tuple[str, str]
    ) -> None:
        (one,) = [f for f in self.loaded.frameworks.values() if f.id == framework]
        ranked = sorted(
            {g.iri: g for g in one.grades.values()}.values(), key=lambda grade: grade.rank or 0
        )
        assert [grade.rank for grade in ranked] == [1, 2, 3, 4]
        for grade, (label, printed) in ((ranked[-1], best), (ranked[0], worst)):
            assert grade.label == label
            assert str(FRAMEWORKS.value(grade.iri, SKOS.notation)) == printed
        assert str(FRAMEWORKS.value(one.iri, IG.bestNumber)) == best[1]

    @pytest.mark.parametrize("framework", ["SIF", "ILACS-2018", "ILACS-2023", "AREA-SEND-2023"])
    def test_a_scale_of_words_prints_no_number(self, framework: str) -> None:
        (one,) = [f for f in self.loaded.frameworks.values() if f.id == framework]
        for grade in one.grades.values():
            assert FRAMEWORKS.value(grade.iri, SKOS.notation) is None

    @pytest.mark.parametrize("grade", GRADES)
    def test_comparability_runs_both_ways_between_grades_of_one_rank(self, grade: str) -> None:
        iri = URIRef(grade)
        for other in FRAMEWORKS.objects(iri, SKOS.closeMatch):
            assert (other, SKOS.closeMatch, iri) in FRAMEWORKS
            assert FRAMEWORKS.value(other, IG.rank) == FRAMEWORKS.value(iri, IG.rank)

    def test_what_is_declared_not_comparable_has_no_close_match(self) -> None:
        for one, other in FRAMEWORKS.subject_objects(IG.notComparableWith):
            assert (other, IG.notComparableWith, one) in FRAMEWORKS
            for grade in FRAMEWORKS.subjects(SKOS.inScheme, one):
                for match in FRAMEWORKS.objects(grade, SKOS.closeMatch):
                    assert FRAMEWORKS.value(match, SKOS.inScheme) != other

    def test_adequate_of_2013_is_not_requires_improvement(self) -> None:
        adequate, requires = FRAMEWORK["lac-2013-adequate"], FRAMEWORK["sif-requires-improvement"]
        assert (adequate, SKOS.closeMatch, requires) not in FRAMEWORKS

    def test_the_day_decides_between_two_frameworks_of_a_series(self) -> None:
        before = Facts(series="ilacs", published=date(2022, 11, 25))
        after = Facts(series="ilacs", published=date(2024, 5, 16))
        assert [getattr(self.loaded.of(f), "id", None) for f in (before, after)] == [
            "ILACS-2018",
            "ILACS-2023",
        ]

    def test_the_first_day_of_an_inspection_decides_over_the_reform_of_2026(self) -> None:
        across = Period(date(2026, 3, 30), date(2026, 4, 3))
        after = Period(date(2026, 4, 13), date(2026, 4, 24))
        day = date(2026, 6, 1)
        found = [
            self.loaded.of(Facts(series="ilacs", periods=(one,), published=day))
            for one in (across, after)
        ]
        assert [getattr(one, "id", None) for one in found] == ["ILACS-2023", "ILACS-2026"]

    def test_without_a_day_the_framework_stays_unknown(self) -> None:
        assert self.loaded.of(Facts(series="ilacs")) is None

    def test_an_unknown_framework_is_not_replaced_by_another(self) -> None:
        assert self.loaded.of(Facts(series="sif", framework="SIF-2099")) is None

    def test_the_board_s_judgement_in_a_single_report_is_of_its_own_framework(self) -> None:
        sif = self.loaded.of(Facts(series="sif"))
        said = Judgement("The LSCB", "good", None, False, (), "effectiveness")
        framework, area, grade = self.loaded.placed(sif, said)
        assert framework is not None
        assert framework.id == "LSCB-REVIEW"
        assert area is not None
        assert grade is not None
        assert grade.iri == FRAMEWORK["lscb-review-good"]

    def test_an_area_is_known_by_its_id_and_not_by_its_wording(self) -> None:
        sif = self.loaded.of(Facts(series="sif"))
        said = Judgement("Children’s services in Westmarsh", "good", None, True, (), "overall")
        _, area, _ = self.loaded.placed(sif, said)
        assert area is not None
        assert area.iri == FRAMEWORK["sif-area-overall"]


SHARED = resources.ROOT.parent / "shared" / "registers" / "grading_scales.csv"


@pytest.mark.skipif(not SHARED.exists(), reason="the register of grade scales is not here")
def test_the_scales_say_what_the_register_of_scales_says() -> None:
    loaded = load_frameworks(resources.ONTOLOGY / "frameworks.ttl")
    by_id = {framework.id: framework for framework in loaded.frameworks.values()}
    with SHARED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["value"]]
    assert rows
    for row in rows:
        framework = by_id[row["framework_id"]]
        (grade,) = {
            grade for grade in framework.grades.values() if grade.label == row["label"]
        }  # fmt: skip
        top = max(int(r["value"]) for r in rows if r["framework_id"] == row["framework_id"])
        value = int(row["value"])
        assert grade.rank == (value if row["best_value"] == "high" else top + 1 - value), row
