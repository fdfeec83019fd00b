"""What is known of one country in all technologies? Everything that an assessment is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from citenet.reference.judgement import Finding
from citenet.report.context import OfTechnologies, Technology


@dataclass(frozen=True, eq=False)
class Evidence(OfTechnologies):
    """The tables behind the assessment of a country; pages read it and count nothing themselves.

    Parameters
    ----------
    focal : str
        The country.
    benchmark : tuple of str
        Countries it is held against.
    technologies : sequence of Technology
        In the order of the page; the one called "all" is no technology but their sum.
    window : str
        The window that is shown; others are in `scores` and `trends`.
    scores : pandas.DataFrame
        Tidy scores: technology, level, entity, window, indicator, value, low, high, unit, flags, n_citations, reason.
    positions : pandas.DataFrame
        technology, level, window, entity, position: "in the core", "near", "further" or missing.
    partners : pandas.DataFrame
        A row a technology and partner of the country in `window`: technology, partner, class, citations_made,
        citations_received, share_of_sources, exposure, citation_affinity, leverage, two_step_dependence,
        cut_off_loss with low and high.
    trends : pandas.DataFrame
        A row a technology, indicator and entity: a column of values for each of `trend_windows`, change_per_year
        with low and high, direction, and `relative`, true for counts held against the whole technology.
    trend_windows : tuple of str
        Earliest first.
    organisations : pandas.DataFrame
        Leading organisations of each technology, of the world (``among`` "world") and of the country ("focal"):
        technology, among, rank, world_rank, organisation, country, families, citations_received,
        received_per_family, asset_index.
    cuts : pandas.DataFrame
        What the country would lose in `window` without each large source, and what would be left: technology,
        source ("other" for all outside the blocs), class, effect (cut_off_loss, lead, or an indicator), value, low,
        high.
    findings : sequence of Finding
        What each rule of judgement says of each technology in `window`.
    chain : pandas.DataFrame, optional
        Shares in the innovation chain: technology, entity, stage, count, world, share.
    missing : mapping
        Part of the above that could not be had ("trends", "organisations", "chain") → reason, the last part of
        a text ``figure_missing.<reason>``.
    """

    focal: str
    technologies: Sequence[Technology]
    window: str
    scores: pd.DataFrame
    positions: pd.DataFrame
    benchmark: tuple[str, ...] = ()
    partners: pd.DataFrame = field(default_factory=pd.DataFrame)
    trends: pd.DataFrame = field(default_factory=pd.DataFrame)
    trend_windows: tuple[str, ...] = ()
    organisations: pd.DataFrame = field(default_factory=pd.DataFrame)
    cuts: pd.DataFrame = field(default_factory=pd.DataFrame)
    findings: Sequence[Finding] = ()
    chain: pd.DataFrame | None = None
    missing: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The scores of the window shown, all levels."""
        return self.scores[self.scores["window"] == self.window]

    @cached_property
    def countries(self) -> pd.DataFrame:
        """The scores of countries, and of whole technologies, in the window shown."""
        return self.shown[self.shown["level"] == "country"]

    def of(self, indicator: str, entity: str | None = None) -> pd.DataFrame:
        """Return value, low, high, flags and n_citations of an indicator per technology, of the focal country.

        Parameters
        ----------
        indicator : str
        entity : str, optional
            Of another country instead; a whole technology has its indicators under "".
        """
        who = self.focal if entity is None else entity
        rows = self.countries[self.countries["indicator"] == indicator]
        own = rows[rows["entity"].isna() if who == "" else (rows["entity"] == who).fillna(False)]
        return own.drop_duplicates("technology").set_index("technology").reindex(
            columns=["value", "low", "high", "flags", "n_citations"])

    def over_countries(self, indicator: str, technology: str) -> pd.DataFrame:
        """Return value, low and high of an indicator of all countries in a technology, the largest first."""
        rows = self.countries[(self.countries["indicator"] == indicator) & (self.countries["technology"] == technology)]
        known = rows.dropna(subset=["entity", "value"]).set_index("entity").reindex(columns=["value", "low", "high"])
        return known.sort_index().sort_values("value", ascending=False, kind="stable")

    @cached_property
    def directions(self) -> Mapping[tuple[str, str], str]:
        """What may be said of each trend of the focal country: (technology, indicator) → direction.

        Of counts it is the trend that is held against the whole technology.
        """
        if self.trends.empty:
            return {}
        own = self.trends[self.trends["entity"] == self.focal].dropna(subset="direction")
        own = own.sort_values("relative", kind="stable")
        return dict(zip(zip(own["technology"], own["indicator"], strict=True), own["direction"], strict=True))

    def trend(self, indicator: str, *, relative: bool = False) -> pd.DataFrame:
        """Return the rows of `trends` of one indicator, over (technology, entity); empty where there are none."""
        if self.trends.empty:
            return self.trends
        rows = self.trends[(self.trends["indicator"] == indicator) & (self.trends["relative"] == relative)]
        return rows.set_index(["technology", "entity"])
