"""Which documents there are, about whom, and which actors they name."""

from __future__ import annotations

from inspgraph.network.nodes import actors
from inspgraph.site.bodies import read_called, read_directory, type_in_words
from inspgraph.site.documents import read_census
from inspgraph.site.site import Site


def test_every_document_has_its_series_date_council_and_overall_grades(site: Site) -> None:
    census = site.once(read_census)
    found = {one.file: one for one in census.documents}
    assert len(found) == len(site.graph.manifest.documents) == 14
    slac = found["wexmoor-slac-2011.html"]
    assert (slac.series, slac.date, slac.is_published) == ("slac", "2011-04-21", True)
    assert census.places(slac) == ("Wexmoor",)
    assert [(grade.label, grade.rank) for grade in slac.grades] == [("adequate", 2), ("good", 3)]
    assert slac.counts["recommendations"] == 7
    assert found["wexmoor-joint-area-review-2007.txt"].date == ""
    assert found["wexmoor-self-assessment-2018.docx"].voice == "authority"


def test_an_authority_has_its_documents_in_order_and_its_latest_grade(site: Site) -> None:
    authorities = {one.name: one for one in site.once(read_census).authorities}
    wexmoor = authorities["Wexmoor"]
    assert wexmoor.label == "Wexmoor Borough Council"
    assert wexmoor.region == "Invented"
    dates = [one.date for one in wexmoor.documents]
    assert dates == [*sorted(date for date in dates if date), "", ""]
    assert next((one.lane, one.document.date) for one in wexmoor.latest) == (
        "Children’s services",
        "2024-07-12",
    )
    assert len({one.lane for one in wexmoor.latest}) == len(wexmoor.latest)
    assert authorities["South Harrenshire"].documents == ()
    assert authorities["South Harrenshire"].latest == ()


def test_the_directory_knows_of_each_actor_what_networks_know(site: Site) -> None:
    directory = site.once(read_directory).by_iri
    for iri, known in actors(site.graph.store).items():
        actor = directory[iri]
        assert (actor.label, actor.type, actor.kind) == (
            known["label"], known["type"], known["kind"],
        )  # fmt: skip
        assert (actor.register, len(actor.documents)) == (known["register"], known["documents"])


def test_names_of_registers_and_names_as_printed_are_an_actors_names(site: Site) -> None:
    directory = site.once(read_directory).by_iri
    police = directory[f"{site.base}actor-police__x-wexshire"]
    assert police.label == "Wexshire Police"
    assert "Wexshire Constabulary" in police.names
    youth = directory[f"{site.base}actor-local__aldersea-and-wexmoor__youth-offending-service"]
    assert {"YOS", "Youth Offending Service"} <= set(youth.names)


def test_some_actors_are_called_as_the_directory_has_them(site: Site) -> None:
    directory = site.once(read_directory)
    found = read_called(site.graph, [actor.iri for actor in directory.actors])
    assert {iri: (one.label, one.type) for iri, one in found.items()} == {
        actor.iri: (actor.label, actor.type) for actor in directory.actors
    }
    assert read_called(site.graph, []) == {}


def test_types_are_written_as_people_do() -> None:
    assert type_in_words("FireAndRescue") == "Fire and rescue"
    assert type_in_words("Unit") == "Team or unit"
    assert type_in_words("NewKind") == "New kind"
