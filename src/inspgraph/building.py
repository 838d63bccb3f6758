"""The settings that a document is built with, and the result of building it.

They stand apart from the pipeline, whose stages take seconds to import, since a build in which
nothing has changed needs no stage.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from inspgraph.limits import BYTES, MEMORY, SECONDS
from inspgraph.records import Problem, Text
from inspgraph.registers import register_files
from inspgraph.registers.register_files import rows
from inspgraph.store.manifest import DocumentEntry
from inspgraph.vocab import BASE


@dataclass(frozen=True, slots=True)
class Options:
    """The user's settings: registers, rulings, limits of a document, base of the IRIs.

    A register is a file with the columns of the one in data/registers that it is called as, or of
    ``local_authorities.csv``; a folder stands for the files in it. A file of ``decisions`` has
    the columns of data/decisions.csv, and its rulings go before those. A document may have
    ``limit`` bytes, and take ``seconds`` of the processor and ``memory`` bytes.
    """

    registers: tuple[Path, ...] = ()
    decisions: tuple[Path, ...] = ()
    limit: int = BYTES
    seconds: float = SECONDS
    memory: int = MEMORY
    base: str = BASE

    def __post_init__(self) -> None:
        """Replace each folder of registers by the CSV files in it."""
        files = (
            file
            for path in self.registers
            for file in (register_files.files_of(path) if path.is_dir() else (path,))
        )
        object.__setattr__(self, "registers", tuple(files))

    def digest(self) -> str:
        """Return every setting that affects the outcome, as text.

        Raises ``RegisterError`` where a register or a file of rulings cannot be read.
        """
        given = "".join(map(str, map(rows, (*self.registers, *self.decisions))))
        # 60 and 60.0 seconds are one setting, whether a command line or a caller gives them.
        seconds = float(self.seconds)
        return f"{self.limit}\n{seconds}\n{self.memory}\n{self.base}\n{given}"


@dataclass(frozen=True, slots=True)
class Built:
    """The result of building one file; ``entry`` is None if it did not become a document.

    ``quads`` is its named graph as N-Quads, ``text`` its canonical text. ``seconds`` is CPU time
    by stage. ``further`` are the other documents of a file that holds several.
    """

    entry: DocumentEntry | None = None
    quads: bytes = b""
    text: Text | None = None
    problems: tuple[Problem, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    further: tuple[Built, ...] = ()
