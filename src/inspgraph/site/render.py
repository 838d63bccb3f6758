"""Templates: every word from the graph is escaped, and only http links are links."""

from __future__ import annotations

from typing import Final

import jinja2

from inspgraph.site.site import Page, Site

_TEMPLATES: Final = jinja2.Environment(
    loader=jinja2.PackageLoader("inspgraph.site", "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(site: Site, template: str, status: int = 200, **values: object) -> Page:
    """Fill a template.

    Beside ``values`` it has ``path_of`` (an IRI's path here, or None) and ``short`` (an IRI as a
    prefixed name).
    """
    text = _TEMPLATES.get_template(template).render(
        path_of=site.places.path, short=site.short, **values
    )
    return Page(text.encode(), status=status)
