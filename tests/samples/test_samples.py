"""The samples and what is expected of them agree: each quotation stands in its report."""

from __future__ import annotations

import csv
import ctypes
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from lxml import etree

from inspgraph.api import Graph
from inspgraph.registers.registers import load_registers

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples"
REPORTS = sorted((SAMPLES / "reports").iterdir())
EXPECTED = sorted((ROOT / "tests" / "samples" / "expected").glob("*.json"))
SERIES = {
    "apa-letter", "jar", "annual-rating-letter", "self-assessment", "ilacs", "sif", "jtai",
    "area-send", "slac", "lac-2013", "lscb-review", "progress-inspection",
}  # fmt: skip
RELATIONS = {
    "provides", "commissions", "funds", "partOf", "partnerOf", "memberOf", "servesArea",
    "inspects", "oversees", "supports", "successorOf",
}  # fmt: skip
TYPES = {
    "LocalAuthority", "HealthBody", "Police", "Probation", "FireAndRescue", "EducationProvider",
    "VoluntaryOrganisation", "Partnership", "Inspectorate", "GovernmentBody", "JusticeBody",
    "Unit", "Service", "Other",
}  # fmt: skip
GRADES = {
    "outstanding", "good", "adequate", "inadequate", "requires improvement",
    "requires improvement to be good", "performs adequately", "satisfactory", "limited",
    "very good",
    "good progress", "satisfactory progress", "inconsistent experiences and outcomes",
    "area of good practice", "area of improving practice", "area of priority focus",
    "area requiring further development",
}  # fmt: skip
EACH = pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
EACH_PDF = pytest.mark.parametrize(
    "path", [p for p in REPORTS if p.suffix == ".pdf"], ids=lambda path: path.stem
)


def load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def report_of(path: Path) -> Path:
    return SAMPLES / "reports" / str(load(path)["document"]["file"])


def decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252")


def plain(text: str) -> str:
    """Words only, for quotations cross bullets, lines and table cells."""
    return " ".join(re.findall(r"\w+", text.lower().replace("\x02\r\n", "-")))


def words(path: Path) -> str:
    """The report's words, read here without the project's own readers."""
    if path.suffix == ".pdf":
        with pdfium.PdfDocument(path) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
        # A hyphen at the end of a line comes as U+FFFE.
        return plain(re.sub("\ufffe\\s*", "-", "\n".join(pages)))
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            tree = etree.fromstring(package.read("word/document.xml"))
        name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
        return plain("\n".join("".join(map(str, p.itertext())) for p in tree.iter(name)))
    return plain(re.sub(r"</?\w[^<>]*>", " ", decoded(path.read_bytes())))


def test_each_report_has_its_expectations_and_each_series_a_report() -> None:
    assert {report_of(path) for path in EXPECTED} == set(REPORTS)
    assert {path.stem for path in EXPECTED} == {path.stem for path in REPORTS}
    assert {load(path)["document"]["family"] for path in EXPECTED} == SERIES


@EACH
def test_what_is_expected_stands_in_the_report(path: Path) -> None:
    gold, text = load(path), words(report_of(path))
    quotes = [item["text"] for item in gold["recommendations"] + gold["findings"]]
    quotes += [form for actor in gold["actors"] for form in [actor["name"], *actor["aliases"]]]
    quotes += [relation["evidence"] for relation in gold["relations"]]
    quotes += [gold["document"]["title"] or "", gold["document"]["lead_inspector"] or ""]
    assert [quote for quote in quotes if plain(quote) not in text] == []


@EACH
def test_the_expectations_keep_to_their_vocabularies(path: Path) -> None:
    gold = load(path)
    assert {judgement["grade"] for judgement in gold["judgements"]} <= GRADES
    assert {actor["type"] for actor in gold["actors"]} <= TYPES
    assert {relation["relation"] for relation in gold["relations"]} <= RELATIONS
    for actor in gold["actors"]:
        assert (actor["kind"] == "service") == (actor["type"] == "Service")


@EACH
def test_both_ends_of_a_relation_are_actors_or_places(path: Path) -> None:
    gold = load(path)
    known = {actor["name"] for actor in gold["actors"]}
    places = {row["name"] for row in authorities()}
    for relation in gold["relations"]:
        assert relation["subject"] in known
        assert relation["object"] in known | places
        assert relation["subject"] != relation["object"]
        if relation["relation"] == "servesArea":
            assert relation["object"] in places


@EACH
def test_nothing_is_expected_twice(path: Path) -> None:
    gold = load(path)
    relations = [(r["subject"], r["relation"], r["object"]) for r in gold["relations"]]
    forms = [form for actor in gold["actors"] for form in [actor["name"], *actor["aliases"]]]
    for items in (relations, forms, [j["area"] for j in gold["judgements"]]):
        assert [item for item, count in Counter(items).items() if count > 1] == []


def authorities() -> list[dict[str, str]]:
    with (SAMPLES / "register.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@EACH
def test_the_authority_is_in_the_samples_register(path: Path) -> None:
    assert load(path)["document"]["authority"] in {row["name"] for row in authorities()}


@pytest.mark.parametrize(
    ("ours", "real", "code"),
    [
        ("register.csv", "local_authorities.csv", "gss_code"),
        ("nhs_bodies.csv", "nhs_bodies.csv", "ods_code"),
        ("police_forces.csv", "police_forces.csv", "pfa_code"),
        ("fire_services.csv", "fire_services.csv", "fra_code"),
    ],
)
def test_the_invented_register_cannot_meet_a_real_one(ours: str, real: str, code: str) -> None:
    with (SAMPLES / ours).open(newline="", encoding="utf-8") as file:
        invented = list(csv.DictReader(file))
    with (ROOT / "data" / "registers" / real).open(newline="", encoding="utf-8-sig") as file:
        true = list(csv.DictReader(file))
    assert {row["name"] for row in invented}.isdisjoint(row["name"] for row in true)
    assert {row[code] for row in invented}.isdisjoint(row[code] for row in true)
    assert all(row[code].startswith("X") for row in invented)


def test_the_register_loads_beside_the_real_one() -> None:
    registers = load_registers(ROOT / "data" / "registers", extra=[SAMPLES / "register.csv"])
    assert registers.area_name("X06000001") == "Wexmoor"
    assert registers.area_name("E06000003") == "Redcar and Cleveland"


def test_bodies_recur_so_that_the_samples_make_one_graph() -> None:
    seen = Counter(
        actor["name"] for path in EXPECTED for actor in load(path)["actors"] if actor["kind"]
    )
    for body in ("Wexshire Police", "Wexmoor Borough Council", "Aldersea City Council"):
        assert seen[body] >= 6
    succession = {
        (relation["subject"], relation["object"])
        for path in EXPECTED
        for relation in load(path)["relations"]
        if relation["relation"] == "successorOf"
    }
    board, trust = "NHS Harrenside Integrated Care Board", "Wexmoor Primary Care Trust"
    group = "NHS Wexmoor and Aldersea Clinical Commissioning Group"
    assert {(board, group), (group, trust)} <= succession


@EACH_PDF
def test_a_pdf_is_small_and_tagged_with_lists_and_tables(path: Path) -> None:
    assert path.stat().st_size < 150_000
    kinds: set[str] = set()
    with pdfium.PdfDocument(path) as pdf:
        assert raw.FPDFCatalog_IsTagged(pdf.raw)
        for page in pdf:
            tree = raw.FPDF_StructTree_GetForPage(page.raw)
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                collect_kinds(raw.FPDF_StructTree_GetChildAtIndex(tree, index), kinds)
            raw.FPDF_StructTree_Close(tree)
    assert {"P", "L", "LI", "LBody", "Table", "TR", "TD"} <= kinds


def collect_kinds(element: Any, kinds: set[str]) -> None:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    kinds.add(buffer.raw.decode("utf-16-le").rstrip("\0"))
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
            collect_kinds(child, kinds)


def test_texts_come_in_three_encodings() -> None:
    data = {path.stem: path.read_bytes() for path in REPORTS if path.suffix == ".txt"}
    assert data["wexmoor-annual-rating-2009"][:2] == b"\xff\xfe"
    with pytest.raises(UnicodeDecodeError):
        data["wexmoor-apa-letter-2006"].decode("utf-8")
    assert "’" in data["aldersea-progress-inspection-2009"].decode("utf-8")


@pytest.mark.parametrize("value", ["skos:prefLabel", "rdf:type", "dct:type"])
def test_every_body_has_one_name_one_class_and_one_kind(sampled: Graph, value: str) -> None:
    several = (
        "SELECT ?body (COUNT(DISTINCT ?value) AS ?number) {"
        f" ?seen ig:actor ?body OPTIONAL {{ ?body {value} ?value }} "
        "} GROUP BY ?body"
    )
    rows = sampled.query(several)
    assert len(rows) > 50
    assert [str(row["body"]) for row in rows if int(str(row["number"])) != 1] == []


def test_no_area_is_invented(sampled: Graph) -> None:
    areas = "SELECT ?area ?code { ?area a ig:Area OPTIONAL { ?area skos:notation ?code } }"
    rows = sampled.query(areas)
    assert rows
    assert all(row["code"] for row in rows)
