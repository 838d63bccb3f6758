"""Every row of the lexicon does what its example says, and not what its counter-example says."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest

from inspgraph import resources
from inspgraph.bodies.names.lexicon import Lexicon, expand, load_lexicon
from inspgraph.bodies.names.mentions import Mention, MentionFinder
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks
from inspgraph.text.tokens import phrase

CUES = resources.DATA / "cues"
Find = Callable[[str], list[tuple[str, Mention]]]
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (CUES / f"actor_{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CUES)


@pytest.fixture(scope="module")
def find(lexicon: Lexicon) -> Find:
    nlp = make_tokenizer_pipeline()
    finder = MentionFinder(nlp, lexicon, ())

    def found(text: str) -> list[tuple[str, Mention]]:
        doc = normalise_marks(nlp.make_doc(text))
        return [(doc[m.start : m.end].text, m) for m in finder(doc)]

    return found


@pytest.mark.parametrize("row", [*rows("terms"), *rows("names")], ids=lambda row: row["id"])
def test_a_term_is_found_in_its_example_and_not_in_its_counter_example(
    row: Row, find: Find
) -> None:
    mentions = [m for _, m in find(row["example"]) if row["id"] in m.refs]
    assert [(m.kind, m.type) for m in mentions[:1]] == [(row["kind"], row["type"])]
    assert not [m for _, m in find(row["counter_example"]) if row["id"] in m.refs]


@pytest.mark.parametrize("row", rows("heads"), ids=lambda row: row["head"])
def test_a_head_noun_ends_a_name_in_its_example_only(row: Row, find: Find) -> None:
    def ending(text: str) -> list[Mention]:
        return [
            m
            for words, m in find(text)
            if m.source == "head" and row["head"] in (words.lower().split()[-1], words.lower())
        ]

    assert [(m.kind, m.type) for m in ending(row["example"])] == [(row["kind"], row["type"])]
    assert ending(row["counter_example"]) == []


@pytest.mark.parametrize("row", rows("exclusions"), ids=lambda row: row["example"])
def test_an_excluded_phrase_is_no_actor(row: Row, find: Find) -> None:
    excluded = re.compile(row["form"])
    words = re.findall(r"[\w'’-]+|[^\w\s]", row["example"].lower())
    assert any(
        excluded.fullmatch(" ".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    ), "the example holds no such phrase"
    assert not [w for w, _ in find(row["example"]) if excluded.fullmatch(phrase([w]).lower())]


@pytest.mark.parametrize("row", rows("types"), ids=lambda row: row["example"])
def test_a_name_has_the_type_its_pattern_says(row: Row, lexicon: Lexicon) -> None:
    assert lexicon.type_of(row["example"], "body", "?") == (row["kind"], row["type"])
    pattern = next(p for p, _, _ in lexicon.types if p.pattern == row["pattern"])
    assert not pattern.fullmatch(row["counter_example"])


def test_ids_are_given_once_and_terms_refer_to_terms() -> None:
    ids = [row["id"] for row in (*rows("terms"), *rows("names"))]
    assert len(ids) == len(set(ids))
    terms = {row["id"] for row in rows("terms")}
    assert {row["otherwise"] for row in rows("terms")} - {""} <= terms
    assert {row["common"] for row in rows("terms")} <= {"", "yes", "commissioned", "provided"}


def test_a_form_means_one_term_only(lexicon: Lexicon) -> None:
    seen: dict[str, str] = {}
    for term in lexicon.terms.values():
        for form in term.forms:
            assert seen.setdefault(form.lower(), term.id) == term.id, form


@pytest.mark.parametrize(
    ("form", "spelled"),
    [
        ("hub", ["hub"]),
        ("[a] hub", ["a hub", "hub"]),
        ("(hub|hubs)", ["hub", "hubs"]),
        ("the [new|old] hub", ["the new hub", "the old hub", "the hub"]),
    ],
)
def test_a_form_expands_to_every_spelling(form: str, spelled: list[str]) -> None:
    assert list(expand(form)) == spelled


def test_an_unknown_kind_or_case_is_an_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("cues")
    for path in CUES.glob("actor_*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    heads = (folder / "actor_heads.csv").read_text(encoding="utf-8")
    (folder / "actor_heads.csv").write_text(heads.replace("team,body,", "team,person,", 1))
    with pytest.raises(ValueError, match="body or a service"):
        load_lexicon(folder)
    (folder / "actor_heads.csv").write_text(heads.replace("Unit,any,", "Unit,lower,", 1))
    with pytest.raises(ValueError, match="any case, title or named"):
        load_lexicon(folder)
