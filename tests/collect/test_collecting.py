"""Reports are fetched from a server that misbehaves: once, whole, and with problems by address."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import inspgraph
from inspgraph.collect.collecting import Collected, collect
from inspgraph.collect.fetch import AGENT, Conduct
from inspgraph.errors import OutputError
from inspgraph.origins import JOURNAL, read_journal, read_origins
from tests.collect.misbehaving import Log, report, serving

RULES = Conduct(delay=0, timeout=1, limit=1_000_000, tries=2, private=True)
AGAIN = timedelta(0)


@pytest.fixture
def web() -> Iterator[tuple[str, Log]]:
    with serving() as served:
        yield served


def fetch(folder: Path, *addresses: str, again: timedelta = AGAIN) -> Collected:
    return collect(addresses, folder, rules=RULES, again_after=again)


def test_a_report_is_kept_with_its_address_time_and_digest(
    web: tuple[str, Log], tmp_path: Path
) -> None:
    address = f"{web[0]}/report/3.txt"
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    done = collect([address], tmp_path / "in", rules=RULES, clock=lambda: noon)
    assert done == Collected(1, 0, 0, ())
    assert (tmp_path / "in" / "3.txt").read_bytes() == report(3)
    origin = read_origins(tmp_path / "in")["3.txt"]
    assert (origin.address, origin.fetched) == (address, "2026-03-01T12:00:00Z")


def test_the_program_says_who_it_is(web: tuple[str, Log], tmp_path: Path) -> None:
    rules = Conduct(delay=0, private=True, contact="data@wexmoor.example")
    collect([f"{web[0]}/report/3.txt"], tmp_path, rules=rules)
    assert web[1].asked[0][1]["User-Agent"] == f"{AGENT} (data@wexmoor.example)"
    assert f"inspgraph/{inspgraph.__version__}" == AGENT


@pytest.mark.parametrize("kind", ["tagged", "dated"])
def test_what_has_not_changed_is_not_sent_again(
    web: tuple[str, Log], tmp_path: Path, kind: str
) -> None:
    address = f"{web[0]}/{kind}/5.txt"
    assert fetch(tmp_path, address).fetched == 1
    first = read_journal(tmp_path)[address]
    assert fetch(tmp_path, address) == Collected(0, 1, 0, ())
    assert web[1].bodies == {f"/{kind}/5.txt": 1}
    assert read_journal(tmp_path)[address].fetched == first.fetched


def test_the_same_bytes_from_a_server_without_tags_keep_their_time(
    web: tuple[str, Log], tmp_path: Path
) -> None:
    address = f"{web[0]}/report/5.txt"
    days = [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2)]
    clock = iter(days).__next__
    for _ in days:
        done = collect([address], tmp_path, rules=RULES, again_after=AGAIN, clock=clock)
    assert done == Collected(0, 1, 0, ())
    entry = read_journal(tmp_path)[address]
    assert (entry.fetched[:10], entry.checked[:10]) == ("2026-03-01", "2026-03-02")


def test_a_file_that_was_removed_or_changed_is_fetched_again(
    web: tuple[str, Log], tmp_path: Path
) -> None:
    address = f"{web[0]}/tagged/5.txt"
    fetch(tmp_path, address)
    (tmp_path / "5.txt").write_bytes(b"something else")
    assert fetch(tmp_path, address, again=timedelta(days=9)).fetched == 1
    assert (tmp_path / "5.txt").read_bytes() == report(5)


def test_what_answered_lately_is_left_alone(web: tuple[str, Log], tmp_path: Path) -> None:
    address = f"{web[0]}/report/5.txt"
    fetch(tmp_path, address)
    assert fetch(tmp_path, address, again=timedelta(hours=1)) == Collected(0, 0, 1, ())
    assert len(web[1].asked) == 1


def test_a_redirect_is_followed_and_the_address_stays_the_one_asked_for(
    web: tuple[str, Log], tmp_path: Path
) -> None:
    assert fetch(tmp_path, f"{web[0]}/moved/old.txt").fetched == 1
    assert (tmp_path / "old.txt").read_bytes() == report(7)
    assert read_origins(tmp_path)["old.txt"].address == f"{web[0]}/moved/old.txt"


@pytest.mark.parametrize(
    ("path", "code", "found"),
    [
        ("gone/report.pdf", "not-found", "404"),
        ("apology/report.pdf", "error-page", "Page not found"),
        ("page/report.pdf", "error-page", "a web page in place of a document"),
        ("empty/report.pdf", "empty-file", ""),
        ("picture/report.pdf", "not-a-document", "PNG"),
        ("round/", "redirected-too-often", "/round/"),
        ("away/", "bad-address", "ftp://files.example/report.pdf"),
        ("reset/report.pdf", "no-answer", ""),
        ("short/report.pdf", "no-answer", ""),
        ("drip/report.txt", "no-answer", "not complete after 1 s"),
        ("silent/report.pdf", "no-answer", "in time"),
        ("endless/report.txt", "too-large", "more than 1,000,000 bytes"),
    ],
)
def test_an_answer_that_is_no_report_is_a_problem_that_names_the_address(
    web: tuple[str, Log], tmp_path: Path, path: str, code: str, found: str
) -> None:
    address = f"{web[0]}/{path}"
    (problem,) = fetch(tmp_path, address).problems
    assert (problem.file, problem.code) == (address, code)
    assert found in problem.found
    assert problem.hint
    assert [entry.name for entry in tmp_path.iterdir()] == [JOURNAL]


def test_no_list_leads_into_a_private_network_unless_asked(
    web: tuple[str, Log], tmp_path: Path
) -> None:
    done = collect([f"{web[0]}/report/1.txt", "http://localhost:1/"], tmp_path, rules=Conduct())
    assert [problem.code for problem in done.problems] == ["bad-address"] * 2
    assert not web[1].asked


def test_a_redirect_does_not_lead_there_either(
    web: tuple[str, Log], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "inspgraph.collect.fetch.is_private", lambda host: host == "169.254.169.254"
    )
    (problem,) = collect([f"{web[0]}/inside/report.pdf"], tmp_path, rules=Conduct(delay=0)).problems
    assert problem.code == "bad-address"
    assert "169.254.169.254" in problem.found


def test_nothing_but_the_web_is_asked(tmp_path: Path) -> None:
    wrong = ["file:///etc/passwd", "ftp://files.example/a.pdf", "http://", "http://a:999999/"]
    done = fetch(tmp_path, *wrong, "http://user:secret@127.0.0.1:9/a.pdf")
    assert {problem.code for problem in done.problems} == {"bad-address"}
    assert len(done.problems) == 5


def test_a_connection_that_broke_and_a_busy_server_are_asked_again(
    web: tuple[str, Log], tmp_path: Path
) -> None:
    waited: list[float] = []
    from inspgraph.collect.fetch import Fetcher

    with Fetcher(RULES, waited.append) as fetcher:
        assert fetcher(f"{web[0]}/resets-once/4.txt").body == report(4)
        assert fetcher(f"{web[0]}/busy/4.txt").body == report(4)
    assert 7.0 in waited


def test_a_name_from_the_web_stays_in_the_folder(web: tuple[str, Log], tmp_path: Path) -> None:
    fetch(tmp_path / "in", f"{web[0]}/named/1")
    assert (tmp_path / "in" / "Wexmoor report 2024.txt").exists()
    assert [entry.name for entry in tmp_path.iterdir()] == ["in"]


def test_two_addresses_with_one_name_give_two_files(web: tuple[str, Log], tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"a file of somebody's own")
    fetch(tmp_path, f"{web[0]}/report/1.txt", f"{web[0]}/report/1.txt?part=2")
    assert (tmp_path / "1.txt").read_bytes() == b"a file of somebody's own"
    assert len(list(tmp_path.glob("1-*.txt"))) == 2


def test_a_folder_that_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        fetch(tmp_path / "file" / "in", "http://127.0.0.1:9/")


def test_two_hundred_addresses_are_fetched_once_though_the_program_is_killed(
    tmp_path: Path,
) -> None:
    """The process is killed twice on the way and started again; no report is sent twice."""
    folder = tmp_path / "in"
    with serving(pace=0.005) as (base, log):
        addresses = [f"{base}/report/{number}.txt" for number in range(200)]
        (tmp_path / "list.csv").write_text(
            "title,address\n" + "".join(f"t,{a}\n" for a in addresses)
        )
        command = [
            sys.executable, "-m", "inspgraph", "collect", "--table", str(tmp_path / "list.csv"),
            "--output", str(folder), "--delay", "0", "--private",
        ]  # fmt: skip
        environment = {**os.environ, "PYTHONPATH": str(Path(inspgraph.__file__).parent.parent)}
        for kept in (40, 120):
            run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
            while len(list(folder.glob("*.txt"))) < kept:
                assert run.poll() is None
                time.sleep(0.002)
            run.send_signal(signal.SIGKILL)
            run.wait()
        ended = subprocess.run(
            command, env=environment, check=False, capture_output=True, encoding="utf-8"
        )
        # A kill may fall between an answer and its being kept; that one is asked for again.
        assert sum(log.bodies.values()) <= 202
    assert ended.returncode == 0, ended.stderr
    assert log.most_at_once <= 2
    assert len(log.bodies) == 200
    assert {path.name: path.read_bytes() for path in folder.glob("*.txt")} == {
        f"{number}.txt": report(number) for number in range(200)
    }
    assert not list(folder.glob(".collecting-*"))
    assert "200/200" in ended.stderr
