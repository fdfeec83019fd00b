"""What have people decided about names, and can it be followed?"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Container, Mapping, Sized
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pandas as pd

from citenet.errors import InputError
from citenet.harmonise.normal import normalise_name
from citenet.harmonise.rules import aliases
from citenet.reference.delimited import named_rows

COLUMNS = ("name", "organisation", "decision", "note")
YES, NO = "yes", "no"
_SAID = {"yes": YES, "y": YES, "ja": YES, "no": NO, "n": NO, "nee": NO}


@dataclass(frozen=True)
class Decisions:
    """A reviewed table, ready to be followed.

    `joined` holds name → organisation and `apart` pairs (name, organisation) that must not meet. Names stand
    there as they are on documents and in normal form; organisations as the table has them. `where` is what
    messages call the table, `n_rows` the number of rows in which something was decided.
    """

    joined: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()
    where: str = "decisions"
    n_rows: int = 0

    def for_names(self, texts: Container[str]) -> Decisions:
        """Return the decisions with organisations in normal form, for the names in normal form `texts`.

        What is one of these names already is left as it is: A.B. Dick Company is AB DICK, but AB Dick is DICK.

        Raises
        ------
        InputError
            When decisions lead round in a circle.
        """
        written = {*self.joined.values(), *(organisation for _, organisation in self.apart)}
        normal = {each: each if each in texts else normalise_name(each).text for each in written}
        joined = {name: normal[organisation] for name, organisation in self.joined.items()}
        _refuse("decisions lead round in a circle", self.where, joined,
                [name for name in joined if _is_circular(name, joined)])
        return replace(self, joined=joined, apart=frozenset((name, normal[each]) for name, each in self.apart))


def read_decisions(path: str | Path) -> Decisions:
    """Read a reviewed table of decisions: a CSV with the columns `name`, `organisation`, `decision` and `note`.

    Columns are separated by commas, semicolons, tabs or bars, and may be called so in any case.

    A row says of a raw or normalised name whether it is (yes) or is not (no) that organisation; a row with
    an empty decision says nothing yet. Other columns, such as the evidence that
    :func:`citenet.harmonise.propose` gives, are left alone.

    Raises
    ------
    InputError
        When the file cannot be read, lacks a column, or holds a decision that is neither yes nor no.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            reader = named_rows(stream)
            rows = [(reader.line_num, row) for row in reader]
            columns = reader.fieldnames or []
    except (OSError, UnicodeError, csv.Error) as error:
        raise InputError("the table of decisions cannot be read", where=str(path), found=[str(error)],
                         fix="save it as CSV in UTF-8") from error
    lacking = [column for column in COLUMNS[:3] if column not in columns]
    if lacking:
        raise InputError(f"the table of decisions lacks {len(lacking)} of 3 columns", where=str(path),
                         found=columns, allowed=", ".join(COLUMNS), fix=f"add {', '.join(lacking)}")
    lines = [line for line, _ in rows]
    return decided(pd.DataFrame([row for _, row in rows], index=lines, columns=columns), where=str(path))


def decided(table: pd.DataFrame, *, where: str = "decisions") -> Decisions:
    """Check a table of decisions and make it ready to be followed.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns `name`, `organisation` and `decision` (yes, no or empty); the index numbers the rows in messages.
    where : str
        What to call the table when something is wrong with it.

    Raises
    ------
    InputError
        When a decision is neither yes nor no, a name or organisation is empty, or a name is given to two
        organisations.

    Examples
    --------
    >>> table = pd.DataFrame({"name": ["N.X.P. USA"], "organisation": ["NXP"], "decision": ["yes"]})
    >>> decided(table).joined["NXP USA"]
    'NXP'
    """
    cells = [(row, _cell(name), _cell(organisation), _cell(decision).lower()) for row, name, organisation, decision
             in table[["name", "organisation", "decision"]].itertuples(name=None)]
    said = [row for row in cells if row[3]]
    _refuse("decisions are neither yes nor no", where, said,
            [f"row {row}: {decision}" for row, _, _, decision in said if decision not in _SAID])
    _refuse("decisions lack a name or an organisation", where, said,
            [f"row {row}" for row, name, organisation, _ in said
             if not normalise_name(name).text or not normalise_name(organisation).text])
    pairs = [(name, organisation, _SAID[decision]) for _, name, organisation, decision in said]
    joined = _joined([(name, organisation) for name, organisation, decision in pairs if decision == YES], where)
    apart = {(key, organisation) for name, organisation, decision in pairs if decision == NO
             for key in (name, normalise_name(name).text)}
    return Decisions(joined, frozenset(apart), where, n_rows=len(said))


@cache
def alias_decisions() -> Decisions:
    """Return the alias table of citenet as decisions: other names, former names and subsidiaries.

    Examples
    --------
    >>> alias_decisions().joined["FREESCALE SEMICONDUCTOR"]
    'NXP'
    """
    where = "organisation_aliases.csv"
    return Decisions(_joined([(row["name"], row["organisation"]) for row in aliases()], where), where=where)


def _joined(pairs: list[tuple[str, str]], where: str) -> dict[str, str]:
    """Key the decisions by name and, where all names of one normal form agree, by that form too."""
    given: dict[str, set[str]] = defaultdict(set)
    implied: dict[str, set[str]] = defaultdict(set)
    for name, organisation in pairs:
        given[name].add(organisation)
        implied[normalise_name(name).text].add(organisation)
    _refuse("names are given to two organisations", where, given,
            [f"{name}: {' and '.join(sorted(both))}" for name, both in given.items() if len(both) > 1])
    agreed = {text: min(one) for text, one in implied.items() if len(one) == 1}
    return agreed | {name: min(one) for name, one in given.items()}


def _is_circular(name: str, joined: Mapping[str, str]) -> bool:
    seen = set()
    while name in joined and joined[name] != name:
        if name in seen:
            return True
        seen.add(name)
        name = joined[name]
    return False


def _cell(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value).strip()


def _refuse(what: str, where: str, rows: Sized, wrong: list[str]) -> None:
    if wrong:
        raise InputError(f"{len(wrong)} of {len(rows)} {what}", where=where, found=wrong,
                         allowed="one organisation a name, and yes, no or nothing in the column decision",
                         fix="mend these rows, or empty their decision")
