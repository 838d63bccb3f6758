"""The built scripts and styles: from pinned sources, nothing from elsewhere, nothing evaluated."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import inspgraph

ROOT = Path(__file__).parent.parent.parent
WEB = ROOT / "web"
ASSETS = Path(inspgraph.__file__).parent / "site" / "assets"
SCRIPTS = sorted(ASSETS.glob("*.js"))
BUDGET = {"explore.js": 300_000, "query.js": 700_000, "site.css": 80_000}
OTHERS = 40_000
# Names of XML vocabularies, which nobody asks for.
NAMES = {"http://www.w3.org", "http://graphml.graphdrawing.org", "https://w3id.org"}


def npm(*args: str, folder: Path = WEB) -> subprocess.CompletedProcess[str]:
    found = shutil.which("npm")
    if not found or not shutil.which("node"):
        pytest.skip("Node is not installed")
    return subprocess.run([found, *args], cwd=folder, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources beside their pinned packages, away from the checkout."""
    folder = tmp_path_factory.mktemp("built") / "web"
    shutil.copytree(WEB, folder, ignore=shutil.ignore_patterns("node_modules"))
    look = folder.parent / "src" / "inspgraph" / "draw" / "look.json"
    look.parent.mkdir(parents=True)
    shutil.copy(ASSETS.parent.parent / "draw" / "look.json", look)
    installed = npm("ci", "--no-audit", "--no-fund", folder=folder)
    if installed.returncode:
        pytest.skip(f"the packages cannot be had here: {installed.stderr[-300:]}")
    return folder


def test_the_sources_give_the_committed_bytes(web: Path, tmp_path: Path) -> None:
    checked = npm("run", "check", folder=web)
    assert checked.returncode == 0, checked.stdout
    built = npm("run", "build", "--", str(tmp_path), folder=web)
    assert built.returncode == 0, built.stderr
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert sorted(made) == sorted(file.name for file in ASSETS.iterdir())
    changed = [name for name, content in made.items() if (ASSETS / name).read_bytes() != content]
    assert not changed, "make assets builds them anew"


def test_the_scripts_do_what_their_tests_say(web: Path) -> None:
    ran = npm("test", folder=web)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_evaluates_text_or_writes_markup(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.$])eval\s*\(|new Function\s*\(|(?<![\w.$])Function\s*\(", text)
    assert not re.search(r"document\.write|insertAdjacentHTML", text)
    if script.name in {"explore.js", "network.js"}:
        assert ".innerHTML" not in text


@pytest.mark.parametrize("asset", sorted(ASSETS.iterdir()), ids=lambda path: path.name)
def test_no_asset_asks_another_host(asset: Path) -> None:
    if asset.name == "LICENCES.txt":
        return
    text = asset.read_text(encoding="utf-8")
    assert not re.search(r"(?:fetch|import|importScripts|url)\(\s*[\"']?(?:https?:)?//", text)
    addresses = re.findall(r"https?://[\w.-]+", text)
    assert set(addresses) <= NAMES, "names of vocabularies are the only addresses of others"


@pytest.mark.parametrize("asset", sorted(ASSETS.iterdir()), ids=lambda path: path.name)
def test_assets_are_small(asset: Path) -> None:
    assert asset.stat().st_size <= BUDGET.get(asset.name, OTHERS)


def test_the_licence_of_every_bundled_package_is_there() -> None:
    text = (ASSETS / "LICENCES.txt").read_text(encoding="utf-8")
    for name in ("sigma", "graphology", "@sigma/edge-curve", "graphology-layout-forceatlas2"):
        assert re.search(rf"^{re.escape(name)} \d+\.\d+\.\d+ \(MIT\)$", text, re.MULTILINE)
    assert "(The package has no text" not in text


def test_a_wheel_and_an_sdist_hold_what_is_needed() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'packages = ["src/inspgraph"]' in settings
    assert '"/web"' in settings
    assert 'exclude = ["/web/node_modules"]' in settings
    assert (ASSETS / "explore.js").is_file()
