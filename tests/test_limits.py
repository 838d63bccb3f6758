"""Limits of one document's work hold, and are lifted after it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from inspgraph.limits import TooSlowError, within

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the limits are those of POSIX")


def test_work_that_takes_too_long_is_ended_inside_a_pattern() -> None:
    with pytest.raises(TooSlowError), within(0.2, 10**9):
        re.match("(a|a)*b", "a" * 60)


def test_a_library_that_swallows_the_limit_is_told_again() -> None:
    def work() -> None:
        try:
            while True:
                pass
        except TooSlowError:
            while True:
                pass

    with pytest.raises(TooSlowError), within(0.2, 10**9):
        work()


def test_work_in_another_thread_is_ended_by_its_own_time() -> None:
    def work() -> None:
        with within(0.2, 10**9):
            time.sleep(0.4)  # takes no time of the processor
        with within(0.2, 10**9):
            while True:
                pass

    with ThreadPoolExecutor(1) as pool, pytest.raises(TooSlowError):
        pool.submit(work).result()


def test_work_that_takes_too_much_memory_is_ended_and_the_next_has_its_own() -> None:
    with pytest.raises(MemoryError), within(60, 50_000_000):
        bytearray(200_000_000)
    assert len(bytearray(200_000_000)) == 200_000_000


def test_nothing_is_ended_after_the_work() -> None:
    with within(0.05, 10**9):
        pass
    until = time.process_time() + 0.2
    while time.process_time() < until:
        pass


def test_code_can_be_traced_after_the_time_of_a_thread_was_limited() -> None:
    """A debugger or a measure of coverage hung where the limit was taken back."""
    code = (
        "import sys, threading; from inspgraph.limits import within\n"
        "def work():\n"
        "    with within(5, 10**9): pass\n"
        "one = threading.Thread(target=work); one.start(); one.join()\n"
        "sys.settrace(lambda *_: None); (lambda: None)()\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=20).returncode == 0
