"""Where does a thing lie while it is made, and who may go on with one that was left?"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

WHOLE, PARTS = "unfinished", "parts"
"""What a folder that can be gone on with holds: the thing itself, or things of which it is made."""

_NAME = re.compile(rf"-({WHOLE}|{PARTS})-([0-9a-f]{{16}})(?:-([0-9a-f]{{8}})-([0-9]+)(-gone)?)?")


class _Left(NamedTuple):
    """A folder in which nobody works any more; one that is `gone` was to be removed."""

    path: Path
    holds: str
    key: str
    gone: bool


@contextmanager
def unfinished(beside: Path, name: str, key: str = "", *, holds: str = WHOLE,
               elsewhere: Iterable[Path] = ()) -> Iterator[Path]:
    """Give a folder in which `name` is made, hidden `beside` it; it is gone afterwards, unless it was moved.

    Parameters
    ----------
    beside : Path
        An existing folder, on the disk of what is made.
    name : str
        What is made.
    key : str
        Tells all that it depends on. With one, the folder stays when the work is interrupted or, where processes can
        be asked after, killed, and the next attempt of the same key goes on with it; one of another key removes it.
    holds : {"unfinished", "parts"}
        What stays.
    elsewhere : iterable of Path
        Further folders in which an attempt may have left one.

    Yields
    ------
    Path
        Empty, or with what was done before the interruption.
    """
    if not key:
        folder = Path(mkdtemp(prefix=f".{name}-", dir=beside))
        folder.chmod(0o755)
    else:
        key = hashlib.sha256(key.encode()).hexdigest()[:16]
        left = [one for place in (beside, *elsewhere) for one in _left(place, name)]
        folder = _claimed(beside / f".{name}-{holds}-{key}-{_here()}-{os.getpid()}", left, holds, key)
    try:
        yield folder
    except KeyboardInterrupt:
        if key:
            with suppress(OSError):  # one is left there already
                folder.replace(beside / f".{name}-{holds}-{key}")
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _claimed(own: Path, left: Iterable[_Left], holds: str, key: str) -> Path:
    """Return this process's `own` folder: one left of the same key, if any; remove those of others."""
    for one in left:
        with suppress(OSError):  # another process may be quicker
            if (one.key, one.holds, one.gone) == (key, holds, False):
                if not own.exists():
                    one.path.replace(own)
            elif one.key != key or one.gone:
                shutil.rmtree(one.path if one.gone else one.path.replace(one.path.with_name(f"{own.name}-gone")))
    own.mkdir(exist_ok=True)
    return own


def _left(beside: Path, name: str) -> Iterator[_Left]:
    """Go through the folders of `name` that were left and are ours to take."""
    for path in list(beside.glob(f".{escape(name)}-*")):
        told = _NAME.fullmatch(path.name.removeprefix(f".{name}"))
        if told and path.is_dir() and os.access(path, os.W_OK) and (
                not told[3] or (told[3] == _here() and _has_ended(int(told[4])))):
            yield _Left(path, told[1], told[2], bool(told[5]))


def _here() -> str:
    """Tell machines, and containers on one machine, apart: of the processes of another nobody knows if they go on."""
    where = platform.node()
    with suppress(OSError):
        where += os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - it leads to no path
    return hashlib.sha256(where.encode()).hexdigest()[:8]


def _has_ended(process: int) -> bool:
    """Tell whether a process of this machine is known to have ended; one of our number is one before us."""
    if os.name == "nt":  # where asking would end it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return process == os.getpid()
