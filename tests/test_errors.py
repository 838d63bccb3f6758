"""Every code is documented with an example, and the example has that problem."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from inspgraph import resources
from inspgraph.errors import CODES


def load() -> ModuleType:
    path = resources.ROOT / "docs" / "problem_examples.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


EXAMPLES = load()


def test_every_code_has_an_example() -> None:
    assert EXAMPLES.EXAMPLES.keys() == CODES.keys()


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_example_of_a_code_has_that_problem(code: str, tmp_path: Path) -> None:
    found = [one for one in EXAMPLES.EXAMPLES[code].make(tmp_path) if one.code == code]
    assert found
    assert found[0].severity == CODES[code].severity
    assert found[0].hint == CODES[code].hint


def test_the_report_that_the_examples_change_has_no_problem(tmp_path: Path) -> None:
    assert EXAMPLES.built(EXAMPLES.REPORT)(tmp_path) == ()
