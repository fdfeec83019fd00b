"""Which lines are too long to be lines of a table?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from citenet.importers.source import Source
from citenet.importers.streams import CHUNK, open_bytes

LONGEST = 2_000_000
"""Bytes that a line may have. DuckDB tells of longer ones only while they fit its buffer, and drops the others."""


def long_lines(source: Source) -> list[int]:
    """Return the numbers of the lines that are longer than `LONGEST`, read in bounded memory.

    Files too small to hold such a line are not looked at. Packed ones are read to their end, which shows whether they
    are whole.

    Raises
    ------
    InputError
        When a packed file is damaged.
    """
    if source.compression == "none" and source.path.stat().st_size <= LONGEST:
        return []
    with open_bytes(source) as content:
        if all(length <= LONGEST for _, length in _first_lines(content)):
            return []
    # Only now is it worth while to count lines.
    with open_bytes(source) as content:
        found, line = [], 1
        for piece, length in _first_lines(content):
            found += [line] if length > LONGEST else []
            line += piece.count(b"\n") or piece.count(b"\r")
        return found


def _first_lines(content: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield each piece with the length of the line that ends first in it, at last that of the line without an end.

    No line inside a piece can be too long: only the one that begins in it may go on.
    """
    length = 0
    while piece := content.read(CHUNK):
        first = min((place for place in (piece.find(b"\n"), piece.find(b"\r")) if place >= 0), default=-1)
        yield piece, length + first if first >= 0 else 0
        length = len(piece) - 1 - max(piece.rfind(b"\n"), piece.rfind(b"\r")) + (length if first < 0 else 0)
    yield b"", length
