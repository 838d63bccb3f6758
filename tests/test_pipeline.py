from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfWriter

import inspgraph
from inspgraph.api import Graph
from inspgraph.assembly import BuildReport
from inspgraph.batch import build
from inspgraph.building import Options
from inspgraph.errors import NothingBuiltError, OutputError
from inspgraph.form.document import read_form
from inspgraph.pipeline import Pipeline
from inspgraph.walk import FoundFile

INPUTS = Path(__file__).parent / "read" / "inputs"
LETTER = "wexmoor-apa-letter-2006.txt"
REVIEW = "aldersea-joint-area-review-2008.md"


def options(samples: Path) -> Options:
    return Options(registers=(samples,), limit=2_000_000)


def few(samples: Path, folder: Path) -> Path:
    folder.mkdir()
    for name in (LETTER, REVIEW, "wexmoor-slac-2011.html"):
        shutil.copy(samples / "reports" / name, folder)
    return folder


def make(samples: Path, documents: Path, output: Path, workers: int = 1) -> BuildReport:
    return build([documents], output, options=options(samples), workers=workers)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A folder with a few documents in ``in`` and what was built of them in ``graph``."""
    folder = tmp_path_factory.mktemp("begun")
    make(samples, few(samples, folder / "in"), folder / "graph")
    return folder


@pytest.fixture
def built(begun: Path, tmp_path: Path) -> Path:
    """The documents and the graph in a folder that a test may change."""
    return shutil.copytree(begun, tmp_path / "built")


def exported(graph: Path, to: Path) -> dict[str, bytes]:
    """The bytes of a graph's exports, and of the texts and layouts that it keeps."""
    opened = Graph(graph)
    to.mkdir()
    for kind in ("turtle", "nquads", "jsonld"):
        opened.export(kind, to / kind)
    kept = sorted([*to.iterdir(), *graph.glob("texts/*"), *graph.glob("layouts/*")])
    return {path.name: path.read_bytes() for path in kept}


def spoil(folder: Path) -> dict[str, str]:
    """Put every kind of bad input into a folder; the problem code that each shall have."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(folder / "pictures.pdf")
    writer.encrypt("secret")
    writer.write(folder / "locked.pdf")
    whole = (folder / "pictures.pdf").read_bytes()
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "cut.pdf").write_bytes(whole[:60])
    (folder / "junk.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "page.pdf").write_text(
        "<!DOCTYPE html><html><head><title>Report not found</title></head>"
        "<body><h1>Report not found</h1></body></html>",
        encoding="utf-8",
    )
    (folder / "large.txt").write_text("word " * 500_000, encoding="utf-8")
    (folder / "dead.pdf").symlink_to(folder / "nowhere.pdf")
    return {
        "pictures.pdf": "no-text",
        "locked.pdf": "encrypted-file",
        "empty.pdf": "empty-file",
        "cut.pdf": "damaged-file",
        "junk.bin": "not-a-document",
        "page.pdf": "error-page",
        "large.txt": "too-large",
        "dead.pdf": "cannot-be-read",
    }


def test_bad_files_get_one_problem_each_and_the_rest_is_built(
    samples: Path, tmp_path: Path
) -> None:
    folder = few(samples, tmp_path / "in")
    expected = spoil(folder)
    os.utime(folder / "large.txt", (1_700_000_000, 1_700_000_000))
    report = make(samples, folder, tmp_path / "graph")
    errors = [item for item in report.problems if item.severity == "error"]
    assert {item.file: item.code for item in errors} == expected
    assert len(errors) == len(expected)
    assert all(item.hint for item in errors)
    assert len(report.manifest.documents) == 3
    assert report.failed
    written = (tmp_path / "graph" / "files.json").stat()
    again = make(samples, folder, tmp_path / "graph")
    assert (again.problems, again.reused, again.seconds) == (report.problems, 3, {})
    assert (tmp_path / "graph" / "files.json").stat() == written, "nothing changed is written"


def test_problems_without_a_document_can_be_asked_for(samples: Path, tmp_path: Path) -> None:
    folder = few(samples, tmp_path / "in")
    (folder / "empty.pdf").write_bytes(b"")
    make(samples, folder, tmp_path / "graph")
    rows = Graph(tmp_path / "graph").query(
        'SELECT ?path ?code { ?p a ig:Problem ; ig:severity "error" ; ig:path ?path ;'
        " ig:code ?code }"
    )
    assert rows == [{"path": "empty.pdf", "code": "empty-file"}]


def test_a_file_that_vanishes_after_it_was_found_is_a_problem(
    samples: Path, tmp_path: Path
) -> None:
    built = Pipeline.load(options(samples))(FoundFile("gone.pdf", tmp_path / "gone.pdf"))
    assert built.entry is None
    assert [(item.code, item.file) for item in built.problems] == [("cannot-be-read", "gone.pdf")]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read any file"
)
def test_a_file_that_may_not_be_read_is_a_problem(samples: Path, tmp_path: Path) -> None:
    folder = few(samples, tmp_path / "in")
    (folder / LETTER).chmod(0)
    report = make(samples, folder, tmp_path / "graph")
    assert [item.code for item in report.problems if item.file == LETTER] == ["cannot-be-read"]


def test_a_document_on_which_the_program_fails_is_named_and_the_rest_is_built(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = read_form

    def fails(source: object, *rest: object) -> object:
        if getattr(source, "name", "") == LETTER:
            raise IndexError("out of range")
        return works(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("inspgraph.pipeline.read_form", fails)
    report = make(samples, few(samples, tmp_path / "in"), tmp_path / "graph")
    failed = [item for item in report.problems if item.code == "failed"]
    assert [item.file for item in failed] == [LETTER]
    assert "IndexError: out of range" in failed[0].found
    assert len(report.manifest.documents) == 2


def test_files_of_the_same_bytes_are_one_document_and_both_are_named(
    samples: Path, tmp_path: Path
) -> None:
    folder = few(samples, tmp_path / "in")
    shutil.copy(folder / LETTER, folder / "copy.txt")
    report = make(samples, folder, tmp_path / "graph")
    again = [item for item in report.problems if item.code == "duplicate-file"]
    assert [(item.file, item.found) for item in again] == [(LETTER, "copy.txt")]
    assert not report.failed
    assert len(report.manifest.documents) == 3


def test_where_nothing_can_be_built_the_earlier_graph_stays(
    samples: Path, built: Path, tmp_path: Path
) -> None:
    before = exported(built / "graph", tmp_path / "before")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "empty.pdf").write_bytes(b"")
    with pytest.raises(NothingBuiltError, match=r"empty\.pdf: empty-file"):
        make(samples, tmp_path / "bad", built / "graph")
    assert exported(built / "graph", tmp_path / "after") == before


def test_a_folder_of_someone_elses_is_never_written(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years", encoding="utf-8")
    with pytest.raises(OutputError):
        make(samples, few(samples, tmp_path / "in"), tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_two_builds_and_any_number_of_workers_give_the_same_bytes(
    samples: Path, tmp_path: Path
) -> None:
    results = []
    for number, workers in enumerate((1, 1, 2)):
        make(samples, samples / "reports", tmp_path / f"graph{number}", workers)
        results.append(exported(tmp_path / f"graph{number}", tmp_path / f"out{number}"))
    assert results[0] == results[1] == results[2]
    manifests = {(tmp_path / f"graph{n}" / "inspgraph.json").read_bytes() for n in range(3)}
    assert len(manifests) == 1


def test_what_has_not_changed_is_taken_over_and_gives_the_same_bytes(
    samples: Path, built: Path, tmp_path: Path
) -> None:
    folder = built / "in"
    (folder / REVIEW).unlink()
    changed = (folder / "wexmoor-slac-2011.html").read_bytes() + b"\n"
    (folder / "wexmoor-slac-2011.html").write_bytes(changed)
    report = make(samples, folder, built / "graph")
    assert report.reused == 1
    assert [entry.name for entry in report.manifest.documents] == [LETTER, "wexmoor-slac-2011.html"]
    fresh = build([folder], tmp_path / "other", options=options(samples), fresh=True)
    assert fresh.reused == 0
    assert exported(built / "graph", tmp_path / "reused") == exported(
        tmp_path / "other", tmp_path / "anew"
    )
    assert fresh.problems == report.problems
    assert len(list((built / "graph" / "layouts").iterdir())) == 2


def test_another_register_builds_everything_again(built: Path) -> None:
    report = build([built / "in"], built / "graph", options=Options())
    assert report.reused == 0
    assert "registers" in report.why_all
    assert "unknown-authority" in {item.code for item in report.problems}


@pytest.mark.skipif(os.name != "posix", reason="the test kills a process as POSIX does")
@pytest.mark.parametrize(
    "kill",
    [
        signal.SIGKILL,
        pytest.param(signal.SIGINT, marks=pytest.mark.distributed),
        pytest.param(signal.SIGTERM, marks=pytest.mark.distributed),
    ],
)
def test_a_build_that_is_ended_leaves_the_earlier_graph_and_the_next_goes_on_from_it(
    samples: Path, built: Path, tmp_path: Path, kill: signal.Signals
) -> None:
    documents, work = built / "in", tmp_path / "work"
    shutil.copytree(built / "graph", work / "graph")
    before = json.loads((work / "graph" / "inspgraph.json").read_bytes())
    # Many different files, so that the signal finds the build at work.
    letter = (documents / LETTER).read_bytes()
    for number in range(24):
        (documents / f"letter{number}.txt").write_bytes(letter + b"\n" * (number + 1))
    command = [sys.executable, "-m", "inspgraph", "build", str(documents), "--output"]
    with subprocess.Popen(
        [*command, str(work / "graph"), "--workers", "2"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        # A shell starts what runs in the background with SIGINT ignored, and children inherit it.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        env={**os.environ, "PYTHONPATH": str(Path(inspgraph.__file__).parents[1])},
    ) as process:
        assert process.stderr is not None
        while not process.stderr.readline().startswith("2/"):
            assert process.poll() is None, "the build ended before it could be ended"
        process.send_signal(kill)
        # The workers hold this pipe too: its end tells that none of them lives on.
        process.stderr.read()
    assert process.returncode != 0
    assert json.loads((work / "graph" / "inspgraph.json").read_bytes()) == before
    again = build([documents], work / "graph", options=Options())
    assert again.reused >= 2, "what was finished is not built again"
    assert [path.name for path in work.iterdir()] == ["graph"]
    build([documents], work / "anew", options=Options())
    assert exported(work / "graph", tmp_path / "resumed") == exported(
        work / "anew", tmp_path / "undisturbed"
    )


def test_a_file_of_two_reports_becomes_two_documents(samples: Path, tmp_path: Path) -> None:
    folder = few(samples, tmp_path / "in")
    shutil.copy(INPUTS / "two-reports-pdfunite.pdf", folder / "pack.pdf")
    report = make(samples, folder, tmp_path / "graph")
    names = [entry.name for entry in report.manifest.documents]
    assert names.count("pack.pdf") == names.count("pack.pdf#2") == 1
    assert Graph(tmp_path / "graph").check_spans().wrong == ()
    rows = Graph(tmp_path / "graph").query("judgements", file="pack.pdf")
    assert len(rows) == 5
    again = make(samples, folder, tmp_path / "graph")
    assert again.reused == 4
    assert again.manifest.documents == report.manifest.documents


def test_a_build_with_nothing_to_do_removes_what_a_killed_one_left(
    samples: Path, tmp_path: Path
) -> None:
    letter = samples / "reports" / "wexmoor-annual-rating-2009.txt"
    build([letter], tmp_path / "graph")
    (tmp_path / f".graph.old-{2**22 + 1}-abcdefgh").mkdir()  # no process has this number
    build([letter], tmp_path / "graph")
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]
