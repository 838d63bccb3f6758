"""Check documents against a list of files whose authority and publication date are known."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Final

from inspgraph.evaluate.fields import EvaluationError
from inspgraph.evaluate.outcome import Check
from inspgraph.evaluate.pairing import likeness, name_key
from inspgraph.evaluate.results import AnsweredRows, Row

SAME_AUTHORITY: Final = 0.70
"""The likeness from which two names of an authority are the same: a list may style them freely."""
COLUMNS: Final = ("file", "authority_folder_name", "published")


def check_index(path: Path, found: Mapping[str, AnsweredRows]) -> tuple[Check, ...]:
    """Check every file of a CSV list, with the columns ``COLUMNS``, in the list's order.

    Each is checked for having been read, its authority and its date; the file may be one that
    nobody annotated. Raises ``EvaluationError`` where the list cannot be read or lacks a column.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as handle:
            reader = csv.DictReader(handle, strict=True)
            lacking = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if lacking:
                raise EvaluationError(f"{path}: the column {lacking[0]!r} is missing.")
            return tuple(
                check
                for listed in reader
                for check in _checks({name: listed[name] or "" for name in COLUMNS}, found)
            )
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: not CSV in UTF-8: {error}.") from error


def _checks(listed: Row, found: Mapping[str, AnsweredRows]) -> Iterator[Check]:
    file = listed["file"]
    rows = found.get(PurePath(file).stem, AnsweredRows()).documents
    row: Row = rows[0] if rows else {}
    yield Check("read", bool(rows), file)
    wanted, got = listed["authority_folder_name"], row.get("authority", "")
    one, other = name_key(got), name_key(wanted)
    same = bool(rows) and (one == other or likeness(one, other) >= SAME_AUTHORITY)
    yield Check("authority", same, file, wanted, got)
    wanted, got = listed["published"], row.get("published", "")[:10]
    yield Check("published", got == wanted, file, wanted, got)
