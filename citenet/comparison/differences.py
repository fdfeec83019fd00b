"""What is different between two countries, windows, runs or corpora, and which differences exceed chance?"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from citenet.errors import InputError, SettingsError

KEYS = ("technology", "level", "entity", "window", "indicator")
"""What names a number in a table of scores."""

COLUMNS = ["first", "second", "difference", "low", "high", "exceeds"]


def compare(first: pd.DataFrame, second: pd.DataFrame, *, across: Collection[str] = (),
            drawn: pd.DataFrame | None = None) -> pd.DataFrame:
    """Set two tables of scores side by side: second less first.

    Parameters
    ----------
    first, second : pandas.DataFrame
        Tidy scores: columns `KEYS` and ``value``, with ``low`` and ``high`` where there are intervals.
    across : collection of str
        Which of `KEYS` differ on purpose: ``["entity"]`` for two countries, ``["window"]`` for two windows,
        none for two runs or corpora. Rows are matched on the others.
    drawn : pandas.DataFrame, optional
        Intervals of the differences themselves, columns ``low``, ``high``, from networks drawn together; its
        index names the keys it has. They replace those worked out from the two tables.

    Returns
    -------
    pandas.DataFrame
        The keys that rows were matched on, ``first``, ``second``, ``difference``; ``low`` and ``high``, its 95 %
        interval; ``exceeds``, whether that leaves out 0. A row of one table only is kept, with the other
        side missing; ``exceeds`` is missing where there is no interval.

    Raises
    ------
    SettingsError
        When `across` holds another word than those of `KEYS`.
    InputError
        When a table has no such column, or several rows for one key.

    Notes
    -----
    Source: docs/methods, 5; Zou & Donner (2008), Statistics in Medicine 27, for the interval from two intervals.

    Examples
    --------
    >>> def scores(entity, value, low, high):
    ...     return pd.DataFrame({"technology": ["ai"], "level": "country", "entity": entity, "window": "2015-2019",
    ...                          "indicator": "source_hhi", "value": value, "low": low, "high": high})
    >>> found = compare(scores("NL", 0.46, 0.43, 0.49), scores("DE", 0.52, 0.48, 0.56), across=["entity"])
    >>> found[["difference", "low", "high", "exceeds"]].round(3).to_dict("records")
    [{'difference': 0.06, 'low': 0.01, 'high': 0.11, 'exceeds': True}]
    """
    if wrong := sorted(set(across) - set(KEYS)):
        raise SettingsError(f"two tables cannot be compared across {', '.join(wrong)}", allowed=", ".join(KEYS))
    keys = [key for key in KEYS if key not in across]
    one, other = (_by_key(table, keys, name) for table, name in ((first, "first"), (second, "second")))
    index = one.index.append(other.index.difference(one.index, sort=False))
    one, other = one.reindex(index), other.reindex(index)
    table = pd.DataFrame({"first": one["value"], "second": other["value"]})
    table["difference"] = table["second"] - table["first"]
    table["low"] = table["difference"] - np.hypot(other["value"] - other["low"], one["high"] - one["value"])
    table["high"] = table["difference"] + np.hypot(other["high"] - other["value"], one["value"] - one["low"])
    if drawn is not None:
        table = _with_drawn(table, drawn)
    known = table["low"].notna() & table["high"].notna()
    table["exceeds"] = ((table["low"] > 0) | (table["high"] < 0)).astype("boolean").mask(~known)
    return table[COLUMNS].reset_index()


def _by_key(table: pd.DataFrame, keys: list[str], name: str) -> pd.DataFrame:
    """Return value, low and high by key; what a table does not have is missing."""
    if absent := [column for column in (*keys, "value") if column not in table.columns]:
        raise InputError(f"the {name} table has no {absent[0]}", found=list(table.columns), allowed=", ".join(KEYS))
    numbers = table.set_index(keys).reindex(columns=["value", "low", "high"]).astype(float)
    twice = numbers.index[numbers.index.duplicated()]
    if len(twice):
        raise InputError(f"{len(twice)} of {len(numbers)} rows of the {name} table are there more than once",
                         found=[" · ".join(map(str, key)) for key in twice],
                         fix="choose one entity and window on each side")
    return numbers


def _with_drawn(table: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    """Take the limits of the differences that were drawn; what was not drawn keeps its own."""
    keys = table.index.to_frame(index=False)
    found = keys.merge(drawn[["low", "high"]].reset_index(), how="left", on=list(drawn.index.names))
    return table.assign(**{end: found[end].to_numpy() for end in ("low", "high")}).fillna(table[["low", "high"]])
