"""How does a folder come into being? Whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from citenet.corpus.arrays import FOLDER as ARRAYS
from citenet.corpus.tables import FLOW_TABLES, MADE_OF, MANIFEST, PATENT_TABLES
from citenet.errors import InputError

OWN_NAMES = frozenset({"index.html", "run.json", MANIFEST, MADE_OF, "truth.json", "scores.json", "datapackage.json",
                       "summary.md", "citenet.xlsx", "networks", "graphs", ARRAYS})
OWN_TABLES = frozenset({*PATENT_TABLES, *FLOW_TABLES, "scores", "positions"})
OWN_ENDINGS = frozenset({".parquet", ".csv"})
"""What citenet itself puts into its folders, and may take away again."""


@contextmanager
def new_folder(path: str | Path, *, replaces: str | None = None) -> Iterator[Path]:
    """Fill a temporary folder that takes the place of `path` only when all went well.

    Parameters
    ----------
    path : str or Path
        The folder to make. An existing one is replaced if it is empty or holds the file `replaces`,
        which shows that citenet made it; what others put there stays. A link stays, and the folder is
        made where it leads.

    Raises
    ------
    InputError
        When `path` cannot be written, the disk is full, or another thing stands there.
    """
    # Only a folder can take the place of a folder, and the link is the user's.
    path = Path(os.path.realpath(path)) if Path(path).is_symlink() else Path(path)
    if path.is_symlink():
        raise InputError("the link leads back to itself", where=str(path), fix="name another folder with -o")
    if path.exists() and not _may_replace(path, replaces):
        raise InputError("something else stands there and is left alone", where=str(path),
                         fix="name another folder with -o")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(mkdtemp(prefix=f".{path.name}-", dir=path.parent))
        unfinished.chmod(0o755)
    except OSError as error:
        raise InputError(f"the folder cannot be written: {error.strerror}", where=str(path),
                         fix="name another folder with -o") from error
    try:
        yield unfinished
        _take_place(unfinished, path)
    except OSError as error:
        raise InputError(f"writing failed: {error.strerror or error}", where=str(path),
                         fix="free disk space or name another folder with -o") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def link_others(old: Path, new: Path, *, but: Collection[str]) -> None:
    """Give a folder in the making the tables of another that it lacks, as the same files: nothing is copied.

    Tables that are named in `but` are left out. What others put into the old folder comes along by itself.
    """
    for entry in old.iterdir():
        if entry.is_file() and _made_here(entry) and not (new / entry.name).exists() and entry.stem not in but:
            try:
                (new / entry.name).hardlink_to(entry)
            except OSError:
                # Some disks know no second name of a file.
                shutil.copy2(entry, new / entry.name)


def _may_replace(path: Path, replaces: str | None) -> bool:
    if not path.is_dir():
        return False
    shown = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
    return not shown or (replaces is not None and (path / replaces).is_file())


def _take_place(finished: Path, path: Path) -> None:
    """Put a folder where another stands, which is gone only afterwards; what citenet did not make stays."""
    if not path.exists():
        finished.replace(path)
        return
    old = finished.with_name(f"{finished.name}-old")
    path.replace(old)
    finished.replace(path)
    for entry in old.iterdir():
        if not _made_here(entry):
            shutil.move(entry, path / entry.name)
    shutil.rmtree(old, ignore_errors=True)


def _made_here(entry: Path) -> bool:
    """Whether an entry of a corpus or an output folder bears a name that citenet gives."""
    return entry.name in OWN_NAMES or (entry.suffix in OWN_ENDINGS and entry.stem in OWN_TABLES)
