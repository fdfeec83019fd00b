"""What does a table of counts, entity × field, say about position, specialisation and complexity?

The counts may be patent families, publications, exports, firms: nothing here knows of citations between
entities.
"""

from citenet.specialisation.advantage import rca, specialised
from citenet.specialisation.asset_index import asset_index, family_worth, portfolio_worth
from citenet.specialisation.citation_impact import field_weighted_citation_impact
from citenet.specialisation.complexity import Complexity, complexity
from citenet.specialisation.complexity_drawn import complexity_drawn
from citenet.specialisation.count_table import count_matrix, read_count_table
from citenet.specialisation.coverage import coverage, in_force, market_size
from citenet.specialisation.innovation_chain import STAGES, stage_shares
from citenet.specialisation.opportunity import opportunity_gain, opportunity_value
from citenet.specialisation.organisations import leading_organisations
from citenet.specialisation.portfolio import family_rank, family_share, rank_change
from citenet.specialisation.productivity import productivity
from citenet.specialisation.reference_group import reference_mean
from citenet.specialisation.relatedness import distance, relatedness, relatedness_density
from citenet.specialisation.relevance import normalised_citations, references_of_kind, relevance
from citenet.specialisation.source_weight import source_weight
from citenet.specialisation.technology_complexity import technology_complexity

__all__ = [
    "STAGES",
    "Complexity",
    "asset_index",
    "complexity",
    "complexity_drawn",
    "count_matrix",
    "coverage",
    "distance",
    "family_rank",
    "family_share",
    "family_worth",
    "field_weighted_citation_impact",
    "in_force",
    "leading_organisations",
    "market_size",
    "normalised_citations",
    "opportunity_gain",
    "opportunity_value",
    "portfolio_worth",
    "productivity",
    "rank_change",
    "rca",
    "read_count_table",
    "reference_mean",
    "references_of_kind",
    "relatedness",
    "relatedness_density",
    "relevance",
    "source_weight",
    "specialised",
    "stage_shares",
    "technology_complexity",
]
