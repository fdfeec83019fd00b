"""A server on this machine that behaves well, or badly in one chosen way."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from citenet.reference.sources import RemoteFile, Source

CONTENT = bytes(range(256)) * 8_000
"""Two megabytes, so that a file takes more than one block."""


class Shop:
    """What the server has, what goes wrong, and what it was asked."""

    def __init__(self) -> None:
        self.content, self.etag, self.kind = CONTENT, '"one"', "application/zip"
        self.cuts: list[int] = []
        self.says: list[tuple[int, dict[str, str]]] = []
        self.too_much = 0
        self.knows_ranges = self.tells_length = True
        self.asked: list[dict[str, str | None]] = []
        self.address = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Handler(BaseHTTPRequestHandler):
    shop: Shop

    def log_message(self, *_arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        self.shop.asked.append({name: self.headers[name] for name in ("Range", "If-Range")} | {"path": self.path})
        if self.shop.says:
            code, headers = self.shop.says.pop(0)
            self._head(code, headers | {"Content-Length": "0"})
            return
        start = self._start()
        if start is not None and start >= len(self.shop.content):
            self._head(416, {"Content-Range": f"bytes */{len(self.shop.content)}", "Content-Length": "0"})
            return
        rest = self.shop.content[start or 0:]
        sent = {"Content-Length": str(len(rest) + self.shop.too_much)} if self.shop.tells_length else {}
        if start is not None:
            size = len(self.shop.content)
            sent["Content-Range"] = f"bytes {start}-{size - 1}/{size + self.shop.too_much}"
        if self.shop.etag:
            sent["ETag"] = self.shop.etag
        self._head(200 if start is None else 206, sent | {"Content-Type": self.shop.kind})
        self.wfile.write(rest[:self.shop.cuts.pop(0)] if self.shop.cuts else rest)
        self.close_connection = True

    def _start(self) -> int | None:
        wanted, only_if = self.headers["Range"], self.headers["If-Range"]
        if not wanted or not self.shop.knows_ranges or (only_if and only_if != self.shop.etag):
            return None
        return int(wanted.removeprefix("bytes=").rstrip("-"))

    def _head(self, code: int, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@pytest.fixture
def shop(monkeypatch) -> Iterator[Shop]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    shop = Shop()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"shop": shop})) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        shop.address = f"http://127.0.0.1:{server.server_port}"
        yield shop
        server.shutdown()
        thread.join()


@pytest.fixture
def source() -> Source:
    """A source with one file."""
    text = {"en": "words", "nl": "woorden"}
    return Source("toy", "Toy", "nobody", "https://example.org/toy", "CC0", "2 MB", text, text, text, "", False,
                  (RemoteFile("toy.zip", "https://example.org/toy.zip"),))
