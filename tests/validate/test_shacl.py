from __future__ import annotations

from dataclasses import replace

from rdflib import Graph, Literal, URIRef

from inspgraph import resources
from inspgraph.map.uris import Minter
from inspgraph.records import Recommendation
from inspgraph.validate.quoted import as_problems
from inspgraph.validate.shacl import check, load_shapes
from inspgraph.vocab import IG, RDF, SHAPES, SKOS
from tests.map.factories import COUNCIL, HUB, actors, extraction, graph, source, span

LOADED = load_shapes(resources.SHAPES, resources.ONTOLOGY)
NAMES = Minter()


def broken(shape: str, made: Graph) -> list[str]:
    return [str(r.focus) for r in check(made, LOADED) if r.shape == SHAPES[shape]]


class TestCheck:
    def test_a_sound_graph_has_no_results(self) -> None:
        assert check(graph(), LOADED) == ()

    def test_the_graph_is_as_it_was(self) -> None:
        made = graph()
        before = set(made)
        check(made, LOADED)
        assert set(made) == before

    def test_results_come_in_the_same_order_each_time(self) -> None:
        made = graph(recommendations=tuple(
            Recommendation("Do", "wish", None, None, None, span(words))
            for words in ("Westmarsh", "Strengths", "Leaders")
        ))  # fmt: skip
        assert check(made, LOADED) == check(made, LOADED)
        assert len(check(made, LOADED)) == 10

    def test_a_grade_that_is_not_of_the_scale_is_a_warning(self) -> None:
        odd = replace(extraction().judgements[0], grade="very good")
        made = check(graph(judgements=(odd,)), LOADED)
        assert [(r.shape, r.severity) for r in made] == [(SHAPES.WordsOnScale, "warning")]

    def test_a_council_s_own_levels_are_on_no_scale_and_that_is_fine(self) -> None:
        facts = replace(
            extraction().facts, series="self-assessment", framework="SELF-ASSESSMENT",
            voice="authority", inspectorates=(),
        )  # fmt: skip
        own = replace(extraction().judgements[0], grade="area of priority focus", overall=False)
        assert check(graph(facts=facts, judgements=(own,)), LOADED) == ()

    def test_an_actor_that_is_related_but_not_described_is_a_violation(self) -> None:
        some = tuple(actor for actor in actors() if actor.key != HUB)
        assert broken("StatementObjectName", graph(actors=some))

    def test_two_grades_for_one_area_are_noticed(self) -> None:
        again = replace(extraction().judgements[0], grade="inadequate", spans=(span("Strengths"),))
        made = graph(judgements=(*extraction().judgements, again))
        assert broken("AreaJudgedOnce", made)


class TestProblems:
    def test_a_problem_quotes_the_words_it_is_about(self) -> None:
        odd = replace(extraction().judgements[0], grade="very good")
        made = graph(judgements=(odd,))
        (found,) = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert found.code == "shacl-warning"
        assert found.severity == "warning"
        assert found.file == "westmarsh.pdf"
        assert "Overall effectiveness is good" in found.found
        assert found.expected == "The words of a grade are on the framework’s scale."
        assert found.span == span("Overall effectiveness is good")
        assert found.page == 1
        assert found.hint

    def test_a_violation_is_an_error(self) -> None:
        made = graph()
        made.remove((None, IG.polarity, None))
        (found,) = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert (found.code, found.severity) == ("shacl-violation", "error")
        assert found.span == span("Leaders listen – “always”.")

    def test_the_value_that_breaks_the_rule_comes_first(self) -> None:
        made = graph()
        finding = made.value(None, RDF.type, IG.Finding)
        made.set((finding, IG.polarity, Literal("mixed")))  # type: ignore[arg-type]
        (found,) = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert found.found == "mixed: “Leaders listen – “always”.”"

    def test_a_problem_with_an_actor_quotes_where_it_appears(self) -> None:
        made = graph()
        made.add((NAMES.actor(HUB), SKOS.prefLabel, Literal("The other hub")))
        found = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert found
        assert all(one.span == span("family hub") for one in found)

    def test_a_problem_with_a_passage_quotes_the_passage(self) -> None:
        made = graph()
        where = NAMES.span(source(), span("Westmarsh Health Trust"))
        made.set((where, IG.page, Literal(0)))
        found = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert "0: “Westmarsh Health Trust”" in {one.found for one in found}

    def test_of_the_document_as_a_whole_nothing_is_quoted(self) -> None:
        made = graph(facts=replace(extraction().facts, title="", title_span=None))
        (found,) = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert found.span is None
        assert found.found == ""
        assert found.expected == "A document has a title."

    def test_a_thing_without_words_is_named(self) -> None:
        made = graph()
        made.remove((NAMES.file(source()), IG.sha256, None))
        (found,) = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert found.span is None
        assert found.found.startswith("file-")

    def test_problems_stand_in_the_order_of_the_text(self) -> None:
        made = graph()
        for words in ("Westmarsh Health Trust", "Westmarsh Council"):
            made.set((NAMES.span(source(), span(words)), IG.page, Literal(0)))
        found = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert [one.span for one in found if one.span is not None] == [
            span("Westmarsh Council"), span("Westmarsh Health Trust")
        ]  # fmt: skip

    def test_a_very_long_passage_is_cut(self) -> None:
        made = graph()
        exact = URIRef(f"{NAMES.span(source(), span('Westmarsh Council'))}-quote")
        for value in list(made.objects(exact)):
            if str(value) == "Westmarsh Council":
                made.remove((exact, None, value))
                made.add((exact, URIRef("http://www.w3.org/ns/oa#exact"), Literal("words " * 400)))
        made.add((NAMES.actor(COUNCIL), SKOS.prefLabel, Literal("Another")))
        found = as_problems(check(made, LOADED), made, "westmarsh.pdf")
        assert found
        assert all(len(one.found) < 220 for one in found)
