"""The direction of the pipeline, read from the imports of every module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import inspgraph

PACKAGE = Path(inspgraph.__file__).parent

GROUND = {"records", "errors", "vocab"}
STAGES = [
    "read", "resolve", "segment", "bodies", "extract", "map", "validate", "store", "infer", "query",
    "network", "export",
]  # fmt: skip
"""In the order of the flow, but for ``resolve``: it knows names and registers and no text, and
extraction asks it. A stage may use those before it."""
OUTSIDE = {
    "evaluate": {*GROUND, *STAGES, "api"},
    "site": {*GROUND, *STAGES, "api", "resources"},
    "view": {*GROUND, *STAGES, "api", "resources", "site"},
    "serve": {*GROUND, "query", "store", "site"},
    "walk": GROUND,
    "workers": set[str](),
    "resources": set[str](),
    "components": {*GROUND, "resolve", "bodies", "extract", "resources"},
    "pipeline": {*GROUND, *STAGES, "components", "resources", "walk"},
    "batch": {*GROUND, "store", "resources", "walk", "workers", "pipeline"},
    "api": {
        *GROUND,
        "store",
        "infer",
        "query",
        "network",
        "export",
        "resources",
        "pipeline",
        "batch",
    },
    "cli": {
        *GROUND,
        "store",
        "query",
        "view",
        "resources",
        "pipeline",
        "batch",
        "api",
        "evaluate",
        "serve",
    },
    "__main__": {"cli"},
    "__init__": {"api", "components"},
}
LONGEST = 300


def part(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The parts of the package that a module imports, wherever in the module."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports say where they import from"
            if node.module == "inspgraph":
                names |= {f"inspgraph.{alias.name}" for alias in node.names}
            else:
                names.add(node.module)
    own = {name.split(".")[1] for name in names if name.startswith("inspgraph.")}
    return own - {"__version__"}


def allowed(name: str) -> set[str]:
    if name in GROUND:
        return GROUND
    if name in STAGES:
        return {*GROUND, *STAGES[: STAGES.index(name) + 1]}
    return OUTSIDE[name] | {name}


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_comes_before_it(path: Path) -> None:
    too_late = imported(path) - allowed(part(path))
    assert not too_late, f"{part(path)} must not know {sorted(too_late)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_is_short_enough_to_read_at_once(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_only_the_pipeline_knows_every_stage() -> None:
    flow = {"read", "extract", "map"}
    knowing = {part(path) for path in MODULES if flow <= imported(path)}
    assert knowing == {"pipeline"}
