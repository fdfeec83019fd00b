"""Is a file that was packed with zstd all there?

DuckDB takes a file that ends inside a frame for a whole one. Frames and the blocks in them say how long they are
(RFC 8878, section 3.1), so their headers lead to the end without anything being unpacked.
"""

from __future__ import annotations

from io import FileIO

from citenet.importers.source import Source, truncated

_FRAME = 0xFD2FB528
_SKIPPABLE = range(0x184D2A50, 0x184D2A60)
_RLE = 1
_HAS_CHECKSUM, _IS_SINGLE_SEGMENT = 4, 32
_DICTIONARY_BYTES = (0, 1, 2, 4)
_CONTENT_BYTES = (0, 2, 4, 8)
_INSIDE = "the file ends inside a frame of zstd"


def refuse_cut_off(source: Source) -> None:
    """Make sure that a file ends where its last frame ends, if it was packed with zstd.

    Raises
    ------
    InputError
        When it ends earlier, or something else follows a frame.
    """
    if source.compression != "zstd":
        return
    size, place = source.path.stat().st_size, 0
    # A buffer would read far more than the few bytes of each header.
    with FileIO(source.path) as file:
        try:
            while place < size:
                place = _end_of_frame(file, place)
            if place > size:
                raise EOFError(_INSIDE)
        except EOFError as error:
            raise truncated(source.name, f"{error} ({size:,} bytes)") from error


def _end_of_frame(file: FileIO, place: int) -> int:
    magic = _number(file, place, 4)
    if magic in _SKIPPABLE:
        return place + 8 + _number(file, place + 4, 4)
    if magic != _FRAME:
        raise EOFError(f"what stands at byte {place:,} is no frame of zstd")
    descriptor = _number(file, place + 4, 1)
    is_single = bool(descriptor & _IS_SINGLE_SEGMENT)
    content = _CONTENT_BYTES[descriptor >> 6] or is_single
    place += 5 + (not is_single) + _DICTIONARY_BYTES[descriptor & 3] + content
    is_last = False
    while not is_last:
        block = _number(file, place, 3)
        is_last = bool(block & 1)
        place += 3 + (1 if block >> 1 & 3 == _RLE else block >> 3)
    return place + (4 if descriptor & _HAS_CHECKSUM else 0)


def _number(file: FileIO, place: int, size: int) -> int:
    file.seek(place)
    read = file.read(size)
    if len(read) < size:
        raise EOFError(_INSIDE)
    return int.from_bytes(read, "little")
