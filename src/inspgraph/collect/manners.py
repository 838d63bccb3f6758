"""The time that a host is left in peace between two requests."""

from __future__ import annotations

import time
from collections.abc import Callable


class Manners:
    """Keeps a delay after each answer of a host before it is asked again.

    ``pause`` waits a number of seconds, ``clock`` says the time.
    """

    def __init__(
        self,
        delay: float,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._delay = delay
        self._pause = pause
        self._clock = clock
        self._free: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until the host may be asked."""
        left = self._free.get(host, 0.0) - self._clock()
        if left > 0:
            self._pause(left)

    def done(self, host: str) -> None:
        """Note that the host has answered, or failed to."""
        self._free[host] = self._clock() + self._delay
