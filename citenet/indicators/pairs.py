"""What are two entities to each other? Frames with a row and a column an entity.

`of` names the rows that are wanted, all by default; organisation networks have too many for that. Domestic
citations are left out of all but `exposure`. A single version of the network, not a resampled one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from citenet.errors import InputError
from citenet.graph import CitationGraph, ratio

ALL_PAIRS = 5_000
"""Most entities for which all pairs are worked out: the frame then takes 200 MB."""


def exposure(graph: CitationGraph, *, of: Sequence[str] | None = None, a: float = 0.5) -> pd.DataFrame:
    """On whom an entity builds, directly and through the sources of its sources.

    Row i of (1 − a)(I − a P)⁻¹, with P the shares of the sources in all citations made, domestic ones
    included: where a walk ends that starts at i and goes on to a source with probability a each step. A walk
    that meets an entity without citations stays there.

    Parameters
    ----------
    graph : CitationGraph
    of : sequence of str, optional
        Entities whose exposure is asked for.
    a : float
        Weight of each step further back, at least 0 and below 1.

    Returns
    -------
    pandas.DataFrame
        In [0, 1], rows add up to 1; a row is missing for an entity that makes no citation.

    Notes
    -----
    Source: docs/methods, 3; Katz (1953), Psychometrika 18, with rows that add up to 1.

    Examples
    --------
    >>> exposure(CitationGraph.example(), of=["NL"]).round(4).loc["NL"].to_dict()
    {'CN': 0.0537, 'DE': 0.096, 'NL': 0.608, 'US': 0.2423}
    """
    if not 0 <= a < 1:
        raise ValueError("a must be at least 0 and below 1")
    rows, edges = _rows(graph, of), graph.edges
    silent = edges.made == 0
    step = sparse.csr_array((edges.share_made, (edges.cited, edges.citing)), shape=(edges.n, edges.n))
    step = step + sparse.diags_array(silent.astype(float))
    walk = np.zeros((edges.n, len(rows)))
    walk[rows, np.arange(len(rows))] = 1.0
    reached, weight = (1 - a) * walk, 1 - a
    # The series Σ a^t P^t, until what remains of it no longer shows.
    while weight > 1e-17:
        walk, weight = step @ walk, weight * a
        reached += weight * walk
    return _frame(graph, rows, np.where(silent[rows, None], np.nan, reached.T))


def citation_affinity(
    graph: CitationGraph, *, of: Sequence[str] | None = None, log: bool = False
) -> pd.DataFrame:
    """How much more an entity cites another than the sizes of both would suggest: F_ij T / (out_i in_j).

    Parameters
    ----------
    graph : CitationGraph
    of : sequence of str, optional
        Citing entities that are asked for.
    log : bool
        Give the natural logarithm: 0 = as expected; missing where there is no citation.

    Returns
    -------
    pandas.DataFrame
        Rows cite columns. A ratio, 0 or more, 1 = as expected; missing on the diagonal, and where one cites
        nobody or the other is never cited.

    Notes
    -----
    Source: docs/methods, 3.

    Examples
    --------
    >>> citation_affinity(CitationGraph.example(), of=["NL"]).round(5).loc["NL"].to_dict()
    {'CN': 0.43333, 'DE': 1.3, 'NL': nan, 'US': 1.36842}
    """
    rows, edges = _rows(graph, of), graph.foreign
    cited = edges.matrix()[rows].toarray()
    affinity = ratio(cited * edges.total, edges.made[rows, None] * edges.received)
    if log:
        affinity = np.log(np.where(affinity > 0, affinity, np.nan))
    return _without_own(_frame(graph, rows, affinity))


def leverage(graph: CitationGraph, *, of: Sequence[str] | None = None) -> pd.DataFrame:
    """How much more the other leans on the entity than it on the other: d_ji − d_ij, d_ij = F_ij / out_i.

    Rows are entities, columns their partners. In [−1, 1]: above 0 the partner leans more on the entity;
    who makes no citations leans on nobody (d = 0). Missing for pairs that exchange no citations. The mean of
    a row is `dependence_asymmetry`. Source: docs/methods, 3; Vázquez et al. (2007), Oikos 116.

    Examples
    --------
    >>> leverage(CitationGraph.example(), of=["NL"]).round(5).loc["NL"].to_dict()
    {'CN': -0.05, 'DE': -0.2, 'NL': nan, 'US': -0.44}
    """
    rows, leans = _rows(graph, of), _leans(graph)
    on_partner, on_entity = leans[rows].toarray(), leans.T.tocsr()[rows].toarray()
    exchanges = (on_partner > 0) | (on_entity > 0)
    return _frame(graph, rows, np.where(exchanges, on_entity - on_partner, np.nan))


def two_step_dependence(graph: CitationGraph, *, of: Sequence[str] | None = None) -> pd.DataFrame:
    """On whom an entity builds through third ones: Σ_j d_ij d_jk, d_ij = F_ij / out_i.

    Rows build on columns. A share in [0, 1]; missing on the diagonal, and in the row of an entity that
    makes no foreign citation. Source: docs/methods, 3.

    Examples
    --------
    >>> two_step_dependence(CitationGraph.example(), of=["NL"]).round(5).loc["NL"].to_dict()
    {'CN': 0.309, 'DE': 0.26, 'NL': nan, 'US': 0.3}
    """
    rows, leans = _rows(graph, of), _leans(graph)
    through_others = (leans[rows] @ leans).toarray()
    makes_none = graph.foreign.made[rows, None] == 0
    return _without_own(_frame(graph, rows, np.where(makes_none, np.nan, through_others)))


def _leans(graph: CitationGraph) -> sparse.csr_array:
    """Return d_ij as a sparse matrix."""
    edges = graph.foreign
    return sparse.csr_array((edges.share_made, (edges.citing, edges.cited)), shape=(edges.n, edges.n))


def _rows(graph: CitationGraph, of: Sequence[str] | None) -> np.ndarray:
    """Return the positions of the entities asked for."""
    if of is None:
        if len(graph.entities) > ALL_PAIRS:
            raise InputError(f"{len(graph.entities):,} entities have too many pairs to work all of them out",
                             allowed=f"up to {ALL_PAIRS:,} entities", fix="name the entities asked for")
        return np.arange(len(graph.entities))
    missing = [entity for entity in of if entity not in graph.entities]
    if missing:
        raise InputError(f"{len(missing)} of {len(of)} entities are not in the network", found=missing,
                         allowed=", ".join(graph.entities[:8]) + " …")
    return graph.entities.get_indexer(pd.Index(of))


def _frame(graph: CitationGraph, rows: np.ndarray, values: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(values, index=graph.entities[rows], columns=graph.entities.rename("partner"))


def _without_own(frame: pd.DataFrame) -> pd.DataFrame:
    own = frame.index.to_numpy()[:, None] == frame.columns.to_numpy()
    return frame.mask(own)
