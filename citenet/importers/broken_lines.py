"""Which lines of a text table could not be read, and are they few enough to go on without them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citenet.errors import InputError
from citenet.importers.dialect import wrong_encoding
from citenet.importers.intake import Intake
from citenet.importers.long_lines import long_lines
from citenet.importers.relations import Table

EXAMPLES = 5
TOLERATED_ENCODING = 10_000
"""One line in so many may hold bytes of another encoding; with more, the file as a whole is in another."""

_UNCLOSED = "a quote that is not closed, or stands inside a field"
_REASONS = {
    "MISSING COLUMNS": "too few fields",
    "TOO MANY COLUMNS": "too many fields",
    "UNQUOTED VALUE": _UNCLOSED,
    "LINE SIZE OVER MAXIMUM": "a line longer than 2 MB",
    "INVALID ENCODING": "bytes that are no text in the encoding of the file",
}


@dataclass(frozen=True)
class BrokenLines:
    """Lines lost, by reason, with examples as ``file:line``."""

    reasons: Mapping[str, int] = field(default_factory=dict)
    examples: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def listed(self) -> list[str]:
        """The examples, each with its reason."""
        return [f"{example} {reason}" for reason, lines in self.examples.items() for example in lines]

    @property
    def total(self) -> int:
        """Number of lines lost."""
        return sum(self.reasons.values())


def noting_broken_lines(name: str, most: int) -> str:
    """Return what a reading of a text table as `name` is asked, so that at most `most` broken lines can be found."""
    return (f"store_rejects=true, rejects_limit={most + 1}, "
            f"rejects_scan='{name}_scans', rejects_table='{name}_rejects'")


def find_broken_lines(intake: Intake, table: Table, name: str, rows: int) -> BrokenLines:
    """Account for the lines of a text table that were passed over while `rows` rows of it were staged as `name`.

    Raises
    ------
    InputError
        When there are more than the options allow, or the file is in another encoding.
    """
    rejects = intake.connection.execute(
        f"select line, min(error_type) from {name}_rejects group by line order by line").fetchall()
    listed_lines = {line for line, _ in rejects}
    rejects += [(line, "LINE SIZE OVER MAXIMUM") for line in long_lines(table.source) if line not in listed_lines]
    if not rejects:
        return BrokenLines()
    examples: dict[str, list[str]] = {}
    for line, error in rejects:
        examples.setdefault(_reason(error), []).append(f"{table.source.name}:{line}")
    reasons = {reason: len(lines) for reason, lines in examples.items()}
    if _UNCLOSED in reasons or len(rejects) > intake.options.max_errors:
        # An open quote swallows the lines behind it, and beyond the limit not all are listed.
        listed = _UNCLOSED if _UNCLOSED in reasons else next(iter(reasons))
        reasons[listed] += max(_lines_unread(intake, table) - len(rejects), 0)
    broken = BrokenLines(reasons, {reason: lines[:EXAMPLES] for reason, lines in examples.items()})
    _stop_if_too_many(broken, intake, table, rows)
    return broken


def nothing_read(table: Table, broken: BrokenLines) -> InputError:
    """Return the error for a table of which no row could be read."""
    if not broken.total:
        return InputError("the file holds a header and no rows", where=table.source.name,
                          fix="download or export it again")
    return InputError(f"0 of {broken.total} lines can be read", where=table.source.name, found=broken.listed,
                      fix="mend the first of them: an open quote swallows what is behind it")


def _reason(error: str) -> str:
    return _REASONS.get(error, error.lower())


def _lines_unread(intake: Intake, table: Table) -> int:
    """Count the lines that are neither header nor part of a row."""
    breaks = " + ".join(f"coalesce(length(c{place}) - length(replace(c{place}, chr(10), '')), 0)"
                        for place in range(len(table.columns)))
    above = table.dialect.above if table.dialect else 0
    lines = intake.value(f"select count(line) from (select line from {table.lines()} offset {above})")
    return lines - intake.value(f"select coalesce(sum(1 + {breaks}), 0) from {table.relation()}")


def _stop_if_too_many(broken: BrokenLines, intake: Intake, table: Table, rows: int) -> None:
    unread = broken.reasons.get(_REASONS["INVALID ENCODING"], 0)
    if unread * TOLERATED_ENCODING > rows + broken.total:
        assert table.dialect is not None
        raise wrong_encoding(broken.examples[_REASONS["INVALID ENCODING"]][0],
                             f"{unread} of {rows + broken.total} lines are not {table.dialect.encoding.upper()} text",
                             "latin-1")
    if broken.total > intake.options.max_errors:
        raise InputError(f"{broken.total} of {rows + broken.total} lines are broken", where=table.source.name,
                         found=broken.listed, allowed=f"{intake.options.max_errors} broken lines, which are left out",
                         fix="mend the lines, or go on without them: --max-errors "
                             f"{broken.total}")
