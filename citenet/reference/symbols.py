"""What does a class symbol say, however it was written down?"""

from __future__ import annotations

import re
from typing import NamedTuple


class Symbol(NamedTuple):
    """The parts of an IPC or CPC symbol; parts that were not given are empty.

    `main_group` has no leading zeros, `subgroup` keeps them: its digits read as a decimal fraction.
    """

    subclass: str
    main_group: str
    subgroup: str

    @property
    def fraction(self) -> str:
        """The subgroup as the digits of a decimal fraction: comparing texts compares the fractions."""
        return self.subgroup.rstrip("0")


# Behind a symbol may stand an edition in brackets or, in exchange files, a date and indicators.
_WRITTEN = re.compile(
    r"([A-HY][0-9][0-9][A-Z])"
    r"(?:\s*0*([1-9][0-9]{0,3})(?:\s*/\s*([0-9]{1,6}))?)?"
    r"\s*(?:[,;]|[(\[].*|(?<=\s)[12][0-9]{7}.*)?",
    re.DOTALL,
)
_FIXED_WIDTH = re.compile(r"([A-HY][0-9][0-9][A-Z])([0-9]{4})([0-9]{6})")
_US_CLASS = re.compile(r"\s*(?:(D)\s*)?0*([1-9][0-9]{0,2})(?:[/;,\s].*)?", re.DOTALL)
_US_NAMED_CLASSES = ("PLT", "G9B")


def parse_symbol(text: str) -> Symbol | None:
    """Read an IPC or CPC symbol; None when it is none.

    Spaces, lower case, an edition behind it and the fixed-width form of exchange files (four digits
    of main group, six of subgroup, filled up with zeros) are understood.

    Examples
    --------
    >>> parse_symbol("G06N  10/20") == parse_symbol("g06n10/20 (2022.01)") == parse_symbol("G06N0010200000")
    True
    >>> parse_symbol("G06N 3/067")
    Symbol(subclass='G06N', main_group='3', subgroup='067')
    >>> parse_symbol("G06N")
    Symbol(subclass='G06N', main_group='', subgroup='')
    >>> parse_symbol("quantum") is None
    True
    """
    text = text.strip().upper()
    fixed = _FIXED_WIDTH.fullmatch(text)
    if fixed:
        subclass, main_group, filled = fixed.groups()
        # A subgroup has two digits at least, so '/20' is written 200000 and '/00' 000000.
        return Symbol(subclass, main_group.lstrip("0"), filled[:2] + filled[2:].rstrip("0"))
    written = _WRITTEN.fullmatch(text)
    return Symbol(*written.groups(default="")) if written else None


def parse_us_class(text: str) -> str | None:
    """Read the main class of a US patent classification symbol; None when it is none.

    The fixed-width form of older files (three characters of class, then the subclass) is understood
    when its leading spaces are there.

    Examples
    --------
    >>> [parse_us_class(text) for text in ("385", "385/12", "0385", "D14/345", "  2104", "428195")]
    ['385', '385', '385', 'D14', '2', '428']
    >>> parse_us_class("none") is None
    True
    """
    text = text.upper()
    if text.startswith(_US_NAMED_CLASSES):
        return text[:3]
    found = _US_CLASS.fullmatch(text)
    if not found and len(text) >= 6:
        found = _US_CLASS.fullmatch(text[:3])
    return (found[1] or "") + found[2] if found else None
