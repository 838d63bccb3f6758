"""Settings of a server: the address it listens at and the limits it keeps."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LONGEST_REQUEST: Final = 1_000_000
"""Bytes of a request's body; a query is seldom longer than a few thousand."""

WAITING: Final = 100
"""Queries that may wait for a worker at once; later ones are told to try again."""

CONNECTIONS: Final = 500
"""Open connections, idle ones too."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The address a server listens at and the limits it keeps.

    ``timeout`` is in seconds: a query's time in a worker; it waits twice as long for one.
    ``max_bytes`` bounds one result, ``memory`` (bytes) what a worker takes for its queries.
    ``cors`` is the origin whose pages may read answers, "*" for any, "" for none.
    ``allow_hosts`` are names by which requests may call the server beside its own.
    """

    graph: Path
    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 30.0
    workers: int = 2
    max_bytes: int = 50_000_000
    memory: int = 2_000_000_000
    cors: str = ""
    allow_hosts: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Return whether only this computer can reach the server."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"
