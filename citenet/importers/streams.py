"""How is a file of text read piece by piece, plain or packed, in bounded memory?"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from citenet.errors import InputError
from citenet.importers.packing import DAMAGE, unpacked
from citenet.importers.source import Source, truncated

CHUNK = 1 << 20
MOST_UNPACKED = 300
"""Times its size that a packed file may unpack to; text of records reaches about 30."""
HARMLESS = 1 << 30
"""Bytes up to which nobody minds how well a file was packed."""


@contextmanager
def open_bytes(source: Source) -> Iterator[BinaryIO]:
    """Open a file, plain or packed, for reading its content piece by piece.

    Raises
    ------
    InputError
        When the packed file is damaged, or unpacks to far more than text does.
    """
    with source.path.open("rb", buffering=CHUNK) as file:
        try:
            yield file if source.compression == "none" else io.BufferedReader(_Unpacked(file, source), CHUNK)
        except DAMAGE as error:
            raise truncated(source.name, str(error)) from error


def refuse_cut_off(source: Source) -> None:
    """Make sure that a file packed with zstd is whole, which DuckDB does not.

    Raises
    ------
    InputError
        When it is not.
    """
    if source.compression == "zstd":
        with open_bytes(source) as content:
            while content.read(CHUNK):
                pass


def as_text(content: BinaryIO, encoding: str | None = None) -> TextIO:
    """Read bytes as text, by lines or pieces; a byte order mark is passed over.

    Bytes that are no text come out as lone surrogates, which :func:`is_text` finds.
    """
    if encoding in (None, "utf-8"):
        return io.TextIOWrapper(content, encoding="utf-8-sig", errors="surrogateescape", newline="\n")
    return io.TextIOWrapper(content, encoding=encoding, errors="replace", newline="\n")


def bounded_lines(read: Callable[[int], str], longest: int) -> Iterator[tuple[int, str | None]]:
    r"""Read lines with their numbers, from 1; one that is longer than `longest` is missing.

    Parameters
    ----------
    read : callable
        Reads at most so many characters, and not beyond the end of the line: ``stream.readline``.

    Examples
    --------
    >>> list(bounded_lines(io.StringIO("ab\nabcdef\nc").readline, longest=3))
    [(1, 'ab\n'), (2, None), (3, 'c')]
    """
    number = 0
    while content := read(longest + 1):
        number += 1
        yield number, content if len(content) <= longest else None
        while not content.endswith("\n") and (content := read(CHUNK)):
            pass


def is_text(text: str) -> bool:
    r"""Tell whether all the bytes that `text` was read from were text in its encoding.

    >>> is_text("Zürich"), is_text(b"Z\xfcrich".decode("utf-8", "surrogateescape"))
    (True, False)
    """
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class _Unpacked(io.RawIOBase):
    """The content of a packed file, as long as it is not suspiciously much."""

    def __init__(self, file: BinaryIO, source: Source) -> None:
        self._packed, self._source = unpacked(file, source.compression), source
        self._size, self._read = source.path.stat().st_size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def, override]
        piece = self._packed.read(len(buffer))
        buffer[:len(piece)] = piece
        self._read += len(piece)
        if self._read > max(HARMLESS, MOST_UNPACKED * self._size):
            raise InputError(f"the file unpacks to more than {MOST_UNPACKED} times its size", where=self._source.name,
                             found=[f"{self._size:,} bytes packed, {self._read:,} unpacked so far"],
                             fix="unpack it yourself, look at it, and give the text")
        return len(piece)
