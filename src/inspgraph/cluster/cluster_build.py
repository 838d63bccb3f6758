"""A build on a Dask cluster: partitions to workers, parts into a graph's folder."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from distributed import Client, Future, LocalCluster, wait
from distributed.client import FuturesCancelledError
from distributed.scheduler import KilledWorker

from inspgraph.assembly import BuildReport, assemble
from inspgraph.batch import Progress, described
from inspgraph.building import Built, Options
from inspgraph.cluster.partitions import Partition, locate, partition, partitions
from inspgraph.cluster.parts import Parts
from inspgraph.cluster.worker_task import (
    CarriedOptions,
    build_partition,
    give_up,
    program_digest,
)
from inspgraph.errors import ClusterError, InspgraphError
from inspgraph.limits import HARD
from inspgraph.store.folder import check

USUAL: Final = 16
"""Files in a partition: a change costs one, and a part is large enough for a store of objects."""
_RETRIES: Final = 3
_PATIENCE: Final = 60  # seconds
_LOOKS: Final = 2  # at workers that do nothing, until tasks count as lost
_STARTING: Final = 10  # times the patience: what workers may take until they begin with a task


def build_on_cluster(
    locations: Sequence[str],
    output: Path,
    *,
    parts: str = "",
    scheduler: str = "",
    options: Options | None = None,
    workers: int = 1,
    usual: int = USUAL,
    fresh: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of the files at paths and fsspec locations into the folder ``output``.

    ``scheduler`` is the address of a Dask scheduler; without one a cluster of so many ``workers``
    is started on this machine and ended. ``parts`` is where workers put what they built, a folder
    or an fsspec location that all of them reach, by default a folder beside ``output``; parts that
    are there are not built again, unless ``fresh`` is true. ``usual`` is the number of files in a
    partition. The graph is the one that ``batch.build`` makes of the files.

    Raises what ``batch.build`` raises, and ``ClusterError`` where the cluster or the location of
    parts cannot be used.
    """
    began = time.perf_counter()
    options = options or Options()
    check(output)
    place = parts or str(output.absolute().with_name(f".{output.name}.parts"))
    if scheduler and not parts:
        raise ClusterError("With a scheduler, name a place for parts that all workers reach.")
    files, problems = locate(locations, leave_out=[output])
    manifest = described(options)
    planned = partitions(files, usual, f"{manifest.code}\n{manifest.data}")
    kept = Parts(place)
    there = set[str]() if fresh else kept.names()
    wanted = [one for one in planned if one.part not in there]
    if wanted:
        with _connected(scheduler, workers) as client:
            _Run(client, place, CarriedOptions.of(options), progress, len(files)).build(wanted)
    report = assemble(
        _read(kept, planned, there),
        output,
        options=options,
        manifest=manifest,
        problems=problems,
        reused=sum(len(one.files) for one in planned if one.part in there),
        began=began,
    )
    kept.keep_only(one.part for one in planned)
    return report


def _read(
    kept: Parts, planned: Iterable[Partition], there: set[str]
) -> Iterator[tuple[str, Built]]:
    """Yield what files became, in order; time that an earlier build took is not this one's."""
    for one in planned:
        for name, built in kept.read(one.part):
            yield name, replace(built, seconds={}) if one.part in there else built


class _Run:
    """The partitions of one build on their way through a cluster.

    No wait is without an end. What a task returns is never fetched, since it may be lost with the
    worker that holds it: that a part is there says that it is done.
    """

    def __init__(
        self,
        client: Client,
        place: str,
        options: CarriedOptions,
        progress: Progress | None,
        total: int,
    ) -> None:
        self._client = client
        self._place = place
        self._kept = Parts(place)
        # Sent with each task: what is scattered is lost with the workers that hold it.
        self._options = options
        self._progress = progress
        self._total = total
        self._done = 0
        self._renewals = 0

    def build(self, wanted: Iterable[Partition]) -> None:
        """Have every partition built; one that ends its workers is built file by file."""
        for deadly in list(self._together(wanted)):
            alone = [partition([file], deadly.part) for file in deadly.files]
            for one in alone:
                for killing in self._together([one]):
                    give_up(killing, self._place)
            self._kept.write(
                deadly.part, (found for one in alone for found in self._kept.read(one.part))
            )

    def _together(self, wanted: Iterable[Partition]) -> Iterator[Partition]:
        """Have partitions built side by side; yield those that no worker survived."""
        rest = iter(wanted)
        ahead = 4 * max(1, len(self._asked("ncores")))
        futures = {self._submit(one): one for one in islice(rest, ahead)}
        while futures:
            ready = self._ready(futures)
            if not ready:
                futures = self._renewed(futures.values())
            for future in ready:
                one = futures.pop(future)
                for following in islice(rest, 1):
                    futures[self._submit(following)] = following
                if _is_deadly(future):
                    yield one
                self._done += len(one.files)
                if self._progress:
                    self._progress(min(self._done, self._total), self._total, one.files[-1].name)

    def _ready(self, futures: Mapping[Future[str], Partition]) -> list[Future[str]]:
        """Wait until some are done; none is where the tasks are lost.

        They are lost where workers have nothing to do, and where none was done for as long as the
        largest partition may take. Raises ``ClusterError`` where all workers are lost.
        """
        longest = max(len(one.files) for one in futures.values()) * HARD * self._options.seconds
        until, idle = time.monotonic() + longest + _STARTING * _PATIENCE, 0
        while idle < _LOOKS and time.monotonic() < until:
            try:
                ended = wait(list(futures), timeout=_PATIENCE, return_when="FIRST_COMPLETED")
                return list(ended.done)
            except TimeoutError as late:
                there = self._kept.names()
                if found := [future for future, one in futures.items() if one.part in there]:
                    return found
                if not self._asked("ncores"):
                    raise ClusterError(
                        "The cluster has no workers any more; the same command goes on from here."
                    ) from late
                idle = 0 if any(self._asked("processing").values()) else idle + 1
            except FuturesCancelledError as error:
                raise ClusterError(f"The scheduler could not go on ({error}).") from error
        return []

    def _renewed(self, lost: Iterable[Partition]) -> dict[Future[str], Partition]:
        """Submit lost partitions once more, as other tasks; that two build one does no harm."""
        self._renewals += 1
        if self._renewals > _RETRIES:
            raise ClusterError("The cluster loses its tasks; the same command goes on from here.")
        return {self._submit(one): one for one in list(lost)}

    def _asked(self, what: str) -> Mapping[str, Any]:
        """The scheduler's word on its workers; raises ``ClusterError`` where it says nothing."""
        try:
            found: Mapping[str, Any] = self._client.sync(
                getattr(self._client.scheduler, what), callback_timeout=_PATIENCE
            )
        except (OSError, TimeoutError) as error:
            raise ClusterError(f"The scheduler does not answer ({error}).") from error
        return found

    def _submit(self, one: Partition) -> Future[str]:
        return self._client.submit(
            build_partition,
            one,
            self._place,
            self._options,
            program_digest(),
            key=f"inspgraph-{one.part}-{self._renewals}",
            retries=_RETRIES,
        )


def _is_deadly(future: Future[str]) -> bool:
    """Return whether no worker survived a task; raises ``ClusterError`` for any other error."""
    if future.status != "error":
        return False
    error = future.exception(timeout=_PATIENCE)
    if isinstance(error, KilledWorker):
        return True
    if isinstance(error, InspgraphError):
        raise error
    raise ClusterError(f"A worker could not go on ({type(error).__name__}: {error}).") from error


@contextmanager
def _connected(scheduler: str, workers: int) -> Iterator[Client]:
    """A client of the scheduler, or of a cluster on this machine that ends with the block."""
    if not scheduler:
        cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        )
        try:
            with Client(cluster, timeout=_PATIENCE) as client:
                yield client
        finally:
            # Workers that do not end are daemons, which end with this process.
            with suppress(TimeoutError):
                cluster.close(timeout=_PATIENCE)
        return
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{scheduler}: there is no scheduler ({error}).") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise ClusterError(f"{scheduler}: the scheduler has no workers.") from error
        yield client
