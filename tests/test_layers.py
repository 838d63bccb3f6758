"""The house as the folders draw it, read from the imports of every module."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

import inspgraph
from inspgraph.resources import BUILDING

PACKAGE = Path(inspgraph.__file__).parent

GROUND = {
    "digest", "drafts", "span", "facts", "records", "errors", "vocab", "ntriples", "limits",
}  # fmt: skip
KNOWLEDGE = ["text", "frameworks", "cues", "registers"]
"""What several stages know: how to fold text, the frameworks, the rules in data, the registers."""

PIPELINE = ["read", "segment", "form", "bodies", "resolve", "map", "validate"]
"""The stages of one document, in the order in which ``pipeline`` alone calls them."""

AFTER = ["store", "infer", "query", "network", "export"]
"""What works on finished graphs, each knowing those before it."""

STAGES = [*KNOWLEDGE, *PIPELINE, *AFTER]
OUTSIDE = {
    "evaluate": {*GROUND, *STAGES, "api"},
    "draw": {*GROUND, *STAGES, "api"},
    "site": {*GROUND, *STAGES, "api", "draw", "origins", "resources"},
    "serve": {*GROUND, "query", "store", "site"},
    "origins": GROUND,
    "walk": {*GROUND, "origins"},
    "collect": {*GROUND, "origins", "read"},
    "workers": GROUND,
    "resources": set[str](),
    "push": {*GROUND, "store"},
    "building": {*GROUND, "registers", "store"},
    "pipeline": {*GROUND, *STAGES, "building", "resources", "walk"},
    "reuse": {*GROUND, "store", "walk", "building"},
    "assembly": {*GROUND, "map", "store", "building", "resources", "reuse"},
    "batch": {
        *GROUND, "store", "building", "resources", "reuse", "walk", "workers", "pipeline",
        "assembly",
    },
    "cluster": {
        *GROUND, "store", "resources", "origins", "walk", "building", "pipeline", "assembly",
        "batch",
    },
    "api": {*GROUND, *AFTER, "resources", "building", "pipeline", "batch"},
    "commands": {
        *GROUND, *STAGES, "api", "assembly", "batch", "building", "cluster", "collect", "draw",
        "evaluate", "push", "resources", "serve",
    },
    "__main__": {"commands"},
    "__init__": {"api", "bodies"},
}  # fmt: skip
COMPONENT = PACKAGE / "bodies" / "component.py"
"""The spaCy component puts the finding of bodies together for any text, so it loads the data."""
LONGEST = 300

MODULES = sorted(PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def module(path: Path) -> str:
    inside = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(inside[:-1] if inside[-1] == "__init__" else inside)


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Every module of the package that one imports, wherever in it, and the name it takes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names if alias.name.startswith("insp"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("inspgraph"):
            assert node.level == 0, "imports say where they import from"
            assert node.module is not None
            yield from ((node.module, alias.name) for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    return {room(name, taken) for name, taken in imports(path)} - {"__version__", ""}


def room(name: str, taken: str) -> str:
    """The part of the package that an import reaches into, "" for the package itself."""
    return f"{name}.{taken}".split(".")[1]


def allowed(name: str) -> set[str]:
    if name in GROUND:
        return GROUND
    if name in STAGES:
        return {*GROUND, *STAGES[: STAGES.index(name) + 1]}
    return OUTSIDE[name] | {name}


@pytest.mark.parametrize("path", MODULES, ids=module)
def test_a_module_imports_only_what_comes_before_it(path: Path) -> None:
    loading = {"resources"} if path == COMPONENT else set[str]()
    too_late = parts_imported(path) - allowed(part(path)) - loading
    assert not too_late, f"{part(path)} must not know {sorted(too_late)}"


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) in PIPELINE], ids=module)
def test_no_stage_calls_another(path: Path) -> None:
    """A stage may name the records of an earlier one; its functions are the pipeline's to call."""
    called = {
        f"{name}.{taken}"
        for name, taken in imports(path)
        if room(name, taken) in PIPELINE and room(name, taken) != part(path)
        if not taken[:1].isupper()
    }
    assert not called


@pytest.mark.parametrize("path", MODULES, ids=module)
def test_a_module_is_short_enough_to_read_at_once(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_modules_import_one_another_in_a_circle() -> None:
    known = {module(path) for path in MODULES}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for path in MODULES:
        for name, taken in imports(path):
            whole = f"{name}.{taken}"
            graph.add_edge(module(path), whole if whole in known else name)
    graph.remove_node("inspgraph")  # it loads what it offers when asked for
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    circles = [sorted(some) for some in nx.strongly_connected_components(graph) if len(some) > 1]
    assert not circles


def test_a_file_name_stands_for_one_thing() -> None:
    names = Counter(path.name for path in MODULES)
    assert [name for name, number in names.items() if number > 1] == ["__init__.py"]


def test_a_class_name_stands_for_one_thing() -> None:
    names = Counter(
        node.name
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert not [name for name, number in names.items() if number > 1]


def test_only_the_pipeline_knows_every_stage() -> None:
    knowing = {part(path) for path in MODULES if set(PIPELINE) <= parts_imported(path)}
    assert knowing == {"pipeline"}


def test_a_graph_is_built_again_when_what_builds_it_changes_and_only_then() -> None:
    """The rooms whose source decides over a graph are those that the pipeline reaches."""
    paths = {module(path): path for path in MODULES}
    reached: set[str] = set()
    ahead = ["inspgraph.pipeline"]
    while ahead:
        name = ahead.pop()
        if name in paths and name not in reached:
            reached.add(name)
            taken = {f"{one}.{two}" for one, two in imports(paths[name])}
            ahead += taken | {one for one, _ in imports(paths[name])} - {"inspgraph"}
    rooms = {paths[name].relative_to(PACKAGE).parts[0] for name in reached}
    assert rooms | {"__init__.py"} == set(BUILDING)


def test_no_scripts_of_the_pages_import_one_another_in_a_circle() -> None:
    folder = PACKAGE.parents[1] / "web" / "src"
    if not folder.is_dir():
        pytest.skip("the scripts' sources stand in a checkout only")
    graph: nx.DiGraph[Path] = nx.DiGraph()
    for path in folder.resolve().rglob("*.ts"):
        for name in re.findall(r'from "(\.[^"]+)"', path.read_text(encoding="utf-8")):
            graph.add_edge(path, (path.parent / f"{name}.ts").resolve())
    circles = [some for some in nx.strongly_connected_components(graph) if len(some) > 1]
    assert not [sorted(path.name for path in some) for some in circles]
