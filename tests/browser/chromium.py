"""One Chromium for the whole run of tests, whichever folder asks for it first."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync",
             # WebGL without a graphics card, drawn by the processor.
             "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
_STARTED = pytest.StashKey[Browser]()


def start(config: pytest.Config) -> Browser:
    """Start Chromium, or return the one that runs; it stops when pytest does."""
    if _STARTED not in config.stash:
        executable = shutil.which("chromium")
        if executable is None:
            pytest.skip("needs Chromium, and there is no program 'chromium' on the path")
        playwright = sync_playwright().start()
        config.stash[_STARTED] = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        config.add_cleanup(playwright.stop)
        config.add_cleanup(config.stash[_STARTED].close)
    return config.stash[_STARTED]


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


def opener(browser: Browser, folder: Path, contexts: list[BrowserContext]) -> Opener:
    """Return a function that opens HTML from a file and waits until it is ready (unless it has no script).

    What is asked of the page stands behind its address; a script given as `first` runs before those of the page.
    """
    def open_html(html: str, *, asking: str = "", viewport: Any = DESKTOP, first: str = "",
                  **settings: Any) -> Opened:
        contexts.append(browser.new_context(viewport=viewport, accept_downloads=True, **settings))
        file = folder / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        opened = Opened(contexts[-1].new_page())
        opened.watch(file.as_uri())
        opened.page.add_init_script(first)
        opened.page.goto(file.as_uri() + asking)
        if settings.get("java_script_enabled", True):
            opened.page.wait_for_selector("html[data-ready=true]")
        return opened

    return open_html
