"""The work of one task: a partition's files through the pipeline, into its part."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import fsspec

from inspgraph import resources
from inspgraph.building import Built, Options
from inspgraph.cluster.partitions import LocatedFile, Partition, is_remote
from inspgraph.cluster.parts import Parts
from inspgraph.errors import ClusterError, problem
from inspgraph.limits import HARD, end_after
from inspgraph.pipeline import Pipeline
from inspgraph.walk import FoundFile

_ONE_AT_A_TIME = threading.Lock()
"""A worker may run tasks in threads, which would share one pipeline."""


@dataclass(frozen=True, slots=True)
class CarriedOptions:
    """The user's settings with the content of the files they name, which workers do not have."""

    registers: tuple[tuple[str, bytes], ...]
    decisions: tuple[tuple[str, bytes], ...]
    limit: int
    seconds: float
    memory: int
    base: str

    @classmethod
    def of(cls, options: Options) -> CarriedOptions:
        """Read the files; ``Options.digest`` has said already where one cannot be read."""
        registers, decisions = (
            tuple((path.name, path.read_bytes()) for path in paths)
            for paths in (options.registers, options.decisions)
        )
        limits = (options.limit, options.seconds, options.memory)
        return cls(registers, decisions, *limits, options.base)

    def unpack(self, folder: Path) -> Options:
        """Write the files into a folder; return the settings that name them there."""
        places: dict[str, tuple[Path, ...]] = {}
        for kind, files in (("registers", self.registers), ("decisions", self.decisions)):
            written = []
            for number, (name, content) in enumerate(files):
                path = folder / kind / str(number) / name  # two files may have one name
                path.parent.mkdir(parents=True)
                path.write_bytes(content)
                written.append(path)
            places[kind] = tuple(written)
        limits = (self.limit, self.seconds, self.memory)
        return Options(places["registers"], places["decisions"], *limits, self.base)


def build_partition(partition: Partition, parts: str, options: CarriedOptions, program: str) -> str:
    """Build the files of a partition into its part; return the part's name.

    ``program`` is the digest of the code and data that the client has: a worker with others raises
    ``ClusterError``, because its results would be others, too.
    """
    if program != program_digest():
        raise ClusterError("The workers run another version of the program or of its data.")
    with _ONE_AT_A_TIME:
        Parts(parts).write(partition.part, _results(partition, _pipeline(options)))
    return partition.part


def give_up(partition: Partition, parts: str) -> None:
    """Write the part of a single file that no worker survived."""
    (file,) = partition.files
    lost = problem("failed", file.name, found="The process ended.")
    Parts(parts).write(partition.part, [(file.name, Built(problems=(lost,)))])


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return the digest of the code and the data that decide over a graph."""
    return f"{resources.code_digest()} {resources.data_digest()}"


@lru_cache(maxsize=1)
def _pipeline(options: CarriedOptions) -> Pipeline:
    with tempfile.TemporaryDirectory() as folder:
        return Pipeline.load(options.unpack(Path(folder)))


def _results(partition: Partition, pipeline: Pipeline) -> Iterator[tuple[str, Built]]:
    with tempfile.TemporaryDirectory() as folder:
        for file in partition.files:
            at_hand = _at_hand(file, Path(folder), pipeline.options.limit)
            end_after(HARD * pipeline.options.seconds)
            try:
                built = pipeline(at_hand)
            finally:
                end_after(0)
            yield file.name, built


def _at_hand(file: LocatedFile, folder: Path, limit: int) -> FoundFile:
    """A file as one of this machine.

    Of one that is too large only so much is fetched that reading it says so. What is gone is left
    to reading, too; any other error of the store ends the task, which is then tried again.
    """
    if not is_remote(file.url):
        return FoundFile(file.name, Path(file.url), file.origin)
    path = folder / "file"
    path.unlink(missing_ok=True)
    try:
        with fsspec.open(file.url, "rb") as source:
            path.write_bytes(source.read(limit + 1))
    except FileNotFoundError:
        pass
    return FoundFile(file.name, path, file.origin)
