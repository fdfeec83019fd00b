"""A real browser for pages: opened from a file, without a network, everything it says written down."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]


@dataclass
class Opened:
    """A page in the browser, the requests it tried and what it wrote to the console."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


Opener = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("needs Chromium, and there is no program 'chromium' on the path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Return a function that opens HTML from a file, in a context of its own, and waits until it is ready."""
    contexts = []

    def opened(html: str, *, hash: str = "", ready: bool = True, width: int = 1280, height: int = 900, **context: object) -> Opened:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **context))
        found = Opened(contexts[-1].new_page())
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        address = file.as_uri()
        found.page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(address) else route.abort())
        found.page.on("request", lambda request: found.requests.append(request.url)
                      if not request.url.startswith((address, "data:", "blob:")) else None)
        found.page.on("console", lambda message: found.messages.append(message.text))
        found.page.on("pageerror", lambda error: found.messages.append(str(error)))
        found.page.on("dialog", lambda dialog: (found.messages.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        found.page.goto(address + hash)
        if ready:
            found.page.wait_for_selector("html[data-ready=true]")
        return found

    yield opened
    for context in contexts:
        context.close()
