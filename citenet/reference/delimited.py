"""How does a small table come in that people saved, whatever their program put between its columns?"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import chain


def separator_of(header: str) -> str:
    r"""Return what separates the columns: comma, semicolon, tab or bar, the one that the header has most of.

    >>> separator_of("name;organisation;decision"), separator_of("name")
    (';', ',')
    """
    return max(",;\t|", key=header.count)


def named_rows(lines: Iterable[str]) -> csv.DictReader[str]:
    """Read the rows of a table by the names of its columns, in small letters.

    >>> list(named_rows(["Name;Decision", "Philips;yes"]))
    [{'name': 'Philips', 'decision': 'yes'}]
    """
    following = iter(lines)
    header = next(following, "")
    return csv.DictReader(chain([header.lower()], following), delimiter=separator_of(header), strict=True)
