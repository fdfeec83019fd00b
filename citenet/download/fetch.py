"""How is one file fetched, whatever happens on the way, and how does an interrupted one go on?

What has come so far stands in ``NAME.part``, and beside it ``NAME.part.json`` says of which edition it is. The
file takes its name only when it is whole.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from itertools import count
from pathlib import Path
from typing import Any

from citenet.download.connection import Answer, PassingError, ask
from citenet.download.progress import Progress, megabytes
from citenet.errors import InputError

ATTEMPTS = 6
"""How often a file is asked for before giving up; a later run goes on where this one stopped."""

LONGEST_WAIT = 60
BLOCK = 1 << 20
SPARE = 10_000_000
"""Bytes of the disk that are left alone."""

_PAGES = ("text/html", "application/xhtml+xml")
_AGAIN = "run the same command again: it goes on where it stopped"


@dataclass(frozen=True)
class Fetch:
    """A file to fetch: where from, where to, and whom to tell."""

    address: str
    target: Path
    progress: Callable[[Progress], None]
    pause: Callable[[float], None]

    @property
    def part(self) -> Path:
        """What has come so far."""
        return self.target.with_name(f"{self.target.name}.part")

    @property
    def label(self) -> Path:
        """What that is."""
        return self.target.with_name(f"{self.target.name}.part.json")

    def run(self) -> Answer:
        """Fetch the file into `part`; return the last answer of the server.

        Raises
        ------
        InputError
            When the file cannot be had, or has not come whole after `ATTEMPTS`; what has come stays.
        """
        for attempt in count(1):
            try:
                return self._attempt()
            except PassingError as fault:
                if attempt == ATTEMPTS:
                    raise InputError(f"{fault}; given up after {ATTEMPTS} attempts", where=self.address,
                                     found=[f"{megabytes(self._size())} are kept in {self.part.name}"],
                                     fix=_AGAIN) from fault
                self.pause(min(max(fault.wait, 2 ** (attempt - 1)), LONGEST_WAIT))
        raise AssertionError("nothing ends the attempts but an answer or an error")

    def forget(self) -> None:
        """Remove what has come so far."""
        for path in (self.part, self.label):
            path.unlink(missing_ok=True)

    def _attempt(self) -> Answer:
        known = self._known()
        if not known:
            self.forget()
        start = self._size()
        with ask(self.address, start=start, edition=_strong(known)) as answer:
            if start and not _goes_on(answer, start, known):
                self._start_again(answer)
            if answer.stream:
                self._receive(answer)
            return answer

    def _start_again(self, answer: Answer) -> None:
        """Drop what there is of another edition; unless the server sends all of the new one, ask for it."""
        self.forget()
        if answer.start or not answer.stream:
            raise PassingError("the file has changed since the download began")

    def _receive(self, answer: Answer) -> None:
        if answer.headers.get_content_type() in _PAGES:
            raise InputError("the server sends a web page, not the file: perhaps one has to sign in",
                             where=self.address, fix="look at the page of the source: citenet download SOURCE")
        self._refuse_full_disk(answer)
        label = {"address": self.address, "total": answer.total, **answer.edition}
        began, done = time.monotonic(), answer.start
        with self._writing():
            if not done:
                self.label.write_text(json.dumps(label, indent=1), encoding="utf-8")
            file = self.part.open("ab" if done else "wb", buffering=0)
        with file:
            for block in _blocks(answer):
                with self._writing():
                    _write_all(file, block)
                done += len(block)
                speed = (done - answer.start) / max(time.monotonic() - began, 1e-6)
                left = (answer.total - done) / speed if answer.total else None
                self.progress(Progress(self.target.name, done, answer.total, left))
        if answer.total is not None and done != answer.total:
            raise PassingError(f"{done:,} of {answer.total:,} bytes came")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise InputError(f"writing failed: {error.strerror or error}", where=str(self.part),
                             found=[f"{megabytes(self._size())} are kept"],
                             fix=f"free disk space, and {_AGAIN}") from error

    def _refuse_full_disk(self, answer: Answer) -> None:
        free, wanted = shutil.disk_usage(self.target.parent).free, (answer.total or 0) - answer.start
        if wanted > free - SPARE:
            raise InputError(f"{megabytes(wanted)} are to come, and {megabytes(free)} are free", where=str(self.target),
                             fix=f"name another folder with -o; or free disk space, and {_AGAIN}")

    def _size(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def _known(self) -> dict[str, Any]:
        """Return what is known of the part; one of another address, or of which nothing is known, is of no use."""
        try:
            known = json.loads(self.label.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return known if isinstance(known, dict) and known.get("address") == self.address else {}


def _strong(known: Mapping[str, Any]) -> str:
    """Return what a server can compare byte for byte: a strong ETag, or else a date."""
    etag = known.get("etag", "")
    return etag if etag and not etag.startswith("W/") else known.get("last_modified", "")


def _goes_on(answer: Answer, start: int, known: Mapping[str, Any]) -> bool:
    """Tell whether an answer goes on with the part that is there, or says that it is all there is."""
    if answer.start != start or (answer.stream is None and answer.total != start):
        return False
    said = {"total": answer.total, **answer.edition}
    shared = [name for name in said if said[name] is not None and known.get(name) is not None]
    return bool(shared) and all(said[name] == known[name] for name in shared)


def _blocks(answer: Answer) -> Iterator[bytes]:
    assert answer.stream is not None
    while block := answer.stream.read1(BLOCK):
        yield block


def _write_all(file: FileIO, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[file.write(rest):]
