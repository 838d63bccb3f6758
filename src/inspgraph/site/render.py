"""Templates: every word from the graph is escaped, and only http links are links."""

from __future__ import annotations

from functools import partial
from typing import Final

import jinja2

from inspgraph.site.anchors import address_of_span
from inspgraph.site.bodies import type_in_words
from inspgraph.site.days import day_in_words
from inspgraph.site.site import Site, WebPage

_TEMPLATES: Final = jinja2.Environment(
    loader=jinja2.PackageLoader("inspgraph.site", "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["day"] = day_in_words
_TEMPLATES.filters["type_words"] = type_in_words


def compile_templates() -> None:
    """Compile every template, which a page does the first time that it is filled."""
    for name in _TEMPLATES.list_templates():
        _TEMPLATES.get_template(name)


def render(site: Site, template: str, status: int = 200, **values: object) -> WebPage:
    """Fill a template.

    Beside ``values`` it has ``path_of`` (an IRI's path here, or None), ``words_at`` (where the
    reader shows a passage, by its IRI, or None) and ``short`` (an IRI as a prefixed name), and the
    filters ``day`` and ``type_words``, which write "2024-07-12" and "HealthBody" as people do.
    """
    text = _TEMPLATES.get_template(template).render(
        path_of=site.places.path,
        words_at=partial(address_of_span, site),
        short=site.short,
        **values,
    )
    return WebPage(text.encode(), status=status)
