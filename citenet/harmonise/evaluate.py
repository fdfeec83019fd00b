"""How well do organisations that were found agree with a truth set?"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd


class Agreement(NamedTuple):
    """Precision, recall and their harmonic mean, each 0–1; missing (NaN) when there is nothing to judge."""

    precision: float
    recall: float
    f1: float


def pairwise_agreement(truth: pd.Series, found: pd.Series) -> Agreement:
    """Judge every pair of mentions: do truth and result agree on whether both are one organisation?

    Precision is the share of pairs put together that belong together; recall the share of pairs that
    belong together that were put together. Large organisations dominate: n mentions make n(n - 1)/2 pairs.

    Parameters
    ----------
    truth, found : pandas.Series
        The true and the found organisation of each mention, in the same order; mentions that lack either
        are left out.

    Returns
    -------
    Agreement
        NaN where no pair was put together, or none belongs together.

    Notes
    -----
    Counted from the table truth × found, without forming pairs. Source: Menestrina, Whang and
    Garcia-Molina (2010), "Evaluating entity resolution results", section 3.1.

    Examples
    --------
    >>> truth = pd.Series(["A", "A", "A", "B"])
    >>> pairwise_agreement(truth, pd.Series(["a", "a", "b", "b"]))
    Agreement(precision=0.5, recall=0.3333333333333333, f1=0.4)
    """
    both = _together(truth, found)
    right = _pairs(both["n"])
    return _agreement(_share(right, _pairs(both.groupby("found")["n"].sum())),
                      _share(right, _pairs(both.groupby("truth")["n"].sum())))


def b_cubed_agreement(truth: pd.Series, found: pd.Series) -> Agreement:
    """Judge every mention: how much of what it was put together with belongs to it, and the reverse?

    Precision is the mean over mentions of the share of its found organisation that is of its true one,
    recall the mean share of its true organisation that is in its found one. Every mention counts alike.

    Parameters
    ----------
    truth, found : pandas.Series
        The true and the found organisation of each mention, in the same order; mentions that lack either
        are left out.

    Returns
    -------
    Agreement
        NaN when there are no mentions.

    Notes
    -----
    Source: Bagga and Baldwin (1998), "Entity-based cross-document coreferencing using the vector space
    model", section 4.

    Examples
    --------
    >>> b_cubed_agreement(pd.Series(["A", "A", "A", "B"]), pd.Series(["a", "a", "b", "b"]))
    Agreement(precision=0.75, recall=0.6666666666666666, f1=0.7058823529411765)
    """
    both = _together(truth, found)
    n = both["n"].sum()
    if not n:
        return _agreement(float("nan"), float("nan"))
    squares = both["n"] ** 2
    of_found = both.groupby("found")["n"].transform("sum")
    of_truth = both.groupby("truth")["n"].transform("sum")
    return _agreement((squares / of_found).sum() / n, (squares / of_truth).sum() / n)


def _together(truth: pd.Series, found: pd.Series) -> pd.DataFrame:
    table = pd.DataFrame({"truth": truth.to_numpy(), "found": found.to_numpy()})
    return table.groupby(["truth", "found"]).size().rename("n").reset_index()


def _pairs(counts: pd.Series) -> int:
    return int((counts * (counts - 1) // 2).sum())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _agreement(precision: float, recall: float) -> Agreement:
    total = precision + recall
    return Agreement(float(precision), float(recall), float(2 * precision * recall / total) if total else 0.0)
