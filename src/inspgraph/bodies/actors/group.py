"""Mentions of one document → its actors: each body or service once, with its other names.

Grouping is by rules of language alone; which registered body an actor is, ``resolve`` decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from inspgraph.bodies.actors.apposed import with_names
from inspgraph.bodies.actors.merge import merge_keys
from inspgraph.bodies.names.lexicon import Lexicon
from inspgraph.bodies.names.mentions import Mention
from inspgraph.records import ActorKind, Span

SELF: Final = "self"

_QUOTED: Final = re.compile(r"[‘“]([^‘’“”]{3,60})[’”]|(?<!\w)'([^'‘’“”]{3,60})'(?!\w)")
_BRACKETED: Final = re.compile(r"\s*\((\w[\w&–-]*)\)\s*")
_OF_COUNCIL: Final = re.compile(
    r" (?:(?:Metropolitan|London|Borough|City|County|District) )*(?:Council|Corporation)$"
)
# "CAMHS service" names what "CAMHS" does.
_SAYS_NO_MORE: Final = frozenset(("service", "services"))
_TEAM_OR_SERVICE: Final = re.compile(r"\b(team|service)s?$", re.IGNORECASE)
_PLURAL: Final = re.compile(r"(?<=[a-z]{3}[^s])s$")


@dataclass(frozen=True, slots=True)
class Home:
    """The inspected authority as the grouping needs it.

    ``refs`` are register keys under which it is named, ``places`` the normalised names of its
    area ("stockton on tees"), ``name`` its full name.
    """

    refs: frozenset[str]
    places: frozenset[str]
    name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An actor before resolution.

    ``key`` is unique within the document ("self" for the inspected authority), ``ref`` the term
    id or the one register key its words stand for, "" where there is none. ``mentions`` are
    indexes into the document's mentions.
    """

    key: str
    name: str
    kind: ActorKind
    type: str
    ref: str
    source: str
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]


def group_mentions(
    doc: Doc, mentions: Sequence[Mention], home: Home | None, lexicon: Lexicon
) -> tuple[list[Draft], list[str]]:
    """The actors of a document, and for each mention the key of its actor.

    The inspected authority is one of them, also where no mention names it.
    """
    words = [[doc[i].text for i in range(m.start, m.end)] for m in mentions]
    whom = [_complement(doc, mention, lexicon) for mention in mentions]
    keys = _keys(mentions, words, whom, home, lexicon)
    keys = with_names(doc, mentions, keys)
    merged = merge_keys(keys, mentions, lexicon)
    keys = [merged.get(key, key) for key in keys]
    members: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        members.setdefault(key, []).append(index)
    drafts = [
        _draft(key, indexes, mentions, home, lexicon, doc) for key, indexes in members.items()
    ]
    if home is not None and SELF not in members:
        drafts.append(
            Draft(SELF, home.name, "body", "LocalAuthority", "", "register", _own(doc, home), ())
        )
    return drafts, keys


def _own(doc: Doc, home: Home) -> tuple[str, ...]:
    """The authority's short name where the text uses it."""
    place = _OF_COUNCIL.sub("", home.name)
    return (place,) if place != home.name and place in doc.text else ()


def _keys(
    mentions: Sequence[Mention],
    words: Sequence[Sequence[str]],
    whom: Sequence[str],
    home: Home | None,
    lexicon: Lexicon,
) -> list[str]:
    by_start: dict[int, str] = {}
    for mention, its_words, its_whom in zip(mentions, words, whom, strict=True):
        if mention.source == "register":
            own = home is not None and not home.refs.isdisjoint(mention.refs)
            by_start[mention.start] = SELF if own else "r:" + "|".join(sorted(mention.refs))
        elif mention.source != "abbreviation":
            key = _local_key(mention, its_words, home, lexicon)
            if its_whom and key.startswith("h:"):
                key = f"h:{its_whom} {key[2:]}"  # whom it is for may stand before as well
            by_start[mention.start] = key
    keys: list[str] = []
    short: dict[str, str] = {}
    for mention, its_words in zip(mentions, words, strict=True):
        if mention.source == "abbreviation":
            key = by_start.get(int(mention.refs[0][1:]), f"a:{its_words[0]}")
            short.setdefault(" ".join(its_words).lower(), key)
        else:
            key = by_start[mention.start]
        keys.append(key)
    return [short.get(_stem(key), key) if key.startswith("h:") else key for key in keys]


def _stem(key: str) -> str:
    """Return the part of a head phrase's key before the head: "vemt" of "vemt group"."""
    return key[2:].rpartition(" ")[0]


def _local_key(mention: Mention, words: Sequence[str], home: Home | None, lexicon: Lexicon) -> str:
    """The key of a term or head phrase; a head phrase that ends in a term is that term."""
    term = mention.refs[0] if mention.source == "term" else None
    plain = plain_words(words)
    if term is None or not lexicon.terms[term].classes:  # "Durham CCG" is a body of its own
        plain = _without_home(plain, home)
    for at in range(len(plain)):
        known = lexicon.term_of.get(" ".join(plain[at:]))
        if known is not None and (term is None or known == term):
            proper = " ".join(word for word in plain[:at] if word not in lexicon.leading)
            if term is None and at > 0 and proper and words[0].islower():
                break  # "permanence early help services" is no early help
            return f"t:{known}:{proper}" if proper else f"t:{known}"
    if term is not None:
        return f"t:{term}"
    if len(plain) == 2 and plain[1] in _SAYS_NO_MORE and sum(map(str.isupper, words[0])) > 1:
        known = lexicon.term_of.get(plain[0])
        if known is not None:
            return f"t:{known}"
    while len(plain) > 2 and plain[0] in lexicon.leading:
        plain = plain[1:]
    return "h:" + " ".join(_PLURAL.sub("", word) for word in plain)


def plain_words(words: Iterable[str]) -> list[str]:
    """Words in small letters with plain apostrophes and without possessive endings or quotes."""
    plain = (word.lower().replace("’", "'").replace("‘", "'") for word in words)
    return [word for word in plain if word not in ("'s", "'", '"', ",")]


def _without_home(words: list[str], home: Home | None) -> list[str]:
    """The words without the authority's own name at their front ("Hartlepool's")."""
    for place in sorted(home.places, key=len, reverse=True) if home else ():
        for count in range(1, min(len(words), len(place.split()) + 1)):
            if " ".join(words[:count]).replace("-", " ") == place:
                return words[count:]
    return words


def _draft(
    key: str,
    indexes: Sequence[int],
    mentions: Sequence[Mention],
    home: Home | None,
    lexicon: Lexicon,
    doc: Doc,
) -> Draft:
    names = [_name(doc, mentions[i]) for i in indexes]
    is_short = {
        i: mentions[i].source == "abbreviation" and not any(map(str.islower, name))
        for i, name in zip(indexes, names, strict=True)
    }
    named = [i for i in indexes if not is_short[i]] or list(indexes)
    first = min(named, key=lambda i: (_rank(mentions[i]), i))
    forms = Counter(names)
    spelled = {name: names.index(name) for name in forms}
    full = [name for i, name in zip(indexes, names, strict=True) if i in set(named)]
    best = max(
        dict.fromkeys(full),
        key=lambda name: (
            not _opens_with_initials(name, lexicon),
            name[0].isupper(),
            len(name),
            -spelled[name],
        ),
    )
    mention = mentions[first]
    ref = ""
    if mention.source == "term" or len(mention.refs) == 1:
        ref = mention.refs[0]
    if key == SELF and home is not None:
        best = home.name
        forms.update(dict.fromkeys(_own(doc, home), 1))
    for name in full:
        forms.update(dict.fromkeys(_other_forms(name, lexicon), 1))
    for index in indexes:
        if whom := _complement(doc, mentions[index], lexicon):
            forms[f"{_name(doc, mentions[index])} for {whom}"] += 1
    kind: ActorKind = "service" if mention.kind == "service" else "body"
    type_ = mention.type
    if mention.source == "head" and best in names:
        telling = _telling(best, full, lexicon)
        own = mentions[indexes[names.index(telling)]]
        kind, type_ = ("service" if own.kind == "service" else "body"), own.type
        kind, type_ = lexicon.type_of(telling, kind, type_)
    elif mention.source != "register":
        telling = _telling(names[indexes.index(first)], full, lexicon)
        kind, type_ = lexicon.type_of(telling, kind, type_)
    return Draft(
        key,
        best,
        kind,
        type_,
        ref,
        mention.source,
        tuple(name for name in forms if name != best),
        tuple(indexes),
    )


def _telling(best: str, names: Sequence[str], lexicon: Lexicon) -> str:
    """Return the name that says what an actor is: its best, unless others say it more often.

    Reports call one and the same actor now a team and now a service.
    """
    heads = {
        name: found[1].lower()
        for name in names
        if (found := _TEAM_OR_SERVICE.search(name)) and not _opens_with_initials(name, lexicon)
    }
    said = Counter(heads[name] for name in names if name in heads)
    if best not in heads or 2 * said[heads[best]] >= said.total():
        return best
    return next(name for name in heads if heads[name] != heads[best])


def _opens_with_initials(name: str, lexicon: Lexicon) -> bool:
    """Return whether a name begins with initials of its own: "CAS team", but not "LSCB group"."""
    first, _, rest = name.partition(" ")
    known = first.lower() in lexicon.modifiers or first.lower() in lexicon.term_of
    return bool(rest) and len(first) > 1 and first.isupper() and not known


def _other_forms(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the other forms of a name: its quoted part, its abbreviation, its part in capitals."""
    if quoted := _QUOTED.search(name):
        yield quoted[1] or quoted[2]
        yield name[quoted.start() :]
    if bracketed := _BRACKETED.search(name):
        yield bracketed[1]
        yield _BRACKETED.sub(" ", name)
    words = name.split()
    if len(words) > 3 and words[0].lower() in lexicon.leading:
        yield " ".join(words[1:])
    first = next((at for at, word in enumerate(words) if word[0].isupper()), 0)
    if 0 < first < len(words) - 1 and all(word[0].isupper() for word in words[first:-1]):
        yield " ".join(words[first:])


def _complement(doc: Doc, mention: Mention, lexicon: Lexicon) -> str:
    """Whom the actor is for, where the text says so right after it, or ""."""
    at = mention.end
    if mention.source == "head" and at + 2 < len(doc) and doc[at].norm_ == "for":
        for end in range(min(at + 5, len(doc)), at + 1, -1):
            whom = " ".join(doc[i].norm_ for i in range(at + 1, end))
            if whom in lexicon.complements:
                return whom
    return ""


def _rank(mention: Mention) -> int:
    return {"register": 0, "term": 1, "head": 2, "proposed": 3, "abbreviation": 4}[mention.source]


def _name(doc: Doc, mention: Mention) -> str:
    """The mention's words as they stand, on one line and without marks around them."""
    if mention.form:
        return mention.form
    name = " ".join(doc[mention.start : mention.end].text.split())
    return name[1:-1] if name[0] in "‘“'\"" and name[-1] in "’”'\"" else name


def mention_span(doc: Doc, mention: Mention) -> Span:
    """The code points a mention covers."""
    last = doc[mention.end - 1]
    return Span(doc[mention.start].idx, last.idx + len(last.text))
