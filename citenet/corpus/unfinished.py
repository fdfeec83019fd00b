"""Where does a thing lie while it is made, and who may go on with one that was left?"""

from __future__ import annotations

import os
import platform
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import mkdtemp

_DIGITS = 16
"""So much of a digest stands in the name of a folder."""

_HERE = f"{zlib.crc32(platform.node().encode()):08x}"
"""This machine: of the processes of another nobody can tell here whether they go on."""

_OF_A_KEY = re.compile(r"-([0-9a-f]{16})(?:-([0-9a-f]{8})-([0-9]+))?")


@contextmanager
def unfinished(beside: Path, name: str, key: str = "") -> Iterator[Path]:
    """Give a folder in which `name` is made, hidden `beside` it; it is gone afterwards, unless it was moved.

    Parameters
    ----------
    beside : Path
        An existing folder, on the disk of what is made.
    name : str
        What is made.
    key : str
        Digest of all that it depends on. With one, the folder stays when the work is interrupted or killed, and the
        next attempt of the same key goes on with it; one of another key removes it.

    Yields
    ------
    Path
        Empty, or with what was done before the interruption.
    """
    folder = _claimed(beside, name, key[:_DIGITS]) if key else Path(mkdtemp(prefix=f".{name}-", dir=beside))
    folder.chmod(0o755)
    try:
        yield folder
    except KeyboardInterrupt:
        if key:
            with suppress(OSError):  # one is left there already
                folder.replace(beside / f".{name}-{key[:_DIGITS]}")
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _claimed(beside: Path, name: str, key: str) -> Path:
    """Return a folder that is this process's own: what another left of the same key, if there is any."""
    own = beside / f".{name}-{key}-{_HERE}-{os.getpid()}"
    for left, its_key in list(_left(beside, name)):
        with suppress(OSError):  # another process may be quicker
            if its_key == key and not own.exists():
                left.replace(own)
            elif left != own:
                shutil.rmtree(left.replace(own.with_name(f"{own.name}-gone")))
    own.mkdir(exist_ok=True)
    return own


def _left(beside: Path, name: str) -> Iterator[tuple[Path, str]]:
    """List the folders of `name` in which nobody works any more, each with its key."""
    for path in beside.glob(f".{escape(name)}-*"):
        told = _OF_A_KEY.fullmatch(path.name.removeprefix(f".{name}"))
        if told and (not told[2] or (told[2] == _HERE and _has_ended(int(told[3])))):
            yield path, told[1]


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
