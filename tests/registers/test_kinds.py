from __future__ import annotations

import re

import pytest

from inspgraph import resources
from inspgraph.registers.kinds import Kinds, load_kinds
from inspgraph.registers.registers import Registers

PATH = resources.DATA / "registers" / "kinds.csv"


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return load_kinds(PATH)


@pytest.mark.parametrize(
    ("key", "type_", "kind"),
    [
        ("local:E06000005:local-safeguarding-children-board", "Partnership",
         "local-safeguarding-children-board"),
        ("local:E06000005:fostering-service", "Service", "service-fostering"),
        ("local:E06000005:improvement-board", "Partnership", "improvement-board"),
        ("local:E06000005:moorland-heath-club", "Service", "Service"),
        ("named:somebody", "Inspectorate", "Inspectorate"),
    ],
)  # fmt: skip
def test_a_local_body_has_the_kind_that_its_key_tells(
    kinds: Kinds, key: str, type_: str, kind: str
) -> None:
    assert kinds.of(key, None, type_) == kind


def test_every_class_of_the_registers_has_a_kind(kinds: Kinds, registers: Registers) -> None:
    for body in registers.bodies.values():
        found = kinds.of(body.key, body, body.type)
        assert body.subtype in kinds.subtypes or body.scheme == "national", body.key
        assert found != "Other"


def test_every_kind_is_a_concept_of_the_ontology(kinds: Kinds) -> None:
    text = (resources.ONTOLOGY / "services.ttl").read_text(encoding="utf-8")
    concepts = set(re.findall(r"^kind:([\w-]+) a skos:Concept", text, re.MULTILINE))
    used = {*kinds.subtypes.values(), *kinds.local.values(), *(kind for _, kind in kinds.names)}
    assert used <= concepts


def test_every_kind_of_local_body_has_a_concept(kinds: Kinds) -> None:
    lines = (resources.DATA / "registers" / "local_kinds.csv").read_text(encoding="utf-8")
    assert {line.split(",")[0] for line in lines.splitlines()[1:]} <= set(kinds.local)
