from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import partial

import pytest

from inspgraph.workers import Crew

Work = Callable[[int], int]


def square(number: int) -> int:
    time.sleep(0.02 if number % 2 else 0)
    return number * number


def deadly(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def give(work: Work) -> Work:
    return work


def broken() -> Work:
    raise ValueError("no data here")


def lost(number: int, late: bool) -> int:
    return -number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    crew = Crew(partial(give, square), lost, workers)
    assert list(crew.run(range(9))) == [number * number for number in range(9)]


@pytest.mark.skipif(os.name != "posix", reason="the test kills a process as POSIX does")
def test_a_process_that_dies_costs_only_its_own_task() -> None:
    crew = Crew(partial(give, deadly), lost, 2)
    assert list(crew.run(range(7))) == [0, 1, 4, -3, 16, 25, 36]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_in_preparing_is_told_as_it_is(workers: int) -> None:
    with pytest.raises(ValueError, match="no data here"):
        list(Crew(broken, lost, workers).run([1, 2]))


def test_nothing_to_do_prepares_nothing() -> None:
    assert list(Crew(broken, lost, 2).run([])) == []


def sleepy(number: int) -> int:
    time.sleep(60 if number == 3 else 0)
    return number * number


def told(number: int, late: bool) -> int:
    return -1000 if late else -number


@pytest.mark.skipif(os.name != "posix", reason="the system ends the process as POSIX does")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_task_that_takes_too_long_costs_only_itself(workers: int) -> None:
    crew = Crew(partial(give, sleepy), told, workers, seconds=1.5, apart=True)
    assert list(crew.run(range(6))) == [0, 1, 4, -1000, 16, 25]
