"""A release names what it rests on, by version, hash and licence."""

from __future__ import annotations

import importlib.util
import json
import re
from types import ModuleType
from typing import Any

import pytest

from inspgraph import __version__, resources

FOLDER = resources.ROOT / "requirements"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_supply", FOLDER / "write_supply.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SUPPLY = load()
PARTS = SUPPLY.parts()
LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+)$", (FOLDER / "lock.txt").read_text(), re.MULTILINE))
PINNED = {name.lower().replace("_", "-"): version for name, version in LOCKED.items()}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_no_library_is_copyleft_beyond_the_file(part: Any) -> None:
    assert part.licences
    assert set(part.licences) <= SUPPLY.ALLOWED


def test_the_bill_has_what_its_standard_requires() -> None:
    made = json.loads(json.dumps(SUPPLY.bill()))
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert made["metadata"]["component"]["version"] == __version__
    refs = [one["bom-ref"] for one in made["components"]]
    assert len(refs) == len(set(refs)) == len(PARTS)
    for one in made["components"]:
        assert one["type"] == "library"
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert all(set(entry["license"]) in ({"id"}, {"name"}) for entry in one["licenses"])
    known = {"inspgraph", *refs}
    assert {one["ref"] for one in made["dependencies"]} == known
    assert {ref for one in made["dependencies"] for ref in one["dependsOn"]} <= known


def test_every_library_is_locked_in_the_release_with_its_hashes() -> None:
    text = (FOLDER / "release.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    found = {}
    for entry in entries:
        (name, version), *_ = re.findall(r"^([\w.-]+)==([\w.]+)", entry)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name
        found[name] = version
    assert {part.name for part in PARTS} <= found.keys()
    del found["setuptools"]  # each environment brings its own
    assert {name: PINNED[name] for name in found} == found
