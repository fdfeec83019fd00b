"""A slow, obvious way to count: loops over families and citations, exact fractions, no SQL."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

import duckdb
import pandas as pd

UNKNOWN = "unknown"


class Oracle:
    def __init__(self, corpus: Path, masks: dict[tuple[str, str], int], technologies: list[str], rules) -> None:
        self.tables = {name: duckdb.read_parquet(str(corpus / f"{name}.parquet")).df()
                       for name in ("patents", "parties", "classes", "family_citations")}
        self.technologies, self.rules = technologies, rules
        patents = self.tables["patents"]
        self.family_of = dict(zip(patents["patent"], patents["family"], strict=True))
        self.recorded = set(patents.loc[patents["recorded"], "family"])
        self.years = self._years(patents)
        self.masks = self._masks(masks)
        self.parties = defaultdict(list)
        for row in self.tables["parties"].itertuples():
            self.parties[self.family_of[row.patent]].append(row)

    def _years(self, patents: pd.DataFrame) -> dict[int, int | None]:
        years = {}
        for family, members in patents.groupby("family"):
            found = [members[c].dropna() for c in ("priority_year", "application_year", "publication_year")]
            years[family] = next((int(values.min()) for values in found if len(values)), None)
        return years

    def _masks(self, masks: dict[tuple[str, str], int]) -> dict[int, int]:
        every = 1 << self.technologies.index("all") if "all" in self.technologies else 0
        found = dict.fromkeys(self.years, every)
        for row in self.tables["classes"].itertuples():
            found[self.family_of[row.patent]] |= masks.get((row.scheme, row.symbol), 0)
        return found

    def shares(self, family: int, level: str) -> dict[str, Fraction]:
        parties = self.parties[family]
        if level == "organisation":
            names = {p.organisation for p in parties if p.role == "applicant" and isinstance(p.organisation, str)}
            return self._share(dict.fromkeys(names, 1))
        order = ("applicant", "inventor") if self.rules.country == "applicant" else ("inventor", "applicant")
        for role in order:
            known = {(next(v for v in (p.organisation, p.name, str(p.sequence)) if isinstance(v, str)), p.country)
                     for p in parties if p.role == role and isinstance(p.country, str)}
            if known:
                counts = defaultdict(int)
                for _, country in known:
                    counts[country] += 1
                return self._share(counts)
        return {UNKNOWN: Fraction(1)}

    def _share(self, counts: dict[str, int]) -> dict[str, Fraction]:
        if not counts:
            return {UNKNOWN: Fraction(1)}
        if self.rules.counting == "whole":
            return dict.fromkeys(counts, Fraction(1))
        return {entity: Fraction(n, sum(counts.values())) for entity, n in counts.items()}

    def technologies_of(self, mask: int) -> dict[str, Fraction]:
        held = [t for bit, t in enumerate(self.technologies) if mask >> bit & 1]
        own = max(len([t for t in held if t != "all"]), 1)
        split = self.rules.technology_counting == "fractional"
        return {t: Fraction(1, own if split and t != "all" else 1) for t in held}

    def windows_of(self, family: int, windows) -> list[str]:
        return [window.label for window in windows if window.holds(self.years[family])]

    def citations(self, windows) -> dict[tuple, float]:
        flows = defaultdict(Fraction)
        pairs = [pair for pair in self.tables["family_citations"].itertuples(index=False) if self._counts(*pair)]
        weights = self._weights(pairs)
        for citing, cited in pairs:
            accepted = self.masks[cited] if self.rules.scope == "within" else -1
            for technology, part in self.technologies_of(self.masks[citing] & accepted).items():
                for window in self.windows_of(citing, windows):
                    for level in ("country", "organisation"):
                        for a, share_a in self.shares(citing, level).items():
                            for b, share_b in self.shares(cited, level).items():
                                flows[technology, level, window, a, b] += part * share_a * share_b * weights[citing]
        return {key: float(value) for key, value in flows.items()}

    def families(self, windows) -> dict[tuple, float]:
        counts = defaultdict(Fraction)
        for family in self.recorded:
            for technology, part in self.technologies_of(self.masks[family]).items():
                for window in self.windows_of(family, windows):
                    for level in ("country", "organisation"):
                        for entity, share in self.shares(family, level).items():
                            counts[technology, level, window, entity] += part * share
        return {key: float(value) for key, value in counts.items()}

    def _counts(self, citing: int, cited: int) -> bool:
        if self.rules.reach and not self._within_reach(citing, cited):
            return False
        return not (self.rules.self_citations == "drop" and self._share_organisation(citing, cited))

    def _weights(self, pairs: list[tuple[int, int]]) -> dict[int, Fraction]:
        """Weigh each citing family by one over the mean references of its office, year and field, to a millionth."""
        if self.rules.citation_weight == "equal":
            return {citing: Fraction(1) for citing, _ in pairs}
        n_references = Counter(self.tables["family_citations"]["citing"])
        kind_of = {family: self._kind(family) for family in self.years}
        kinds = defaultdict(list)
        for family in self.recorded:
            kinds[kind_of[family]].append(n_references[family])
        raw = {kind: Fraction(len(n), sum(n)) for kind, n in kinds.items() if sum(n) and kind[1] is not None}
        known = [raw[kind_of[citing]] for citing, _ in pairs if kind_of[citing] in raw]
        mean = sum(known) / len(known)
        return {citing: Fraction(round(raw.get(kind_of[citing], mean) / mean * 1_000_000), 1_000_000)
                for citing, _ in pairs}

    def _kind(self, family: int) -> tuple[str, int | None, str]:
        members = self.tables["patents"].query("family == @family").sort_values("patent")
        fields = [t for t in self.technologies_of(self.masks[family]) if t != "all"]
        return members["office"].iloc[0], self.years[family], fields[0] if fields else "none"

    def _within_reach(self, citing: int, cited: int) -> bool:
        known = self.years[citing] is not None and self.years[cited] is not None
        return known and self.years[citing] - self.years[cited] <= self.rules.reach

    def _share_organisation(self, citing: int, cited: int) -> bool:
        return bool((set(self.shares(citing, "organisation")) & set(self.shares(cited, "organisation"))) - {UNKNOWN})
