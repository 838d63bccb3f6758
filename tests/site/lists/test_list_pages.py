"""The first page and the lists: what they count, and how their forms narrow them."""

from __future__ import annotations

import pytest

from inspgraph.errors import QueryError
from inspgraph.site.days import day_in_words
from inspgraph.site.lists.listing import Choice, address, choices, has_words, paged
from inspgraph.site.site import Site, Wanted
from tests.site.conftest import ALDERSEA, WEXMOOR, got, shown, words


def test_the_first_page_counts_what_the_graph_holds(site: Site) -> None:
    page = shown(site, "/")
    figures = [words(one) for one in page.xpath("//ul[@class='figures']/li")]
    counts = [entry.counts for entry in site.graph.manifest.documents]
    total = {name: sum(one[name] for one in counts) for name in counts[0]}
    assert figures[0] == "14 documents"
    assert f"{total['judgements']} judgements" in figures
    assert f"{total['recommendations']} recommendations" in figures
    bodies = site.graph.query("SELECT (COUNT(DISTINCT ?a) AS ?n) { ?s ig:actor ?a }")
    assert f"{bodies[0]['n']} bodies and services" in figures


def test_each_bar_leads_to_as_many_documents_as_it_says(site: Site) -> None:
    bars = shown(site, "/").xpath("//table[@class='bars']/tbody/tr[.//a]")
    assert len(bars) > 15
    for bar in bars:
        number = int(bar.find("td").text)
        listed = shown(site, bar.find(".//a").get("href"))
        assert len(listed.xpath("//main//tbody/tr")) == number


def test_each_overall_grade_leads_to_the_documents_that_gave_it(site: Site) -> None:
    rows = shown(site, "/").xpath("//table[@class='grades-by']//li/a")
    assert rows
    for link in rows:
        listed = shown(site, link.get("href"))
        assert listed.xpath("//main//tbody/tr")
        for row in listed.xpath("//main//tbody/tr"):
            assert words(link) in words(row)


def test_the_first_page_leads_to_problems_by_code(site: Site) -> None:
    links = shown(site, "/").xpath("//a[starts-with(@href, '/problems?code=')]")
    assert {link.text for link in links} == {one.code for one in site.graph.problems}
    for link in links:
        listed = shown(site, link.get("href"))
        number = int(words(link.getparent().getparent()[-1]))
        assert len(listed.xpath("//main//tbody/tr")) == number


def test_authorities_stand_by_region_with_their_latest_grade(site: Site) -> None:
    page = shown(site, "/authorities")
    assert [words(one) for one in page.xpath("//h2")] == ["Invented 4"]
    row = page.xpath(f"//tr[.//a[@href='{WEXMOOR}']]")[0]
    assert "Wexmoor Wexmoor Borough Council" in words(row)
    assert "2006–2024" in words(row)
    assert "good" in words(row)
    assert "South Harrenshire" in words(page.xpath("//main/details")[0])


def test_authorities_are_narrowed_by_name_code_and_region(site: Site) -> None:
    def named(asked: str) -> list[str]:
        page = shown(site, f"/authorities?{asked}")
        return [link.text for link in page.xpath("//tbody//th/a")]

    assert named("q=alder") == ["Aldersea"]
    assert named("q=X06000001") == ["Wexmoor"]
    assert named("q=borough") == ["Wexmoor"]
    assert named("region=Invented&q=harren") == ["Harrenshire", "North Harrenshire"]
    assert named("region=Elsewhere") == []
    assert "near misses" in words(shown(site, "/authorities?q=zzz"))


def test_documents_are_narrowed_by_all_that_is_asked_for_together(site: Site) -> None:
    def files(asked: str) -> list[str]:
        page = shown(site, f"/documents?{asked}")
        return [words(one) for one in page.xpath("//tbody//th")]

    assert len(files("")) == 14
    assert "12 July 2024" in words(shown(site, "/documents").xpath("//tbody/tr")[0])
    assert len(files("authority=X06000001")) == 7
    assert len(files("authority=X06000001&series=jar")) == 1
    assert len(files("year=undated")) == 2
    assert len(files("voice=authority")) == 1
    assert files("q=self+wexmoor") == files("voice=authority")
    assert files("grade=good&year=2011") == files("series=slac")
    assert files("series=none") == []


def test_a_form_keeps_what_was_asked_for(site: Site) -> None:
    page = shown(site, "/documents?series=jar&q=area")
    assert page.xpath("//select[@name='series']/option[@selected]/@value") == ["jar"]
    assert page.xpath("//form[@class='filters']//input[@name='q']/@value") == ["area"]
    assert all(
        page.xpath(f"//label[@for='{field.get('id')}']") for field in page.xpath("//select|//input")
    )


def test_bodies_are_narrowed_by_type_and_register_and_sorted(site: Site) -> None:
    first = [words(one) for one in shown(site, "/bodies").xpath("//tbody//th/a")]
    assert len(first) == 100
    assert first[0] in ("Ofsted", "Wexmoor Borough Council", "Wexshire Police")
    numbers = [int(one.text) for one in shown(site, "/bodies").xpath("//td[@class='number']")]
    assert numbers == sorted(numbers, reverse=True)
    assert min(numbers) > 0
    everyone = shown(site, "/bodies?named=all&sort=name")
    known = [int(one.text) for one in everyone.xpath("//td[@class='number']")]
    assert min(known) == 0, "the samples' registers know more than is named"
    by_name = [one.text for one in shown(site, "/bodies?sort=name").xpath("//tbody//th/a")]
    assert by_name == sorted(by_name, key=str.casefold)
    health = shown(site, "/bodies?type=HealthBody")
    assert {one.text for one in health.xpath("//tbody//span[@class='tag']")} == {"Health body"}
    police = shown(site, "/bodies?register=police")
    assert [one.text for one in police.xpath("//tbody//th/a")] == ["Wexshire Police"]
    assert [one.text for one in shown(site, "/bodies?q=YOS").xpath("//tbody//th/a")] == [
        "Wexmoor and Aldersea Youth Offending Service"
    ]


def test_a_long_list_goes_on_over_pages(site: Site) -> None:
    first, second = shown(site, "/bodies?sort=name"), shown(site, "/bodies?sort=name&page=2")
    following = first.xpath("//a[@rel='next']/@href")
    assert following == ["/bodies?sort=name&page=2"]
    names = [one.get("href") for page in (first, second) for one in page.xpath("//tbody//th/a")]
    assert len(names) == len(set(names))
    assert f"{len(names)} bodies and services" in words(first)
    assert got(site, "/bodies?page=x").status == 400
    assert shown(site, "/bodies?page=999").xpath("//a[@rel='prev']")


def test_problems_say_what_to_do_and_lead_to_their_document(site: Site) -> None:
    page = shown(site, "/problems?code=no-date")
    rows = [words(row) for row in page.xpath("//tbody/tr")]
    assert len(rows) == 2
    assert all("Put the date into the file name." in row for row in rows)
    for link in page.xpath("//tbody//th/a/@href"):
        assert got(site, link).status == 200


def test_pages_of_a_list_count_from_one_and_end() -> None:
    def page(number: str, items: int = 5) -> tuple[int, ...]:
        found = paged(range(items), Wanted("/", values={"page": (number,)}), 2)
        return (found.number, found.pages, found.first, found.last, found.total, len(found.items))

    assert page("1") == (1, 3, 1, 2, 5, 2)
    assert page("3") == page("9") == (3, 3, 5, 5, 5, 1)
    assert page("0") == page("1")
    assert page("1", 0) == (1, 1, 0, 0, 0, 0)
    for wrong in ("-1", "x", "1.5", "9" * 40, "٣x"):
        with pytest.raises(QueryError):
            page(wrong)


def test_words_of_a_filter_are_looked_for_where_words_begin() -> None:
    assert has_words("board wex", "Wexmoor Safeguarding Children Board")
    assert has_words("stockton on", "Stockton-on-Tees")
    assert has_words("", "anything")
    assert not has_words("moor", "Wexmoor")


def test_addresses_keep_only_what_has_a_value() -> None:
    assert address("/find", {"q": "a & b", "kind": ""}) == "/find?q=a+%26+b"
    assert address("/find", {"q": ""}) == "/find"


def test_choices_are_counted_and_in_the_order_of_their_labels() -> None:
    found = choices([("b", "Beta"), ("a", "alpha"), ("b", "Beta")])
    assert found == (Choice("a", "alpha", 1), Choice("b", "Beta", 2))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2024-07-12", "12 July 2024"), ("2024-07", "July 2024"), ("2024", "2024"), ("", ""),
        ("2024-13-01", "2024-13-01"), ("spring 2024", "spring 2024"),
    ],
)  # fmt: skip
def test_days_are_written_as_people_do(day: str, written: str) -> None:
    assert day_in_words(day) == written


def test_an_authority_can_be_reached_from_each_list(site: Site) -> None:
    for start in ("/", "/authorities", "/documents", "/bodies"):
        assert ALDERSEA in shown(site, start).xpath("//a/@href")


@pytest.mark.parametrize("kind", ["json", "sarif"])
def test_problems_are_given_as_a_file(site: Site, kind: str) -> None:
    page = got(site, f"/problems?code=no-date&format={kind}")
    assert (page.media, page.file) == ("application/json", f"problems.{kind}")
    assert page.body.count(b"no-date") >= 2
    assert b"missing-part" not in page.body


def test_problems_come_in_no_other_format(site: Site) -> None:
    assert got(site, "/problems?format=exe").status == 404
