"""Register files → ``RegisterBody`` records: one function a file, all alike."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from inspgraph.errors import RegisterError
from inspgraph.registers.register_body import RegisterBody, Succession, first_day, last_day

Row = Mapping[str, str]
Link = tuple[RegisterBody, tuple[Succession, ...]]

UNVERIFIED: Final = "general knowledge, unverified"


def rows(path: Path) -> list[dict[str, str]]:
    """Read the rows of a CSV file in UTF-8; a cell that is missing counts as empty.

    Raises ``RegisterError`` where the file cannot be read as such.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RegisterError(f"{path} cannot be read as a register: {error}") from error


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that is split by ``|``, without blanks."""
    return tuple(part for part in (part.strip() for part in cell.split("|")) if part)


def _notations(row: Row, **columns: str) -> tuple[tuple[str, str], ...]:
    return tuple((scheme, row[column]) for scheme, column in columns.items() if row.get(column))


def _links(key: str, cell: str, scheme: str, row: Row) -> tuple[Succession, ...]:
    """Successions from "code" or "code@date" parts; without a date, the day after the end."""
    end = last_day(row.get("end_date", ""))
    found = []
    for part in listed(cell):
        code, _, day = part.partition("@")
        when = first_day(day) or (end.fromordinal(end.toordinal() + 1) if end else None)
        found.append(Succession(key, f"{scheme}:{code}", when))
    return tuple(found)


def _body(row: Row, scheme: str, code: str, type_: str, subtype: str, **more: Any) -> RegisterBody:
    """Build a body from the columns that registers share; ``more`` are further fields."""
    more.setdefault("areas", listed(row.get("area_gss_codes", "")))
    return RegisterBody(
        key=f"{scheme}:{code}",
        scheme=scheme,
        code=code,
        name=row["name"],
        type=type_,
        subtype=subtype,
        aliases=listed(row.get("alt_names", "")),
        # The NHS's own registers call the dates "open" and "close".
        start=first_day(row.get("start_date", "") or row.get("open_date", "")),
        end=last_day(row.get("end_date", "") or row.get("close_date", "")),
        verified=not any(
            UNVERIFIED in row.get(cell, "") for cell in ("source", "note", "area_method")
        ),
        **more,
    )


def authority(row: Row) -> Link:
    """A council; its area is its own code (of a combined authority, its members')."""
    code = row["gss_code"].strip()
    body = _body(
        row,
        "gss",
        code,
        "LocalAuthority",
        row.get("type_code", ""),
        official_name=row.get("official_name", ""),
        areas=listed(row.get("area_gss_codes", "")) or (code,),
        region=row.get("region", ""),
        childrens_services=row.get("childrens_services", "") == "yes",
        notations=_notations(
            row, urn="ofsted_urn", dfe="dfe_la_number", wikidata="wikidata_qid", county="county_gss"
        ),
    )
    return body, _links(body.key, row.get("successor_gss_codes", ""), "gss", row)


def health(row: Row) -> Link:
    """A health body; who took over a primary care trust's area counts as geographic."""
    notations = _notations(row, ons="ons_code")
    body = _body(row, "ods", row["ods_code"], "HealthBody", row["type"], notations=notations)
    links = _links(body.key, row["successor_ods_codes"], "ods", row)
    over = _links(body.key, row.get("geographic_successor_ods_codes", ""), "ods", row)
    return body, (*links, *(dataclasses.replace(link, kind="geographic") for link in over))


def police(row: Row) -> Link:
    """A territorial police force."""
    notations = _notations(row, pfa="pfa_code", wikidata="wikidata_qid")
    return _body(row, "police", row["force_id"], "Police", "Police force", notations=notations), ()


def commissioner(row: Row) -> Link:
    """A police and crime commissioner: an elected office, so a body of its own."""
    return _body(row, "pcc", row["force_id"], "Police", "Police and crime commissioner"), ()


def fire(row: Row) -> Link:
    """A fire and rescue service."""
    notations = _notations(row, wikidata="wikidata_qid")
    code = row["fra_code"]
    kind = "Fire and rescue service"
    return _body(row, "fire", code, "FireAndRescue", kind, notations=notations), ()


def probation(row: Row) -> Link:
    """A probation trust, community rehabilitation company, or national service or region."""
    everywhere = row["type"] == "National probation service"
    body = _body(row, "probation", row["body_id"], "Probation", row["type"], national=everywhere)
    return body, _links(body.key, row["successor_ids"], "probation", row)


def national(row: Row) -> Link:
    """An inspectorate, department, agency or charity that works across the country."""
    body = _body(
        row,
        "national",
        row["body_id"],
        row["type"],
        "National body",
        kind="service" if row["type"] == "Service" else "body",
        national=True,
        notations=_notations(row, govuk="gov_register_id", wikidata="wikidata_qid"),
    )
    return body, _links(body.key, row["successor_ids"], "national", row)


def trust(row: Row) -> Link:
    """A company that runs a council's children's services; its area is these councils'."""
    notations = _notations(row, company="company_number")
    company = "Children's services company"
    body = _body(row, "trust", row["body_id"], "Other", company, notations=notations)
    return body, _links(body.key, row.get("successor_ids", ""), "trust", row)


def _of_subtype(scheme: str, type_: str, subtype: str = "") -> Callable[[Row], Link]:
    """Return the reader of a register whose rows have their own ``subtype``, or all the same."""

    def read_row(row: Row) -> Link:
        code = row["body_id"]
        parent = row.get("trust_ods_code", "")
        body = _body(
            row,
            scheme,
            code,
            type_,
            row.get("subtype", "") or subtype,
            notations=_notations(row, wikidata="wikidata_qid", company="company_number"),
            parent=f"ods:{parent}" if parent else "",
        )
        return body, _links(body.key, row.get("successor_ids", ""), scheme, row)

    return read_row


READERS: Final[dict[str, Callable[[Row], Link]]] = {
    "local_authorities.csv": authority,
    "nhs_bodies.csv": health,
    "hospitals.csv": _of_subtype("hospital", "HealthBody", "Hospital"),
    "police_forces.csv": police,
    "police_commissioners.csv": commissioner,
    "fire_services.csv": fire,
    "probation.csv": probation,
    "secure_settings.csv": _of_subtype("secure", "JusticeBody"),
    "national_bodies.csv": national,
    "childrens_trusts.csv": trust,
    "regional_adoption_agencies.csv": _of_subtype("adoption", "Partnership"),
    "violence_reduction_units.csv": _of_subtype(
        "violence", "Partnership", "Violence reduction unit"
    ),
    "universities_and_colleges.csv": _of_subtype("education", "EducationProvider"),
}


def files_of(folder: Path) -> list[Path]:
    """Return the registers in a user's folder; raises ``RegisterError`` where there is none."""
    found = sorted(folder.glob("*.csv"))
    if not found:
        raise RegisterError(f"{folder} holds no register: no file in it ends in .csv.")
    return found


def read_further(path: Path) -> Iterator[Link]:
    """Read a user's register: with the columns of the file it is called as, else of councils.

    Raises ``RegisterError`` where a column is missing or a row cannot be read.
    """
    reader = READERS.get(path.name, authority)
    for number, row in enumerate(rows(path), 2):
        try:
            yield reader(row)
        except KeyError as error:
            raise RegisterError(f"{path} is not a register: it has no column {error}.") from error
        except (ValueError, OverflowError) as error:
            raise RegisterError(f"{path}, line {number}: {error}") from error


def read(folder: Path) -> Iterator[Link]:
    """Every body of every register in the folder with its successions."""
    for name, reader in READERS.items():
        for row in rows(folder / name):
            yield reader(row)
