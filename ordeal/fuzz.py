"""The tests that make up their inputs (Hypothesis), with many more inputs than tests take."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, Final

Figures = dict[str, Any]
ROOT: Final = Path(__file__).parent.parent
ROOMS: Final = (
    *("read", "form", "map", "registers", "text", "collect"),
    *("query/test_run.py", "export/test_spreadsheet.py", "serve/test_protocol.py"),
)
"""Readers, dates and grades, IRIs, CSV, the binding of values, requests, names and addresses."""
EXAMPLES: Final = 200
"""Inputs of each test that does not say how many; tests/conftest.py sets it."""


def try_fuzz(folder: Path) -> tuple[bool, Figures]:
    """Run these tests; true where all passed."""
    report = folder / "report.xml"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-m", "fuzz", "-p", "no:cacheprovider"),
            *("--hypothesis-profile=ordeal", f"--junitxml={report}"),
            *(f"tests/{room}" for room in ROOMS),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    wrong = re.findall(r"^(?:FAILED|ERROR) .*", done.stdout, re.MULTILINE)
    tests = len(ET.parse(report).findall(".//testcase")) if report.exists() else 0
    figures = {"tests": tests, "inputs of each": EXAMPLES, "wrong": wrong}
    return done.returncode == 0 and tests > 0, figures
