"""How much is a family cited, for its field and age, when every citing office counts alike?"""

from __future__ import annotations

import pandas as pd

from citenet.errors import InputError
from citenet.specialisation.reference_group import reference_mean

_CITING_KINDS = (("office", "field"), ("office",), ())


def references_of_kind(families: pd.DataFrame, *, size: pd.Series | None = None) -> pd.Series:
    """Mean number of families that one of the same office, year and field cites: B.

    Parameters
    ----------
    families : pandas.DataFrame
        Indexed by family: `office`, `year`, `field`, and `references`, the number of families it cites.
    size : pandas.Series, optional
        How many families each row stands for, `references` being their mean; by default one.

    Returns
    -------
    pandas.Series
        Per family, above 0; missing where nothing is known of its kind. Small groups widen, first over
        years, then over fields, then over offices, see `reference_mean`.

    Notes
    -----
    Source: docs/methods, 4 and 5 (source-normalised counting); Waltman & van Eck (2013), Scientometrics 96.

    Examples
    --------
    >>> families = pd.DataFrame({"office": ["US", "US", "EP"], "field": "optics", "year": 2015,
    ...                          "references": [30, 10, 5]}, index=["P", "Q", "R"])
    >>> references_of_kind(families).to_dict()
    {'P': 20.0, 'Q': 20.0, 'R': 5.0}
    """
    return reference_mean(families["references"].astype(float), families, kinds=_CITING_KINDS, size=size)


def normalised_citations(families: pd.Index, citations: pd.DataFrame, *, of_kind: pd.Series) -> pd.Series:
    """Citations received, each divided by what is usual on the citing side: c̃_f = Σ over citing families 1 / B.

    Parameters
    ----------
    families : pandas.Index
        The families to score; one that is not cited gets 0.
    citations : pandas.DataFrame
        `citing`, `cited`: one row a pair of families. Leave an organisation's citations of itself out
        where its quality is measured.
    of_kind : pandas.Series
        B of each citing family, see `references_of_kind`.

    Returns
    -------
    pandas.Series
        Per family, from 0; a citation from a kind that cites one family each counts 1.

    Raises
    ------
    InputError
        When a citing family has no B above 0.

    Notes
    -----
    Source: docs/methods, 4, our design.

    Examples
    --------
    >>> citations = pd.DataFrame({"citing": ["P", "Q", "R"], "cited": ["A", "A", "B"]})
    >>> of_kind = pd.Series({"P": 20.0, "Q": 20.0, "R": 5.0})
    >>> normalised_citations(pd.Index(["A", "B", "C"]), citations, of_kind=of_kind).to_dict()
    {'A': 0.1, 'B': 0.2, 'C': 0.0}
    """
    weight = 1 / of_kind.reindex(citations["citing"]).where(lambda b: b > 0).set_axis(citations.index)
    lost = citations.loc[weight.isna(), "citing"]
    if len(lost):
        raise InputError(f"{len(lost)} of {len(citations)} citations come from a family whose kind is not known",
                         found=sorted(lost.astype("str").unique()), fix="add the citing families, with office, "
                         "year and field, to the families from which B is computed")
    return weight.groupby(citations["cited"]).sum().reindex(families, fill_value=0.0).rename("normalised_citations")


def relevance(citations: pd.Series, families: pd.DataFrame) -> pd.Series:
    """Citations received over the mean of the family's field and year: c̃_f / mean.

    Parameters
    ----------
    citations : pandas.Series
        Citations received per family, see `normalised_citations`.
    families : pandas.DataFrame
        Indexed by family: `field`, `year`.

    Returns
    -------
    pandas.Series
        Per family, a ratio from 0, 1 = as usual; missing when year or field is not known, and when no
        family is cited at all. Small groups widen, first over years, then over fields, see
        `reference_mean`.

    Notes
    -----
    Source: docs/methods, 4, our design.

    Examples
    --------
    >>> families = pd.DataFrame({"field": "optics", "year": 2015}, index=list("ABCD"))
    >>> relevance(pd.Series({"A": 6.0, "B": 2.0, "C": 1.0, "D": 3.0}), families).round(5).to_dict()
    {'A': 2.0, 'B': 0.66667, 'C': 0.33333, 'D': 1.0}
    """
    return (citations / reference_mean(citations, families)).rename("relevance")
