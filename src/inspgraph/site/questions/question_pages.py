"""The questions: all of them by group, and each as a form with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, cast
from urllib.parse import urlencode

from inspgraph import resources
from inspgraph.errors import QueryError, UnclearNameError
from inspgraph.query.asking import takes_peers
from inspgraph.query.catalogue import GROUPS, Question, catalogue
from inspgraph.query.run import Answer
from inspgraph.query.show_with_words import show_quoted
from inspgraph.site.bodies import read_called
from inspgraph.site.questions.answers import AnswerCell, read_answer
from inspgraph.site.questions.arranged import ONLY, SORT, arranged
from inspgraph.site.questions.form import (
    FOLLOW,
    Given,
    example_of,
    fields_of,
    follows,
    is_asked,
    peer_fields,
    read_given,
)
from inspgraph.site.render import render
from inspgraph.site.site import NotFoundError, Site, Wanted, WebPage

FILES: Final = {
    "csv": ("CSV", "text/csv", "csv"),
    "json": ("JSON", "application/json", "json"),
    "markdown": ("Markdown", "text/markdown", "md"),
}
"""The formats for downloading an answer: title, media type, and file ending."""
_CHOICES: Final = 50


def questions_page(site: Site, _: Wanted) -> WebPage:
    """Show every question by group."""
    known = catalogue(resources.QUERIES)
    groups = [
        (title, [question for question in known if question.group == group])
        for group, title in GROUPS.items()
    ]
    return render(site, "questions.html", groups=groups)


def question_page(site: Site, wanted: Wanted) -> WebPage:
    """Show a question's form, with its answer if it was asked, or return the answer as a file.

    Raises ``NotFoundError`` where there is no such question or format.
    """
    named, kind = wanted.parts.get("name", ""), wanted.value("format")
    question = next((one for one in catalogue(resources.QUERIES) if one.name == named), None)
    if question is None or (kind and kind not in FILES):
        raise NotFoundError(wanted.path)
    given = read_given(question, wanted)
    answer: Answer | None = None
    problem: QueryError | None = None
    if not is_asked(question, given):
        if given.values or kind:
            problem = QueryError("Fill in what is needed, and ask again.")
    else:
        try:
            answer = site.graph.asked(question, given.values, follow_succession=given.follow)
        except QueryError as error:
            problem = error
    if answer is not None:
        answer = arranged(answer, given.sort, given.only)
    if answer is not None and kind:
        return _file(site, question, answer, kind)
    return _show(site, wanted, question, given, answer, problem)


def _file(site: Site, question: Question, answer: Answer, kind: str) -> WebPage:
    _, media, ending = FILES[kind]
    wished = cast("Literal['csv', 'json', 'markdown']", kind)
    text = show_quoted(answer, question, wished, site.graph.prefixes)
    return WebPage(text.encode(), media, file=f"{question.name}.{ending}")


def _show(
    site: Site,
    wanted: Wanted,
    question: Question,
    given: Given,
    answer: Answer | None,
    problem: QueryError | None,
) -> WebPage:
    asked = wanted.value("page")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    example = example_of(site, question)
    sparql = ""
    if answer is not None:
        sparql = readable(
            question,
            site.graph.sparql_of(question, given.values, follow_succession=given.follow),
        )
    return render(
        site,
        "question.html",
        400 if problem else 200,
        question=question,
        path=wanted.path,
        given=given,
        fields=fields_of(site, question, given),
        peers=peer_fields(site, given) if takes_peers(question) else (),
        follow=FOLLOW if follows(question) else "",
        example=example.address(wanted.path) if example.values else "",
        example_values=", ".join(value for values in example.values.values() for value in values),
        meant=tuple(_meant(site, given)),
        message=str(problem or ""),
        choices=tuple(_choices(site, wanted.path, given, problem)),
        shown=None
        if answer is None
        else read_answer(site, question, answer, number, narrowed=given.only),
        files=[
            (title, given.address(wanted.path, format=name)) for name, (title, *_) in FILES.items()
        ],
        only_name=ONLY,
        sort_name=SORT,
        sparql=sparql,
        query_page=f"/query?{urlencode({'query': sparql})}",
    )


def _choices(
    site: Site, path: str, given: Given, problem: QueryError | None
) -> Iterator[tuple[AnswerCell, str]]:
    """Yield the choices for an unclear name: a link that asks with it, and its distinction."""
    if not isinstance(problem, UnclearNameError):
        return
    for value, told in problem.choices[:_CHOICES]:
        label = _label(site, _iri(site, value)) if value.startswith("id:") else ""
        yield AnswerCell(label or value, given.instead(problem.name, value).address(path)), told


def _meant(site: Site, given: Given) -> Iterator[AnswerCell]:
    """Yield the names of the things that were given by their IRIs, with links."""
    for values in given.values.values():
        for value in values:
            iri = _iri(site, value)
            path = site.places.path(iri)
            label = _label(site, iri) if path else ""
            if label and path:
                yield AnswerCell(label, path)


def _label(site: Site, iri: str) -> str:
    called = read_called(site.graph, [iri])
    return called[iri].label if iri in called else ""


def _iri(site: Site, value: str) -> str:
    local = value.removeprefix("id:")
    return site.base + local if local != value else value


def readable(question: Question, text: str) -> str:
    """Return SPARQL with the question's title in the place of the catalogue's header."""
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if line and line[0] != "#"), 0)
    return "\n".join([f"# {question.title}", *lines[start:], ""])
