"""Write a graph as CSV tables with their description by the W3C recommendation CSV on the Web.

https://www.w3.org/TR/tabular-metadata/
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from inspgraph.export.csv_tables import SEPARATOR, ExportTable, all_rows, read_tables
from inspgraph.export.dataset_description import Made, attribution
from inspgraph.export.spreadsheet import guard_all

METADATA: Final = "csv-metadata.json"
"""The name under which a program that is given a table looks for its description."""
_DATATYPES: Final[dict[str, object]] = {
    "day": {"base": "string", "format": r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"}
}
"""What no single datatype of XML Schema is."""


def write_csvw(store: ox.Store, folder: Path, queries: Path, made: Made) -> None:
    """Write a CSV file a table and ``METADATA`` into an empty folder.

    The files are UTF-8 with a byte order mark, as spreadsheets need it; lines end in CR LF, an
    empty field is no value; a text that holds line breaks keeps them, in quotes; one that a
    spreadsheet would take for a formula stands after an apostrophe (``export.spreadsheet``).
    ``queries`` is the folder of the queries.
    """
    tables, owed = read_tables(queries), attribution()
    for table in tables.values():
        path = folder / _file(table.name)
        with path.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow([column.name for column in table.columns])
            writer.writerows(map(guard_all, all_rows(store, table)))
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"{owed.title}, as tables",
        "dc:description": "Read from the published documents; every row names the passages it "
        "rests on, which stand in spans.csv. A text that begins as a formula would stands after an "
        "apostrophe.",
        "dc:creator": f"inspgraph {made.version}".strip(),
        **({"dc:created": made.day} if made.day else {}),
        "dc:license": {"@id": owed.licence},
        "dc:rights": owed.text,
        "tables": [_described(table, tables) for table in tables.values()],
    }
    text = json.dumps(described, ensure_ascii=False, indent=1)
    (folder / METADATA).write_text(text + "\n", encoding="utf-8")


def files() -> frozenset[str]:
    """The names of the files that ``write_csvw`` writes."""
    from inspgraph.export.csv_tables import NAMES

    return frozenset({METADATA, *map(_file, NAMES)})


def _file(name: str) -> str:
    return f"{name}.csv"


def _described(table: ExportTable, tables: dict[str, ExportTable]) -> dict[str, object]:
    columns: list[dict[str, object]] = []
    for column in table.columns:
        told: dict[str, object] = {
            "name": column.name,
            "titles": column.name,
            "dc:description": column.meaning,
            "datatype": _DATATYPES.get(column.datatype, column.datatype),
        }
        if column.key:
            told["required"] = True
        if column.list:
            told["separator"] = SEPARATOR
        columns.append(told)
    schema: dict[str, object] = {
        "columns": columns,
        "primaryKey": [column.name for column in table.columns if column.key],
    }
    keys = [
        {
            "columnReference": column.name,
            "reference": {
                "resource": _file(column.table),
                "columnReference": next(c.name for c in tables[column.table].columns if c.key),
            },
        }
        for column in table.columns
        if column.table
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "url": _file(table.name),
        "dc:title": table.title,
        "dc:description": table.description,
        "tableSchema": schema,
    }
