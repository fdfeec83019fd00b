"""How does a folder come into being? Whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from citenet.corpus.arrays import FOLDER as ARRAYS
from citenet.corpus.tables import FLOW_TABLES, MADE_OF, MANIFEST, PATENT_TABLES
from citenet.corpus.unfinished import unfinished
from citenet.errors import InputError

OF_A_CORPUS = frozenset({MANIFEST, MADE_OF, ARRAYS, "truth.json",
                         *(f"{table}.parquet" for table in (*PATENT_TABLES, *FLOW_TABLES))})
"""What citenet itself puts into the folder of a corpus, and may take away again."""


@contextmanager
def new_folder(path: str | Path, *, replaces: str, own: Collection[str] = (), key: str = "") -> Iterator[Path]:
    """Fill a hidden folder that becomes `path`, or what is in it, only when all went well.

    Parameters
    ----------
    path : str or Path
        The folder to make. An existing one is filled anew if it is empty or holds the file `replaces`,
        which shows that citenet made it; what stands there under other names than the new things stays.
        So does the folder itself: somebody may work in it, or a disk be mounted there.
        A link stays, and the folder is made where it leads.
    replaces : str
        Name of the file by which such a folder is known.
    own : collection of str
        Names of what citenet may have put there before, and which goes even if nothing new bears them.
    key : str
        Digest of what the folder depends on, with which it can be gone on with after an interruption.

    Raises
    ------
    InputError
        When `path` cannot be written, the disk is full, or another thing stands there.
    """
    place = Path(os.path.realpath(path))
    if place.is_symlink():
        raise InputError("the link leads back to itself", where=str(path), fix="name another folder with -o")
    if place.exists() and not _may_replace(place, replaces):
        raise InputError("something else stands there and is left alone", where=str(path),
                         fix="name another folder with -o")
    with ExitStack() as ending:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            # Beside what it will take the place of: on the same disk, and where that can be written.
            beside = place if place.exists() else place.parent
            making = ending.enter_context(unfinished(beside, place.name, key, elsewhere={place.parent} - {beside}))
        except OSError as error:
            raise InputError(f"the folder cannot be written: {error.strerror}", where=str(path),
                             fix="name another folder with -o") from error
        try:
            yield making
            _take_place(making, place, replaces, own)
        except OSError as error:
            raise InputError(f"writing failed: {error.strerror or error}", where=str(path),
                             fix="free disk space or name another folder with -o") from error


def link_others(old: Path, new: Path, *, but: Collection[str]) -> None:
    """Give a folder in the making the tables of another that it lacks, as the same files: nothing is copied.

    Tables that are named in `but` are left out, and what is said of the files that it was imported from, which it
    no longer is made of. What others put into the old folder comes along by itself.
    """
    linked = OF_A_CORPUS - {MADE_OF, *(f"{table}.parquet" for table in but)}
    for entry in old.iterdir():
        if entry.name in linked and entry.is_file() and not (new / entry.name).exists():
            try:
                (new / entry.name).hardlink_to(entry)
            except OSError:
                # Some disks know no second name of a file.
                shutil.copy2(entry, new / entry.name)


def _may_replace(path: Path, replaces: str) -> bool:
    if not path.is_dir():
        return False
    shown = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
    return not shown or (path / replaces).is_file()


def _take_place(finished: Path, path: Path, replaces: str, own: Collection[str]) -> None:
    """Make a folder of what is finished, or put it where old things stand, which are gone only afterwards."""
    if not path.exists():
        finished.replace(path)
        return
    old = Path(mkdtemp(prefix=f".{path.name}-", suffix="-old", dir=finished.parent))
    # The file by which the folder is known goes first and comes last: nobody takes half of it for a whole.
    new = sorted((entry.name for entry in finished.iterdir()), key=lambda name: name == replaces)
    gone = [name for name in dict.fromkeys((*reversed(new), *own)) if os.path.lexists(path / name)]
    try:
        _move(gone, path, old)
        _move(new, finished, path)
    except BaseException:
        _move([name for name in new if not os.path.lexists(finished / name)], path, finished)
        _move([entry.name for entry in old.iterdir()], old, path)
        old.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)


def _move(names: Iterable[str], source: Path, target: Path) -> None:
    for name in names:
        (source / name).replace(target / name)
