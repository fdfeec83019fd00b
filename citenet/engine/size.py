"""How much memory does a text such as "1.5 GB" allow?"""

from __future__ import annotations

import re

from citenet.errors import SettingsError

MEBIBYTES = {"K": 1 / 1024, "M": 1, "G": 1024, "T": 1024**2}


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
    if not found:
        raise not_understood(memory)
    return int(float(found[1]) * MEBIBYTES[found[2].upper()])


def not_understood(memory: str) -> SettingsError:
    """Return the error for a text that is no size."""
    return SettingsError(f"memory limit '{memory}' is not understood", allowed="a size such as 4GB",
                         fix="--memory 4GB")
