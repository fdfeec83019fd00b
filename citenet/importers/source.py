"""What file did the user give, and can it be read at all?"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citenet.corpus import file_hash
from citenet.errors import InputError
from citenet.importers.packing import COMPRESSIONS, DAMAGE, unpacked

HEAD_BYTES = 200_000
STDIN = "-"

_OTHER_KINDS = {
    b"PK\x03\x04": ("a zip archive or a spreadsheet", "unzip it, or save the sheet as CSV"),
    b"\xd0\xcf\x11\xe0": ("an old spreadsheet", "save the sheet as CSV"),
    b"%PDF": ("a PDF document", "give the table itself, as CSV or Parquet"),
    b"SQLite": ("a database", "export the table as CSV or Parquet"),
}
_PACKED = {
    b"BZh": ("compressed with bzip2", "unpack it first: bunzip2 FILE"),
    b"\xfd7zXZ": ("compressed with xz", "unpack it first: unxz FILE"),
}
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip archive begins, and one that is empty."""

OTHER = "other"


class NoTableError(InputError):
    """A file is of a kind that holds no table. It is whole: where nobody named it, it can be left aside."""


@dataclass(frozen=True)
class Source:
    """A file that exists and holds something; `form` is "text", "parquet", "zip" or `OTHER`.

    `given` is the archive that the user named, where `path` was unpacked from it.
    """

    path: Path
    name: str
    form: str
    compression: str = "none"
    given: Path | None = None

    def record(self) -> dict[str, Any]:
        """Return what the manifest says of the file: no path, which differs between machines."""
        named = self.given or self.path
        return {"name": self.name, "bytes": named.stat().st_size, "sha256": file_hash(named)}

    def head(self) -> bytes:
        """Return the first bytes of a text file, unpacked."""
        try:
            with self.path.open("rb") as file:
                return unpacked(file, self.compression).read(HEAD_BYTES)
        except DAMAGE as error:
            raise truncated(self.name, str(error)) from error


def each_file(given: str | Path | Sequence[str | Path]) -> list[str | Path]:
    """Return the files that the user named, one or several.

    Raises
    ------
    InputError
        When there is none.
    """
    files = [given] if isinstance(given, str | Path) else list(given)
    if not files:
        raise InputError("no file was given", fix="name one or several files")
    return files


def is_stream(given: str | Path) -> bool:
    """Tell whether what the user named can be read only once: standard input, a pipe, a device."""
    path = Path(given)
    return str(given) == STDIN or (path.exists() and not path.is_file() and not path.is_dir())


def find_source(given: str | Path, spool: Path, *, name: str = "") -> Source:
    """Look at the file that the user named; ``-``, which is standard input, and pipes are kept in the folder `spool`.

    A file that was unpacked goes by the `name` that the user knows.

    Raises
    ------
    InputError
        When it is missing, a folder, empty, unreadable, of a kind that holds no table, or a stream that was given
        before.
    """
    path, where = Path(given), name or str(given)
    name = name or ("stdin" if str(given) == STDIN else path.name)
    if path.is_dir():
        raise InputError("this is a folder, not a file", where=where, fix="name the file in it")
    try:
        if is_stream(given):
            path = _spooled(given, spool)
        with path.open("rb") as stream:
            start = stream.read(8)
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=where) from error
    except OSError as error:
        raise InputError(f"the file cannot be opened: {error.strerror}", where=where,
                         fix="make it readable for you: chmod u+r FILE") from error
    if not start:
        raise InputError("the file is empty", where=where, fix="download or export it again")
    return Source(path, name, *form_of(start, name))


def form_of(start: bytes, name: str) -> tuple[str, str]:
    """Tell the form and the compression of a file by its first bytes.

    Raises
    ------
    InputError
        When it is packed in a way that is not read here; a `NoTableError` when it is of a kind that holds no table.
    """
    if start.startswith(b"PAR1"):
        return "parquet", "none"
    for kinds, error in ((_PACKED, InputError), (_OTHER_KINDS, NoTableError)):
        for magic, (kind, fix) in kinds.items():
            if start.startswith(magic):
                raise error(f"this is {kind}, not a table of text or Parquet", where=name, fix=fix)
    packed = [compression for magic, compression in COMPRESSIONS.items() if start.startswith(magic)]
    for ending, compression in ((".gz", "gzip"), (".zst", "zstd")):
        if name.endswith(ending) and packed != [compression]:
            raise truncated(name, f"the name ends in {ending}, but the content is not {compression}")
    return "text", packed[0] if packed else "none"


def truncated(name: str, reason: str) -> InputError:
    """Return the error for a compressed file that ends too early."""
    return InputError("the compressed file is cut off or damaged", where=name, found=[reason],
                      fix="download it again and compare its size with the source's")


def _spooled(given: str | Path, spool: Path) -> Path:
    is_stdin = str(given) == STDIN
    path = spool / ("stdin" if is_stdin else f"stream-{Path(given).stat().st_ino}")
    if path.exists():
        raise InputError(f"{'standard input' if is_stdin else 'a pipe'} can be given only once", where=str(given),
                         fix="save it as a file, and name that")
    with nullcontext(sys.stdin.buffer) if is_stdin else Path(given).open("rb") as stream, path.open("wb") as kept:
        shutil.copyfileobj(stream, kept)
    return path
