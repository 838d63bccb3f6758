"""A real Chromium that watches what a page does, and the real server in a process of its own.

Where there is no Chromium these tests are skipped. ``INSPGRAPH_CHROMIUM`` names one that is not on
the path; ``page`` is what a test drives, and after it the page must have been without fault.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from inspgraph.api import Graph
from inspgraph.frameworks import Frameworks
from tests.serve.conftest import Served, build, documents, serving

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS: Final = (
    "--no-sandbox",  # a container's root has none
    "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # WebGL without a graphics card.
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
)  # fmt: skip
DESKTOP: Final = (1280, 800)
PHONE: Final = (380, 800)


class Watch:
    """Collects what a page should not do: errors, dialogs, requests to anybody else.

    ``expect`` names words of an error that a test provokes, as of an answer with status 404.
    """

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._url = url
        self._expected: list[str] = []
        self._seen: list[str] = []
        self.requests: list[str] = []
        context.on("console", lambda said: self._console(said.type, said.text))
        context.on("weberror", lambda error: self._seen.append(f"error: {error.error}"))
        context.on("request", lambda request: self._request(request.url))
        context.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        context.on("dialog", self._dialog)

    def expect(self, words: str) -> None:
        self._expected.append(words)

    @property
    def faults(self) -> list[str]:
        return [one for one in self._seen if not any(words in one for words in self._expected)]

    def _console(self, kind: str, text: str) -> None:
        if kind == "error" or "Content Security Policy" in text:
            self._seen.append(f"console: {text}")

    def _request(self, url: str) -> None:
        self.requests.append(url)
        there = urlsplit(url)
        if there.scheme not in ("data", "blob") and f"{there.scheme}://{there.netloc}" != self._url:
            self._seen.append(f"a request off the server: {url}")

    def _failed(self, url: str, failure: str | None) -> None:
        # What a page or a download cancels itself is no failure.
        if failure and "ERR_ABORTED" not in failure:
            self._seen.append(f"{failure}: {url}")

    def _dialog(self, dialog: Any) -> None:
        # A question before leaving is the browser's own; anything else ran from a document.
        self._seen.append(f"a dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    named = os.environ.get("INSPGRAPH_CHROMIUM")
    found = [named] if named else [path for name in NAMES if (path := shutil.which(name))]
    if not found:
        pytest.skip("no Chromium on the path (INSPGRAPH_CHROMIUM may name one)")
    return found[0]


# A running browser has an event loop in this thread, in which no other test could run one. So it
# lives as long as a module, not as the session.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(sampled: Graph) -> Iterator[Served]:
    """The graph of the samples, served."""
    with serving(sampled.folder, ()) as running:
        yield running


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, frameworks: Frameworks) -> Iterator[Served]:
    """A graph with script in a text, in a file's name and in a link, served."""
    folder = tmp_path_factory.mktemp("hostile") / "graph"
    graphs = build(folder, frameworks, documents())
    with serving(folder, graphs) as running:
        yield running


@contextlib.contextmanager
def watched(browser: Browser, served: Served, **options: Any) -> Iterator[tuple[Page, Watch]]:
    """A page in a context of its own, and its watch; at the end there must be no fault.

    ``expected`` are words of errors that the test provokes.
    """
    width, height = options.pop("size", DESKTOP)
    expected: tuple[str, ...] = options.pop("expected", ())
    context = browser.new_context(
        base_url=served.url,
        accept_downloads=True,
        locale="en-GB",
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        **options,
    )
    context.set_default_timeout(10_000)
    watch = Watch(context, served.url)
    for words in expected:
        watch.expect(words)
    try:
        yield context.new_page(), watch
        assert not watch.faults
    finally:
        context.close()


Opener = Callable[..., Page]


@pytest.fixture
def opener(browser: Browser, site: Served) -> Iterator[Opener]:
    """Opens pages of the samples with options of a context, as ``size`` and ``color_scheme``."""
    with contextlib.ExitStack() as open_pages:

        def open_page(served: Served = site, **options: Any) -> Page:
            return open_pages.enter_context(watched(browser, served, **options))[0]

        yield open_page


@pytest.fixture
def watching(browser: Browser, site: Served) -> Iterator[tuple[Page, Watch]]:
    """A page of the samples with its watch, for a test that provokes an error."""
    with watched(browser, site) as both:
        yield both


@pytest.fixture
def page(watching: tuple[Page, Watch]) -> Page:
    """A page of the samples at 1280 × 800, light; addresses are the server's paths."""
    return watching[0]


@pytest.fixture
def watch(watching: tuple[Page, Watch]) -> Watch:
    return watching[1]


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder for what a test saves."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder
