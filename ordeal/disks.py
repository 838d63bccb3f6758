"""Disks that are full or read-only, two builds at once, and graphs that are damaged or old."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from inspgraph.api import Graph
from inspgraph.building import Options
from inspgraph.evaluate.outcome import Comparison
from inspgraph.evaluate.saved import save_outcome
from inspgraph.export.write import FORMATS
from inspgraph.store.sources import SOURCES
from ordeal.forked import HELD, REFUSED, Work, building, content, end, start, timed, warm

Figures = dict[str, Any]
NOBODY: Final = 65534
_SPARE: Final = ("store", SOURCES)
"""What may be damaged and nothing is lost: what no query reads, or a note of files' times."""
_SMALL: Final = 3_000_000
"""Bytes of the small disk: more than one report needs, less than a graph."""


def try_disks(
    documents: Path, folder: Path, options: Options, *, seed: int
) -> tuple[bool, Figures]:
    """Try each; true where every refusal was told and the next build was as if undisturbed."""
    warm(options, folder)
    chance = random.Random(seed)  # the same damage again
    graph = folder / "whole" / "graph"
    timed(building(documents, graph, options))
    ends: Counter[str] = Counter()
    tries = _Tries(documents, graph, folder, options, content(graph), ends)
    wrong = [*tries.full(), *tries.small(), *tries.closed(), *tries.at_once()]
    wrong += tries.damaged(chance, 20)
    return not wrong, {"tries": ends.total(), "ends": dict(ends), "wrong": wrong}


class _Tries:
    def __init__(
        self, documents: Path, graph: Path, folder: Path, options: Options, whole: object,
        ends: Counter[str],
    ) -> None:  # fmt: skip
        self._documents = documents
        self._graph = graph
        self._folder = folder
        self._options = options
        self._whole = whole
        self._ends = ends

    def full(self) -> list[str]:
        """No file may grow beyond so many bytes, as on a full disk (RLIMIT_FSIZE)."""
        wrong: list[str] = []
        output = self._copied("full")
        build = building(self._documents, output, self._options)
        for limit in (0, 1_000, 20_000, 100_000, 500_000):
            (output / "problems.json").unlink(missing_ok=True)  # so that there is work to do
            wrong += self._refused(f"build with {limit} bytes", build, _limited(limit))
        wrong += self._next("a full disk", build, output)
        for kind, ending in FORMATS.items():
            path = self._folder / f"full-{kind}{ending}"
            work = self._exporting(kind, path)
            wrong += self._refused(f"export {kind}", work, _limited(1_000))
            wrong += [f"half an export: {kind}"] if path.exists() else []
        saving = lambda: save_outcome(Comparison((), ()), self._folder / "saved.json")  # noqa: E731
        return wrong + self._refused("evaluation", saving, _limited(10))

    def small(self) -> list[str]:
        """A disk of a few megabytes (tmpfs), where this user may mount one."""
        disk = self._folder / "disk"
        disk.mkdir()
        inside = (
            f"mount -t tmpfs -o size={_SMALL} tmpfs {disk} && "
            f"{sys.executable} -m inspgraph build {self._documents} --output {disk}/graph; "
            f'status=$?; echo "left: $(ls -A {disk})"; exit $status'
        )
        command = ["unshare", "--map-root-user", "--mount", "sh", "-c", inside]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if "unshare" in done.stderr or "mount:" in done.stderr:
            self._ends["small disk: may not be mounted here"] += 1
            return []
        lines = [line for line in done.stderr.splitlines() if line.startswith("inspgraph: ")]
        told = done.returncode == REFUSED and len(lines) == 1 and "No space left" in lines[0]
        self._ends["small disk (tmpfs): refused with a message"] += told
        is_clean = done.stdout.splitlines()[-1:] == ["left: "]
        return [] if told and is_clean else [f"a small disk: {done.stderr} {done.stdout}"[:500]]

    def closed(self) -> list[str]:
        """The output may not be written: nobody's rights, on a folder of somebody else."""
        shut = self._folder / "shut"
        shutil.copytree(self._graph, shut / "graph")
        before = content(shut / "graph")
        for path in (shut, shut / "graph"):
            path.chmod(0o555)
        self._folder.chmod(0o755)
        one = min(self._documents.iterdir())
        fewer = building(one, shut / "graph", self._options)
        wrong = self._refused("read-only build", fewer, _as_nobody)
        same = building(self._documents, shut / "graph", self._options)

        def unchanged() -> None:
            _as_nobody()
            same()

        done = end(start(unchanged)) == HELD
        self._ends["read-only, nothing changed: done"] += done
        wrong += [] if done else ["a read-only graph with nothing to change is refused"]
        export = self._exporting("turtle", shut / "graph.ttl")
        wrong += self._refused("read-only export", export, _as_nobody)
        return wrong + ([] if content(shut / "graph") == before else ["a read-only graph changed"])

    def at_once(self) -> list[str]:
        """Two builds of one graph at the same time: it is one of theirs, whole."""
        wrong: list[str] = []
        output = self._folder / "at-once" / "graph"
        build = building(self._documents, output, self._options)
        for _ in range(5):
            said = [self._folder / f"said{number}" for number in range(2)]
            ends = [end(pid) for pid in [start(build, one) for one in said]]
            self._ends[f"two builds at once: {ends.count(HELD)} of 2 done"] += 1
            if HELD not in ends or not {*ends} <= {HELD, REFUSED}:
                wrong.append(f"two builds at once: {[one.read_text()[-300:] for one in said]}")
            if content(output) != self._whole:
                wrong.append("two builds at once left neither's graph")
            shutil.rmtree(output)
        wrong += self._next("two builds at once", build, output)
        return wrong + [f"left over: {path}" for path in output.parent.iterdir() if path != output]

    def damaged(self, chance: random.Random, number: int) -> list[str]:
        """Files lost, cut, flipped or of an older version: told, and built again."""
        wrong: list[str] = []
        for turn in range(number):
            output = self._copied(f"damaged{turn}")
            how, name = _damage(output, chance, turn)
            found = content(output)
            is_told = isinstance(found, str) and "build" in found
            how_told = "told" if is_told else "NOT TOLD"
            if not is_told and name.startswith(("texts", "layouts")) and found != self._whole:
                is_told, how_told = True, "left to the check of passages"
            elif not is_told and name.startswith(_SPARE) and found == self._whole:
                is_told, how_told = True, "in what is not read, all else whole"
            self._ends[f"damaged: {how_told}"] += 1
            wrong += [] if is_told else [f"damage is not told: {how} {name}"]
            build = building(self._documents, output, self._options)
            wrong += self._next(f"damage ({how} {name})", build, output)
            shutil.rmtree(output.parent)
        return wrong

    def _copied(self, name: str) -> Path:
        return Path(shutil.copytree(self._graph, self._folder / name / "graph"))

    def _exporting(self, format: str, path: Path) -> Work:
        return lambda: Graph(self._graph).export(format, path)

    def _refused(self, what: str, work: Work, first: Callable[[], None]) -> list[str]:
        """Do the work under a hindrance; return a line where it does not end with a message."""
        said = self._folder / "said"
        said.write_text("")
        said.chmod(0o666)

        def hindered() -> None:
            first()
            work()

        status = end(start(hindered, said))
        self._ends[
            f"{what.split()[0]}: {'refused with a message' if status == REFUSED else status}"
        ] += 1
        return [] if status == REFUSED else [f"{what}: status {status}: {said.read_text()[-300:]}"]

    def _next(self, after: str, build: Work, output: Path) -> list[str]:
        said = self._folder / "said"
        status = end(start(build, said))
        self._ends["next build: as if undisturbed"] += 1
        if status == HELD and content(output) == self._whole:
            return []
        return [f"the build after {after} differs: {said.read_text()[-300:]}"]


def _limited(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _as_nobody() -> None:
    if os.geteuid() == 0:  # the superuser may write anywhere
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _damage(graph: Path, chance: random.Random, turn: int) -> tuple[str, str]:
    """Damage a file of a graph; return how, and which."""
    files = sorted(path for path in graph.rglob("*") if path.is_file())
    files = [path for path in files if path.name not in ("LOG", "LOCK")]
    path = files[turn % len(files)] if turn < len(files) else chance.choice(files)
    data = path.read_bytes()
    how = chance.choice(("lost", "cut", "flipped", "emptied", "older"))
    place = chance.randrange(len(data)) if data else 0
    if how == "lost" or not data:
        path.unlink()
    elif how == "older":
        manifest = graph / "inspgraph.json"
        manifest.write_text(manifest.read_text().replace('"inspgraph": 2', '"inspgraph": 1'))
        (graph / "files.json").unlink()
        path = manifest
    else:
        flipped = data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :]
        path.write_bytes({"cut": data[:place], "flipped": flipped, "emptied": b""}[how])
    return how, path.relative_to(graph).as_posix()
