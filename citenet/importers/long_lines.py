"""Which lines are too long to be lines of a table?"""

from __future__ import annotations

from typing import BinaryIO

from citenet.importers.source import Source
from citenet.importers.streams import CHUNK, open_bytes

LONGEST = 2_000_000
"""Bytes that a line may have. DuckDB tells of longer ones only while they fit its buffer, and drops the others."""


def long_lines(source: Source) -> list[int]:
    """Return the numbers of the lines that are longer than `LONGEST`, read in bounded memory.

    Files packed with zstd, and those too small to hold such a line, are not looked at.
    """
    if source.compression == "zstd" or (source.compression == "none" and source.path.stat().st_size <= LONGEST):
        return []
    with open_bytes(source) as content:
        return _long_lines(content)


def _long_lines(content: BinaryIO) -> list[int]:
    found, line, length = [], 1, 0
    while chunk := content.read(CHUNK):
        first = min((place for place in (chunk.find(b"\n"), chunk.find(b"\r")) if place >= 0), default=-1)
        if first < 0:
            length += len(chunk)
            continue
        if length + first > LONGEST:
            found.append(line)
        # No line inside a chunk can be too long: only the one that begins in it may go on.
        line += chunk.count(b"\n") or chunk.count(b"\r")
        length = len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
    return [*found, line] if length > LONGEST else found
