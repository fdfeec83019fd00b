"""Which limits that the user has set are crossed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from citenet.errors import SettingsError
from citenet.reference.catalogue import catalogue
from citenet.reference.limits import SIGNS, read_limit

NUMBERS = ("value", "low", "high", "difference")
"""Columns that a gate may look at; the first where none is named."""
KNOWN = ("value", "difference")
"""Those of them that are there when anything is known; the others are limits of theirs. A comparison has no value."""
FORM = "indicator, sign, number, such as source_hhi>0.4 or simple_balance.high<0"


@dataclass(frozen=True)
class Gate:
    """A limit that a number must not cross: the gate fires when ``indicator sign number`` holds."""

    indicator: str
    sign: str
    number: float
    column: str = "value"

    def __str__(self) -> str:
        column = "" if self.column == "value" else f".{self.column}"
        return f"{self.indicator}{column}{self.sign}{self.number:g}"


def parse_gate(text: str) -> Gate:
    """Read what the user wrote as a gate.

    Parameters
    ----------
    text : str
        An indicator, a sign (< <= > >= == !=) and a number. After the indicator and a dot one of `NUMBERS` may
        stand: ``source_hhi.low>0.4`` fires when even the lower limit is above. Without one it looks at the value, of
        a comparison at the difference.

    Raises
    ------
    SettingsError
        When the text has another form, or names an indicator or a column that does not exist.

    Examples
    --------
    >>> parse_gate("simple_balance < 0")
    Gate(indicator='simple_balance', sign='<', number=0.0, column='value')
    """
    found = read_limit(text)
    if found is None or isinstance(found.bound, str):
        raise SettingsError(f"'{text}' is no gate", where="--fail-on", allowed=FORM)
    if found.name not in catalogue():
        near = _near(found.name)
        raise SettingsError(f"there is no indicator '{found.name}'", where="--fail-on",
                            allowed=", ".join(near) or f"{len(catalogue())} indicators",
                            fix="citenet explain lists the indicators")
    column = found.part or NUMBERS[0]
    if column not in NUMBERS:
        raise SettingsError(f"a gate cannot look at '{column}'", where="--fail-on", allowed=", ".join(NUMBERS))
    return Gate(found.name, found.sign, found.bound, column)


def fired(gates: Sequence[Gate], table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a tidy table on which a gate fires, with the gate in front.

    A missing number fires no gate.

    Parameters
    ----------
    gates : sequence of Gate
    table : pandas.DataFrame
        Tidy scores, or differences between scores: a column ``indicator``, and those that the gates look at.

    Returns
    -------
    pandas.DataFrame
        ``gate`` as text, then the columns of `table`; without rows when no gate fires.

    Raises
    ------
    SettingsError
        When a gate looks at an indicator or a column that the table does not have, or at limits of numbers that have
        none: it could never fire.

    Examples
    --------
    >>> scores = pd.DataFrame({"entity": ["NL", "DE"], "indicator": "source_hhi", "value": [0.46, 0.3]})
    >>> fired([parse_gate("source_hhi>0.4")], scores).to_dict("records")
    [{'gate': 'source_hhi>0.4', 'entity': 'NL', 'indicator': 'source_hhi', 'value': 0.46}]
    """
    rows = [table[:0].assign(gate="")]
    for gate in gates:
        own = table[table["indicator"] == gate.indicator]
        column = "difference" if gate.column == "value" and "value" not in own else gate.column
        if own.empty:
            raise SettingsError(f"the gate {gate} cannot fire: no row has that number", where="--fail-on",
                                allowed=", ".join(dict.fromkeys(table["indicator"])))
        if column not in own:
            raise SettingsError(f"the gate {gate} cannot fire: there is no {column} here", where="--fail-on",
                                allowed=", ".join(name for name in NUMBERS if name in own))
        known = int(own[[name for name in KNOWN if name in own]].notna().any(axis=1).sum())
        if known and own[column].isna().all():
            raise SettingsError(f"the gate {gate} cannot fire: none of {known} numbers has an interval",
                                where="--fail-on", fix="ask for draws of a corpus of patents, or leave out the limit")
        rows.append(own[own[column].notna() & SIGNS[gate.sign](own[column], gate.number)].assign(gate=str(gate)))
    return pd.concat(rows, ignore_index=True)[["gate", *table.columns]]


def _near(name: str) -> list[str]:
    """Return the indicators that have the name in theirs, else those that look like it."""
    inside = [known for known in catalogue() if name in known]
    return inside or get_close_matches(name, list(catalogue()), n=5, cutoff=0.5)
