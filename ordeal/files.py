"""Hostile and broken files: each is read, or refused by a problem that names it, within limits."""

from __future__ import annotations

import io
import random
import resource
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from inspgraph.errors import UnreadableError
from inspgraph.limits import TooSlowError, within
from inspgraph.read import read_bytes

SECONDS = 20.0
MEMORY = 1_000_000_000
_DOCX = "word/document.xml"


def special() -> Iterator[tuple[str, bytes]]:
    """Yield files made to hurt: a name and the bytes."""
    word = "Wexmoor "
    for name, text in {
        "word": "a" * 1_000_000,
        "line": word * 125_000,
        "heading": "# " + word * 125_000,
        "brackets": "[" * 100_000,
        "quotes": "‘" * 100_000,
        "hashes": "#" * 100_000,
        "comments": "<!-- x -->" * 20_000,
        "columns": "|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n|" + "b|" * 5000,
        "bidi": "The \u202ecouncil\u202c is\u200b good.\n" * 5000,
        "nulls": "The council\0 is good.\n" * 100,
    }.items():
        yield f"{name}.md", text.encode()
        yield f"{name}.html", f"<html><body><p>{text}</p></body></html>".encode()
    deep = {"div": 100_000, "table><tr><td": 400, "b": 100_000, "ul><li": 20_000}
    for tag, number in deep.items():
        yield f"nested-{tag[:5]}.html", b"<html><body>" + f"<{tag}>x".encode() * number
    cell = "<td colspan=1000 rowspan=5000>x</td>"
    yield "spans.html", f"<html><table>{f'<tr>{cell}</tr>' * 500}</table>".encode()
    for encoding in ("utf-16", "utf-32", "cp1252", "utf-7", "shift_jis", "cp037"):
        yield f"{encoding}.txt", ("The council is good. " * 200).encode(encoding)
    bomb = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    for name, body in {
        "laughs": f"<!DOCTYPE w [{bomb}]><w>&j;</w>".encode(),
        "bomb": b" " * 600_000_000,
        "deep": b"<a>" * 100_000,
    }.items():
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(_DOCX, body)
        yield f"{name}.docx", packed.getvalue()


def broken(samples: Path, seed: int, each: int) -> Iterator[tuple[str, bytes]]:
    """Yield each sample truncated and with bytes flipped, ``each`` times either."""
    chance = random.Random(seed)  # a seed makes the same files again
    for path in sorted(samples.iterdir()):
        data = path.read_bytes()
        for _ in range(each):
            yield path.name, data[: chance.randrange(len(data))]
            flipped = bytearray(data)
            for _ in range(chance.choice((1, 8, 64))):
                flipped[chance.randrange(len(flipped))] = chance.randrange(256)
            yield path.name, bytes(flipped)


def try_files(samples: Path, seed: int, each: int) -> bool:
    """Read every file and print what became of them; true where none ended badly."""
    ends: Counter[str] = Counter()
    bad: list[str] = []
    worst, slowest = 0.0, ""
    for name, data in (*broken(samples, seed, each), *special()):
        began = time.process_time()
        try:
            with within(SECONDS, MEMORY):
                read_bytes(data, name)
            end = "read"
        except UnreadableError as error:
            end = error.code
        except TooSlowError:
            end = "too-slow"
        except MemoryError:
            end = "too-much-memory"
        except Exception as error:
            end = f"failed: {type(error).__name__}"
            bad.append(f"{name}: {error!r}"[:200])
        ends[end] += 1
        spent = time.process_time() - began
        if spent > worst:
            worst, slowest = spent, name
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"files: {ends.total()} bad inputs; " + ", ".join(f"{k} {v}" for k, v in ends.items()))
    print(f"files: worst time {worst:.1f} s ({slowest}), most memory {peak:.0f} MB")
    print("".join(f"files: FAILED {line}\n" for line in bad[:10]), end="")
    return not bad
