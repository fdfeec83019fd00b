"""Which citations fall away when some sources are cut off, and what part of all is that?"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph, PerEntity, ratio


def cut_off_loss(graph: CitationGraph, who: Collection[str], *, classes: pd.Series | None = None) -> PerEntity:
    """Share of all citations that an entity makes, domestic ones included, that would be lost.

    Σ_{j ∈ cut} w_ij / Σ_j w_ij. An entity of the cut loses the others of the cut, never itself; when a
    country is cut, its own organisations keep each other.

    Parameters
    ----------
    graph : CitationGraph
    who : collection of str
        Whom nobody can build on any more: countries, organisations, or classes of countries such as
        "other". One that is not in the network costs nothing.
    classes : pandas.Series, optional
        Class of each country, needed to cut a class.

    Returns
    -------
    pandas.Series
        In [0, 1]; missing for an entity that makes no citation at all.

    Notes
    -----
    Source: docs/methods, 3. What is left of any indicator: :func:`citenet.scenarios.cut`.

    Examples
    --------
    >>> cut_off_loss(CitationGraph.example(), {"US"}).round(5).to_dict()
    {'CN': 0.21429, 'DE': 0.375, 'NL': 0.4, 'US': 0.0}
    """
    edges = graph.edges
    lost = edges.sum_by_citing(edges.weight * falls_away(graph, who, classes))
    return graph.per_entity(ratio(lost, edges.made))


def falls_away(graph: CitationGraph, who: Collection[str], classes: pd.Series | None = None) -> np.ndarray:
    """Tell for each edge of the network whether the cut takes it away.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("Alder", "Birch", 3), ("Cedar", "Birch", 2)], level="organisation",
    ...                                  countries=pd.Series({"Alder": "NL", "Birch": "NL", "Cedar": "DE"}))
    >>> falls_away(graph, {"NL"}).tolist(), falls_away(graph, {"Birch"}).tolist()
    ([False, True], [True, True])
    """
    cut = named(who)
    if classes is not None:
        cut = cut | set(classes.index[classes.isin(cut)])
    citing, cited = graph.edges.citing, graph.edges.cited
    countries, home = pd.factorize(graph.countries)[0], graph.countries.isin(cut).to_numpy()
    across = home[cited] & (countries[citing] != countries[cited])
    by_name = graph.entities.isin(cut)[cited] & (citing != cited)
    # At country level both say the same; a country's own organisations are named by its code, not by their names.
    return across | by_name


def named(who: Collection[str]) -> set[str]:
    """Return the names as a set; one text is one name, not its letters."""
    return {who} if isinstance(who, str) else set(who)
