"""What was finished before and need not be made again? Results by what they were made from."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np

from citenet.coded import Coded
from citenet.engine import connect, part_of, pieces, quoted, table_in
from citenet.errors import InputError
from citenet.spill import Columns

if TYPE_CHECKING:
    import pandas as pd

NONE = "none"
MEMORY = "4GB"

LIMIT = 4_000_000_000
"""Bytes that finished stages may take; those not used for longest go first."""

FACTS = "facts.json"
MAKING = ".citenet-making-"
A_DAY = 86_400
_OF_A_STAGE = re.compile(r".+-[0-9a-f]{64}\.zip")
"""Names of finished stages; whatever else is in the folder is the user's and neither counted nor taken away."""

_LIBRARIES = ("duckdb", "igraph", "jinja2", "networkx", "numpy", "pandas", "pyvis", "scipy")


@dataclass(frozen=True, eq=False)
class Parts:
    """A finished stage as it lies on disk: tables without an index, coded or not, and facts that JSON can hold."""

    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    coded: Mapping[str, Coded] = field(default_factory=dict)


class Stages:
    """Finished stages in a folder, each in one file that appears whole or not at all.

    Parameters
    ----------
    folder : Path, optional
        Where they lie; without one nothing is kept. One that cannot be written or read counts as empty.
    limit : int
        Bytes that they may take.
    memory : str, optional
        Bound on memory, 4 GB unless told otherwise: a quarter of it is for tables that come back, those for which
        there is no room stay in files.
    """

    def __init__(self, folder: Path | None, *, limit: int = LIMIT, memory: str | None = None) -> None:
        self.folder, self._limit, self._room = folder, limit, part_of(memory or MEMORY, 4)
        self.reused: list[str] = []
        self.made: list[str] = []

    def finished(self, name: str, key: Mapping[str, Any], make: Callable[[], Parts]) -> Parts:
        """Return the stage `name` made from exactly what `key` tells, or make it now.

        `key` must hold all that the result depends on; the versions of citenet and its libraries are added.
        """
        path = self.folder / f"{name}-{_digest(name, key)}.zip" if self.folder else None
        found = self._read(path) if path else None
        if found is not None:
            self.reused.append(name)
            return found
        made = make()
        self.made.append(name)
        if path:
            _write(path, made)
            _forget_oldest(path.parent, self._limit)
        return made

    def _read(self, path: Path) -> Parts | None:
        """Return what a file holds; nothing when it is not there, or not as it was written."""
        try:
            with zipfile.ZipFile(path) as archive, TemporaryDirectory(prefix="citenet-") as scratch:
                archive.extractall(scratch)  # checks the sum of each member
                written = json.loads(Path(scratch, FACTS).read_text(encoding="utf-8"))
                tables, coded = self._read_tables(Path(scratch), written) if written["tables"] else ({}, {})
            os.utime(path)
        except (OSError, ValueError, KeyError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile, duckdb.Error,
                InputError):
            return None
        return Parts(tables, written["facts"], coded)

    def _read_tables(self, folder: Path,
                     written: Mapping[str, Any]) -> tuple[dict[str, pd.DataFrame], dict[str, Coded]]:
        tables, coded = {}, {}
        with connect(in_order=True) as connection:
            for name, kinds in written["tables"].items():
                query = f"from {table_in(folder / f'{name}.parquet')}"
                if name not in written["texts"]:
                    tables[name] = connection.execute(query).df().astype(kinds)
                    continue
                columns = Columns({column: np.dtype(kind) for column, kind in kinds.items()}, self._room)
                for piece in pieces(connection, query):
                    columns.append({column: piece[column].to_numpy() for column in kinds})
                coded[name] = Coded(columns.whole(), written["texts"][name])
                self._room -= columns.held
        return tables, coded


def stages_folder(setting: str = "") -> Path | None:
    """Return the folder that the setting `stages` names: by default in the user's cache, none for "none".

    >>> stages_folder("none") is None, stages_folder("scratch").name
    (True, 'scratch')
    """
    if setting:
        return None if setting == NONE else Path(setting)
    home = {"Darwin": Path("~/Library/Caches"), "Windows": Path(os.environ.get("LOCALAPPDATA", "~"))}.get(
        platform.system(), Path("~/.cache"))
    return Path(os.environ.get("XDG_CACHE_HOME") or home).expanduser() / "citenet" / "stages"


def size_of(folder: Path) -> tuple[int, int]:
    """Return how many stages a folder holds, and their bytes."""
    sizes = [status.st_size for _, status in _files(folder)]
    return len(sizes), sum(sizes)


@cache
def code_version() -> str:
    """Return a digest of citenet's own files and of the versions of what it computes with."""
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and not {"__pycache__", "data"} & set(path.relative_to(package).parts):
            digest.update(f"{path.relative_to(package)}\n".encode() + path.read_bytes())
    digest.update(" ".join(metadata.version(name) for name in _LIBRARIES).encode())
    return digest.hexdigest()


def _digest(name: str, key: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps([name, code_version(), key], sort_keys=True).encode()).hexdigest()


def _write(path: Path, parts: Parts) -> None:
    """Write a file beside its place and move it there; a folder that takes no files is no fault."""
    tables = {**parts.tables, **{name: table.columns for name, table in parts.coded.items()}}
    if mixed := [name for name, table in parts.tables.items() if (table.dtypes == "category").any()]:
        raise ValueError(f"categories do not come back as they are: {', '.join(mixed)}")
    kinds = {name: {column: str(values.dtype) for column, values in table.items()} for name, table in tables.items()}
    texts = {name: table.texts for name, table in parts.coded.items()}
    written = json.dumps({"tables": kinds, "texts": texts, "facts": parts.facts})
    if json.loads(written)["facts"] != parts.facts:
        raise ValueError(f"the facts of {path.name} do not survive JSON")
    with suppress(OSError, InputError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=MAKING, dir=path.parent) as scratch:
            folder = Path(scratch)
            if tables:
                _write_tables(folder, tables)
            (folder / FACTS).write_text(written, encoding="utf-8")
            with zipfile.ZipFile(folder / path.name, "w") as archive:
                for name in (FACTS, *(f"{name}.parquet" for name in tables)):
                    archive.write(folder / name, name)
            (folder / path.name).replace(path)


def _write_tables(folder: Path, tables: Mapping[str, pd.DataFrame | Mapping[str, np.ndarray]]) -> None:
    # With more threads as much again waits in memory, to be written in its order.
    with connect(in_order=True, threads=1) as connection:
        for name, table in tables.items():
            connection.register("part", table)
            connection.execute(f"copy part to {quoted(folder / f'{name}.parquet')} (format parquet)")


def _forget_oldest(folder: Path, limit: int) -> None:
    for left in folder.glob(f"{MAKING}*"):  # of a process that was killed
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > A_DAY:
                shutil.rmtree(left, ignore_errors=True)
    files = sorted(_files(folder), key=lambda file: file[1].st_mtime)
    total = sum(status.st_size for _, status in files)
    for path, status in files:
        if total <= limit:
            return
        with suppress(OSError):
            path.unlink(missing_ok=True)
            total -= status.st_size


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    with suppress(OSError):
        for path in folder.glob("*.zip"):
            with suppress(FileNotFoundError):  # another process may have taken it away
                if _OF_A_STAGE.fullmatch(path.name):
                    yield path, path.stat()
