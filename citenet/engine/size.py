"""How much memory does a text such as "1.5 GB" allow?"""

from __future__ import annotations

import re

from citenet.errors import SettingsError

MEBIBYTES = {"K": 1 / 1024, "M": 1, "G": 1024, "T": 1024**2}

OF_PYTHON, MORE_THAN_SAID = 150, 1.15
"""Mebibytes of Python and its libraries, and how much more DuckDB holds than it says."""


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
    if not found or not float(found[1]):
        raise SettingsError(f"memory limit '{memory}' is not understood", allowed="a size such as 4GB",
                            fix="--memory 4GB")
    return max(int(float(found[1]) * MEBIBYTES[found[2].upper()]), 1)


def of_duckdb(memory: str) -> int:
    """Return the mebibytes that DuckDB may speak of, so that the whole process stays within `memory`; at least half.

    >>> of_duckdb("2GB"), of_duckdb("200MB")
    (1650, 100)
    """
    mebibytes = in_mebibytes(memory)
    return max(int((mebibytes - OF_PYTHON) / MORE_THAN_SAID), mebibytes // 2)
