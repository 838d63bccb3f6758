from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.map.uris import Minter, digest, local_name
from inspgraph.records import Span
from tests.map.factories import relation, source

NAMES = Minter()
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
keys = st.text(max_size=200)


def local(iri: object) -> str:
    return str(iri).removeprefix(NAMES.base)


@given(keys)
def test_any_key_becomes_a_plain_local_name(key: str) -> None:
    assert PLAIN.match(local(NAMES.actor(key)))


@given(keys, keys)
def test_distinct_keys_get_distinct_names(one: str, other: str) -> None:
    assert (NAMES.actor(one) == NAMES.actor(other)) == (one == other)


@given(st.text(alphabet="a:_-é0x", max_size=8), st.text(alphabet="a:_-é0x", max_size=8))
def test_the_escapes_cannot_imitate_each_other(one: str, other: str) -> None:
    assert (local_name(one) == local_name(other)) == (one == other)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_parts_of_a_digest_do_not_run_into_each_other(a: list[str], b: list[str]) -> None:
    assert (digest(*a) == digest(*b)) == (a == b)


def test_long_keys_that_begin_alike_stay_apart() -> None:
    assert local_name("a" * 500) != local_name("a" * 501)
    assert len(local_name("é" * 500)) < 160


def test_a_register_key_stays_readable() -> None:
    assert local(NAMES.actor("gss:E06000003")) == "actor-gss__E06000003"


def test_an_authority_area_is_the_statistics_office_s() -> None:
    area = "http://statistics.data.gov.uk/id/statistical-geography/E06000003"
    assert str(NAMES.area("gss:E06000003")) == area


@pytest.mark.parametrize("key", ["gss:nonsense", "local:E06000003:x", "gss:E06000003/../x"])
def test_only_a_whole_gss_code_becomes_an_area_of_the_statistics_office(key: str) -> None:
    assert PLAIN.match(local(NAMES.area(key)))


def test_the_document_keeps_its_name_when_its_text_is_read_better() -> None:
    assert NAMES.document(source()) == NAMES.document(replace(source(), name="other/name.pdf"))
    assert NAMES.document(source()) != NAMES.document(source(seed="other bytes"))


def test_spans_of_one_text_differ_by_their_ends() -> None:
    made = {NAMES.span(source(), Span(a, b)) for a in range(3) for b in range(3, 6)}
    assert len(made) == 9


def test_a_symmetric_relation_is_one_statement_in_either_order() -> None:
    one, other = relation("a:1", "partnerOf", "b:2"), relation("b:2", "partnerOf", "a:1")
    assert NAMES.statement(one) == NAMES.statement(other)
    assert NAMES.statement(relation("a:1", "funds", "b:2")) != NAMES.statement(
        relation("b:2", "funds", "a:1")
    )


def test_what_is_denied_or_planned_is_another_statement() -> None:
    plain = relation()
    made = {
        NAMES.statement(plain),
        NAMES.statement(replace(plain, negated=True)),
        NAMES.statement(replace(plain, modality="planned")),
        NAMES.statement(replace(plain, basis="implied")),
    }
    assert len(made) == 4


def test_how_an_end_is_meant_and_how_good_the_link_is_make_no_other_statement() -> None:
    other = replace(relation(), reference="people", quality="weak")
    assert NAMES.statement(other) == NAMES.statement(relation())


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org/id", "https://exa mple.org/", "https://e.org/<>/"]
)
def test_a_base_that_would_break_names_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base"):
        Minter(base)


def test_another_base_moves_every_name() -> None:
    there = Minter("https://data.example.org/inspections#")
    assert str(there.actor("gss:E06000003")).startswith("https://data.example.org/inspections#")
