"""Which numbers does a page show of an entity, and how are they written?"""

from __future__ import annotations

import pandas as pd

from citenet.graph import Analysis
from citenet.reference.strings import number

FORMATS = {
    "families": "~1",
    "citations_received": "~1",
    "citations_made": "~1",
    "domestic_citations": "~1",
    "received_per_family": "2",
    "made_per_family": "2",
    "n_sources": "0",
    "n_users": "0",
    "effective_sources": "1",
    "institutional_similarity": "2",
    "simple_balance": "+2",
    "pairwise_balance": "+2",
    "core_attachment": "2",
    "coreness": "2",
}
"""Indicators that the network pages show, in this order, with their number format."""

SHARES = {"eu": "eu_share", "oecd_nato": "oecd_nato_share", "other": "other_share"}
"""Class of source → indicator that holds its share of the sources whose class is known."""

UNCLASSIFIED = "unclassified_share"
"""Indicator that holds the share of sources whose class is not known, which the other shares leave out."""


def described(analysis: Analysis, entities: pd.Index, classes: pd.Series) -> pd.DataFrame:
    """Return what a page tells of each of `entities`: values, class, country, position and flags."""
    table = values_of(analysis, entities)
    table["class"] = class_of(classes, entities)
    table["country"] = analysis.graph.countries.reindex(entities)
    table["position"] = analysis.positions.reindex(entities)
    scores = analysis.scores
    table["flags"] = flags_of(scores[scores["entity"].isin(entities)]).reindex(entities)
    return table


def values_of(analysis: Analysis, entities: pd.Index) -> pd.DataFrame:
    """Return the scores of `entities` as a table entity × indicator.

    Families and citations come from the network itself where no score holds them.
    """
    graph, scores = analysis.graph, analysis.scores
    indicators = [*FORMATS, *SHARES.values(), UNCLASSIFIED]
    wanted = scores[scores["entity"].isin(entities) & scores["indicator"].isin(indicators)]
    table = wanted.pivot_table(index="entity", columns="indicator", values="value", aggfunc="first")
    table = table.reindex(entities)
    known = {"families": graph.families, "citations_received": graph.received, "citations_made": graph.made,
             "domestic_citations": graph.domestic}
    for indicator, values in known.items():
        own = values.reindex(entities)
        table[indicator] = table[indicator].fillna(own) if indicator in table else own
    return table.astype(float)


def flags_of(scores: pd.DataFrame, by: str = "entity") -> pd.Series:
    """Return entity (or what else `by` names) → sorted tuple of all flags that any of its scores carries.

    Examples
    --------
    >>> scores = pd.DataFrame({"entity": ["NL", "NL"], "flags": ["few_citations", "pure_importer;few_citations"]})
    >>> flags_of(scores)["NL"]
    ('few_citations', 'pure_importer')
    """
    words = scores["flags"].fillna("").astype(str).str.findall(r"\w+")
    return words.groupby(scores[by]).agg(lambda lists: tuple(sorted({word for one in lists for word in one})))


def class_of(classes: pd.Series, entities: pd.Index) -> pd.Series:
    """Return the class of each entity; one whose country is unknown is "unclassified"."""
    return classes.reindex(entities).astype("str").fillna("unclassified")


def compared(one: float, other: float, spec: str) -> str:
    """Return whether `one` is "more" than `other`, "less", or "equal" where a page writes them alike.

    Examples
    --------
    >>> compared(390.0, 410.0, "~1"), compared(7.01, 7.0, "~1"), compared(0.4, 0.0, "+2")
    ('less', 'equal', 'more')
    """
    if number(one, "en", spec) == number(other, "en", spec):
        return "equal"
    return "more" if one > other else "less"
