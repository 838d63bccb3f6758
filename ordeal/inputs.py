"""Hostile and broken documents, made one by one: a name, and the bytes."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pypdf import PdfWriter

Input = tuple[str, bytes]

SCRIPT: Final = "<script>alert(1)</script>"
HOSTILE_LETTER: Final = f"""15 March 2019

Dear Director

Focused visit to Wexmoor children’s services {SCRIPT}

This letter summarises the findings of a focused visit to Wexmoor on 5 March 2019 by
Her Majesty’s Inspectors Ann {SCRIPT} and =HYPERLINK("http://evil.example/","Bob").

Headline findings

The overall effectiveness is requires improvement {SCRIPT}.

What needs to improve

1. =cmd|'/c calc'!A1 The council should ensure [that](javascript:alert(1)) plans are timely.
2. +1+1 The quality of {SCRIPT} supervision of social workers.
3. @SUM(1+1) The "><img src=x onerror=alert(1)> Team works with the -2+3 Trust.
"""
"""A document that holds scripts, links and formulas in every field that is read from it."""

_ENCODINGS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-7"),
    *("cp037", "cp500"),
    *(f"cp{number}" for number in (437, 850, 852, 1250, 1251, 1252, 1253, 1254, 1257)),
    *("latin-1", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9", "iso8859-15", "mac_roman"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "koi8-r", "punycode"),
)
_WORDS: Final = {
    "a letter": "a", "an open bracket": "[", "round brackets": "(", "angles": "<", "quotes": "‘",
    "hashes": "#", "dots": "…", "stars": "**a", "underscores": "_a", "backticks": "`",
    "links": "[a](", "images": "![", "pipes": "|", "accents": "e\u0301", "marks": "\u0301",
    "bidi": "\u202e\u2066council\u2069 is\u200b good. ", "nulls": "The council\0 is good. ",
    "words": "Wexmoor ", "comments": "<!-- x -->", "entities": "&amp;", "dates": "12 July 2024 ",
    "the council": "the council, ", "grades": "good requires improvement to be good ",
    "and": "Harbour Trust and ", "of": "the board of ", "which": "the team, which ", "is": "is is ",
    "digits": "1", "numbers": "1.1.1 ", "roman": "(iv) ", "bullets": "• a ", "dashes": "– ",
    "apostrophes": "'", "semicolons": "a; ", "colons": "Overall effectiveness: ", "emoji": "😀",
    "capitals": "A", "capital words": "Aa ", "listed": "Harbour, ", "years": "2019 ",
    "names": "Wexmoor Council’s Young Carers Service ", "spaces": " \t", "soft": "a\u00ad",
}  # fmt: skip
"""What one line repeats."""
_LINES: Final = {
    "recommendations": "The council should ensure that plans for all children are timely.",
    "headings": "# What needs to improve",
    "judgements": "Overall effectiveness: good",
    "tables": "<table><tr><td>x",
    "rows": "| a | b |",
    "quotes": "> a",
    "nested items": "  * a",
    "letters": "a",
    "dated": "Report published: 5 August 2016",
    "signed": "Her Majesty’s Inspector Ann Other",
    "named": "The Harbour Partnership Board (HPB) works with the Aldersea Trust (AT).",
    "contents": "What needs to improve .......... 4",
    "rule": "---",
    "code": "```",
}
"""What each line is."""


def special(size: int = 30_000) -> Iterator[Input]:
    """Yield documents made to hurt; what is repeated has about ``size`` letters."""
    yield from _texts(size)
    yield from _pages(size)
    yield from _packed(size)
    yield from _prints(size)
    yield "empty.pdf", b""
    yield "noise.pdf", random.Random(1).randbytes(size)
    yield "megabyte.txt", b"a" * 1_000_000
    yield "megabyte-line.txt", b"The council is good. " * 50_000
    yield "megabyte-heading.md", b"# " + b"Wexmoor " * 125_000
    yield "hostile.md", HOSTILE_LETTER.encode()


def broken(documents: Iterable[Path], each: int, chance: random.Random) -> Iterator[Input]:
    """Yield each document truncated and with bytes flipped, ``each`` times either."""
    for path in documents:
        data = path.read_bytes()
        for number in range(each):
            yield f"{path.stem}-cut{number}{path.suffix}", data[: chance.randrange(len(data))]
            flipped = bytearray(data)
            for _ in range(chance.choice((1, 8, 64))):
                flipped[chance.randrange(len(flipped))] = chance.randrange(256)
            yield f"{path.stem}-flipped{number}{path.suffix}", bytes(flipped)


def _texts(size: int) -> Iterator[Input]:
    for name, word in _WORDS.items():
        text = word * (size // len(word))
        yield f"{name}.md", text.encode()
        yield f"{name}.html", f"<html><body><p>{text}</p></body></html>".encode()
    for name, line in _LINES.items():
        lines = [f"{line}"] * (size // 4 // len(line))
        yield f"{name}-lines.md", "\n\n".join(lines).encode()
        yield f"{name}-lines.html", ("<html><p>" + "<p>".join(lines)).encode()
    columns = 5000
    yield (
        "columns.md",
        ("|" + "a|" * columns + "\n|" + "-|" * columns + "\n|" + "b|" * columns).encode(),
    )
    words = "The café’s council isn’t “good” – it costs £5 or €6. "
    for encoding in _ENCODINGS:
        yield f"{encoding}.txt", (words * 40).encode(encoding, "replace")
        declared = f'<html><meta charset="{encoding}"><p>{words * 40}'
        yield f"{encoding}.html", declared.encode(encoding, "replace")


def _pages(size: int) -> Iterator[Input]:
    for tag in ("div", "b", "ul><li", "table><tr><td", "blockquote", "font color=a", "a href=x"):
        name = "".join(filter(str.isalpha, tag))
        yield f"nested-{name}.html", b"<html><body>" + f"<{tag}>x".encode() * size
    fonts = "".join(f"<font color={number}>" for number in range(size // 50))
    yield "fonts.html", f"<html>{fonts}{'<p>x' * (size // 50)}".encode()
    cell = "<td colspan=1000 rowspan=5000>x</td>"
    yield "spans.html", f"<html><table>{f'<tr>{cell}</tr>' * 500}</table>".encode()
    yield "columns.html", b"<html><table>" + (b"<tr>" + b"<td>x" * 5000) * 4
    yield "attributes.html", f"<html><p {'a=b ' * (size // 4)}>The council is good.".encode()
    yield "unclosed.html", b"<html><p title='" + b"x" * size
    yield "script.html", b"<html><script>" + b"<p>x" * size


def _packed(size: int) -> Iterator[Input]:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    outside = '<!ENTITY a SYSTEM "file:///etc/passwd">'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    start, end = f"<w:document {space}><w:body>", "</w:body></w:document>"
    run = "<w:p><w:r><w:t>The council is good.</w:t></w:r></w:p>"
    cells = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" * 5000
    for name, body in {
        "laughs": f"<!DOCTYPE w [{entities}]><w>&j;</w>".encode(),
        "outside": f"<!DOCTYPE w [{outside}]>{start}{run.replace('good', '&a;')}{end}".encode(),
        "bomb": b" " * 200_000_000,
        "deep": b"<a>" * size,
        "unfinished": (start + run * 10).encode(),
        "paragraphs": (start + run * size + end).encode(),
        "columns": f"{start}<w:tbl><w:tr>{cells}</w:tr></w:tbl>{end}".encode(),
        "nested": f"{start}{'<w:tbl><w:tr><w:tc>' * 5000}{run}{end}".encode(),
    }.items():  # fmt: skip
        yield f"{name}.docx", _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": body})
    yield "entries.docx", _zip({f"word/{n}": b"" for n in range(size // 10)})
    yield "outside-name.docx", _zip({"../../word/document.xml": (start + run + end).encode()})
    yield "picture.docx", _zip({"word/document.xml": b"", "word/media/a.png": b" " * 100_000_000})


def _zip(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return packed.getvalue()


def _prints(size: int) -> Iterator[Input]:
    for password in ("secret", ""):
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        writer.encrypt(password, "owner", algorithm="RC4-128")
        made = io.BytesIO()
        writer.write(made)
        yield f"encrypted{len(password)}.pdf", made.getvalue()
    line = "BT /F1 9 Tf 1 0 0 1 72 {} Tm (The council is good.) Tj ET\n"
    one = line.format(700).encode()
    yield "lines.pdf", _pdf(b"".join(line.format(800 - n % 750).encode() for n in range(size // 4)))
    yield "one-place.pdf", _pdf(one * (size // 40))
    yield "stream-bomb.pdf", _pdf(b" " * 300_000_000 + one)
    yield "endless-form.pdf", _pdf(b"/X1 Do\n" * 1000, more=b"/XObject << /X1 4 0 R >>")
    yield "kids-loop.pdf", _pdf(one, kids=b"2 0 R 3 0 R")
    yield "many-pages.pdf", _pdf(one, kids=b"3 0 R " * (size // 100))
    yield "deep-array.pdf", b"%PDF-1.7\n1 0 obj\n" + b"[" * size + b"\nendobj"


def _pdf(content: bytes, *, kids: bytes = b"3 0 R", more: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    form = b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 4 0 R >> >>"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, kids.count(b"R")),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 %s >> %s >> >>" % (font, more),
        b"<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream"
        % (len(packed), form if more else b"", packed),
    ]
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start)
    return bytes(made)
