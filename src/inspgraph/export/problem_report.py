"""Problems for programs: as JSON, and as SARIF 2.1.0, which editors and code hosts show.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from urllib.parse import quote

from inspgraph import __version__
from inspgraph.errors import CODES
from inspgraph.records import Problem

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_HOME: Final = "https://w3id.org/inspgraph"


def to_json(problems: Iterable[Problem]) -> str:
    """Return a list of objects, each with all fields of a problem; what is unknown is empty."""
    return _written([_fields(one) for one in problems])


def to_sarif(problems: Iterable[Problem]) -> str:
    """Return a log of one run, with the meaning of each code that occurs.

    A document is no source text: its place is told by page and paragraph, as a logical location.
    """
    found = list(problems)
    codes = sorted({one.code for one in found})
    driver = {
        "name": "inspgraph",
        "version": __version__,
        "informationUri": _HOME,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in found],
    }
    return _written(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )


REPORTS: Final[Mapping[str, Callable[[Iterable[Problem]], str]]] = {
    "json": to_json,
    "sarif": to_sarif,
}
"""How problems can be written for programs."""


def _fields(one: Problem) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "file": one.file,
        "page": one.page,
        "paragraph": one.paragraph,
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
        "found": one.found,
        "expected": one.expected,
        "meaning": CODES[one.code].meaning,
        "hint": one.hint,
    }


def _rule(code: str) -> dict[str, Any]:
    known = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": known.meaning},
        "help": {"text": known.hint},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _result(one: Problem, rule: int) -> dict[str, Any]:
    where = [f"page {one.page}"] * (one.page is not None)
    where += [f"paragraph {one.paragraph}"] * bool(one.paragraph)
    said = one.expected or CODES[one.code].meaning
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": quote(one.file)}}}
    if where:
        location["logicalLocations"] = [{"fullyQualifiedName": ", ".join(where)}]
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": f"{said} Found: {one.found}" if one.found else said},
        "locations": [location],
        "properties": _fields(one),
    }


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
