"""Beyond which values can a number not lie, by the catalogue?"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from citenet.reference.catalogue import catalogue

YES_OR_NO = "yes or no"
RANK = "rank"
_RANGE = re.compile(r"[(\[](?P<low>-?\d+|-inf), (?P<high>-?\d+|inf)?.*[)\]]|≥ (?P<least>-?\d+)")


def within_range(table: pd.DataFrame) -> pd.DataFrame:
    """Return intervals of indicators that keep to the range of each, of ranks from place to place.

    An answer, 1 or 0, has in place of it an ``agreement``: the share of the draws with the same answer, in [0, 1].
    Not for differences and trends, which have other ranges than what they are made of.

    Parameters
    ----------
    table : pandas.DataFrame
        What `intervals` gives; the first level of its index names indicators of the catalogue.

    Examples
    --------
    >>> table = pd.DataFrame({"low": [-0.01, 0.5], "high": [0.2, 1.5], "same_sign": [1.0, 0.9]},
    ...                      index=["eu_share", "strategic_dependency"])
    >>> within_range(table)[["low", "high", "agreement"]].to_numpy().tolist()
    [[0.0, 0.2, nan], [nan, nan, 0.9]]
    """
    place, names = pd.factorize(table.index.get_level_values(0))
    bounds = np.array([_bounds(name) for name in names]).reshape(-1, 2)[place]
    lowest, highest = bounds[:, 0], bounds[:, 1]
    answer, rank = (np.array([catalogue()[name].unit == unit for name in names], dtype=bool)[place]
                    for unit in (YES_OR_NO, RANK))
    low, high = (table[end].clip(lowest, highest).mask(answer) for end in ("low", "high"))
    return table.assign(low=low.mask(rank, np.floor(low)), high=high.mask(rank, np.ceil(high)),
                        agreement=table["same_sign"].where(answer))


def _bounds(name: str) -> tuple[float, float]:
    """Return the lowest and the highest possible value, infinite where the catalogue names no number."""
    found = _RANGE.fullmatch(catalogue()[name].range.replace("−", "-").replace("∞", "inf"))
    low, high = (found["low"] or found["least"], found["high"]) if found else (None, None)
    return float(low or -np.inf), float(high or np.inf)
