"""What can be said about an entity from its citations? Plain functions, one question a file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph
from citenet.indicators.balance import (
    citation_balance,
    citation_balance_per_family,
    dependence_asymmetry,
    pairwise_balance,
    pairwise_balance_unweighted,
    simple_balance,
)
from citenet.indicators.bilateral import PAIR_RANGES, bilateral
from citenet.indicators.dependency import (
    domestic_share,
    foreign_share,
    import_export_ratio,
    lasting_dependency,
    strategic_dependency,
)
from citenet.indicators.diversity import (
    effective_sources,
    source_entropy,
    source_evenness,
    source_hhi,
    source_hhi_normalised,
)
from citenet.indicators.flags import FEW, flags
from citenet.indicators.organisations import MonopolyRisk, monopoly_risk, organisation_dependence, risk_level
from citenet.indicators.pairs import citation_affinity, exposure, leverage, two_step_dependence
from citenet.indicators.similarity import (
    BLOCS,
    eu_share,
    institutional_distance,
    institutional_similarity,
    membership_of,
    oecd_nato_share,
    other_share,
    unclassified_share,
)
from citenet.indicators.supply import supply_hhi
from citenet.indicators.triads import brokerage
from citenet.indicators.volume import (
    citations_made,
    citations_received,
    domestic_citations,
    families,
    made_per_family,
    n_sources,
    n_users,
    received_per_family,
)

VOLUME = (families, citations_received, citations_made, received_per_family, made_per_family,
          n_sources, n_users, domestic_citations)
ENTROPY = (source_entropy, effective_sources)
DIVERSITY = (*ENTROPY, source_evenness, source_hhi, source_hhi_normalised)
DISTANCE = (institutional_distance, institutional_similarity)
SHARES = (eu_share, oecd_nato_share, other_share, unclassified_share)
BALANCE = (citation_balance, citation_balance_per_family, pairwise_balance, pairwise_balance_unweighted,
           dependence_asymmetry, simple_balance)
DEPENDENCY = (domestic_share, foreign_share, strategic_dependency, import_export_ratio)
PAIRS = (exposure, citation_affinity, leverage, two_step_dependence)

__all__ = [
    "BLOCS", "FEW", "PAIR_RANGES", "MonopolyRisk", "bilateral", "brokerage", "flags", "lasting_dependency", "measure",
    "membership_of", "monopoly_risk", "organisation_dependence", "risk_level", "supply_hhi",
    *(f.__name__ for f in VOLUME + DIVERSITY + DISTANCE + SHARES + BALANCE + DEPENDENCY + PAIRS),
]


def measure(graph: CitationGraph, membership: np.ndarray, *, order: Sequence[str] = BLOCS,
            miller_madow: bool = False) -> pd.DataFrame:
    """Work out every indicator of every entity.

    Parameters
    ----------
    graph : CitationGraph
    membership : numpy.ndarray
        Institutional class of the source of each foreign edge, see `citenet.indicators.similarity`.
    order : sequence of str
        Institutional classes from nearest to farthest.
    miller_madow : bool
        Correct `source_entropy` and `effective_sources` for small samples.

    Returns
    -------
    pandas.DataFrame
        A row an entity, a column an indicator, in the order of docs/methods, 7. Of a network seen in
        several versions: a row a draw, a column each (indicator, entity).

    Examples
    --------
    >>> graph = CitationGraph.example()
    >>> scores = measure(graph, membership_of(graph, pd.Series({"NL": "eu", "DE": "eu", "US": "oecd_nato"})))
    >>> scores.loc["NL", ["citations_received", "source_hhi", "unclassified_share"]].round(5).to_dict()
    {'citations_received': 13.0, 'source_hhi': 0.46, 'unclassified_share': 0.1}
    """
    scores = {indicator.__name__: indicator(graph) for indicator in VOLUME + DIVERSITY}
    if miller_madow:
        scores |= {indicator.__name__: indicator(graph, miller_madow=True) for indicator in ENTROPY}
    scores |= {indicator.__name__: indicator(graph, membership, order=order) for indicator in DISTANCE}
    scores |= {indicator.__name__: indicator(graph, membership) for indicator in SHARES}
    scores |= {indicator.__name__: indicator(graph) for indicator in BALANCE + DEPENDENCY}
    return pd.concat(scores, axis=1)
