from pathlib import Path

import pytest

from inspgraph.resolve.local import Localities, load_localities
from inspgraph.resolve.registers import Registers, load_registers

FOLDER = Path(__file__).parents[2] / "data" / "registers"


@pytest.fixture(scope="session")
def registers() -> Registers:
    return load_registers(FOLDER)


@pytest.fixture(scope="session")
def localities(registers: Registers) -> Localities:
    return load_localities(FOLDER / "local_kinds.csv", registers)
