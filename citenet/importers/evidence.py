"""What speaks for a file being of a format, and how sure is that?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from citenet.errors import InputError
from citenet.importers.source import NoTableError

BY_CONTENT = 1.0
"""Elements, fields or marks that only this format has, in all that was looked at."""
BY_COLUMNS = 0.95
"""Two or more column names that only this format has."""
BY_ONE_COLUMN = 0.8
"""Column names of which one is this format's own; others could have chosen them too."""
BY_SHAPE = 0.7
"""No column names: the number of columns, what stands in them, and the name of the file agree."""
BY_CHOICE = 0.6
"""Usual words as column names, which say what is meant, and not by whom it was made."""

_WORDS = ((0.9, "certain"), (0.7, "likely"), (0.01, "perhaps"), (0.0, "unknown"))


@dataclass(frozen=True)
class Evidence:
    """What a file appears to be.

    Parameters
    ----------
    format : str
        The name of the importer that reads it, "corpus" for a corpus, "nber-citations" and "nber-patents" for
        the two files of the NBER; empty when none does.
    name : str
        What it is, in words.
    confidence : float
        How sure that is, 0 to 1: one of the values above, times the share of what was looked at that agrees.
    why : str
        What speaks for it.
    unusable : str
        Why it cannot be imported as it is; empty when it can.
    fix : str
        What to do then.
    is_bare : bool
        Whether the numbers of its documents stand without their office, as in 4723129 for US4723129.
    is_damaged : bool
        Whether it could not be read: nobody knows that it can be left aside.

    Examples
    --------
    >>> Evidence("docdb", "exchange XML", .95, "elements <exchange-document>").certainty
    'certain'
    """

    format: str
    name: str
    confidence: float
    why: str
    unusable: str = ""
    fix: str = ""
    is_bare: bool = False
    is_damaged: bool = False

    @property
    def certainty(self) -> str:
        """The confidence in a word: certain, likely, perhaps, unknown."""
        return next(word for least, word in _WORDS if self.confidence >= least)

    def without_use(self, reason: str, fix: str = "") -> Evidence:
        """Return the same with a reason why it cannot be imported."""
        return replace(self, unusable=reason, fix=fix)


@dataclass(frozen=True)
class Recognised:
    """A file with what it appears to be; one that is `listed` stands in a folder, and was not named itself."""

    path: Path
    evidence: Evidence
    listed: bool = False


def nothing_known(reason: str, fix: str = "citenet check FILE looks at a table") -> Evidence:
    """Return what is said of a file of no format that is known."""
    return Evidence("", "no format that is known", 0.0, "nothing in it tells", reason, fix)


def refused(error: InputError) -> Evidence:
    """Return what is said of a file that cannot be looked at."""
    return replace(nothing_known(error.what, error.fix or ""), is_damaged=not isinstance(error, NoTableError))
