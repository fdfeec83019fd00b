"""What does a reader conclude from a table of scores? Words, not numbers, so that they can be compared."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from citenet.graph import rounded
from citenet.reference.technologies import ALL

ABOUT = ["technology", "level", "window", "entity"]
"""What a conclusion is about."""
BALANCES = ("citation_balance", "citation_balance_per_family", "pairwise_balance", "pairwise_balance_unweighted",
            "dependence_asymmetry", "simple_balance")
"""Indicators whose sign is a conclusion: does the entity give more than it takes?"""
FLAG = "strategic_dependency"
ROUNDING = 1e-14


def conclusions(scores: pd.DataFrame, positions: pd.DataFrame | None = None, *,
                ranked: Collection[str] | None = None) -> pd.Series:
    """Draw all conclusions from a table of scores.

    - ``sign of`` a balance: positive, negative or zero;
    - ``rank among entities by`` an indicator, within a technology: 1 is the highest value, ties share the best;
    - ``rank among technologies by`` an indicator, within an entity; the pseudo-technology "all" has none;
    - ``position``: in the core, near or further;
    - ``strategic_dependency``: yes or no.

    Parameters
    ----------
    scores : pandas.DataFrame
        Tidy: columns `ABOUT`, ``indicator``, ``value``.
    positions : pandas.DataFrame, optional
        Columns `ABOUT` and ``position``.
    ranked : collection of str, optional
        Indicators to rank by; by default all of `scores`.

    Returns
    -------
    pandas.Series
        Words over `ABOUT` and ``conclusion``, sorted. What is missing allows no conclusion and is left out, and so are
        scores of a whole technology, which have no entity.

    Notes
    -----
    Source: docs/methods, 5.

    Examples
    --------
    >>> scores = pd.DataFrame({"technology": "ai", "level": "country", "window": "2015-2019", "entity": ["NL", "DE"],
    ...                        "indicator": "simple_balance", "value": [-0.2, 0.1]})
    >>> conclusions(scores).xs("NL", level="entity").droplevel(["technology", "level", "window"]).to_dict()
    ... # doctest: +NORMALIZE_WHITESPACE
    {'rank among entities by simple_balance': '2', 'rank among technologies by simple_balance': '1',
     'sign of simple_balance': 'negative'}
    """
    known = scores[scores["value"].notna() & scores["entity"].notna()]
    to_rank = known if ranked is None else known[known["indicator"].isin(list(ranked))]
    parts = [
        _signs(known[known["indicator"].isin(BALANCES)]),
        _ranks(to_rank, within=["technology", "level", "window"], among="entities"),
        _ranks(to_rank[to_rank["technology"] != ALL], within=["entity", "level", "window"], among="technologies"),
        _answers(known[known["indicator"] == FLAG]),
    ]
    if positions is not None:
        parts.append(_words(positions.dropna(subset="position"), "position", positions["position"]))
    return pd.concat(parts).sort_index()


def _signs(rows: pd.DataFrame) -> pd.Series:
    # What is left over of a sum that is 0 has no sign. Balances are about 1 at most, those per family far smaller.
    values = rows["value"].where(rows["value"].abs() > ROUNDING, 0.0)
    signs = np.sign(values).map({1.0: "positive", -1.0: "negative", 0.0: "zero"})
    return _words(rows, "sign of " + rows["indicator"], signs)


def _ranks(rows: pd.DataFrame, *, within: list[str], among: str) -> pd.Series:
    groups = rounded(rows["value"]).groupby([rows[key] for key in (*within, "indicator")])
    ranks = groups.rank(ascending=False, method="min")
    return _words(rows, f"rank among {among} by " + rows["indicator"], ranks.map("{:.0f}".format))


def _answers(rows: pd.DataFrame) -> pd.Series:
    return _words(rows, FLAG, rows["value"].map({1.0: "yes", 0.0: "no"}))


def _words(rows: pd.DataFrame, conclusion: str | pd.Series, words: pd.Series) -> pd.Series:
    named = rows[ABOUT].assign(conclusion=conclusion, word=words).astype({"conclusion": "str", "word": "str"})
    return named.set_index([*ABOUT, "conclusion"])["word"]
