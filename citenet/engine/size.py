"""How much memory does a text such as "1.5 GB" allow?"""

from __future__ import annotations

import mmap
import re
import sys
from pathlib import Path

from citenet.errors import SettingsError

MEBIBYTES = {"K": 1 / 1024, "M": 1, "G": 1024, "T": 1024**2}

LARGEST = 1 << 40
"""Mebibytes beyond which a size is a slip."""

OF_PYTHON, MORE_THAN_SAID = 150, 1.25
"""Mebibytes of Python and its libraries at least, and how much more DuckDB holds than it says."""


def in_mebibytes(memory: str) -> int:
    """Read a size.

    Raises
    ------
    SettingsError
        When it is none.

    Examples
    --------
    >>> in_mebibytes("1.5 GB")
    1536
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT])i?B?\s*", memory, re.IGNORECASE)
    mebibytes = float(found[1]) * MEBIBYTES[found[2].upper()] if found else 0
    if not 0 < mebibytes < LARGEST:
        raise SettingsError(f"memory limit '{memory}' is not understood", allowed="a size such as 4GB",
                            fix="--memory 4GB")
    return max(int(mebibytes), 1)


def part_of(memory: str | None, n: int) -> int:
    """Return an n-th of a size in bytes; where no bound is set, more than there is.

    >>> part_of("1GB", 16)
    67108864
    """
    return (in_mebibytes(memory) << 20) // n if memory else sys.maxsize


def of_duckdb(memory: str) -> int:
    """Return the mebibytes that DuckDB may speak of, so that the whole process stays within `memory`.

    At least a third: with much less it cannot work, whatever else the process holds.

    >>> 10_000 < of_duckdb("30GB") < 25_000
    True
    """
    mebibytes = in_mebibytes(memory)
    return max(int((mebibytes - _held()) / MORE_THAN_SAID), mebibytes // 3, 1)


def _held() -> int:
    """Return the mebibytes that this process holds, but for pages of files: those go when memory is short."""
    try:
        _, resident, of_files, *_ = map(int, Path("/proc/self/statm").read_text(encoding="ascii").split())
    except OSError:
        return OF_PYTHON
    return max((resident - of_files) * mmap.PAGESIZE >> 20, OF_PYTHON)
