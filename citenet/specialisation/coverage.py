"""How large are the markets in which a family is in force?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.errors import InputError


def market_size(gni: pd.Series, gdp: pd.Series) -> pd.DataFrame:
    """Income of each market: gross national income, or gross domestic product where that is not available.

    Returns `income` and `basis` ("GNI" or "GDP"), a row a market, in the unit of the two tables, which
    must be the same. Source: docs/methods, 4.

    Examples
    --------
    >>> market_size(pd.Series({"US": 28.0}), pd.Series({"US": 27.0, "TW": .8})).loc["TW"].to_dict()
    {'income': 0.8, 'basis': 'GDP'}
    """
    gni, gdp = gni.align(gdp)
    income = gni.fillna(gdp)
    basis = pd.Series(np.where(gni.notna(), "GNI", "GDP"), index=income.index)
    return pd.DataFrame({"income": income, "basis": basis}).dropna(subset="income")


def in_force(filings: pd.DataFrame, *, as_of: int, term: int = 20) -> pd.Series:
    """Tell which filings are in force or pending: by legal status, or by age where that is not known.

    Parameters
    ----------
    filings : pandas.DataFrame
        `year` of the filing's family, and optionally `in_force`: true (in force or pending), false
        (lapsed, refused, withdrawn, expired) or missing.
    as_of : int
        Year in which it is asked.
    term : int
        Years after which a filing without legal status is taken to have expired.

    Returns
    -------
    pandas.Series
        True or false per filing; false when neither status nor year is known.

    Notes
    -----
    Source: docs/methods, 4.

    Examples
    --------
    >>> filings = pd.DataFrame({"year": [2010, 2001, 2020], "in_force": [None, None, False]})
    >>> in_force(filings, as_of=2024).tolist()
    [True, False, False]
    """
    young = (as_of - filings["year"] < term).fillna(False).astype(bool)
    if "in_force" not in filings:
        return young
    status = filings["in_force"].astype("boolean")
    return status.fillna(young).astype(bool)


def coverage(filings: pd.DataFrame, income: pd.Series, *, as_of: int, reference: str = "US") -> pd.Series:
    """Income of the markets in which a family is in force or pending, over that of one: Σ GNI_office / GNI_US.

    Parameters
    ----------
    filings : pandas.DataFrame
        A row a family and office: `family`, `office`, `year`, and optionally `in_force`, see `in_force`.
        An office that covers several markets (EP) must have been replaced by these.
    income : pandas.Series
        Income of the market behind each office, see `market_size`; 0 for an office without one (WO).
    as_of : int
        Year in which it is asked.
    reference : str
        The market that counts 1.

    Returns
    -------
    pandas.Series
        Per family of `filings`, from 0 (lapsed everywhere); an office counts once.

    Raises
    ------
    InputError
        When `income` lacks an office or the reference market.

    Notes
    -----
    Citations play no part in it. Source: docs/methods, 4, our design.

    Examples
    --------
    >>> filings = pd.DataFrame({"family": ["A", "A", "A", "B"], "office": ["US", "DE", "NL", "NL"], "year": 2015})
    >>> coverage(filings, pd.Series({"US": 28.0, "DE": 4.6, "NL": 1.1}), as_of=2024).round(5).to_dict()
    {'A': 1.20357, 'B': 0.03929}
    """
    active = filings.assign(in_force=in_force(filings, as_of=as_of))
    active = active.groupby(["family", "office"])["in_force"].any().reset_index()
    size = income.reindex(active["office"]).to_numpy(dtype=float)
    lost = active.loc[np.isnan(size), "office"]
    if len(lost) or not income.get(reference, 0) > 0:
        raise InputError(f"the income of {lost.nunique()} of {active['office'].nunique()} offices is not known"
                         if len(lost) else f"no income above 0 for the reference market {reference}",
                         found=sorted(lost.unique()), fix="add them to the income table, with 0 for an office "
                         "that stands for no market of its own")
    worth = active["in_force"] * size / income[reference]
    return worth.groupby(active["family"]).sum().rename("coverage")
