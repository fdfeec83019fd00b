from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .chromium import Opener, opener, start


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Browser:
    return start(pytestconfig)


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Return a function that opens HTML in a fresh context of the browser, without a network."""
    contexts = []
    yield opener(browser, tmp_path, contexts)
    for context in contexts:
        context.close()
