"""All the ways in which reports write the name of a registered body.

Each class of body has its own habits: a council is written with and without "Borough", a
health body with and without "NHS" and in full or by the initials of its kind, an inspectorate
with "HM", "Her Majesty's" or "HMI". The functions here spell these habits out; spelling
variants ("&", hyphens, apostrophes, case) are left to ``names.normalise``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, NamedTuple

from inspgraph.registers.register_body import RegisterBody

Rank = Literal[0, 1, 2]
STATED: Final = 0
GENERATED: Final = 1
BARE: Final = 2


class NameForm(NamedTuple):
    """A way to write a body's name; ``rank`` says how much it proves.

    STATED: a register gives it; GENERATED: built by the habits below, possibly a slip of the
    pen ("Redcar and Cleveland Metropolitan Borough Council"); BARE: a place or a proper name
    without the word that makes it a body ("Reading", "Alder Hey Children's").
    """

    text: str
    rank: Rank


_INVERTED: Final = re.compile(r"^(?P<place>[^,]+), (?P<title>(?:City|County) of)$")
_RIVER: Final = re.compile(
    r"^(?P<town>\w+(?: \w+)??)(?: |-)(?:upon|on|under|in|with)(?: |-)", re.IGNORECASE
)
_TITLES: Final = re.compile(
    r"^(?:(?:London|Royal) Borough of|(?:Borough|City|County|Council) of(?: the)?)\s+",
    re.IGNORECASE,
)
_COUNCIL: Final = re.compile(
    r"\s+(?:Metropolitan |London )?(?:Borough |City and District |City |County |District )?"
    r"(?:Council|Corporation)$",
    re.IGNORECASE,
)
_SUFFIXES: Final = {
    "CTY": ("County Council", "CC", "County"),
    "MD": ("Metropolitan Borough Council", "MBC", "Borough Council", "Metropolitan Council"),
    "UA": ("Borough Council", "Metropolitan Borough Council", "Unitary Authority", "BC"),
    "NMD": ("District Council", "Borough Council", "DC", "BC"),
    "LBO": ("Borough Council", "London Borough Council", "London Borough"),
}
_SHORT: Final = frozenset({"City", "County", "CC", "BC", "DC"})
_LONDON_TITLES: Final = (
    "London Borough of",
    "Royal Borough of",
    "LB of",
    "LB",
    "Borough of",
    "City of",
)


def forms(body: RegisterBody) -> Iterator[NameForm]:
    """Every form by which the body is named, the stated ones first; texts may repeat."""
    if body.scheme == "gss":
        yield from _combined(body) if body.subtype in ("COMB", "SRA") else _authority(body)
        return
    named = (body.name, *body.aliases)
    for text in named:
        yield NameForm(text, STATED)
    habit = _HABITS.get(body.scheme)
    if habit is not None:
        for text in named:
            yield from habit(text)


def places(body: RegisterBody) -> tuple[str, ...]:
    """The place names of an authority, as "Hull", "Kingston upon Hull" and "City of Bristol"."""
    found: dict[str, None] = {}
    for text in (body.name, *body.aliases):
        inverted = _INVERTED.match(text)
        if inverted:
            found[inverted["place"]] = None
            found[f"{inverted['title']} {inverted['place']}"] = None
        elif not _COUNCIL.search(text):
            found[text] = None
            if "," in text:
                # File names and tables leave the last "and" out of a list of towns.
                found[text.replace(" and ", " ")] = None
    return tuple(found)


def _authority(body: RegisterBody) -> Iterator[NameForm]:
    official = body.official_name
    if official:
        yield NameForm(official, STATED)
    for alias in body.aliases:
        yield NameForm(alias, STATED if _COUNCIL.search(alias) else BARE)
    suffixes = _suffixes(body)
    for place in (body.name, *places(body)):
        yield NameForm(place, BARE)
        for suffix in suffixes:
            # "Durham City" and "Essex County" name a place as much as a council.
            yield NameForm(f"{place} {suffix}", BARE if suffix in _SHORT else GENERATED)
        if body.subtype in ("LBO", "CC"):
            yield from _titled(place, _LONDON_TITLES)
        elif not _TITLES.match(place):
            yield from _titled(
                place, ("Borough of", "City of" if "City" in official else "County of")
            )
    river = _RIVER.match(body.name)
    # Of a city with a title ("Kingston upon Hull, City of") the first word is not the short name.
    if river and not _INVERTED.match(body.name):
        yield NameForm(river["town"], BARE)
        for suffix in suffixes:
            yield NameForm(f"{river['town']} {suffix}", BARE if suffix in _SHORT else GENERATED)
        if body.subtype == "LBO":
            yield from _titled(river["town"], _LONDON_TITLES)


def _suffixes(body: RegisterBody) -> tuple[str, ...]:
    found = ["Council", "local authority", *_SUFFIXES.get(body.subtype, ())]
    named = " ".join((body.official_name, *body.aliases))
    if "City" in named:
        found += ["City Council", "City"]
    if "County Council" in named:
        found += ["County Council", "CC", "County"]
    return tuple(dict.fromkeys(found))


def _titled(place: str, titles: Iterable[str]) -> Iterator[NameForm]:
    for title in titles:
        yield NameForm(f"{title} {place}", GENERATED)
        yield NameForm(f"{title} {place} Council", GENERATED)


def _combined(body: RegisterBody) -> Iterator[NameForm]:
    for text in (body.official_name, body.name, *body.aliases):
        stated = text.endswith(" Authority")
        yield NameForm(text, STATED if stated else BARE)
        if stated:
            yield NameForm(text.replace(" Mayoral ", " "), GENERATED)


_TRUST: Final = re.compile(
    r"^(?:The )?(?P<stem>.+?)(?: NHS)?(?: Foundation)?(?: NHS)? (?:Trust|FT)$", re.IGNORECASE
)
_HEALTH_KINDS: Final = (
    (("Primary Care Trust", "PCT"), ("Teaching Primary Care Trust", "Teaching PCT")),
    (("Clinical Commissioning Group", "CCG"), ()),
    (("Integrated Care Board", "ICB"), ()),
    (("Strategic Health Authority", "SHA"), ()),
)


def _health(text: str) -> Iterator[NameForm]:
    for kinds, fuller in _HEALTH_KINDS:
        for kind in (*fuller, *kinds):
            if text.endswith(f" {kind}"):
                stem = text.removesuffix(f" {kind}").removeprefix("NHS ")
                for other in kinds:
                    yield NameForm(f"{stem} {other}", GENERATED)
                    yield NameForm(f"NHS {stem} {other}", GENERATED)
                if fuller:
                    yield NameForm(f"{stem} Teaching {kinds[0]}", GENERATED)
                yield NameForm(f"NHS {stem}", GENERATED)
                return
    trust = _TRUST.match(text)
    if trust and "Care Trust" not in text:
        stem = trust["stem"]
        for kind in ("NHS Foundation Trust", "NHS Trust", "NHS FT", "Foundation Trust"):
            yield NameForm(f"{stem} {kind}", GENERATED)
        yield NameForm(f"{stem} Foundation NHS Trust", GENERATED)
        # One word is too little: "Bolton Trust" may be a trust of another kind.
        if " " in stem:
            yield NameForm(f"{stem} Trust", GENERATED)
            yield NameForm(stem, GENERATED if stem.endswith(" Service") else BARE)


_POLICE: Final = re.compile(
    r"^(?P<stem>.+?) (?:Police(?: Service| Force)?|Constabulary)$", re.IGNORECASE
)


def _police(text: str) -> Iterator[NameForm]:
    found = _POLICE.match(text)
    if found:
        for kind in ("Police", "Constabulary", "Police Service", "Police Force"):
            yield NameForm(f"{found['stem']} {kind}", GENERATED)


def _commissioner(text: str) -> Iterator[NameForm]:
    found = re.match(r"^(?P<role>Police(?:, Fire)? and Crime Commissioner) for (?P<area>.+)$", text)
    if not found:
        return
    area = found["area"]
    for role in dict.fromkeys((found["role"], "Police and Crime Commissioner", "PCC")):
        yield NameForm(f"{role} for {area}", GENERATED)
        yield NameForm(f"{area} {role}", GENERATED)
        yield NameForm(f"{area} Office of the {role}", GENERATED)
        yield NameForm(f"Office of the {role} for {area}", GENERATED)
        yield NameForm(f"{area} Police {role}", GENERATED)


_FIRE: Final = re.compile(
    r"^(?P<stem>.+?) Fire (?:(?:and|&) Rescue(?: Service| Authority)?|Service|Brigade)$",
    re.IGNORECASE,
)


def _fire(text: str) -> Iterator[NameForm]:
    found = _FIRE.match(text)
    if found:
        for kind in ("and Rescue Service", "and Rescue Authority", "and Rescue", "Service"):
            yield NameForm(f"{found['stem']} Fire {kind}", GENERATED)
        yield NameForm(f"{found['stem']} Fire Brigade", GENERATED)


def _probation(text: str) -> Iterator[NameForm]:
    if text.endswith(" Community Rehabilitation Company"):
        yield NameForm(f"{text.removesuffix(' Community Rehabilitation Company')} CRC", GENERATED)
    elif text.endswith(" Probation Trust"):
        stem = text.removesuffix(" Trust")
        yield NameForm(stem, GENERATED)
        yield NameForm(f"{stem} Service", GENERATED)


def _adoption(text: str) -> Iterator[NameForm]:
    for kind in ("regional adoption agency", "RAA"):
        yield NameForm(f"{text} {kind}", GENERATED)


def _violence(text: str) -> Iterator[NameForm]:
    for kind in ("Unit", "Partnership"):
        if text.endswith(f" Violence Reduction {kind}"):
            stem = text.removesuffix(f" Violence Reduction {kind}")
            yield NameForm(f"{stem} VR{kind[0]}", GENERATED)


_CROWN: Final = re.compile(r"^(?:HM|Her Majesty's|His Majesty's) (?P<rest>.+)$")


def _national(text: str) -> Iterator[NameForm]:
    found = _CROWN.match(text)
    if not found:
        return
    rest = found["rest"]
    for crown in ("HM", "Her Majesty's", "His Majesty's"):
        yield NameForm(f"{crown} {rest}", GENERATED)
    if rest.startswith("Inspectorate of "):
        domain = rest.removeprefix("Inspectorate of ")
        yield NameForm(f"HMI {domain}", GENERATED)
        yield NameForm(f"HMI of {domain}", GENERATED)
        for crown in ("HM", "Her Majesty's", "His Majesty's"):
            for word in ("Inspectorate for", "Inspector of", "Inspectors of"):
                yield NameForm(f"{crown} {word} {domain}", GENERATED)


_HABITS: Final[dict[str, Callable[[str], Iterator[NameForm]]]] = {
    "ods": _health,
    "police": _police,
    "pcc": _commissioner,
    "fire": _fire,
    "probation": _probation,
    "national": _national,
    "adoption": _adoption,
    "violence": _violence,
}


def surfaces(text: str) -> tuple[str, ...]:
    """The text as written with "and" or "&", straight or curly apostrophes, hyphens or spaces.

    A list may have a comma before its "and". For a matcher that compares characters; look-ups go
    by ``names.normalise`` and need none.
    """
    found = {text: None}
    for old, new in ((" and ", " & "), (" & ", " and "), ("'", "’"), ("’", "'"), ("-", " ")):
        for known in tuple(found):
            if old in known:
                found[known.replace(old, new)] = None
    if ", " in text:
        found |= {known.replace(" and ", ", and "): None for known in tuple(found)}
    return tuple(found)
