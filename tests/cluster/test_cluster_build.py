"""Builds on real clusters: processes that are killed, and files in a store that speaks like S3."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import dask
import pytest
import s3fs
from distributed import Client, LocalCluster
from moto.server import ThreadedMotoServer

import inspgraph
from inspgraph.api import Graph
from inspgraph.assembly import BuildReport
from inspgraph.batch import build
from inspgraph.building import Options
from inspgraph.cluster import cluster_build
from inspgraph.cluster.cluster_build import build_on_cluster
from inspgraph.cluster.parts import Parts
from inspgraph.errors import ClusterError, NothingBuiltError
from inspgraph.store.seal import SEAL
from inspgraph.store.sources import SOURCES

pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # sockets of processes that were killed

SOURCE = str(Path(inspgraph.__file__).parent.parent)
ANYWHERE = "127.0.0.1:0"
COPIES = 14
REPORT = """# Inspection of Wexmoor children’s services

Report {}. Inspection dates: 13 to 24 May 2024

Overall effectiveness: good

The council works closely with Harbour Trust, which provides the young carers service.
"""


def bytes_of(folder: Path, kept: Path) -> dict[str, bytes]:
    """Everything that a graph says, as bytes: its export, manifest, problems and texts."""
    Graph(folder).export("nquads", kept)
    # The seal has the hashes of the store's files, which hold the time of their making; the record
    # of files, their times.
    told = (path for path in folder.glob("*.json") if path.name not in (SEAL, SOURCES))
    plain = [*told, *folder.glob("texts/*"), *folder.glob("layouts/*")]
    return {"export": kept.read_bytes()} | {path.name: path.read_bytes() for path in plain}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Two samples and short reports, with one file twice, one empty and a hidden one."""
    folder = tmp_path_factory.mktemp("reports") / "in"
    (folder / "more").mkdir(parents=True)
    for name in ("wexmoor-apa-letter-2006.txt", "wexmoor-jtai-2019.pdf"):
        shutil.copy(samples / "reports" / name, folder)
    for number in range(COPIES):
        (folder / "more" / f"{number:03}.md").write_text(REPORT.format(number), "utf-8")
    shutil.copy(folder / "more" / "003.md", folder / "more" / "twice.md")
    (folder / "more" / "empty.pdf").write_bytes(b"")
    (folder / ".hidden.md").write_text("hidden")
    return folder


@pytest.fixture(scope="module")
def options(samples: Path) -> Options:
    return Options(registers=(samples,))


@pytest.fixture(scope="module")
def expected(
    reports: Path, options: Options, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """The graph as one process builds it."""
    folder = tmp_path_factory.mktemp("expected")
    build([reports], folder / "graph", options=options)
    return bytes_of(folder / "graph", folder / "export.nq")


@pytest.fixture(scope="module")
def store() -> Iterator[None]:
    """A server that speaks like S3, on this machine, and the environment that leads to it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        yield
    server.stop()


@pytest.fixture(scope="module")
def cluster(store: None) -> Iterator[LocalCluster]:
    """Two workers, which inherit the environment of the store."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=ANYWHERE) as made:
        yield made


@pytest.fixture
def built_there(
    cluster: LocalCluster, reports: Path, options: Options, tmp_path: Path
) -> Callable[..., BuildReport]:
    """Builds the reports on the cluster into ``tmp_path``, with what else it is called with."""
    return partial(
        build_on_cluster,
        [str(reports)],
        tmp_path / "graph",
        parts=str(tmp_path / "parts"),
        scheduler=cluster.scheduler_address,
        options=options,
    )


class Killer:
    """Kills a worker's process when the first partition is done, as if its machine had failed."""

    def __init__(self, cluster: LocalCluster) -> None:
        self._begun = threading.Event()
        self._cluster = cluster
        self.done, self.total, self.done_then = 0, 0, 0
        self.thread = threading.Thread(target=self._kill)
        self.thread.start()

    def __call__(self, done: int, total: int, name: str) -> None:
        self.done, self.total = done, total
        self._begun.set()

    def _kill(self) -> None:
        self._begun.wait(120)
        os.kill(min(nanny.pid for nanny in self._cluster.workers.values()), signal.SIGKILL)
        self.done_then = self.done


def test_a_worker_that_is_killed_midway_leaves_nothing_missing_and_nothing_double(
    cluster: LocalCluster,
    reports: Path,
    expected: dict[str, bytes],
    tmp_path: Path,
    built_there: Callable[..., BuildReport],
) -> None:
    killer = Killer(cluster)
    report = built_there(usual=3, progress=killer)
    killer.thread.join(120)
    assert 0 < killer.done_then < killer.total == killer.done
    assert report.reused == 0
    assert bytes_of(tmp_path / "graph", tmp_path / "export.nq") == expected
    assert not list((tmp_path / "parts").glob(".draft*"))

    again = built_there(usual=3)
    assert again.reused == len(list(reports.rglob("[!.]*.*")))
    assert bytes_of(tmp_path / "graph", tmp_path / "export.nq") == expected


def test_tasks_that_the_scheduler_loses_are_submitted_again(
    expected: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    built_there: Callable[..., BuildReport],
) -> None:
    """The first tasks may only go to a worker that is gone, so they wait for ever."""
    keys: list[str] = []
    plain: Any = Client.submit

    def submit(self: Client, *given: Any, **named: Any) -> Any:
        keys.append(named["key"])
        if named["key"].endswith("-0"):
            named["workers"] = ["tcp://127.0.0.1:1"]
        return plain(self, *given, **named)

    monkeypatch.setattr(Client, "submit", submit)
    monkeypatch.setattr(cluster_build, "_PATIENCE", 1)
    built_there()
    assert {key[-2:] for key in keys} >= {"-0", "-1"}
    assert bytes_of(tmp_path / "graph", tmp_path / "export.nq") == expected


def test_a_part_that_is_there_is_done_though_no_message_says_so(
    expected: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    built_there: Callable[..., BuildReport],
) -> None:
    def deaf(*_: Any, timeout: float, **__: Any) -> None:
        time.sleep(timeout)
        raise TimeoutError

    monkeypatch.setattr(cluster_build, "wait", deaf)
    monkeypatch.setattr(cluster_build, "_PATIENCE", 1)
    built_there()
    assert bytes_of(tmp_path / "graph", tmp_path / "export.nq") == expected


def test_tasks_that_are_always_lost_end_the_build(
    monkeypatch: pytest.MonkeyPatch,
    built_there: Callable[..., BuildReport],
) -> None:
    plain: Any = Client.submit
    monkeypatch.setattr(
        Client,
        "submit",
        lambda self, *given, **named: plain(self, *given, **named, workers=["tcp://127.0.0.1:1"]),
    )
    monkeypatch.setattr(cluster_build, "_PATIENCE", 0.2)
    with pytest.raises(ClusterError, match="loses its tasks"):
        built_there()


def test_reports_and_parts_stand_in_a_store_that_speaks_like_s3(
    cluster: LocalCluster,
    reports: Path,
    options: Options,
    expected: dict[str, bytes],
    tmp_path: Path,
) -> None:
    s3 = s3fs.S3FileSystem()
    s3.mkdir("archive")
    s3.put(str(reports), "archive/reports", recursive=True)

    def built() -> int:
        return build_on_cluster(
            ["s3://archive/reports"], tmp_path / "graph", parts="s3://archive/parts",
            scheduler=cluster.scheduler_address, options=options, usual=4,
        ).reused  # fmt: skip

    assert built() == 0
    assert bytes_of(tmp_path / "graph", tmp_path / "export.nq") == expected
    parts = Parts("s3://archive/parts").names()
    s3.pipe_file("archive/reports/more/007.md", b"# Another report\n\nIt says little.\n")
    assert built() > COPIES / 3
    assert len(parts - Parts("s3://archive/parts").names()) == 1


def test_a_file_that_kills_its_workers_is_a_problem_and_the_others_are_built(
    reports: Path, options: Options, tmp_path: Path
) -> None:
    """A worker ends itself at one file, as a crash in a library would; one never ends."""
    few = tmp_path / "in"
    few.mkdir()
    for number in range(3):
        shutil.copy(reports / "more" / f"{number:03}.md", few)
    (few / "deadly.md").write_text("# Deadly\n")
    (few / "endless.md").write_text("# Endless\n")
    preload = tmp_path / "deadly.py"
    preload.write_text(
        "import os\nfrom inspgraph.pipeline import Pipeline\nplain = Pipeline.__call__\n"
        "def call(self, file):\n    if 'deadly' in file.name:\n        os._exit(9)\n"
        "    return plain(self, file)\n"
        "inside = Pipeline._file\n"
        "def work(self, file, seconds):\n    while 'endless' in file.name:\n        pass\n"
        "    return inside(self, file, seconds)\n"
        "def dask_setup(worker):\n    Pipeline.__call__ = call\n    Pipeline._file = work\n"
    )
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            dashboard_address=ANYWHERE,
            preload=[str(preload)],
        ) as cluster,
    ):
        report = build_on_cluster(
            [str(few)], tmp_path / "graph", parts=str(tmp_path / "parts"),
            scheduler=cluster.scheduler_address, options=replace(options, seconds=3),
        )  # fmt: skip
    assert [entry.name for entry in report.manifest.documents] == ["000.md", "001.md", "002.md"]
    found = {(item.file, item.code) for item in report.problems}
    assert ("deadly.md", "failed") in found
    # Where the machine is busy, the limit by the clock may come before that of the processor.
    assert found & {("endless.md", "too-slow"), ("endless.md", "failed")}


def test_the_command_starts_a_cluster_of_its_own_and_goes_on_after_it_was_killed(
    reports: Path, samples: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    command = [
        sys.executable, "-m", "inspgraph", "build", str(reports), "--output",
        str(tmp_path / "graph"), "--register", str(samples), "--engine", "dask", "--workers", "2",
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    parts = tmp_path / ".graph.parts"
    run = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)  # fmt: skip
    while not list(parts.glob("part-*")):
        assert run.poll() is None
        time.sleep(0.02)
    run.send_signal(signal.SIGKILL)
    run.wait()
    ended = subprocess.run(
        command, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    assert ended.returncode == 1, ended.stderr  # the empty file
    assert "reused unchanged" in ended.stdout
    assert bytes_of(tmp_path / "graph", tmp_path / "export.nq") == expected


def test_what_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("words")
    with pytest.raises(ClusterError, match="name a place for parts"):
        build_on_cluster([str(tmp_path)], tmp_path / "graph", scheduler="tcp://127.0.0.1:1")
    with pytest.raises(ClusterError, match="parts cannot be kept there"):
        build_on_cluster([str(tmp_path)], tmp_path / "graph", parts="strange://x")
    with pytest.raises(NothingBuiltError):
        build_on_cluster(["memory://nothing"], tmp_path / "graph")
