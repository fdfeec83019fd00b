"""Which entities and links are worth drawing, and how much stays hidden?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph

MOST_ENTITIES = 300
"""More than this no reader can follow in a picture of circles and arrows."""


@dataclass(frozen=True, eq=False)
class Selection:
    """What is drawn of a network, with what it is a part of.

    Parameters
    ----------
    entities : pandas.Index
        Drawn, by citations exchanged with others, strongest first.
    links : pandas.DataFrame
        Drawn: ``citing, cited, citations, made_share, received_share``, strongest first. The shares are
        of all that the citing one makes and the cited one receives, drawn or not.
    n_entities, n_links : int
        In the whole network, entities with foreign citations and links between different entities.
    share : float
        Of the foreign citations, held by the drawn links; missing when there are none.
    """

    entities: pd.Index
    links: pd.DataFrame
    n_entities: int
    n_links: int
    share: float


def select(graph: CitationGraph, *, focal: Collection[str], top: int, focal_top: int, most: int) -> Selection:
    """Choose the links that matter to somebody: each entity's strongest, either way.

    Parameters
    ----------
    graph : CitationGraph
    focal : collection of str
        Entities looked at: always drawn, with more of their links.
    top, focal_top : int
        Strongest links made and received that are kept for each entity, for the focal ones.
    most : int
        Entities drawn at most.

    Returns
    -------
    Selection
        Domestic citations are never among the links; entities without foreign citations are left out.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "US", 12), ("DE", "US", 30), ("US", "US", 200)])
    >>> chosen = select(graph, focal=["NL"], top=1, focal_top=1, most=9)
    >>> list(chosen.entities), len(chosen.links), chosen.n_links, float(chosen.share)
    (['US', 'DE', 'NL'], 3, 3, 1.0)
    """
    exchanged = (graph.made + graph.received).loc[lambda size: size > 0]
    ranked = exchanged.sort_index().sort_values(ascending=False, kind="stable").index
    is_focal = ranked.isin(list(focal))
    shown = ranked[is_focal | (np.cumsum(~is_focal) <= most - is_focal.sum())][:MOST_ENTITIES]
    among = _links_among(shown, graph)
    drawn = among[_strongest(among, focal, top, focal_top)].reset_index(drop=True)
    weight = graph.foreign.weight
    total = weight.sum()
    return Selection(shown, drawn, len(ranked), len(weight), drawn["citations"].sum() / total if total else np.nan)


def _links_among(shown: pd.Index, graph: CitationGraph) -> pd.DataFrame:
    edges = graph.foreign
    is_shown = graph.entities.isin(shown)
    both = is_shown[edges.citing] & is_shown[edges.cited]
    citing, cited, weight = edges.citing[both], edges.cited[both], edges.weight[both]
    links = pd.DataFrame({
        "citing": graph.entities[citing],
        "cited": graph.entities[cited],
        "citations": weight,
        "made_share": weight / edges.made[citing],
        "received_share": weight / edges.received[cited],
    })
    return links.sort_values(["citations", "citing", "cited"], ascending=[False, True, True], ignore_index=True)


def _strongest(links: pd.DataFrame, focal: Collection[str], top: int, focal_top: int) -> pd.Series:
    keep = pd.Series(False, index=links.index)
    for side in ("citing", "cited"):
        rank = links.groupby(side).cumcount()
        keep |= rank < np.where(links[side].isin(list(focal)), focal_top, top)
    return keep
