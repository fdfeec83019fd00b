"""From what is an assessment made? Scores, partners, trends and leading organisations, gathered in one place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from citenet import judgement
from citenet.graph import CitationGraph, ratio
from citenet.pipeline.analysis import Counted, Progress
from citenet.pipeline.assets import valued_organisations
from citenet.pipeline.chain import read_chain
from citenet.pipeline.counting import BUCKETS
from citenet.pipeline.cuts import cuts_in
from citenet.pipeline.exposure import partners_of
from citenet.pipeline.limits import buckets_of
from citenet.pipeline.networks import networks
from citenet.pipeline.pages import technology_named
from citenet.pipeline.trends import Periods, trends_over
from citenet.reference.judgement import load_rules
from citenet.report import Evidence
from citenet.specialisation import leading_organisations
from citenet.uncertainty import intervals

TOP = 10
"""Organisations listed of the world, and of the country."""


def collect(counted: Counted, periods: Periods | None, scores: pd.DataFrame, positions: pd.DataFrame,
            assets: pd.DataFrame, progress: Progress, *, technologies: Sequence[str] = ()) -> Evidence:
    """Gather what pages about the focal country are made from; what the data cannot tell is named in `missing`.

    Only these technologies, or all when none is named.
    """
    settings, chosen = counted.settings, counted.chosen(technologies)
    missing = {}
    organisations = _organisations(counted, assets, chosen)
    if organisations.empty:
        missing["organisations"] = _why_no_organisations(counted, chosen)
    if not periods:
        missing["trends"] = "no_years"
    last = counted.flows.record["windows"][-1]
    lost = cuts_in(counted, settings.focal, last, technologies=chosen)
    findings = judgement.judge(load_rules(settings.judgement or None), scores[scores["window"] == last],
                               entity=settings.focal, cuts=lost, positions=positions)
    if not settings.chain:
        missing["chain"] = "no_chain"
    return Evidence(
        focal=settings.focal,
        benchmark=settings.benchmarks,
        technologies=[technology_named(name, settings) for name in chosen],
        window=last,
        scores=scores,
        positions=positions,
        partners=_partners(counted, chosen),
        trends=trends_over(periods, chosen, progress) if periods else pd.DataFrame(),
        trend_windows=periods.windows if periods else (),
        organisations=organisations,
        cuts=lost,
        findings=findings,
        chain=read_chain(settings),
        missing=missing,
    )


def _organisations(counted: Counted, assets: pd.DataFrame, technologies: Sequence[str]) -> pd.DataFrame:
    focal = counted.settings.focal
    tables = [leading_organisations(rows, country=country, top=TOP).assign(technology=name, among=among)
              for name in technologies if counted.flows.holds(name, "organisation")
              for rows in [valued_organisations(counted, assets, name)]
              for among, country in (("world", None), ("focal", focal))]
    # Thousands may share the last place.
    tables = [table.head(TOP) for table in tables]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def _why_no_organisations(counted: Counted, technologies: Sequence[str]) -> str:
    held = any(counted.flows.holds(name, "organisation") for name in technologies)
    return "no_organisations" if held else "organisations_by_technology"


def _partners(counted: Counted, technologies: Sequence[str]) -> pd.DataFrame:
    """Return the partners of the focal country in every technology of the last window, with limits of their loss."""
    focal, last = counted.settings.focal, counted.flows.record["windows"][-1]
    tables = []
    for graph in networks(counted.flows, level="country", window=last):
        if focal in graph.entities and graph.technology in technologies:
            rows = partners_of(graph, focal)
            classes = counted.membership.classes(graph.entities)
            limits = _limits_of_loss(graph, focal, counted).reindex(rows["partner"])
            tables.append(rows.assign(**{"class": rows["partner"].map(classes), "low": limits["low"].to_numpy(),
                                         "high": limits["high"].to_numpy()}))
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def _limits_of_loss(graph: CitationGraph, entity: str, counted: Counted) -> pd.DataFrame:
    """Return the 95 % interval of the share of all its citations that each partner takes: low, high."""
    buckets = buckets_of(graph, counted.flows)
    if buckets is None:
        return pd.DataFrame({"low": [], "high": []}, dtype=float)
    own = np.flatnonzero(graph.edges.citing == graph.entities.get_loc(entity))
    cited = graph.entities[graph.edges.cited[own]]

    def measure(counts: np.ndarray) -> pd.DataFrame:
        made = buckets.resampled(counts).edges.weight[:, own]
        return pd.DataFrame(ratio(made, made.sum(axis=1, keepdims=True)), columns=cited)

    return intervals(measure, BUCKETS, draws=counted.settings.draws, seed=counted.settings.seed)[["low", "high"]].clip(
        0, 1)
