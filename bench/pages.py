"""Time the pages of a graph in a real Chromium, as a visitor has them.

    python bench/pages.py GRAPH [--runs N] [--chromium PATH]

The graph is served by a process of its own with two workers. A page counts from going to it to its
load event; the explorer's first view to its drawing ("network-drawn" among the browser's marks), an
expansion from the click to the drawing of the larger network. Cold is the first visit after the
server has started, with an empty cache; warm is the median of the visits after it.

    python bench/pages.py GRAPH --visitors 20

prints instead the longest time that one of so many visitors waits, who ask for pages of every kind
at once, and the most memory that a worker of the server has had.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

import inspgraph
from inspgraph.api import Graph

FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
MOST = "SELECT ?x {{ {0} }} GROUP BY ?x ORDER BY DESC(COUNT(DISTINCT ?y)) ?x LIMIT 1"
BODY = MOST.format(
    "{ ?s rdf:subject ?x ; rdf:object ?y } UNION { ?s rdf:object ?x ; rdf:subject ?y } "
    "?x a ?class FILTER(?class NOT IN (ig:Inspectorate, ig:GovernmentBody))"
)
COUNCIL = MOST.format("?y ig:about ?x . ?x a ig:LocalAuthority")
_SETTLED = 45
"""Seconds after which a server has read what it reads before anybody asks."""
_DRAWN = "() => performance.getEntriesByName('network-drawn').length > {0}"


def main() -> None:
    options = _options()
    graph = Graph(options.graph)
    longest = max(graph.manifest.documents, key=lambda one: _size(options.graph, one.text))
    document = longest.graph.replace("/graph-", "/doc-")
    body, council = _first(graph, BODY), _first(graph, COUNCIL)
    print(f"{len(graph.manifest.documents)} documents, {len(graph):,} statements")
    if options.visitors:
        _crowd(options.graph, options.visitors, (document, body, council))
        return
    visits: dict[str, Callable[[Page, str], float]] = {
        "first page": _opening("/"),
        "explorer, first view": _exploring(""),
        "explorer, the whole network": _exploring("?whole=1"),
        "explorer, expansion of the body with most neighbours": _expanding(body),
        "reader, longest document": _opening(_path(document)),
        "dossier of the council with most documents": _opening(_path(council)),
        "page of the body with most neighbours": _opening(_path(body)),
        "question, all relations": _opening("/questions/relations"),
        "SPARQL page": _opening("/query"),
    }
    print(f"{'ms':<56}{'cold':>8}{'warm':>8}")
    with sync_playwright() as playwright:
        chromium = options.chromium or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, visit in visits.items():
            with _serving(options.graph) as url:
                cold, *warm = [_timed(browser, url, visit) for _ in range(options.runs + 1)]
            print(f"{name:<56}{cold:8.0f}{statistics.median(warm):8.0f}", flush=True)
        browser.close()


def _timed(browser: Browser, url: str, visit: Callable[[Page, str], float]) -> float:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    try:
        return visit(page, url)
    finally:
        page.close()


def _opening(path: str) -> Callable[[Page, str], float]:
    def visit(page: Page, url: str) -> float:
        page.goto(url + path, wait_until="load")
        return float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))

    return visit


def _exploring(which: str) -> Callable[[Page, str], float]:
    def visit(page: Page, url: str) -> float:
        page.goto(f"{url}/explore{which}")
        page.wait_for_function(_DRAWN.format(0))
        return float(page.evaluate("performance.getEntriesByName('network-drawn')[0].startTime"))

    return visit


def _expanding(body: str) -> Callable[[Page, str], float]:
    local = _path(body).removeprefix("/id/")

    def visit(page: Page, url: str) -> float:
        # Put there beside the first view and selected, the body waits to be expanded.
        page.goto(f"{url}/explore?start=1&add={local}&selected={local}")
        button = page.get_by_role("region", name="Selection").get_by_role("button", name="Expand")
        button.wait_for()
        page.wait_for_function("() => performance.getEntriesByName('network-settled').length > 0")
        page.evaluate("performance.clearMarks()")
        begun = page.evaluate("performance.now()")
        button.evaluate("one => one.click()")
        page.wait_for_function(_DRAWN.format(0))
        drawn = page.evaluate("performance.getEntriesByName('network-drawn')[0].startTime")
        return float(drawn - begun)

    return visit


def _crowd(folder: Path, visitors: int, things: tuple[str, ...]) -> None:
    """Print how long so many visitors wait who come at once, each for another kind of page."""
    pages = ["/", "/explore", "/api/network/all", "/authorities", "/bodies", "/documents",
             "/questions/master", "/find?q=health", *map(_path, things)]  # fmt: skip
    with _serving(folder) as url, ThreadPoolExecutor(visitors) as crowd:
        time.sleep(_SETTLED)

        def wait(number: int) -> tuple[float, str]:
            page = pages[number % len(pages)]
            begun = time.perf_counter()
            urlopen(url + page).read()  # noqa: S310 - this server's own address
            return time.perf_counter() - begun, page

        waits = sorted(crowd.map(wait, range(visitors)))
        memory = max(_resident(worker) for worker in _workers())
    print(f"{visitors} visitors at once: {waits[-1][0]:.2f} s at most ({waits[-1][1]}), ", end="")
    print(f"{statistics.median(wait for wait, _ in waits):.2f} s the median")
    print(f"most memory of a worker: {memory} MB")


def _workers() -> Iterator[int]:
    """The processes of the server that this program has started, as Linux tells them."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            number, _, rest = status.read_text().partition(" (")
            parent = int(rest.rpartition(") ")[2].split()[1])
            if (Path("/proc") / str(parent) / "stat").read_text().rpartition(") ")[2].split()[
                1
            ] == str(os.getpid()):
                yield int(number)


def _resident(process: int) -> int:
    """The most memory that a process has had, in megabytes."""
    status = (Path("/proc") / str(process) / "status").read_text()
    return int(next(line for line in status.splitlines() if "VmHWM" in line).split()[1]) // 1024


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "inspgraph", "serve", "--graph", str(folder), "--port", "0"]
    source = str(Path(inspgraph.__file__).parents[1])
    with subprocess.Popen(  # noqa: S603 - this program itself
        [*command, "--workers", "2"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    ) as server:
        try:
            if server.stdout is None:
                raise OSError("The server has no output.")
            yield server.stdout.readline().split("/ ")[0]
        finally:
            server.terminate()
            time.sleep(0.2)


def _first(graph: Graph, query: str) -> str:
    return str(graph.query(query)[0]["x"])


def _path(iri: str) -> str:
    return "/id/" + iri.rpartition("/")[2]


def _size(folder: Path, text: str) -> int:
    return (folder / "texts" / f"{text}.txt").stat().st_size


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("graph", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--chromium", default="")
    parser.add_argument("--visitors", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
