from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.collect.addresses import from_page, from_table, normal, read_page, unique
from inspgraph.collect.fetch import Conduct
from inspgraph.errors import InspgraphError
from inspgraph.origins import is_address
from tests.collect.misbehaving import serving

PAGE = b"""<html><body><nav><a href="/about">About</a></nav>
<a href="reports/Wexmoor%202024.pdf?download=1">2024</a> <a href="/reports/2019.PDF#page=3">2019</a>
<a href="reports/Wexmoor%202024.pdf?download=1">again</a> <a href="javascript:alert(1)">no</a>
<a href="https://files.aldersea.example/v1/file/5012">file</a> <a href="http://[">no</a></body></html>
"""


def test_an_address_is_written_in_one_way() -> None:
    assert normal(" HTTPS://Files.Wexmoor.Example/a b.pdf#page=2 ") == (
        "https://files.wexmoor.example/a%20b.pdf"
    )
    assert normal("https://wexmoor.example/\u00e9.pdf") == "https://wexmoor.example/%C3%A9.pdf"


def test_each_address_is_asked_once() -> None:
    assert unique(["http://a.example/1", "", "http://A.example/1#top"]) == ("http://a.example/1",)


@given(st.text())
def test_normal_form_is_stable_whatever_the_text(text: str) -> None:
    once = normal(text)
    assert normal(once) == once


def test_the_links_of_a_page_are_documents_unless_patterns_say_otherwise() -> None:
    own = "https://wexmoor.example/inspections/"
    assert from_page(PAGE, own) == (
        "https://wexmoor.example/inspections/reports/Wexmoor%202024.pdf?download=1",
        "https://wexmoor.example/reports/2019.PDF",
    )
    assert from_page(PAGE, own, ["*/v1/file/*"]) == ("https://files.aldersea.example/v1/file/5012",)


def test_a_saved_page_has_only_its_whole_links_unless_it_says_its_base() -> None:
    assert from_page(PAGE, match=["*"]) == ("https://files.aldersea.example/v1/file/5012",)
    based = PAGE.replace(b"<body>", b'<body><base href="https://wexmoor.example/">')
    assert len(from_page(based)) == 2


def test_a_page_is_read_from_disk_or_from_its_server(tmp_path: Path) -> None:
    (tmp_path / "links.html").write_bytes(PAGE)
    assert read_page(str(tmp_path / "links.html"), Conduct()) == (PAGE, "")
    with serving() as (base, _):
        html, address = read_page(f"{base}/page/", Conduct(private=True))
        assert b"Welcome" in html
        assert address == f"{base}/page/"
    with pytest.raises(InspgraphError, match="cannot be read"):
        read_page(str(tmp_path / "nothing.html"), Conduct())


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_column_of_a_table_is_found_by_its_addresses_or_named(
    tmp_path: Path, ending: str
) -> None:
    rows = [
        ["council", "report", "previous"],
        ["Wexmoor", "https://a.example/1.pdf", "https://a.example/0.pdf"],
        ["Aldersea", "", ""],
        ["Thornby", "https://a.example/2.pdf", ""],
    ]
    path = tmp_path / f"list.{ending}"
    write(path, rows)
    assert from_table(path, "report") == ("https://a.example/1.pdf", "https://a.example/2.pdf")
    with pytest.raises(InspgraphError, match="found report, previous; name it with --column"):
        from_table(path)
    with pytest.raises(InspgraphError, match="no column 'url'; there are council, report"):
        from_table(path, "url")
    write(path, [row[:2] for row in rows])
    assert len(from_table(path)) == 2


def test_a_file_that_is_no_table_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"no workbook")
    with pytest.raises(InspgraphError, match=r"list\.xlsx: cannot be read as a table"):
        from_table(tmp_path / "list.xlsx")
    with pytest.raises(InspgraphError, match="cannot be read as a table"):
        from_table(tmp_path / "gone.csv")


@given(st.binary(max_size=300))
def test_no_page_leads_to_anything_but_addresses(html: bytes) -> None:
    assert all(is_address(one) for one in from_page(html, "https://a.example/", ["*"]))


def write(path: Path, rows: list[list[str]]) -> None:
    if path.suffix == ".csv":
        path.write_text("\n".join(",".join(row) for row in rows), encoding="cp1252")
        return
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
