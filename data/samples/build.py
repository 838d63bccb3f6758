"""Write the PDF and DOCX reports, and the texts that are not UTF-8, from ``src/``.

The other files of ``reports/`` are written by hand.

Run by hand after a change, from any folder::

    pip install weasyprint==66.0 pikepdf==10.17.0 python-docx==1.2.0
    python data/samples/build.py

WeasyPrint needs Pango and the DejaVu fonts (Debian: libpangoft2-1.0-0, fonts-dejavu-core). The
results are committed, so neither the demo nor the tests need any of this. Two runs with the same
versions give the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
from docx.document import Document
from weasyprint import HTML

HERE = Path(__file__).parent
SOURCES = HERE / "src"
REPORTS = HERE / "reports"

PDFS = (
    "aldersea-area-send-full-inspection-20-may-2024",
    "aldersea-looked-after-children-2013",
    "aldersea-sif-2016",
    "harrenshire-lscb-review-2015",
    "north-harrenshire-children-s-services-inspection-03-march-2023",
    "wexmoor-children-s-services-inspection-12-july-2024",
    "wexmoor-jtai-2019",
)
ENCODINGS = {
    "wexmoor-annual-rating-2009.txt": "utf-16",
    "wexmoor-apa-letter-2006.txt": "windows-1252",
}
SELF_ASSESSMENT = "wexmoor-self-assessment-2018"
MOMENT = datetime(2025, 1, 1, tzinfo=UTC)


def _tagged_ids(element: pikepdf.Object, page: pikepdf.Object, found: set[int]) -> None:
    """Collect into ``found`` the marked-content ids of ``page`` that the structure tree names."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/MCR" and kid.Pg.objgen == page.objgen:
                found.add(int(kid.MCID))
            elif "/S" in kid:
                _tagged_ids(kid, page, found)
        elif "/Pg" in element and element.Pg.objgen == page.objgen:
            found.add(int(kid))


def settle(data: bytes) -> bytes:
    """The PDF with its running headers and footers as artifacts, and the same in every run.

    WeasyPrint numbers the marked content of page margins but leaves it out of the structure tree;
    published reports have no number there at all.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            tagged: set[int] = set()
            _tagged_ids(pdf.Root.StructTreeRoot, page.obj, tagged)
            instructions: list[tuple[list[pikepdf.Object], pikepdf.Operator]] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                marked = str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
                if marked and int(operands[1].get("/MCID", -1)) not in tagged:
                    instructions.append(([pikepdf.Name.Artifact], pikepdf.Operator("BMC")))
                else:
                    instructions.append((list(operands), operator))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        # A header cell's id is its address in memory, which differs from run to run.
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem":
                for key in {"/ID", "/A"} & set(thing.keys()):
                    del thing[key]
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def write_pdf(stem: str) -> None:
    """``src/<stem>.html`` as a tagged PDF."""
    html = HTML(filename=str(SOURCES / f"{stem}.html"))
    identifier = hashlib.sha256(stem.encode()).digest()[:16]
    data = html.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    (REPORTS / f"{stem}.pdf").write_bytes(settle(data))


def _add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def write_docx(stem: str) -> None:
    """``src/<stem>.md`` (headings, paragraphs, ``-`` items, pipe rows) as a Word document."""
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title = "Wexmoor Borough Council (invented)", "Self-assessment"
    properties.created = properties.modified = MOMENT
    rows: list[list[str]] = []
    for line in [*(SOURCES / f"{stem}.md").read_text("utf-8").splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        if heading := re.match(r"(#+) (.*)", line):
            document.add_heading(heading[2], level=len(heading[1]))
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    raw = BytesIO()
    document.save(raw)
    with (
        zipfile.ZipFile(raw) as source,
        zipfile.ZipFile(REPORTS / f"{stem}.docx", "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))


def main() -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(int(MOMENT.timestamp()))
    REPORTS.mkdir(exist_ok=True)
    for stem in PDFS:
        write_pdf(stem)
    write_docx(SELF_ASSESSMENT)
    for name, encoding in ENCODINGS.items():
        text = (SOURCES / name).read_text("utf-8")
        (REPORTS / name).write_bytes(text.encode(encoding))


if __name__ == "__main__":
    main()
