"""Evidence with every part, made up without a count, so that each figure has something to draw."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet.report.evidence import Evidence

from .standin import TECHNOLOGIES, evidence, many_scores

WINDOWS = ("2005-2009", "2010-2014", "2015-2019")
COUNTRIES = ("US", "JP", "CN", "DE", "NL", "BE", "SE", "AT")


def whole_evidence(**changes: object) -> Evidence:
    """Return evidence of the Netherlands in which nothing is missing."""
    scores, places = many_scores()
    return evidence(pd.concat([scores, _more_scores()], ignore_index=True), places, **{
        "benchmark": ("DE", "BE", "SE", "AT"), "trends": trends(), "trend_windows": WINDOWS,
        "organisations": organisations(), "chain": chain(), "missing": {}, **changes})


def _more_scores() -> pd.DataFrame:
    random = np.random.default_rng(5)
    rows = []
    for technology in TECHNOLOGIES:
        rows.append((technology.id, None, "complexity", random.uniform(10, 90)))
        for place, country in enumerate(COUNTRIES):
            for indicator in ("family_share", "asset_index_share"):
                rows.append((technology.id, country, indicator, 0.3 / (place + 1)))
            rows.append((technology.id, country, "families", 900.0 / (place + 1)))
        rows.append((technology.id, "NL", "rca", random.uniform(0.2, 2)))
    table = pd.DataFrame(rows, columns=["technology", "entity", "indicator", "value"]).astype({"entity": "str"})
    return table.assign(level="country", window="2015-2025", flags="", n_citations=500.0, unit="")


def trends() -> pd.DataFrame:
    """Return shares of families and of the asset index: those of NL rise in quantum and fall in photonics."""
    change = {"quantum": 0.1, "photonics": -0.1}
    rows = []
    for technology in TECHNOLOGIES:
        for place, country in enumerate(COUNTRIES):
            slope = change.get(technology.id, 0.0) if country == "NL" else 0.0
            values = [0.2 / (place + 1) * (1 + slope * step) for step in range(len(WINDOWS))]
            direction = {0.1: "rising", -0.1: "falling"}.get(slope, "no clear trend")
            rows.append((technology.id, "families", country, *values, slope / 100, direction, True))
            rows.append((technology.id, "asset_index_share", country, *values, np.nan, None, False))
    table = pd.DataFrame(rows, columns=["technology", "indicator", "entity", *WINDOWS, "change_per_year", "direction",
                                        "relative"])
    return table.assign(low=table["change_per_year"] - 0.0005, high=table["change_per_year"] + 0.0005)


def organisations() -> pd.DataFrame:
    """Return three organisations of the world, and one of NL that stands fourth."""
    rows = pd.DataFrame([
        ("world", 1, 1, "Alder <b>&", "JP", 90.0, 360.0, 300.0),
        ("world", 2, 2, "=Birch", "US", 70.0, 350.0, 200.0),
        ("world", 3, 3, "Cedar", None, 40.0, 80.0, 90.0),
        ("focal", 1, 4, "Delta", "NL", 20.0, 120.0, 80.0),
    ], columns=["among", "rank", "world_rank", "organisation", "country", "families", "citations_received",
                "asset_index"])
    rows["received_per_family"] = rows["citations_received"] / rows["families"]
    return pd.concat([rows.assign(technology=technology.id) for technology in TECHNOLOGIES], ignore_index=True)


def chain() -> pd.DataFrame:
    """Return an innovation chain in which NL goes from 4 % to 1 %."""
    stages = ("publications", "patents", "startups", "scale-ups")
    rows = [(technology.id, country, stage, share * 1000, 1000, share)
            for technology in TECHNOLOGIES for country in ("NL", "DE")
            for stage, share in zip(stages, (0.04, 0.03, 0.02, 0.01) if country == "NL" else (0.1,) * 4, strict=True)]
    return pd.DataFrame(rows, columns=["technology", "entity", "stage", "count", "world", "share"])
