"""Questions as pages: what is asked, where an answer's words lead; what SPARQL's page offers."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from lxml import html

from inspgraph import resources
from inspgraph.api import Graph
from inspgraph.query.catalogue import Question, catalogue, parse
from inspgraph.query.life import COLUMNS
from inspgraph.query.run import Answer, Term
from inspgraph.query.show_with_words import Format, show_quoted
from inspgraph.site.questions.answers import read_answer
from inspgraph.site.questions.form import example_of, is_asked, read_given
from inspgraph.site.routes import answer
from inspgraph.site.site import Site, Wanted, WebPage
from inspgraph.site.sparql.sparql_page import Example, beginnings
from inspgraph.site.sparql.terms import read_terms
from tests.site.conftest import shown

LIBRARY = catalogue(resources.QUERIES)
EACH = pytest.mark.parametrize("question", LIBRARY, ids=lambda question: question.name)


@pytest.fixture(scope="module")
def site(sampled: Graph) -> Site:
    return Site(sampled.folder, ("A limit.",))


def named(name: str) -> Question:
    return next(question for question in LIBRARY if question.name == name)


def ask(site: Site, name: str, **values: str) -> WebPage:
    several = {key: (value,) for key, value in values.items()}
    return answer(site, "question", Wanted(f"/questions/{name}", {"name": name}, several))


def text(page: WebPage) -> str:
    words = html.fromstring(page.body.decode()).itertext()
    return " ".join("".join(str(one) for one in words).split())


@EACH
def test_the_example_of_every_question_is_answered(site: Site, question: Question) -> None:
    given = example_of(site, question)
    assert is_asked(question, given)
    page = ask(site, question.name, **{name: value[0] for name, value in given.values.items()})
    assert page.status == 200
    assert "The SPARQL behind it" in text(page)


@EACH
def test_the_words_of_every_row_lead_to_their_document(site: Site, question: Question) -> None:
    given = example_of(site, question)
    shown = read_answer(site, question, site.graph.asked(question, given.values))
    for line in shown.lines:
        for quote in line.quotes:
            if quote.words.text:
                assert re.match(r"/id/doc-\w+#span-", quote.words.href) or question.then
                assert quote.words.href.startswith("/id/doc-")
                assert quote.document.href.startswith("/id/doc-")


def test_a_quote_leads_to_the_very_passage(site: Site) -> None:
    shown = read_answer(
        site, named("partners"), site.graph.asked(named("partners"), {"body": ("Wexmoor",)})
    )
    assert shown.lines
    for line in shown.lines:
        (quote,) = line.quotes
        span = quote.words.href.partition("#")[2]
        assert span.startswith("span-")
        (there,) = site.graph.query(
            f"SELECT ?words ?file {{ id:{span} oa:hasSelector/oa:exact ?words ; "
            "oa:hasSource/prov:wasDerivedFrom/ig:fileName ?file }"
        )
        assert " ".join(str(there["words"]).split()) == quote.words.text
        assert there["file"] == quote.document.text


def test_a_body_in_an_answer_leads_to_the_body_that_the_document_names(site: Site) -> None:
    partners = shown(site, "/questions/partners?body=Aldersea+College")
    assert "/id/actor-gss__X06000002" in partners.xpath("//td/a[.='Aldersea City Council']/@href")
    grades = shown(site, "/questions/grades?authority=Wexmoor")
    councils = grades.xpath("//tbody//td[1]/a[.='Wexmoor']/@href")
    assert set(councils) == {"/id/actor-gss__X06000001"}
    served = shown(site, "/questions/relations-of?body=Wexshire+Police&relation=servesArea")
    assert all("/id/area-" in link for link in served.xpath("//tbody//td[3]/a/@href"))
    documents = shown(site, "/questions/documents").xpath("//tbody//td[1]/a/@href")
    assert len(documents) == len(site.graph.manifest.documents)
    assert all(link.startswith("/id/doc-") for link in documents)


def test_two_things_of_one_name_lead_to_two_pages(site: Site) -> None:
    answer = Answer(
        ("partner", "partner_iri"),
        tuple((ox.Literal("The board"), ox.NamedNode(f"{site.base}{one}")) for one in "ab"),
        hidden=frozenset({"partner_iri"}),
    )
    lines = read_answer(site, parse("own", "ASK {}"), answer).lines
    assert [line.cells[0].href for line in lines] == ["/id/a", "/id/b"]
    assert [len(line.cells) for line in lines] == [1, 1]


def test_a_name_without_an_iri_is_only_text(site: Site) -> None:
    answer = Answer(("partner",), ((ox.Literal("Aldersea City Council"),),))
    (line,) = read_answer(site, parse("own", "ASK {}"), answer).lines
    assert line.cells[0].href == ""


def test_types_and_relations_are_shown_in_words(site: Site) -> None:
    partners = shown(site, "/questions/partners?body=Aldersea+College").xpath("//tbody//td/text()")
    assert "Local authority" in partners
    assert "LocalAuthority" not in partners
    relations = shown(site, "/questions/relations-of?body=Wexmoor").xpath("//tbody//td/text()")
    assert "partner of" in relations
    assert "partnerOf" not in relations


def test_words_that_are_no_passage_lead_to_their_page(site: Site) -> None:
    question = named("recommendation-life")
    document = ox.NamedNode(f"{site.base}doc-{'0' * 32}")
    given: dict[str, Term | None] = {"words": ox.Literal("Said."), "document_iri": document}
    for page, end in ((ox.Literal("2"), "#page-2"), (None, "0")):
        cells = {**given, "page": page}
        row = tuple(cells.get(name) for name in COLUMNS)
        (line,) = read_answer(site, question, Answer(COLUMNS, (row,))).lines
        address = line.quotes[-1].words.href
        assert address.startswith(f"/id/doc-{'0' * 32}")
        assert address.endswith(end)


def test_an_answered_question_shows_its_rows_first_and_the_form_behind_what_was_asked(
    site: Site,
) -> None:
    page = shown(site, "/questions/judgements?region=all&grade=good")
    (summary,) = page.xpath("//details[.//form[@method='get']]/summary[contains(., 'Change')]")
    assert " ".join(summary.text_content().split()) == "Region: all · Grade: good Change"
    for address in ("/questions/judgements", "/questions/judgements?authority=Wexmoor&from=2090"):
        assert not shown(site, address).xpath("//summary[contains(., 'Change')]")


def test_a_column_without_values_is_left_out_unless_it_is_narrowed(site: Site) -> None:
    question, given = named("recommendations"), {"file": ("aldersea-sif-2016.pdf",)}
    whole = site.graph.asked(question, given)
    at = whole.columns.index("addressee")
    assert whole.rows
    assert all(row[at] is None for row in whole.rows)
    names = [name for name, _ in read_answer(site, question, whole).names]
    assert "text" in names
    assert "addressee" not in names
    narrowed = read_answer(site, question, whole, narrowed=["addressee"])
    assert "addressee" in [name for name, _ in narrowed.names]


def test_words_that_a_column_has_stand_once_and_their_document_leads_to_them(site: Site) -> None:
    question, given = named("recommendations"), {"authority": ("Wexmoor",)}
    shown = read_answer(site, question, site.graph.asked(question, given))
    bare = [line.quotes[0] for line in shown.lines if not line.quotes[0].words.text]
    assert bare
    assert all("#span-" in quote.document.href for quote in bare)


@pytest.mark.parametrize("kind", ["csv", "json", "markdown"])
def test_a_file_has_what_the_command_prints(site: Site, kind: Format) -> None:
    question = named("relations")
    printed = show_quoted(site.graph.asked(question, {}), question, kind, site.graph.prefixes)
    page = ask(site, "relations", format=kind)
    assert page.body.decode() == printed
    assert page.file.startswith("relations.")


def test_an_answer_comes_in_pages_and_says_which(site: Site) -> None:
    question = named("actors")
    whole = site.graph.asked(question, {})
    shown = read_answer(site, question, whole, page=2, size=10)
    assert (shown.first, shown.last, shown.number) == (11, 20, len(whole.rows))
    last = read_answer(site, question, whole, page=10**6, size=10)
    assert last.page == last.pages
    assert last.last == len(whole.rows)


def test_a_near_name_is_answered_with_links_to_choose_from(site: Site) -> None:
    page = ask(site, "partners", body="Wexmoot", to="2020")
    assert page.status == 400
    alert = html.fromstring(page.body.decode()).find(".//*[@role='alert']")
    assert alert is not None
    links = [link.get("href") for link in alert.iter("a")]
    assert "/questions/partners?body=wexmoor&to=2020" in links


def test_what_is_missing_and_what_is_not_there_is_told(site: Site) -> None:
    assert ask(site, "partners").status == 200
    assert ask(site, "partners", **{"from": "2010"}).status == 400
    assert ask(site, "none").status == 404
    assert ask(site, "partners", body="Wexmoor", format="xlsx").status == 404
    assert ask(site, "partners", body="Wexmoor", page="x").status == 200


def test_a_region_stands_for_its_councils(site: Site) -> None:
    question = named("grades")
    given = read_given(question, Wanted("", {}, {"region": ("Invented",), "page": ("2",)}))
    assert given.values == {"region": ("Invented",)}
    assert is_asked(question, given)
    assert ask(site, "grades", region="Invented").status == 200


def test_names_in_an_answer_are_only_text(site: Site) -> None:
    page = ask(site, "partners", body="<script>alert(1)</script>")
    assert page.status == 400
    assert b"<script>alert" not in page.body


def test_terms_have_labels_and_definitions(site: Site) -> None:
    terms = {one.name: one for one in read_terms(site.graph)}
    judgement = terms["ig:Judgement"]
    assert (judgement.kind, judgement.label) == ("class", "judgement")
    assert judgement.definition.endswith(".")
    assert terms["ig:gradeLabel"].kind == "property"
    assert terms["kind:topic-workforce"].kind == "concept"
    assert "rdf:type" in terms


@pytest.mark.parametrize("example", beginnings(), ids=lambda one: one.name)
def test_every_query_to_begin_with_gives_something(site: Site, example: Example) -> None:
    found = site.graph.answer(example.text, is_text=True)
    assert found.rows or found.triples


def test_the_sparql_page_has_the_query_of_its_address(site: Site) -> None:
    def area(**values: str) -> str:
        given = {name: (value,) for name, value in values.items()}
        page = answer(site, "query", Wanted("/query", {}, given))
        return str(html.fromstring(page.body.decode()).findtext(".//textarea"))

    assert area(query="ASK { ?s ?p '</textarea>' }").strip() == "ASK { ?s ?p '</textarea>' }"
    assert "ig:partnerOf" in area(example="partnerships")
    assert "VALUES ?body" in area(example="partners")
    assert answer(site, "query", Wanted("/query", {}, {"example": ("none",)})).status == 404
