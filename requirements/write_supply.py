"""Write what a release rests on: a bill of materials (CycloneDX 1.6) and the list of licences.

    python requirements/write_supply.py dist

Both are read from what is installed: the dependencies that pyproject.toml names, theirs in turn,
and the licence that each declares; requirements/licences.csv has those of libraries that declare
none in a form that can be read. The same installation gives the same bytes.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any, Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parent.parent
ALLOWED: Final = frozenset({
    "MIT", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "ISC", "PSF-2.0", "Zlib",
    "CC0-1.0", "W3C-20150513", "MPL-2.0",
})  # fmt: skip
"""Licences a dependency may have: none is copyleft beyond the file (MPL 2.0)."""
_CLASSIFIED: Final = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


class SupplyPart(NamedTuple):
    """One library: its licences, by SPDX identifiers, and the libraries that it needs."""

    name: str
    version: str
    licences: tuple[str, ...]
    needs: tuple[str, ...]


def parts() -> tuple[SupplyPart, ...]:
    """Return the libraries that the program needs to run, by name."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        todo = [Requirement(one) for one in tomllib.load(file)["project"]["dependencies"]]
    needs: dict[str, set[str]] = {}
    seen: set[tuple[str, str]] = set()
    while todo:
        asked = todo.pop()
        name = canonicalize_name(asked.name)
        for extra in {"", *asked.extras} - {extra for known, extra in seen if known == name}:
            seen.add((name, extra))
            needed = _needed(distribution(name), extra)
            todo += needed
            needs.setdefault(name, set()).update(canonicalize_name(one.name) for one in needed)
    return tuple(_part(name, needs[name]) for name in sorted(needs))


def bill() -> dict[str, Any]:
    """Return the bill of materials as CycloneDX has it, without a time of making."""
    known = parts()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "inspgraph",
                "name": "inspgraph",
                "version": _own_version(),
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": one.name,
                "name": one.name,
                "version": one.version,
                "purl": f"pkg:pypi/{one.name}@{one.version}",
                "licenses": [{"license": _licence(name)} for name in one.licences],
            }
            for one in known
        ],
        "dependencies": [
            {"ref": "inspgraph", "dependsOn": [one.name for one in known if _is_direct(one.name)]},
            *({"ref": one.name, "dependsOn": list(one.needs)} for one in known),
        ],
    }


def table() -> str:
    """Return the licences as a table in Markdown."""
    rows = (f"| {one.name} | {one.version} | {', '.join(one.licences)} |\n" for one in parts())
    return "| library | version | licence |\n|---|---|---|\n" + "".join(rows)


def _part(name: str, needs: set[str]) -> SupplyPart:
    installed = distribution(name)
    return SupplyPart(name, installed.version, _licences(name, installed), tuple(sorted(needs)))


def _needed(installed: Distribution, extra: str) -> list[Requirement]:
    found = (Requirement(one) for one in installed.requires or ())
    return [one for one in found if one.marker is None or one.marker.evaluate({"extra": extra})]


def _licences(name: str, installed: Distribution) -> tuple[str, ...]:
    """Return the licences that a library declares: an expression, classifiers or a word."""
    with (ROOT / "requirements" / "licences.csv").open(encoding="utf-8", newline="") as file:
        known = {row["library"]: row["licence"] for row in csv.DictReader(file)}
    said = known.get(name) or installed.metadata.get("License-Expression")
    if said:
        return tuple(re.split(r" (?:AND|OR) ", said))
    classified = (one.split(" :: ")[-1] for one in installed.metadata.get_all("Classifier") or ()
                  if one.startswith("License :: "))  # fmt: skip
    named = [_CLASSIFIED.get(one, one) for one in classified if one != "OSI Approved"]
    return tuple(named or re.split(r" (?:AND|OR) ", installed.metadata.get("License", "")))


def _licence(name: str) -> dict[str, str]:
    # "BSD License" is no SPDX identifier: which of the BSD licences it is, is not declared.
    return {"name": "BSD"} if name == "BSD" else {"id": name}


def _is_direct(name: str) -> bool:
    with (ROOT / "pyproject.toml").open("rb") as file:
        asked = tomllib.load(file)["project"]["dependencies"]
    return name in {canonicalize_name(Requirement(one).name) for one in asked}


def _own_version() -> str:
    text = (ROOT / "src" / "inspgraph" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise ValueError("src/inspgraph/__init__.py names no version")
    return found[1]


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(bill(), indent=1) + "\n"
    (folder / "sbom.cdx.json").write_text(text, encoding="utf-8")
    (folder / "licences.md").write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
