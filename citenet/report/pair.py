"""What is known of two countries together? The tables that the page of a pair is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from citenet.report.context import OfTechnologies, Technology


@dataclass(frozen=True, eq=False)
class PairEvidence(OfTechnologies):
    """The tables behind the page of a pair; it reads them and counts nothing itself.

    Parameters
    ----------
    one, other : str
        The two countries; numbers of the other begin with ``partner_``.
    technologies : sequence of Technology
        In the order of the page; "all" is their sum.
    window : str
        Years of the citing families.
    rows, over_time : pandas.DataFrame
        Columns technology, window, indicator, value, low, high, of `window` and of periods of some years;
        the latter is empty where citations carry no year.
    carriers : pandas.DataFrame
        Columns technology, citing, citing_country, cited, cited_country, citations, share; empty where
        organisations are not known.
    """

    one: str
    other: str
    technologies: Sequence[Technology]
    window: str
    rows: pd.DataFrame
    over_time: pd.DataFrame
    carriers: pd.DataFrame

    @cached_property
    def table(self) -> pd.DataFrame:
        """The values, technology × indicator, in the order of the page and without the sum."""
        wide = self.rows.pivot_table(index="technology", columns="indicator", values="value", aggfunc="first")
        return wide.reindex([name for name in self.ids if name in wide.index]).rename_axis(columns=None)

    @cached_property
    def has_intervals(self) -> bool:
        """Whether the numbers come with intervals: they do not where nothing was drawn."""
        return bool(self.rows["low"].notna().any())

    def of(self, technology: str, indicator: str) -> pd.Series:
        """Return value, low and high of one number; missing where it is not known."""
        found = self.rows[(self.rows["technology"] == technology) & (self.rows["indicator"] == indicator)]
        if found.empty:
            return pd.Series(float("nan"), index=["value", "low", "high"])
        return found.iloc[0][["value", "low", "high"]].astype(float)
