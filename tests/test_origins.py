from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from inspgraph.batch import build
from inspgraph.errors import is_of_shapes
from inspgraph.origins import JOURNAL, Fetched, is_address, read_journal
from inspgraph.records import Origin
from inspgraph.site.site import Site
from inspgraph.walk import walk
from tests.site.conftest import shown

ENTRY = Fetched(
    "https://files.wexmoor.example/2019.txt", "2019.txt", "ab" * 32,
    "2026-03-01T09:30:00Z", "2026-03-02T09:30:00Z",
)  # fmt: skip


def write(folder: Path, *lines: object) -> None:
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    (folder / JOURNAL).write_text(text, encoding="utf-8")


def test_the_last_line_of_an_address_counts_and_a_torn_one_is_passed_over(tmp_path: Path) -> None:
    later = replace(ENTRY, sha256="cd" * 32)
    write(tmp_path, asdict(ENTRY), asdict(later), json.dumps(asdict(ENTRY))[:40])
    assert read_journal(tmp_path) == {ENTRY.address: later}


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "javascript:alert(1)"},
        {"address": "https://a.example/> <x:y"},
        {"file": "../secret.txt"},
        {"file": ""},
        {"fetched": "yesterday"},
        {"sha256": 5},
        {"more": "fields"},
    ],
)
def test_what_no_collection_wrote_is_passed_over(tmp_path: Path, wrong: dict[str, object]) -> None:
    write(tmp_path, {**asdict(ENTRY), **wrong}, "[" * 5000, "null")
    assert not read_journal(tmp_path)


def test_an_address_can_stand_in_a_graph() -> None:
    assert is_address("https://a.example/x_(1).pdf?a=b&c=%20")
    assert not is_address("https://a.example/a b")
    assert not is_address("https://a.example/<b>")
    assert not is_address("ftp://a.example/a")


def test_files_are_found_with_their_origin(tmp_path: Path) -> None:
    (tmp_path / "2019.txt").write_text("words")
    (tmp_path / "own.txt").write_text("words")
    write(tmp_path, asdict(ENTRY))
    found, problems = walk([tmp_path])
    assert not problems
    assert [file.origin for file in found] == [
        Origin(ENTRY.address, ENTRY.fetched, ENTRY.sha256), None,
    ]  # fmt: skip


@pytest.fixture
def collected(tmp_path: Path, samples: Path) -> Path:
    """A folder with a sample as if it had been collected."""
    folder = tmp_path / "reports"
    folder.mkdir()
    report = (samples / "reports" / "wexmoor-annual-rating-2009.txt").read_bytes()
    (folder / "2019.txt").write_bytes(report)
    write(folder, asdict(replace(ENTRY, sha256=hashlib.sha256(report).hexdigest())))
    return folder


ORIGIN = """SELECT ?address ?when ?sha256 { ?document ig:hasFile ?file .
  ?file prov:hadPrimarySource ?address ; ig:retrieved ?when ; ig:sha256 ?sha256 }"""


def test_the_graph_and_the_page_say_where_a_document_was_published(
    collected: Path, tmp_path: Path
) -> None:
    (entry,) = build([collected], tmp_path / "graph").manifest.documents
    site = Site(tmp_path / "graph")
    assert site.graph.query(ORIGIN) == [
        {"address": ENTRY.address, "when": ENTRY.fetched, "sha256": entry.sha256}
    ]
    page = shown(site, f"/id/doc-{entry.sha256[:32]}")
    (link,) = page.xpath(f"//a[@href='{ENTRY.address}']")
    assert "1 March 2026" in link.getparent().text_content()
    assert not [one for one in site.graph.validate() if is_of_shapes(one.code)]


def test_a_document_is_built_again_when_its_origin_changes_and_only_then(
    collected: Path, tmp_path: Path
) -> None:
    first = build([collected], tmp_path / "graph")
    assert build([collected], tmp_path / "graph").reused == 1
    (journal,) = read_journal(collected).values()
    write(collected, asdict(replace(journal, checked="2026-04-01T00:00:00Z")))
    assert build([collected], tmp_path / "graph").reused == 1
    write(collected, asdict(replace(journal, address="https://files.wexmoor.example/new.txt")))
    assert build([collected], tmp_path / "graph").reused == 0
    write(collected, asdict(journal))
    assert build([collected], tmp_path / "graph").manifest == first.manifest


def test_a_file_that_was_changed_since_has_no_origin(collected: Path, tmp_path: Path) -> None:
    with (collected / "2019.txt").open("a") as out:
        out.write("A line of somebody else.")
    (entry,) = build([collected], tmp_path / "graph").manifest.documents
    assert entry.origin is None
    assert not Site(tmp_path / "graph").graph.query(ORIGIN)
