"""A real browser for pages: opened from a file, without a network, everything a page says written down."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass
class Opened:
    """A page in the browser, what it asked of the world and what it wrote to the console."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def watch(self, address: str) -> None:
        """Write down every request that leaves the page, and stop it; every message and dialog too."""
        def stop(route: Route) -> None:
            if route.request.url.startswith(address):
                route.continue_()
            else:
                self.requests.append(route.request.url)
                route.abort()

        self.page.route(lambda url: not url.startswith(("data:", "blob:")), stop)
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.messages.append(f"dialog: {dialog.message}"), dialog.dismiss()))


Opener = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all tests."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("needs Chromium, and there is no program 'chromium' on the path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Return a function that opens HTML from a file and waits until it is ready (unless it has no script)."""
    contexts = []

    def open_html(html: str, *, fragment: str = "", viewport: dict = DESKTOP, **settings: Any) -> Opened:
        contexts.append(browser.new_context(viewport=viewport, accept_downloads=True, **settings))
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        opened = Opened(contexts[-1].new_page())
        opened.watch(file.as_uri())
        opened.page.goto(file.as_uri() + fragment)
        if settings.get("java_script_enabled", True):
            opened.page.wait_for_selector("html[data-ready=true]")
        return opened

    yield open_html
    for context in contexts:
        context.close()
