"""Which conclusions survive every way of counting, and where do the others fall?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from citenet.errors import InputError

UNDEFINED = "undefined"
"""Stands where a way of counting allows no conclusion."""


def survival(variants: Mapping[str, pd.Series]) -> pd.DataFrame:
    """Say of each conclusion whether all variants come to it.

    Parameters
    ----------
    variants : mapping of str to pandas.Series
        Name of a way of counting to its `conclusions`; the first is the one that the others are held against.

    Returns
    -------
    pandas.DataFrame
        A row a conclusion that any variant allows: ``technology``, ``level``, ``window``, ``entity``,
        ``conclusion``, ``base`` (the word of the first variant), ``survives``, and ``differs``, the variants that
        say otherwise with what they say. A variant in which it is undefined says otherwise.

    Raises
    ------
    InputError
        With fewer than two variants, or one that comes to two conclusions on the same thing.

    Notes
    -----
    Source: docs/methods, 5.

    Examples
    --------
    >>> about = pd.MultiIndex.from_tuples([("ai", "country", "2015-2019", "NL", "sign of simple_balance")],
    ...                                   names=["technology", "level", "window", "entity", "conclusion"])
    >>> fractional, whole = pd.Series(["negative"], about), pd.Series(["positive"], about)
    >>> table = survival({"fractional": fractional, "whole": whole, "inventor": fractional})
    >>> table[["base", "survives", "differs"]].to_dict("records")
    [{'base': 'negative', 'survives': False, 'differs': 'whole: positive'}]
    """
    if len(variants) < 2:
        raise InputError(f"{len(variants)} way of counting cannot be held against another", allowed="two or more",
                         found=list(variants))
    for name, words in variants.items():
        if words.index.has_duplicates:
            raise InputError("some conclusions are drawn twice", where=name,
                             found=[" · ".join(key) for key in words.index[words.index.duplicated()]])
    table = pd.concat(variants, axis=1, sort=False).fillna(UNDEFINED)
    base = table.iloc[:, 0]
    other = table.ne(base, axis=0)
    says = [(name + ": " + table[name]).where(other[name], "") for name in table.columns]
    differs = ["; ".join(filter(None, words)) for words in zip(*says, strict=True)]
    return pd.DataFrame({"base": base, "survives": ~other.any(axis=1), "differs": differs}).reset_index()
