"""A minimal writer of PDFs, tagged or not, so that each test shows the file it reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A printed line: ``mcid`` is its marked-content id, None where it is outside the tree."""

    text: str
    y: float
    x: float = 72
    size: float = 12
    bold: bool = False
    mcid: int | None = None


@dataclass(frozen=True)
class Tag:
    """A structure element: its type, and below it tags or marked-content ids of the page."""

    type: str
    children: tuple[Tag | int, ...] = ()


def write_pdf(pages: Sequence[tuple[Sequence[Line], Sequence[Tag]]]) -> bytes:
    """The bytes of a PDF with these lines and tags a page; tagged where any page has tags."""
    objects: list[bytes] = [b"", b""]

    def add(body: str | bytes) -> int:
        objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(objects)

    fonts = [
        add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    numbers: list[int] = []
    for number, (lines, _) in enumerate(pages):
        stream = b"\n".join(_line(line) for line in lines)
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        numbers.append(
            add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                f"/Contents {content} 0 R /StructParents {number} "
                f"/Resources << /Font << /F1 {fonts[0]} 0 R /F2 {fonts[1]} 0 R >> >> >>"
            )
        )
    root = ""
    if any(tags for _, tags in pages):
        top = add("")
        parents = []
        kids: list[int] = []
        for number, (_, tags) in enumerate(pages):
            owners: dict[int, int] = {}
            kids += [_element(tag, top, numbers[number], objects, owners) for tag in tags]
            highest = max(owners, default=-1)
            refs = " ".join(
                f"{owners[i]} 0 R" if i in owners else "null" for i in range(highest + 1)
            )
            parents.append(f"{number} [{refs}]")
        refs = " ".join(f"{kid} 0 R" for kid in kids)
        tree = add(f"<< /Nums [{' '.join(parents)}] >>")
        objects[top - 1] = (
            f"<< /Type /StructTreeRoot /K [{refs}] /ParentTree {tree} 0 R >>".encode()
        )
        root = f"/StructTreeRoot {top} 0 R /MarkInfo << /Marked true >>"
    refs = " ".join(f"{number} 0 R" for number in numbers)
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode()
    objects[1] = f"<< /Type /Pages /Kids [{refs}] /Count {len(numbers)} >>".encode()
    return _assemble(objects)


def _element(tag: Tag, parent: int, page: int, objects: list[bytes], owners: dict[int, int]) -> int:
    objects.append(b"")
    mine = len(objects)
    kids = []
    for child in tag.children:
        if isinstance(child, int):
            owners[child] = mine
            kids.append(str(child))
        else:
            kids.append(f"{_element(child, mine, page, objects, owners)} 0 R")
    objects[mine - 1] = (
        f"<< /Type /StructElem /S /{tag.type} /P {parent} 0 R /Pg {page} 0 R "
        f"/K [{' '.join(kids)}] >>"
    ).encode()
    return mine


def _line(line: Line) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\")
    text = text.replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"F2" if line.bold else b"F1"
    shown = b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (
        font, line.size, line.x, line.y, text,
    )  # fmt: skip
    if line.mcid is None:
        return b"/Artifact BMC " + shown + b" EMC"
    return b"/P << /MCID %d >> BDC %s EMC" % (line.mcid, shown)


def _assemble(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start,
    )  # fmt: skip
    return bytes(out)
