"""Word documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from inspgraph.errors import UnreadableError
from inspgraph.read.docx import read_docx
from inspgraph.records import Cell, Page, Text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(write: Callable[[Any], None]) -> Text:
    """The text of a document that ``write`` fills."""
    document = docx.Document()
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return read_docx(stream.getvalue(), "report.docx")


def packed(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def body(inner: str, **parts: str) -> Text:
    return read_docx(packed(inner, **parts), "report.docx")


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def seen(text: Text) -> list[tuple[str, int, str, str]]:
    return [(b.kind, b.level, b.marker, b.span.of(text.content)) for b in text.blocks]


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""


def numbered(text: str, number: int, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


class TestBlocks:
    def test_headings_come_from_styles(self) -> None:
        def write(document: Any) -> None:
            document.add_heading("Report", 0)
            document.add_heading("Findings", 2)
            document.add_paragraph("All is well.")

        text = read(write)
        assert seen(text) == [
            ("heading", 1, "", "Report"),
            ("heading", 2, "", "Findings"),
            ("paragraph", 0, "", "All is well."),
        ]

    def test_headings_come_from_outline_levels_and_styles_based_on_headings(self) -> None:
        styles = f"""<w:styles {W}>
        <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 3"/></w:style>
        <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H"/>
        </w:style><w:style w:styleId="T"><w:name w:val="toc 1"/></w:style></w:styles>"""
        text = body(
            p("One", '<w:pStyle w:val="Own"/>')
            + p("Two", '<w:outlineLvl w:val="1"/>')
            + p("Not", '<w:pStyle w:val="Own"/><w:outlineLvl w:val="9"/>')
            + p("One 3", '<w:pStyle w:val="T"/>'),
            styles=styles,
        )
        assert [(kind, level) for kind, level, *_ in seen(text)] == [
            ("heading", 3),
            ("heading", 2),
            ("paragraph", 0),
            ("contents", 0),
        ]

    def test_list_numbers_are_those_that_are_printed(self) -> None:
        text = body(
            numbered("one", 1)
            + numbered("one one", 1, 1)
            + numbered("one two", 1, 1)
            + numbered("letter", 1, 2)
            + numbered("two", 1)
            + numbered("two one", 1, 1)
            + numbered("seven", 3)
            + numbered("eight", 3)
            + numbered("unknown", 9),
            numbering=NUMBERING,
        )
        assert [(kind, level, marker) for kind, level, marker, _ in seen(text)] == [
            ("paragraph", 0, "1."),
            ("paragraph", 0, "1.1"),
            ("paragraph", 0, "1.2"),
            ("item", 1, "(a)"),
            ("paragraph", 0, "2."),
            ("paragraph", 0, "2.1"),
            ("paragraph", 0, "7."),
            ("paragraph", 0, "8."),
            ("paragraph", 0, ""),
        ]

    def test_bullets_are_nested_whether_styled_or_typed(self) -> None:
        text = body(
            numbered("one", 2) + numbered("half", 2, 1) + p("•  typed") + p("12. typed, too"),
            numbering=NUMBERING,
        )
        assert seen(text) == [
            ("item", 1, "•", "one"),
            ("item", 2, "•", "half"),
            ("item", 1, "•", "typed"),
            ("paragraph", 0, "12.", "typed, too"),
        ]

    def test_bold_and_size_are_those_of_the_letters(self) -> None:
        def write(document: Any) -> None:
            run = document.add_paragraph().add_run("Title")
            run.bold, run.font.size = True, docx.shared.Pt(16)
            document.add_paragraph("Half ").add_run("bold").bold = True

        first, second = read(write).blocks
        assert (first.bold, first.size) == (True, 16.0)
        assert (second.bold, second.size) == (False, 11.0)

    def test_tracked_changes_are_read_as_accepted(self) -> None:
        text = body(
            "<w:p><w:r><w:t>It is </w:t></w:r><w:del><w:r><w:delText>bad</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>good</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>, see</w:t></w:r>"
            "</w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        )
        assert text.content == "It is good, see"

    def test_line_breaks_part_lines(self) -> None:
        text = body("<w:p><w:r><w:t>Ms Sample</w:t><w:br/><w:t>Director</w:t></w:r></w:p>")
        assert text.content == "Ms Sample\n\nDirector"

    def test_text_boxes_follow_their_paragraph(self) -> None:
        box = f"<w:pict><w:txbxContent>{p('In the box')}</w:txbxContent></w:pict>"
        text = body(f"<w:p><w:r><w:t>Before</w:t>{box}</w:r></w:p>{p('After')}")
        assert text.content == "Before\n\nIn the box\n\nAfter"

    def test_ticks_of_symbol_fonts_are_ticks(self) -> None:
        assert body('<w:p><w:r><w:sym w:char="F0FC"/></w:r></w:p>').content == "✓"


class TestTables:
    def test_cells_keep_their_place_past_merged_ones(self) -> None:
        def write(document: Any) -> None:
            table = document.add_table(3, 3)
            for number, cell in enumerate(table._cells):
                cell.text = str(number)
            table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
            table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"

        text = read(write)
        assert [(b.cell, b.span.of(text.content)) for b in text.blocks] == [
            (Cell(0, 0, 0), "wide"),
            (Cell(0, 0, 2), "2"),
            (Cell(0, 1, 0), "3"),
            (Cell(0, 1, 1), "4"),
            (Cell(0, 1, 2), "tall"),
            (Cell(0, 2, 0), "6"),
            (Cell(0, 2, 1), "7"),
        ]

    def test_lists_in_cells_stay_there(self) -> None:
        def write(document: Any) -> None:
            table = document.add_table(1, 2)
            row = table.rows[0]._tr.get_or_add_trPr()
            row.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
            table.cell(0, 0).text = "Strengths"
            table.cell(0, 0).add_paragraph("one", style="List Bullet")
            table.cell(0, 1).text = "Weaknesses"

        text = read(write)
        assert [(kind, marker) for kind, _, marker, _ in seen(text)] == [
            ("paragraph", ""),
            ("item", "•"),
            ("paragraph", ""),
        ]
        assert text.blocks[1].cell == Cell(0, 0, 0, header=True)

    def test_a_table_around_a_table_is_layout(self) -> None:
        def write(document: Any) -> None:
            outer = document.add_table(1, 1).cell(0, 0)
            outer.text = "Letter"
            inner = outer.add_table(1, 2)
            inner.cell(0, 0).text, inner.cell(0, 1).text = "Area", "Good"

        text = read(write)
        assert [block.cell is None for block in text.blocks] == [True, False, False]
        assert [block.cell.column for block in text.blocks if block.cell] == [0, 1]


class TestPagesNotesAndEdges:
    def test_page_breaks_count_pages(self) -> None:
        def write(document: Any) -> None:
            document.add_paragraph("one").add_run().add_break(WD_BREAK.PAGE)
            document.add_paragraph("two")

        text = read(write)
        assert text.pages == (Page(1, 0), Page(2, text.content.index("two")))

    def test_laid_out_pages_win_over_page_breaks(self) -> None:
        text = body(
            '<w:p><w:r><w:t>one</w:t><w:br w:type="page"/></w:r></w:p><w:p><w:r>'
            "<w:lastRenderedPageBreak/><w:t>two, cut </w:t><w:lastRenderedPageBreak/>"
            "<w:t>in half</w:t></w:r></w:p>"
        )
        assert [page.number for page in text.pages] == [1, 2, 3]
        assert text.pages[2].start == text.content.index("in half")
        assert len(text.blocks) == 2

    def test_a_document_without_page_ends_has_no_pages(self) -> None:
        assert body(p("one")).pages == ()

    def test_footnotes_stand_at_the_end_and_edges_are_running(self) -> None:
        notes = (
            f'<w:footnotes {W}><w:footnote w:type="separator">{p("-")}</w:footnote>'
            f'<w:footnote w:id="2">{p("A note.")}</w:footnote></w:footnotes>'
        )
        text = body(
            p("Text"),
            footnotes=notes,
            header1=f"<w:hdr {W}>{p('Report')}</w:hdr>",
            footer1=f"<w:ftr {W}>{p('12')}</w:ftr>",
        )
        assert seen(text) == [("paragraph", 0, "", "Text"), ("note", 0, "1", "A note.")]
        assert text.running == ("Report",)


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as raised:
        read_docx(data, "report.docx")
    return raised.value.code


class TestBadFiles:
    def test_a_truncated_file_is_damaged(self) -> None:
        assert refused(packed(p("Text"))[:100]) == "damaged-file"

    def test_broken_xml_is_damage(self) -> None:
        assert refused(packed("<w:p>")) == "damaged-file"

    def test_changed_bytes_are_damage(self) -> None:
        data = bytearray(packed(p("Some text that is long enough to be packed. " * 9)))
        data[60:70] = bytes(10)
        assert refused(bytes(data)) == "damaged-file"

    def test_a_document_without_words_has_no_text(self) -> None:
        assert refused(packed("<w:p/>")) == "no-text"

    def test_a_packed_bomb_is_not_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("inspgraph.read.docx._LIMIT", 10_000)
        assert refused(packed(p("a" * 20_000))) == "too-large"

    def test_entities_are_not_expanded(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(
                "word/document.xml",
                '<!DOCTYPE x [<!ENTITY a "secret"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
                f"<w:document {W}><w:body><w:p><w:r><w:t>Text &a;&b;</w:t></w:r></w:p></w:body>"
                "</w:document>",
            )
        assert read_docx(stream.getvalue(), "a.docx").content == "Text"

    def test_tables_without_end_are_damage(self) -> None:
        nest = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
        assert refused(packed(nest[0] * 60 + p("x") + nest[1] * 60)) == "damaged-file"
