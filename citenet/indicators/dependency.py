"""How far does an entity live on the knowledge of others, and is that a dependency to worry about?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph, PerEntity, exceeds, ratio
from citenet.indicators.diversity import source_hhi


def domestic_share(graph: CitationGraph) -> PerEntity:
    """Share of its own in all citations that an entity makes: w_ii / Σ_j w_ij.

    In [0, 1]; missing for an entity that makes no citation at all. Source: docs/methods, 3.

    Examples
    --------
    >>> domestic_share(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.71429, 'DE': 0.5, 'NL': 0.33333, 'US': 0.8}
    """
    own = graph.domestic.to_numpy()
    return graph.per_entity(ratio(own, own + graph.foreign.made))


def foreign_share(graph: CitationGraph) -> PerEntity:
    """Share of others in all citations that an entity makes, its own included: 1 − w_ii / Σ_j w_ij.

    In [0, 1]; missing for an entity that makes no citation at all. Source: docs/methods, 3.

    Examples
    --------
    >>> foreign_share(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.28571, 'DE': 0.5, 'NL': 0.66667, 'US': 0.2}
    """
    return graph.per_entity(ratio(graph.foreign.made, graph.domestic.to_numpy() + graph.foreign.made))


def import_export_ratio(graph: CitationGraph) -> PerEntity:
    """Foreign citations made for each one received: out_i / in_i.

    A ratio, 0 or more; above 1 more knowledge comes in than goes out. Missing for an entity that is
    never cited by others. Domestic citations are left out. Source: docs/methods, 3.

    Examples
    --------
    >>> import_export_ratio(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.66667, 'DE': 1.33333, 'NL': 1.53846, 'US': 0.87719}
    """
    return graph.per_entity(ratio(graph.foreign.made, graph.foreign.received))


def strategic_dependency(
    graph: CitationGraph,
    *,
    hhi_above: float = 0.4,
    foreign_share_above: float = 0.5,
    import_export_above: float = 1.0,
) -> PerEntity:
    """Tell whether the sources are few, foreign, and not made up for by what others take.

    Parameters
    ----------
    graph : CitationGraph
    hhi_above, foreign_share_above, import_export_above : float
        All three must be exceeded by `source_hhi`, `foreign_share` and `import_export_ratio`; an entity
        that is never cited exceeds any ratio.

    Returns
    -------
    pandas.Series
        1 = a strategic dependency, 0 = none; missing for an entity without foreign sources.

    Notes
    -----
    Domestic citations count in `foreign_share` only. Source: docs/methods, 3, after European Commission,
    SWD(2021) 352, and CEPII, who ask the same of trade.

    Examples
    --------
    >>> strategic_dependency(CitationGraph.example()).to_dict()
    {'CN': 0.0, 'DE': 0.0, 'NL': 1.0, 'US': 0.0}
    """
    made, received = graph.foreign.made, graph.foreign.received
    concentrated = exceeds(source_hhi(graph).to_numpy(), hhi_above)
    abroad = exceeds(foreign_share(graph).to_numpy(), foreign_share_above)
    importing = exceeds(made, import_export_above * received)
    return graph.per_entity(np.where(made > 0, (concentrated & abroad & importing).astype(float), np.nan))


def lasting_dependency(by_window: pd.DataFrame, *, times: int = 2, windows: int = 3) -> pd.Series:
    """Tell whether a dependency holds in enough of the last windows.

    Parameters
    ----------
    by_window : pandas.DataFrame
        `strategic_dependency`, a row an entity, a column a window, oldest first.
    times, windows : int
        It must hold in `times` of the last `windows`.

    Returns
    -------
    pandas.Series
        1 = lasting, 0 = not; missing where windows that are missing, or not there, could decide either way.

    Notes
    -----
    Source: docs/methods, 3.

    Examples
    --------
    >>> by_window = pd.DataFrame({"2005-2009": [0, 1.0], "2010-2014": [1, 0.0], "2015-2019": [1, None]},
    ...                          index=["NL", "DE"])
    >>> lasting_dependency(by_window).to_dict()
    {'NL': 1.0, 'DE': nan}
    """
    last = by_window.iloc[:, -windows:]
    held = last.sum(axis=1)
    open_windows = windows - last.notna().sum(axis=1)
    undecided = (held < times) & (held + open_windows >= times)
    return (held >= times).astype(float).mask(undecided)
