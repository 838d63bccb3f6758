"""Hosts of private networks, which a list from the web must not lead to."""

from __future__ import annotations

import socket
from ipaddress import ip_address


def is_private(host: str) -> bool:
    """Return whether any address of a host is of this machine or of a private network.

    A name that does not resolve is not private: asking for it will say so, or a proxy knows it.
    """
    try:
        found = socket.getaddrinfo(host.strip("[]"), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return any(not ip_address(str(each[4][0]).split("%")[0]).is_global for each in found)
