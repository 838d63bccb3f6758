"""Problems for programs: every field is there, and SARIF has the form that its standard has."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest

from inspgraph.errors import CODES, problem
from inspgraph.export.problem_report import to_json, to_sarif
from inspgraph.records import Problem
from inspgraph.span import Span

FOUND = (
    problem(
        "no-day", "in a folder/größe #2.pdf", found="June", span=Span(3, 7), page=2, paragraph="4.1"
    ),
    problem("empty-file", "empty.pdf"),
    problem("shacl-warning", "a.ttl", found="“<script>”", expected="A document has a title."),
    problem("duplicate-file", "b.pdf", found="a.pdf"),
)
FIELDS = {
    "code", "severity", "file", "page", "paragraph", "start", "end", "found", "expected", "meaning",
    "hint",
}  # fmt: skip


def test_every_problem_has_every_field() -> None:
    made = json.loads(to_json(FOUND))
    assert [one["code"] for one in made] == [one.code for one in FOUND]
    assert all(set(one) == FIELDS for one in made)
    assert made[0] == {
        "code": "no-day", "severity": "warning", "file": "in a folder/größe #2.pdf", "page": 2,
        "paragraph": "4.1", "start": 3, "end": 7, "found": "June", "expected": "",
        "meaning": CODES["no-day"].meaning, "hint": CODES["no-day"].hint,
    }  # fmt: skip


def run_of(found: tuple[Problem, ...]) -> dict[str, Any]:
    log = json.loads(to_sarif(found))
    assert log["version"] == "2.1.0"
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_run_names_the_tool_and_describes_each_code_once() -> None:
    driver = run_of(FOUND)["tool"]["driver"]
    assert driver["name"]
    assert driver["version"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted({one.code for one in FOUND})
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] == CODES[rule["id"]].meaning
        assert rule["help"]["text"]


@pytest.mark.parametrize("number", range(len(FOUND)))
def test_a_result_has_what_the_standard_requires(number: int) -> None:
    run, given = run_of(FOUND), FOUND[number]
    result = run["results"][number]
    assert result["message"]["text"]
    assert result["level"] in {"none", "note", "warning", "error"}
    assert (
        run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == given.code
    )
    (location,) = result["locations"]
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert not {" ", "#", "?", "\\"} & set(uri)
    assert unquote(uri) == given.file


def test_the_place_is_told_in_words() -> None:
    first, second, *_ = run_of(FOUND)["results"]
    assert first["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "page 2, paragraph 4.1"}
    ]
    assert "logicalLocations" not in second["locations"][0]


def test_a_log_of_nothing_is_a_log() -> None:
    assert run_of(())["results"] == []
    assert json.loads(to_json(())) == []
