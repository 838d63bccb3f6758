"""Takes the pictures of docs/explore.md: every page, on a desktop and on a phone.

    python docs/take_pictures.py GRAPH [NAME ...]

GRAPH is the graph of the samples, whose places are invented. It is served, visited with a Chromium
(``INSPGRAPH_CHROMIUM``, or one on the path), and each picture is made small with a palette.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
COUNCIL = "/id/actor-gss__X06000001"
SERVICE = "/id/actor-local__aldersea-and-wexmoor__youth-offending-service"
FUNDED = "actor-gss__X06000002|actor-local__aldersea-and-wexmoor__youth-offending-service"
FUNDED += "|funds|affirmed|stated"
PAGES = {
    "overview": "/",
    "authorities": "/authorities",
    "bodies": "/bodies",
    "documents": "/documents",
    "problems": "/problems",
    "search": "/find?q=aldersea",
    "authority": COUNCIL,
    "body": SERVICE,
    "reader": "",
    "explorer": f"/explore?start=1&relation={FUNDED}",
    "questions": "/questions",
    "question": "/questions/partners?body=Wexmoor",
    "sparql": "/query?example=network",
    "statements": f"{SERVICE}?statements",
    "terms": "/ns",
}
SIZES = {"": (1280, 900, 1.0), "-phone": (380, 800, 1.0)}
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def main() -> None:
    folder, *wished = sys.argv[1:]
    PICTURES.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "inspgraph", "serve", "--graph", folder, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            url = server.stdout.readline().split("/ ")[0]
            with sync_playwright() as playwright:
                path = os.environ.get("INSPGRAPH_CHROMIUM") or shutil.which("chromium")
                browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
                for name, address in PAGES.items():
                    if not wished or name in wished:
                        take(browser, url, name, address)
                browser.close()
        finally:
            server.terminate()


def take(browser: Browser, url: str, name: str, address: str) -> None:
    """Take a page at every size: the reader at words that a question leads to, SPARQL drawn."""
    for ending, (width, height, scale) in SIZES.items():
        page = browser.new_page(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            reduced_motion="reduce",
            color_scheme="dark" if name == "sparql" else "light",
        )
        page.goto(url + (address or words(page, url)), wait_until="networkidle")
        if name == "sparql":
            page.get_by_role("button", name="Graph").click()
        page.wait_for_timeout(1500)
        file = PICTURES / f"{name}{ending}.webp"
        save(page, file)
        page.close()
        print(f"{file.name}: {file.stat().st_size // 1000} kB")


def words(page: Page, url: str) -> str:
    page.goto(f"{url}/questions/partners?body=Wexmoor")
    found = page.locator("q a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return next(one for one in found if re.search("#span-", one))


def save(page: Page, file: Path) -> None:
    """Save what the window shows as WebP, which the browser itself makes."""
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": 82})
    file.write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main()
