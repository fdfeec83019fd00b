"""What is known of one country in one technology, ready to be told?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from citenet.graph import Core
from citenet.report.evidence import Evidence
from citenet.report.index_rows import Score, score_of

OUTSIDE = "other"
"""The cut of all sources outside the blocs."""


@dataclass(frozen=True)
class Cut:
    """What is lost without a source (or all outside the blocs), and what is left, by name of the effect."""

    source: str
    group: str
    effects: Mapping[str, Score]

    @property
    def loss(self) -> Score:
        """Share of all that the country makes."""
        return self.effects["cut_off_loss"]


@dataclass(frozen=True, eq=False)
class Subject:
    """The part of the evidence that is about one technology; pages read it and count nothing."""

    evidence: Evidence
    technology: str

    @property
    def focal(self) -> str:
        """The country."""
        return self.evidence.focal

    @cached_property
    def scores(self) -> pd.DataFrame:
        """Scores of countries, and of the technology, in the window shown."""
        return self.evidence.countries[self.evidence.countries["technology"] == self.technology]

    def of(self, indicator: str, country: str | None = None) -> Score:
        """Return a score of the country, or of another one."""
        own = (self.scores["entity"] == (country or self.focal)).fillna(False)
        found = self.scores[own & (self.scores["indicator"] == indicator)]
        return Score() if found.empty else score_of(found.iloc[0])

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """Flags of the country."""
        words = self.scores.loc[(self.scores["entity"] == self.focal).fillna(False), "flags"].dropna()
        return tuple(sorted({flag for text in words for flag in str(text).split(";") if flag}))

    @cached_property
    def is_empty(self) -> bool:
        """Whether nobody has a family or a citation in it."""
        counts = self.scores["indicator"].isin(["families", "citations_received", "citations_made"])
        return not self.scores.loc[counts, "value"].sum()

    @cached_property
    def cuts(self) -> list[Cut]:
        """The large sources, the largest first, then all outside the blocs together."""
        table = self.evidence.cuts
        if table.empty:
            return []
        own = table[table["technology"] == self.technology]
        return [Cut(str(source), str(rows["class"].iloc[0]),
                    {row["effect"]: score_of(row) for row in rows.to_dict("records")})
                for source, rows in own.groupby("source", sort=False)]

    @property
    def sources(self) -> list[Cut]:
        """The large sources, the largest first."""
        return [cut for cut in self.cuts if cut.source != OUTSIDE]

    @cached_property
    def partners(self) -> pd.DataFrame:
        """A row a partner, without the country itself."""
        table = self.evidence.partners
        if table.empty:
            return table
        return table[(table["technology"] == self.technology) & (table["partner"] != self.focal)]

    @cached_property
    def core(self) -> Core | None:
        """The core cluster as the scores tell it; nothing where they do not."""
        inside = self.scores[self.scores["indicator"] == "in_core"]
        if inside.empty:
            return None
        members = inside.loc[inside["value"] == 1, "entity"]
        received = self.evidence.over_countries("citations_received", self.technology)["value"]
        strongest = sorted(members, key=lambda name: (-received.get(name, 0.0), name))
        whole = self.scores[self.scores["entity"].isna()].set_index("indicator")
        fit, p_value = (float(whole["value"].get(name, float("nan"))) for name in ("core_fit", "core_p_value"))
        reasons = whole["reason"].dropna() if "reason" in whole else pd.Series(dtype="str")
        return Core("minres", tuple(strongest), pd.Series(dtype=float), fit, p_value,
                    next((text for text in reasons if text), "no group of at most half the entities stands apart "
                                                             "from the others"))
