"""Odd things in a folder of documents: names, links, loops, pipes, files that change."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

NAMES: Final = (
    *("quote'.txt", 'double".txt', "back\\slash.txt", "new\nline.txt", "tab\t.txt", "😀.txt"),
    *("<b>.txt", "a&b.txt", "%00.txt", "..txt", " .txt", "\u202egnp.txt", "e\u0301.txt", "é.txt"),
    *("=cmd.txt", "#2.txt", "a#2.txt", "?q=1.txt", "a:b.txt", "*.txt", "~.txt", "x" * 251 + ".txt"),
    *("CON.txt", "$(touch x).txt", "--fresh", "\x1b[31m.txt", "\u200b.txt", "inspgraph.txt"),
)


def put_odd(folder: Path, outside: Path) -> int:
    """Put odd entries into the folder, some of which lead to ``outside``; return how many."""
    for number, name in enumerate(NAMES):
        (folder / name).write_bytes(f"The council is good, says file {number}.\n".encode())
    made = len(NAMES)
    with contextlib.suppress(OSError):  # where names must be UTF-8
        path = os.fsencode(folder / "raw-") + b"\xff\xfe.txt"
        with open(path, "wb") as out:  # noqa: PTH123 a path of bytes
            out.write(b"The council has a raw name.\n")
        made += 1
    (folder / "loop").symlink_to(folder)
    (folder / "up").symlink_to("..")
    (folder / "self").symlink_to("self")
    (folder / "dead.txt").symlink_to("nowhere.txt")
    (folder / "out.txt").symlink_to(outside)
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as one, contextlib.chdir(folder):
        one.bind("socket.txt")
    unread = folder / "unread.txt"
    unread.write_bytes(b"The council may not be read.\n")
    unread.chmod(0)
    shut = folder / "shut"
    shut.mkdir()
    shut.chmod(0)
    deep = folder
    for _ in range(100):
        deep = deep / "deeper"
    deep.mkdir(parents=True)
    (deep / "down.txt").write_bytes(b"The council is far down.\n")
    return made + 11


@contextlib.contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Keep changing some files of the folder: one grows, one shrinks, one comes and goes."""
    ended = threading.Event()
    grows, shrinks, goes = (folder / f"{name}.txt" for name in ("grows", "shrinks", "goes"))
    words = b"The council is good.\n"
    most = 10_000 * len(words)
    for path in (grows, shrinks, goes):
        path.write_bytes(words * 1000)

    def change() -> None:
        while not ended.is_set():
            if grows.stat().st_size < most:
                with grows.open("ab") as out:
                    out.write(words)
            shrinks.write_bytes(words * (int(time.time() * 1000) % 1000 + 1))
            goes.unlink(missing_ok=True)
            time.sleep(0.005)
            goes.write_bytes(words)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
