"""Which records of a file cannot be used, and are they few enough to go on without them?"""

from __future__ import annotations

from citenet.errors import InputError
from citenet.importers.account import Account

EXAMPLES = 5


class Refused:
    """Records of one file that are left out, each with its place and its reason.

    Parameters
    ----------
    name : str
        The file.
    most : int
        How many may be left out.
    what : str
        What they are called.

    Examples
    --------
    >>> refused = Refused("set.jsonl", most=1)
    >>> refused.refuse(4, "not JSON")
    >>> refused.total, refused.examples
    (1, {'not JSON': ['set.jsonl:4']})
    >>> refused.refuse(7, "no lens_id")
    Traceback (most recent call last):
        ...
    citenet.errors.InputError: set.jsonl: more than 1 records cannot be used
      found: set.jsonl:4 not JSON, set.jsonl:7 no lens_id
      allowed: 1, which are left out
      fix: mend them, or go on without them: --max-errors N
    """

    def __init__(self, name: str, most: int, what: str = "records") -> None:
        self.name, self.most, self.what = name, most, what
        self.reasons: dict[str, int] = {}
        self.examples: dict[str, list[str]] = {}

    @property
    def total(self) -> int:
        """Number of records left out."""
        return sum(self.reasons.values())

    def refuse(self, line: int, reason: str) -> None:
        """Leave out the record that begins on `line`.

        Raises
        ------
        InputError
            When it is one too many.
        """
        self.reasons[reason] = self.reasons.get(reason, 0) + 1
        places = self.examples.setdefault(reason, [])
        if len(places) < EXAMPLES:
            places.append(f"{self.name}:{line}")
        if self.total > self.most:
            raise InputError(f"more than {self.most} {self.what} cannot be used", where=self.name,
                             found=self._listed(), allowed=f"{self.most}, which are left out",
                             fix="mend them, or go on without them: --max-errors N")

    def close(self, account: Account, rows: int) -> None:
        """Account for the file, of which `rows` records can be used.

        Raises
        ------
        InputError
            When there is none.
        """
        if not rows:
            raise InputError(f"0 of {self.total} {self.what} can be used", where=self.name, found=self._listed(),
                             fix="download or export the file again")
        step = account.step(f"{self.what} of {self.name}", rows + self.total, reads=True)
        for reason, records in self.reasons.items():
            step.lose(reason, records, self.examples[reason])
        step.close(rows)

    def _listed(self) -> list[str]:
        return [f"{place} {reason}" for reason, places in self.examples.items() for place in places]
