"""Write requirements/release.txt: what a release needs to run, each version with its hashes.

    python requirements/write_release.py

The versions are those of lock.txt; the hashes are of the wheels that pip would install on each of
PLATFORMS. Install by them with pip install --require-hashes -r requirements/release.txt.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

from write_supply import parts

TARGET: Final = Path(__file__).with_name("release.txt")
PLATFORMS: Final = (
    ("3.11", "manylinux_2_28_x86_64"),
    ("3.12", "manylinux_2_28_x86_64"),
    ("3.12", "macosx_11_0_arm64"),
)
_OLDER: Final = {
    "manylinux_2_28_x86_64": ("manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "macosx_11_0_arm64": ("macosx_12_0_arm64", "macosx_14_0_arm64"),
}
"""Other names of platforms whose wheels run there too."""
_HEAD: Final = """\
# What a release needs to run, with the hashes of the wheels for {platforms}.
# Written by requirements/write_release.py from lock.txt. pip install --require-hashes -r this file.
"""


def main() -> None:
    # A new environment brings a setuptools of its own, which lock.txt does not hold.
    names = [one.name for one in parts()]
    pins = [f"{one.name}=={one.version}" for one in parts() if one.name != "setuptools"]
    pins += [name for name in names if name == "setuptools"]
    hashes: dict[str, set[str]] = defaultdict(set)
    for python, platform in PLATFORMS:
        for pin, digest in _wheels(pins, python, platform):
            hashes[pin].add(digest)
    told = ", ".join(f"{platform} (Python {python})" for python, platform in PLATFORMS)
    with TARGET.open("w", encoding="utf-8") as out:
        out.write(_HEAD.format(platforms=told))
        for pin in sorted(hashes):
            lines = "".join(f" \\\n    --hash=sha256:{one}" for one in sorted(hashes[pin]))
            out.write(f"{pin}{lines}\n")


def _wheels(pins: list[str], python: str, platform: str) -> list[tuple[str, str]]:
    """Return the pins with the hash of the wheel that pip would install."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--report", "-"]
    command += ["--ignore-installed", "--no-deps", "--only-binary=:all:", "--target", "nowhere"]
    command += ["--implementation", "cp", "--python-version", python]
    for one in (platform, *_OLDER.get(platform, ())):
        command += ["--platform", one]
    done = subprocess.run([*command, *pins], capture_output=True, check=True, text=True)
    found = []
    for entry in json.loads(done.stdout)["install"]:
        told = entry["metadata"]
        name = told["name"].lower().replace("_", "-").replace(".", "-")
        digest = entry["download_info"]["archive_info"]["hashes"]["sha256"]
        found.append((f"{name}=={told['version']}", digest))
    return found


if __name__ == "__main__":
    main()
