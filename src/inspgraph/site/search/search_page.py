"""Results of a search, as a page and as JSON for suggestions."""

from __future__ import annotations

from typing import Final, get_args

from inspgraph.errors import QueryError
from inspgraph.site.bodies import read_directory, type_in_words
from inspgraph.site.documents import read_census
from inspgraph.site.lists.listing import address, paged
from inspgraph.site.render import render
from inspgraph.site.search.name_index import KINDS, Hit, Index, Kind, entries
from inspgraph.site.site import Site, Wanted, WebPage, as_json

_SIZE: Final = 50
_SUGGESTED: Final = 8
_MOST: Final = 50
_WORDS: Final = {
    "authority": "Authorities", "body": "Bodies", "service": "Services", "document": "Documents",
}  # fmt: skip


def find_page(site: Site, wanted: Wanted) -> WebPage:
    """List what goes by a name; near misses are set apart and said to be such."""
    text, kinds = wanted.value("q"), _kinds(wanted)
    hits = site.made(_index).find(text, KINDS) if text else ()
    found = [hit for hit in hits if hit.entry.kind in kinds]
    near = [hit for hit in found if hit.match == "near"]
    sure = [hit for hit in found if hit.match != "near"]
    of_kind = {kind: sum(hit.entry.kind == kind for hit in hits) for kind in KINDS}
    chosen = wanted.value("kind")

    def link(**more: object) -> str:
        values = {"q": text, "kind": chosen, **{name: str(value) for name, value in more.items()}}
        return address("/find", values)

    return render(
        site,
        "find.html",
        q=text,
        list=paged(sure, wanted, _SIZE),
        near=near,
        total=len(hits),
        kinds=[(kind, _WORDS[kind], of_kind[kind]) for kind in KINDS],
        chosen=chosen,
        link=link,
    )


def find_json(site: Site, wanted: Wanted) -> WebPage:
    """Return the first finds as JSON: ``{"results": [{iri, path, label, type, kind, note}]}``.

    ``note`` tells one from another of its name, and says what is only a near miss.
    """
    limit = wanted.value("limit") or str(_SUGGESTED)
    if not limit.isdecimal() or not 0 < int(limit[:9]) <= _MOST:
        raise QueryError(f"limit={limit!r} is not a number from 1 to {_MOST}.")
    text = wanted.value("q")
    hits = site.made(_index).find(text, _kinds(wanted)) if text else ()
    return as_json({"results": [_told(site, hit) for hit in hits[: int(limit)]]})


def _told(site: Site, hit: Hit) -> dict[str, str]:
    one = hit.entry
    printed = f"“{hit.printed}”" if hit.printed else ""
    type_ = type_in_words(one.type) if one.kind in ("body", "service") else ""
    note = ", ".join(part for part in (printed, type_, one.note) if part)
    return {
        "iri": one.iri,
        "path": site.places.path(one.iri) or "",
        "label": one.label,
        "type": one.type,
        "kind": one.kind,
        "note": f"near miss: {note}" if hit.match == "near" else note,
    }


def _kinds(wanted: Wanted) -> tuple[Kind, ...]:
    """The kinds that are asked for; several may stand in one value, with commas between."""
    asked = [kind for value in wanted.values.get("kind", ()) for kind in value.split(",") if kind]
    for kind in asked:
        if kind not in KINDS:
            raise QueryError(f"kind={kind!r} is none of {', '.join(get_args(Kind))}.")
    return tuple(kind for kind in KINDS if kind in asked) or KINDS


def _index(site: Site) -> Index:
    names = site.graph.council_names
    return Index(entries(site.once(read_census), site.once(read_directory), names))
