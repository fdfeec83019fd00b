"""Do a country, or a technology, hang on few organisations?

Networks of organisations; what they cite of themselves is left out.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from citenet.graph import CitationGraph, ratio

TOP = 10


class MonopolyRisk(NamedTuple):
    """The country that leads a technology, and whether others could do without it."""

    country: str | None
    n_top: float
    lead: float
    level: str | None


def organisation_dependence(graph: CitationGraph) -> pd.Series:
    """Share of a country's received citations that its largest organisation holds.

    Parameters
    ----------
    graph : CitationGraph
        At organisation level.

    Returns
    -------
    pandas.Series
        Per country, in (0, 1], 1 = one organisation holds all; missing where none is cited by another.
        Organisations of unknown country are left out.

    Notes
    -----
    Source: docs/methods, 3.

    Examples
    --------
    >>> graph = CitationGraph.from_edges(
    ...     [("Birch", "Alder", 6), ("Cedar", "Alder", 3), ("Alder", "Birch", 1)], level="organisation",
    ...     countries=pd.Series({"Alder": "NL", "Birch": "NL", "Cedar": "DE"}))
    >>> organisation_dependence(graph).to_dict()
    {'DE': nan, 'NL': 0.9}
    """
    received = graph.received.groupby(graph.countries)
    largest, total = received.max(), received.sum()
    return pd.Series(ratio(largest.to_numpy(), total.to_numpy()), index=total.index)


def monopoly_risk(graph: CitationGraph, *, value: pd.Series | None = None) -> MonopolyRisk:
    """Tell whether one country holds most of the leading organisations of a technology.

    Parameters
    ----------
    graph : CitationGraph
        At organisation level.
    value : pandas.Series, optional
        What organisations are ranked by and countries compared on; by default citations received.

    Returns
    -------
    MonopolyRisk
        `country` with the highest value; `n_top`, how many of the ten leading organisations are there, of those
        that tie for the last of these places in proportion;
        `lead`, its value over that of the next country, missing when there is no next; `level` by
        `risk_level`. `country` and `level` are None when nobody has any value.

    Notes
    -----
    Organisations of unknown country take a place among the ten, for no country. Source: docs/methods, 3,
    after the Critical Technology Tracker of ASPI (2023).

    Examples
    --------
    >>> graph = CitationGraph.from_edges(
    ...     [("Birch", "Alder", 6), ("Cedar", "Alder", 3), ("Alder", "Cedar", 3)], level="organisation",
    ...     countries=pd.Series({"Alder": "NL", "Birch": "NL", "Cedar": "DE"}))
    >>> monopoly_risk(graph)
    MonopolyRisk(country='NL', n_top=1.0, lead=3.0, level='low')
    """
    value = graph.received if value is None else value.reindex(graph.entities)
    value = value[value > 0]
    by_country = value.groupby(graph.countries).sum().sort_values(ascending=False, kind="stable")
    if by_country.empty:
        return MonopolyRisk(None, 0, float("nan"), None)
    first = by_country.index[0]
    tenth = value.nlargest(TOP).iloc[-1]
    here, above, tied = graph.countries[value.index] == first, value > tenth, value == tenth
    # Names decide nothing: who ties for the last places shares them.
    n_top = (here & above).sum() + min(1.0, (TOP - above.sum()) / tied.sum()) * (here & tied).sum()
    lead = float(by_country.iloc[0] / by_country.iloc[1]) if len(by_country) > 1 else float("nan")
    return MonopolyRisk(str(first), float(n_top), lead, risk_level(n_top, lead))


def risk_level(n_top: float, lead: float) -> str:
    """Return "high", "medium" or "low" for a country's places in the top ten and its lead on the next.

    High: at least 8 places and 3 times the next country. Medium: at least 5 and 2 times. A missing
    lead means that there is no next country. Source: docs/methods, 3, after ASPI (2023).

    Examples
    --------
    >>> risk_level(8, 3.2), risk_level(8, 2.5), risk_level(4, 9.0)
    ('high', 'medium', 'low')
    """
    # Written with "not below", so that nobody behind is as good as any lead.
    if n_top >= 8 and not lead < 3:
        return "high"
    return "medium" if n_top >= 5 and not lead < 2 else "low"
