"""Where did every row go? An account in which rows in are rows out plus losses, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Step:
    """One step of an import: rows that came in, rows that went on, and why the others did not.

    A step that `reads` is about the lines or records of a file, and what it lost could not be read.

    Examples
    --------
    >>> step = Step("citations", rows_in=5)
    >>> step.lose("no cited identifier", 1, ["US1"])
    >>> step.close(rows_out=4)
    >>> step.close(rows_out=5)
    Traceback (most recent call last):
        ...
    ArithmeticError: citations: 5 rows in, 5 out, 1 lost: rows appeared or vanished
    """

    name: str
    rows_in: int
    reads: bool = False
    rows_out: int = 0
    losses: list[dict[str, Any]] = field(default_factory=list)

    def lose(self, reason: str, rows: int, examples: Sequence[object] = ()) -> None:
        """Take `rows` out of the account for `reason`; nothing is written when there are none."""
        if rows:
            self.losses.append({"reason": reason, "rows": rows, "examples": [str(one) for one in examples]})

    @property
    def lost(self) -> int:
        """Rows lost so far."""
        return sum(loss["rows"] for loss in self.losses)

    def close(self, rows_out: int) -> None:
        """Say how many rows went on, and check that none appeared or vanished."""
        self.rows_out = rows_out
        if self.rows_in != rows_out + self.lost:
            raise ArithmeticError(f"{self.name}: {self.rows_in} rows in, {rows_out} out, {self.lost} lost: "
                                  "rows appeared or vanished")


@dataclass
class Account:
    """The steps of an import in their order, and what was found on the way without losing a row."""

    steps: list[Step] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)

    def step(self, name: str, rows_in: int, *, reads: bool = False) -> Step:
        """Open the next step."""
        self.steps.append(Step(name, rows_in, reads))
        return self.steps[-1]

    def find(self, finding: str, rows: int, of: int, examples: Sequence[object] = ()) -> None:
        """Note that `rows` of `of` rows are odd; nothing is written when there are none."""
        if rows:
            self.findings.append({"finding": finding, "rows": rows, "of": of,
                                  "examples": [str(one) for one in examples]})

    def as_record(self) -> dict[str, Any]:
        """Return the account as the manifest holds it."""
        steps = [{"step": step.name, "reads": step.reads, "rows_in": step.rows_in, "rows_out": step.rows_out,
                  "losses": step.losses} for step in self.steps]
        return {"steps": steps, "findings": self.findings}
