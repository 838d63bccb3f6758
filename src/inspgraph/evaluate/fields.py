"""The fields of a JSON object, read with errors that say which file and where in it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from inspgraph.errors import InspgraphError

NEAR: Final = 0.8
"""How alike, from 0 to 1, an unknown field and an absent known one are when it is a slip."""


class EvaluationError(InspgraphError):
    """A file that an evaluation needs cannot be read, or is not what it should be."""


class Fields:
    """One JSON object; ``where`` names its file and its place there.

    ``known`` are the names that it may have. Others are let be, as annotations may carry notes,
    but for one that looks like a slip of a known name that is absent: it would be read as
    "nothing annotated" and falsify every figure. Each method raises ``EvaluationError``.
    """

    def __init__(self, where: str, value: object, known: Collection[str] = ()) -> None:
        if not isinstance(value, dict):
            raise EvaluationError(f"{where}: an object was expected, not {_kind(value)}.")
        self.where = where
        self._value = value
        absent = [name for name in known if name not in value]
        for name in value:
            meant = difflib.get_close_matches(name, absent, 1, NEAR) if name not in known else []
            if meant:
                raise EvaluationError(f"{where}: there is no field {name!r}; is it {meant[0]!r}?")

    def __contains__(self, name: str) -> bool:
        return name in self._value

    def has(self, name: str) -> bool:
        """Return whether a field is there and not null."""
        return self._value.get(name) is not None

    def names(self) -> Iterator[str]:
        """The names of the fields, in the file's order."""
        yield from self._value

    def text(self, name: str) -> str:
        """A text that must be there and not be blank."""
        value = self.optional(name)
        if not value.strip():
            raise EvaluationError(f"{self.where}: the field {name!r} is missing or empty.")
        return value

    def optional(self, name: str) -> str:
        """A text; "" where it is absent or null."""
        value = self._value.get(name)
        if value is not None and not isinstance(value, str):
            raise self._unlike(name, "a text", value)
        return value or ""

    def choice(self, name: str, allowed: Collection[str]) -> str:
        """A text that is one of those allowed."""
        value = self.text(name)
        if value not in allowed:
            raise self._unlike(name, " or ".join(sorted(allowed)), value)
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where it is absent or null."""
        value = self._value.get(name)
        if value is not None and not isinstance(value, bool):
            raise self._unlike(name, "true or false", value)
        return bool(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where it is absent or null."""
        items = self._list(name)
        for item in items:
            if not isinstance(item, str):
                raise self._unlike(name, "a list of texts", item)
        return tuple(str(item) for item in items)

    def part(self, name: str, known: Collection[str] = ()) -> Fields:
        """An object; an empty one where it is absent or null."""
        value = self._value.get(name)
        return Fields(f"{self.where}: {name}", {} if value is None else value, known)

    def parts(self, name: str, known: Collection[str] = ()) -> Iterator[Fields]:
        """The objects of a list, counted from 1 in messages; none where it is absent or null."""
        for number, item in enumerate(self._list(name), 1):
            yield Fields(f"{self.where}: {name} {number}", item, known)

    def _list(self, name: str) -> list[object]:
        value = self._value.get(name)
        if value is not None and not isinstance(value, list):
            raise self._unlike(name, "a list", value)
        return value or []

    def _unlike(self, name: str, wanted: str, value: object) -> EvaluationError:
        said = repr(value) if isinstance(value, str) else _kind(value)
        return EvaluationError(f"{self.where}: the field {name!r} is {said} and not {wanted}.")


def read_json(path: Path, known: Collection[str]) -> Fields:
    """Read a file that holds one JSON object in UTF-8; raises ``EvaluationError``."""
    try:
        return Fields(str(path), json.loads(path.read_text(encoding="utf-8-sig")), known)
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{path}: not JSON in UTF-8: {error}.") from error


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    for kind, name in ((dict, "an object"), (list, "a list"), (str, "a text")):
        if isinstance(value, kind):
            return name
    return "a number"
