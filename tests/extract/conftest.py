"""Extraction with the package's cues and the registers of the invented places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspgraph import resources
from inspgraph.components import load_body_finder, load_identities
from inspgraph.extract.bodies import BodyFinder
from inspgraph.extract.forms import Forms, extract_forms
from inspgraph.records import Source, Text
from inspgraph.resolve.registers import load_registers
from inspgraph.segment.cues import Cues
from tests import factories

Extract = Callable[[Source, Text], Forms]


@pytest.fixture(scope="session")
def cues() -> Cues:
    return factories.cues()


@pytest.fixture(scope="session")
def extract(cues: Cues) -> Extract:
    registers = load_registers(
        resources.DATA / "registers", sorted((resources.DATA / "samples").glob("*.csv"))
    )
    return lambda source, text: extract_forms(source, text, cues, registers)


@pytest.fixture(scope="session")
def body_finder() -> BodyFinder:
    """The rules for bodies, with the registers of the invented places besides the real ones."""
    return load_body_finder(load_identities(sorted((resources.DATA / "samples").glob("*.csv"))))
