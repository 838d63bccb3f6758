"""Which grades are set beside which, and how they are drawn."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pyoxigraph as ox

from inspgraph.api import Graph
from inspgraph.site.documents import Document
from inspgraph.site.dossier.judged import Change, JudgedArea, Scales, read_scales
from inspgraph.site.dossier.timeline import LEFT, WIDTH, Marked, draw
from inspgraph.site.dossier.turns import last_turns
from inspgraph.site.quotes import QuotedWords
from inspgraph.site.site import Site
from inspgraph.store.prefixes import prefixes_of

STEPS = {1: "poor", 2: "fair", 3: "good"}


def scales_of(turtle: str) -> Scales:
    """Scales as the pages read them, of a store that has only these."""
    store, prefixes = ox.Store(), prefixes_of()
    names = "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items())
    store.update(f"{names} INSERT DATA {{ {turtle} }}")
    return read_scales(cast("Graph", SimpleNamespace(store=store, prefixes=prefixes)))


SCALES = scales_of(
    "".join(
        f"<x:{scale}-{rank}> ig:rank {rank} ; skos:inScheme <x:{scale}> ; "
        f'skos:prefLabel "{name}" . '
        for scale in ("old", "new", "other", "alone")
        for rank, name in STEPS.items()
    )
    + "<x:old-2> skos:closeMatch <x:new-2> . <x:new-2> skos:closeMatch <x:old-2> . "
    "<x:old> ig:notComparableWith <x:other> ."
)


def document(date: str, series: str = "report", voice: str = "inspectorate") -> Document:
    return Document(
        iri=f"doc-{date}-{series}", file=f"{date}.pdf", path=f"{date}.pdf", title="",
        series=series, series_label=series.capitalize(), authorities=(), date=date,
        is_published=bool(date), voice=voice,
    )  # fmt: skip


def judged(
    date: str, rank: int, scale: str = "old", area: str = "the whole", overall: bool = True
) -> JudgedArea:
    of = document(date)
    return JudgedArea(
        f"{date}-{area}-{scale}-{rank}", area, STEPS.get(rank, "promising"), overall,
        rank, f"x:{scale}" if rank else "", QuotedWords("", "", of, "", ""), of, "lane",
    )  # fmt: skip


def test_scales_that_match_are_a_family_and_others_are_alone() -> None:
    family = SCALES.families()
    assert family["x:old"] == family["x:new"]
    assert len({family[scale] for scale in ("x:old", "x:other", "x:alone")}) == 3


def test_scales_of_the_ontology_that_are_stated_unlike_are_in_no_family(site: Site) -> None:
    scales = site.once(read_scales)
    family = scales.families()
    framework = "https://w3id.org/inspgraph/framework/"
    assert family[f"{framework}sif"] == family[f"{framework}ilacs-2023"]
    assert family[f"{framework}lac-2013"] != family[f"{framework}sif"]


def test_a_turn_in_which_nothing_compares_is_followed_by_the_last_that_does() -> None:
    every = [
        judged("2008-01-01", 1), judged("2010-01-01", 2), judged("2012-01-01", 2, "other"),
        judged("2012-01-01", 1, "other", "health", overall=False),
    ]  # fmt: skip
    first, second, third, _ = every
    changes = {
        second.iri: Change(first, second, "better"),
        third.iri: Change(second, third, "not comparable: stated"),
    }
    turns = last_turns(every, changes, ["lane"])
    assert [turn.document.date for turn in turns] == ["2012-01-01", "2010-01-01"]
    assert [one.compared for one in turns[1].changes] == ["better"]
    assert [one.area for one in turns[0].now] == ["health"]
    assert turns[0].previous == document("2010-01-01")
    assert [turn.document.date for turn in last_turns(every[:2], changes, ["lane"])] == [
        "2010-01-01"
    ]
    assert last_turns([], {}, ["lane"]) == ()
    assert last_turns(every, changes, ["another"]) == ()


def marked(*judgements: JudgedArea) -> Marked:
    return Marked(judgements[0].document, judgements, ["/x"] * len(judgements), "/doc")


def test_points_stand_in_the_lane_of_their_family_by_date_and_rank() -> None:
    picture = draw(
        [
            marked(judged("2008-01-01", 1)), marked(judged("2010-07-01", 3, "new")),
            marked(judged("2012-12-31", 2, "other")), marked(judged("2011-01-01", 0)),
        ],
        SCALES,
    )  # fmt: skip
    assert picture
    own, other, bare = picture.lanes
    assert [point.rank for point in own.points] == [1, 3]
    low, high = own.points
    assert low.x < high.x
    assert low.y > high.y
    assert own.lines == ((low.x, low.y, high.x, high.y),)
    assert other.lines == ()
    assert own.bottom <= other.y
    assert (bare.title, len(bare.points)) == ("No overall grade", 1)
    assert bare.points[0].href == "/doc"
    assert [year for year, _ in picture.years] == [2008, 2009, 2010, 2011, 2012, 2013]
    assert all(LEFT <= one.x <= WIDTH for lane in picture.lanes for one in lane.points)
    assert all(one.y < picture.height for lane in picture.lanes for one in lane.points)


def test_two_grades_of_one_report_stand_side_by_side_and_no_line_leads_through_them() -> None:
    two = marked(judged("2010-01-01", 2, area="a"), judged("2010-01-01", 2, area="b"))
    picture = draw([marked(judged("2008-01-01", 1)), two], SCALES)
    assert picture
    _, one, other = picture.lanes[0].points
    assert other.x - one.x > 10
    assert picture.lanes[0].lines == ()


def test_one_date_is_no_line() -> None:
    assert draw([marked(judged("2010-01-01", 2)), marked(judged("", 2))], SCALES) is None
    assert draw([], SCALES) is None


def test_many_years_are_named_now_and_then() -> None:
    picture = draw([marked(judged("1990-01-01", 1)), marked(judged("2025-01-01", 1))], SCALES)
    assert picture
    assert len(picture.years) <= 13
