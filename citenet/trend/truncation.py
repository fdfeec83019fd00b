"""Are windows alike enough to be compared? Of the last years not all is known yet, of the first not what they cite."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph, ratio
from citenet.trend.windows import years_of

GROWS_WITH_COUNTS = frozenset({
    "families", "citations_received", "citations_made", "domestic_citations", "received_per_family",
    "made_per_family", "n_sources", "n_users", "citation_balance", "citation_balance_per_family",
})
"""Indicators that fall when citations are missing; all others depend on shares."""


def complete_windows(windows: Collection[str], years: tuple[int, int], *, reach: int = 5,
                     delay: int = 3) -> tuple[str, ...]:
    """Choose the windows that see as many citations as the others.

    Parameters
    ----------
    windows : collection of str
    years : (int, int)
        First and last year of the families in the data.
    reach : int
        How many years back citations count. A window that starts sooner after the first year misses cited
        families. Exact where the citation window is fixed to it, a rule of thumb where it is not.
    delay : int
        A window that ends in the last `delay` years misses families and citations not published yet.

    Returns
    -------
    tuple of str
        In the order given.

    Notes
    -----
    Source: docs/methods, 5 (truncation).

    Examples
    --------
    >>> complete_windows(["2000-2004", "2005-2009", "2010-2014", "2015-2019"], (2000, 2019))
    ('2005-2009', '2010-2014')
    """
    first, last = years
    spans = {window: years_of(window) for window in windows}
    return tuple(window for window, (start, end) in spans.items() if start >= first + reach and end <= last - delay)


def relative_to_technology(graph: CitationGraph) -> pd.DataFrame:
    """Hold counts against those of the whole technology in the same window, in which as much is missing.

    The normalisation by field and year, with a technology for the field and a window for the year:
    ``x_i / Σ_j x_j`` for families, citations received, made and domestic, and ``(x_i / N_i) / (Σ_j x_j / Σ_j N_j)``
    for citations received and made per family.

    Parameters
    ----------
    graph : CitationGraph
        Also one in several versions.

    Returns
    -------
    pandas.DataFrame
        A row an entity and a column an indicator, or a row a draw and a column each (indicator, entity).
        Shares in [0, 1]; per family a ratio, 1 as in the whole technology. Missing where a number is, or that
        of all is 0.

    Notes
    -----
    Source: docs/methods, 5 (truncation).

    Examples
    --------
    >>> relative = relative_to_technology(CitationGraph.example())
    >>> relative.loc["NL", ["families", "citations_received", "received_per_family"]].round(5).to_dict()
    {'families': 0.07143, 'citations_received': 0.1, 'received_per_family': 1.4}
    """
    made = graph.foreign.made
    counts = {"families": np.broadcast_to(graph.family_counts, made.shape), "citations_made": made,
              "citations_received": graph.foreign.received, "domestic_citations": graph.domestic.to_numpy()}
    shares = {name: ratio(count, np.nansum(count, axis=-1, keepdims=True)) for name, count in counts.items()}
    shares["received_per_family"] = ratio(shares["citations_received"], shares["families"])
    shares["made_per_family"] = ratio(shares["citations_made"], shares["families"])
    return pd.concat({name: graph.per_entity(share) for name, share in shares.items()}, axis=1)
