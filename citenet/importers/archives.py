"""Which files are in what the user gave: files, folders, zip archives, and is it safe to unpack them?

Nothing is ever written under a name that stands in an archive.
"""

from __future__ import annotations

import io
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import mkstemp
from typing import IO, BinaryIO

from citenet.errors import InputError
from citenet.importers.source import OTHER, STDIN, ZIP, NoTableError, Source, find_source, truncated
from citenet.importers.streams import CHUNK, HARMLESS, MOST_UNPACKED, open_bytes

HEAD_BYTES = 200_000

_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, ValueError, LookupError,
           RuntimeError)
"""What :mod:`zipfile` makes of archives that are not as they should be."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_NEVER = ("__MACOSX", ".")


@dataclass(frozen=True)
class Part:
    """A file to be read: one that the user gave, or the `member` of an archive.

    `source` is the file on disk, the archive that of a member; its name is that of the part. What stands in
    an archive or a folder is `listed`: the user did not name it, and need not have meant it.
    """

    source: Source
    member: str | None = None
    listed: bool = False

    @property
    def name(self) -> str:
        """The file as the user knows it, behind the names of the archives around it."""
        return self.source.name

    @property
    def stem(self) -> str:
        """The name without folders and endings, in lower case."""
        return PurePosixPath(self.name).name.split(".")[0].casefold()

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the file for reading, unpacked.

        Raises
        ------
        InputError
            When it is damaged, or unpacks to far more than it should.
        """
        if self.member is None:
            with open_bytes(self.source) as stream:
                yield stream
            return
        with _opened(self.source) as archive:
            try:
                packed = archive.open(self.member)
            except _DAMAGE as error:
                raise truncated(self.name, str(error)) from error
            with packed:
                yield io.BufferedReader(_Member(packed, self.name), CHUNK)

    def head(self) -> bytes:
        """Return the first bytes of the file."""
        if self.source.form == "parquet":
            return b""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)

    @contextmanager
    def on_disk(self, spool: Path) -> Iterator[Source]:
        """Return a file that the engine can read; the member of an archive is unpacked for the while."""
        if self.member is None:
            yield self.source
            return
        unpacked = self.unpacked(spool)
        try:
            yield unpacked
        finally:
            unpacked.path.unlink()

    def unpacked(self, spool: Path) -> Source:
        """Return a file that the engine can read; the member of an archive is unpacked to the folder `spool`."""
        if self.member is None:
            return self.source
        found = find_source(_spooled(self, spool), spool, name=self.name)
        return replace(found, given=self.source.given)


class _Member(io.RawIOBase):
    """The content of a member, of which damage shows only when it is read."""

    def __init__(self, packed: IO[bytes], name: str) -> None:
        self._packed, self._name = packed, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def, override]
        try:
            piece = self._packed.read(len(buffer))
        except _DAMAGE as error:
            raise truncated(self._name, str(error)) from error
        buffer[:len(piece)] = piece
        return len(piece)


def find_parts(given: Iterable[str | Path], spool: Path) -> list[Part]:
    """List the files that the user gave, those in folders and zip archives among them, sorted within each.

    Archives inside an archive are opened too, but no further.

    Raises
    ------
    InputError
        When a file is missing or empty, or an archive is damaged, encrypted, too deep, leads out of its folder, or
        would unpack to more than a gigabyte and 300 times its size.
    """
    return [part for one in given for part in (_in_folder if _is_folder(one) else _parts)(one, spool)]


def only_file(given: str | Path, spool: Path) -> Source:
    """Return the one file that the user gave, unpacked where it stands alone in a zip archive.

    Raises
    ------
    InputError
        As :func:`find_parts`, or when the archive holds several files.
    """
    parts = [Part(find_source(given, spool))] if _is_folder(given) else _parts(given, spool)
    if len(parts) > 1:
        raise InputError(f"the archive holds {len(parts)} files, and one table is wanted", where=Path(given).name,
                         found=[part.name for part in parts], fix="unpack it, and name the file in it")
    return parts[0].unpacked(spool)


def _is_folder(given: str | Path) -> bool:
    return str(given) != STDIN and Path(given).is_dir()


def _in_folder(folder: str | Path, spool: Path) -> list[Part]:
    """List a folder, in which there may be files of any kind; a damaged one may be the table that is missing."""
    files = sorted(path for path in Path(folder).iterdir() if path.is_file() and not path.name.startswith("."))
    if not files:
        raise InputError("the folder holds no files", where=str(folder), fix="name another folder, or the files")
    parts: list[Part] = []
    for path in files:
        try:
            parts += _parts(path, spool)
        except NoTableError:
            parts.append(Part(Source(path, path.name, OTHER)))
    return [replace(part, listed=True) for part in parts]


def _parts(path: str | Path, spool: Path) -> list[Part]:
    if str(path) == STDIN or not Path(path).is_file() or not _is_zip(Path(path)):
        return [Part(find_source(path, spool))]
    path = Path(path)
    archive = Source(path, path.name, "zip", given=path)
    parts, unpacked = _members(archive, spool, nested=False)
    if unpacked > _most(path):
        raise InputError(f"the archive unpacks to more than {MOST_UNPACKED} times its size", where=path.name,
                         found=[f"{path.stat().st_size:,} bytes packed, {unpacked:,} unpacked"],
                         fix="unpack it yourself, look at it, and give the files")
    if not parts:
        raise InputError("the archive holds no files", where=path.name, fix="download it again")
    return parts


def _most(archive: Path) -> int:
    """Return the number of bytes to which an archive may unpack."""
    return max(HARMLESS, MOST_UNPACKED * archive.stat().st_size)


def _members(archive: Source, spool: Path, *, nested: bool) -> tuple[list[Part], int]:
    """List the members of an archive, and the bytes to which they unpack."""
    parts: list[Part] = []
    with _opened(archive) as opened:
        infos = opened.infolist()
    _refuse(archive, infos)
    unpacked = sum(info.file_size for info in infos)
    for name in sorted({info.filename for info in infos}):
        if name.endswith("/") or any(step.startswith(_NEVER) for step in PurePosixPath(name).parts):
            continue
        part = Part(replace(archive, name=f"{archive.name}/{name}"), name, listed=True)
        packed = name.casefold().endswith(".zip")
        if packed and nested:
            raise InputError("an archive inside an archive inside an archive is not opened", where=part.name,
                             fix="unpack the outer archive, and give the files in it")
        # An archive is only opened when its own bytes are few enough to be looked at.
        if packed and unpacked <= _most(archive.path):
            inner = replace(part.source, path=_spooled(part, spool))
            found, more = _members(inner, spool, nested=True)
            parts, unpacked = parts + found, unpacked + more
        else:
            parts.append(part)
    return parts, unpacked


def _refuse(archive: Source, infos: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that no office would publish."""
    names = [info.filename for info in infos]
    outward = [name for name in names
               if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":"]
    if outward:
        raise InputError(f"{len(outward)} of {len(names)} names in the archive lead out of its folder",
                         where=archive.name, found=outward, fix="do not use this archive: ask where it comes from")
    if "[Content_Types].xml" in names:
        raise NoTableError("this is a spreadsheet", where=archive.name, fix="save the sheet as CSV")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise InputError("the archive is encrypted", where=archive.name, fix="unpack it, and give the files")
    other = [info.filename for info in infos if info.compress_type not in _METHODS]
    if other:
        raise InputError(f"{len(other)} of {len(names)} files are packed by a method that is not known here",
                         where=archive.name, found=other, allowed="deflate",
                         fix="unpack the archive, and give the files")


def _opened(archive: Source) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(archive.path)
    except _DAMAGE as error:
        raise truncated(archive.name, str(error)) from error


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(4) in ZIP
    except OSError:
        return False


def _spooled(part: Part, spool: Path) -> Path:
    """Unpack a member into a file of our own."""
    number, name = mkstemp(dir=spool, suffix=".part")
    with part.open() as packed, open(number, "wb") as file:  # noqa: PTH123
        shutil.copyfileobj(packed, file, CHUNK)
    return Path(name)
