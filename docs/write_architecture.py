"""Write the drawing in docs/architecture.md anew, from the imports of every module.

An arrow goes from a room to one whose names it uses, unless a longer way leads there. Rooms that nearly every other uses (records,
errors, the vocabulary) have no arrows: they would hide the rest.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import networkx as nx

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "inspgraph"
DOCUMENT = ROOT / "docs" / "architecture.md"

GROUPS = {
    "what is known": ("text", "frameworks", "cues", "registers"),
    "one document": ("read", "segment", "form", "bodies", "resolve", "map", "validate"),
    "many documents": (
        "collect", "pipeline", "batch", "assembly", "reuse", "building", "cluster", "store",
    ),
    "finished graphs": ("infer", "query", "network", "export"),
    "for people": ("api", "draw", "site", "serve", "push", "evaluate", "commands"),
}  # fmt: skip
COMMON = {
    "span", "facts", "records", "errors", "vocab", "resources", "origins", "walk", "workers", "__init__",
    "__main__", "ntriples", "limits", "digest", "drafts",
}  # fmt: skip


def rooms_used() -> dict[str, set[str]]:
    """The rooms that each room uses, read from the imports."""
    used: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("inspgraph"):
                for alias in node.names:
                    other = f"{node.module}.{alias.name}".split(".")[1]
                    used.setdefault(room, set()).add(other)
    return {room: others - {room} for room, others in used.items()}


def drawing() -> str:
    """The rooms and their use as a Mermaid flow chart.

    Raises ``ValueError`` for a room that stands in no group.
    """
    used = rooms_used()
    known = {room for rooms in GROUPS.values() for room in rooms}
    if forgotten := set(used) - known - COMMON:
        raise ValueError(f"no group for {sorted(forgotten)}")
    lines = ["flowchart LR"]
    for title, rooms in GROUPS.items():
        lines.append(f'  subgraph {title.replace(" ", "_")}["{title}"]')
        lines += [f"    {room}" for room in rooms]
        lines.append("  end")
    graph = nx.DiGraph((room, other) for room in known for other in used.get(room, set()) & known)
    lines += [
        f"  {room} --> {other}" for room, other in sorted(nx.transitive_reduction(graph).edges)
    ]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def written(text: str) -> str:
    """The document with the drawing between its marks."""
    return re.sub(
        r"(<!-- drawing -->\n).*?(<!-- end of drawing -->)",
        lambda match: match[1] + drawing() + match[2],
        text,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(written(text), encoding="utf-8")
    sys.stdout.write(f"{DOCUMENT.relative_to(ROOT)} written\n")
