"""A network as one HTML file, which needs neither a network nor a server."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any, Final

import jinja2
from markupsafe import Markup

from inspgraph.api import Graph
from inspgraph.draw.choose import Chosen
from inspgraph.draw.look import look_of
from inspgraph.draw.svg import NOTE, draw, manner, words
from inspgraph.export.dataset_description import attribution
from inspgraph.network.neighbourhood import View, read_series
from inspgraph.network.view_json import view_json

_TEMPLATES: Final = jinja2.Environment(
    loader=jinja2.PackageLoader("inspgraph.draw", "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(graph: Graph, chosen: Chosen) -> bytes:
    """Return the page of a network: drawing, words, and tables for browsers without scripts.

    A policy in it allows its own script and style by their hashes, and no request. The same
    network gives the same bytes.
    """
    answer = view_json(View(chosen.network, chosen.said), read_series(graph))
    names = {node["id"]: node["label"] for node in answer["nodes"]}
    rows = [_row(edge, names) for edge in answer["edges"]]
    style, script = _asset("site.css", "</style"), _asset("network.js", "</script", "<!--")
    text = _TEMPLATES.get_template("view.html").render(
        title=chosen.title,
        said=chosen.said,
        body=chosen.body,
        answer=answer,
        rows=sorted(rows, key=lambda row: (row["source"], row["words"], row["target"])),
        picture=Markup(draw(chosen).decode()),  # noqa: S704 - lxml has escaped every word of it
        note=f"{NOTE} {attribution().text}",
        look=look_of,
        style=style,
        script=script,
        policy=f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
    )
    return text.encode()


def _row(edge: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    place = [edge["file"]]
    if edge["page"]:
        place.append(f"page {edge['page']}")
    if edge["paragraph"]:
        place.append(f"paragraph {edge['paragraph']}")
    if edge["date"]:
        place.append(edge["date"])
    return {
        "source": names[edge["source"]],
        "words": words(edge["label"], manner(edge)),
        "target": names[edge["target"]],
        "quote": edge["quote"].strip(),
        "place": ", ".join(place),
    }


def _asset(name: str, *ends: str) -> Markup:
    """Read a script or style of ours; it must not hold what would end its element early."""
    text = (files("inspgraph.site") / "assets" / name).read_text(encoding="utf-8")
    if any(end in text.lower() for end in ends):
        raise ValueError(f"{name} cannot stand in a page.")
    return Markup(text)  # noqa: S704 - built from this package's own sources


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
