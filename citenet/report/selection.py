"""Which entities and links are worth drawing, and how much stays hidden?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph, Edges


@dataclass(frozen=True, eq=False)
class LinkRule:
    """Which links are drawn between the entities shown.

    Parameters
    ----------
    top, focal_top : int
        Strongest links made and received that are kept for each entity, for the focal ones.
    backbone : numpy.ndarray, optional
        Per edge of ``graph.foreign`` whether it stands out: the strongest of these are kept too,
    per_entity : int
        until there are this many links for each entity shown.
    """

    top: int
    focal_top: int
    backbone: np.ndarray | None = None
    per_entity: int = 3


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

    @property
    def account(self) -> dict[str, float]:
        """How much is drawn and how much stays hidden, as pages say it."""
        drawn = len(self.links)
        return {"drawn": drawn, "links": self.n_links, "share": float(self.share), "hidden": self.n_links - drawn,
                "hidden_share": 1 - float(self.share), "shown": len(self.entities), "total": self.n_entities}


def select(graph: CitationGraph, *, focal: Collection[str], most: int, rule: LinkRule) -> Selection:
    """Choose the links that matter to somebody: each entity's strongest, either way, and those of a backbone.

    Parameters
    ----------
    graph : CitationGraph
    focal : collection of str
        Entities looked at: always drawn, with more of their links.
    most : int
        Entities drawn at most.
    rule : LinkRule
        Which of their links are drawn.

    Returns
    -------
    Selection
        Domestic citations are never among the links; entities without foreign citations are left out.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "US", 12), ("DE", "US", 30), ("US", "US", 200)])
    >>> chosen = select(graph, focal=["NL"], most=9, rule=LinkRule(top=1, focal_top=1))
    >>> list(chosen.entities), len(chosen.links), chosen.n_links, float(chosen.share)
    (['US', 'DE', 'NL'], 3, 3, 1.0)
    """
    edges = graph.foreign
    is_focal = graph.entities.isin(list(focal))
    exchanged = edges.made + edges.received
    ranked = np.argsort(-exchanged, kind="stable")[: np.count_nonzero(exchanged)]
    others = np.cumsum(~is_focal[ranked])
    shown = ranked[is_focal[ranked] | (others <= most - is_focal[ranked].sum())][:most]
    among = _strongest_first(edges, shown)
    drawn = among[_kept(edges, among, is_focal, rule, rule.per_entity * len(shown))]
    total = edges.weight.sum()
    share = edges.weight[drawn].sum() / total if total else np.nan
    return Selection(graph.entities[shown], _links(graph, drawn), len(ranked), len(edges.weight), share)


def ranks_within(group: np.ndarray) -> np.ndarray:
    """Give each member its place in its group: 0, 1, 2 … in the order in which they stand.

    Examples
    --------
    >>> ranks_within(np.array([7, 3, 7, 7, 3])).tolist()
    [0, 0, 1, 2, 1]
    """
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    starts = np.searchsorted(ordered, ordered)
    ranks = np.empty(len(group), dtype=int)
    ranks[order] = np.arange(len(group)) - starts
    return ranks


def _strongest_first(edges: Edges, shown: np.ndarray) -> np.ndarray:
    """Return the numbers of the edges among the entities shown."""
    is_shown = np.zeros(edges.n, dtype=bool)
    is_shown[shown] = True
    among = np.flatnonzero(is_shown[edges.citing] & is_shown[edges.cited])
    return among[np.lexsort([edges.cited[among], edges.citing[among], -edges.weight[among]])]


def _kept(edges: Edges, among: np.ndarray, is_focal: np.ndarray, rule: LinkRule, at_most: int) -> np.ndarray:
    keep = np.zeros(len(among), dtype=bool)
    for end in (edges.citing[among], edges.cited[among]):
        keep |= ranks_within(end) < np.where(is_focal[end], rule.focal_top, rule.top)
    if rule.backbone is not None:
        further = ~keep & rule.backbone[among]
        keep |= further & (np.cumsum(further) <= at_most - keep.sum())
    return keep


def _links(graph: CitationGraph, drawn: np.ndarray) -> pd.DataFrame:
    edges = graph.foreign
    citing, cited, weight = edges.citing[drawn], edges.cited[drawn], edges.weight[drawn]
    return pd.DataFrame({
        "citing": graph.entities[citing],
        "cited": graph.entities[cited],
        "citations": weight,
        "made_share": weight / edges.made[citing],
        "received_share": weight / edges.received[cited],
    })
