"""Where does each entity stand by its portfolio: share, rank, specialisation, and how complex is the technology?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from citenet import specialisation
from citenet.flows import UNKNOWN
from citenet.pipeline.analysis import Counted, Progress, analyses, silent
from citenet.pipeline.assets import PARTS, asset_table
from citenet.pipeline.fine_classes import by_classes
from citenet.pipeline.portfolio_limits import family_limits
from citenet.pipeline.tidy import in_columns, in_rows, tidy_positions
from citenet.reference.catalogue import catalogue
from citenet.reference.technologies import ALL

KEYS = ["technology", "level", "window", "entity"]


def scores_of(counted: Counted, *, technologies: Sequence[str],
              progress: Progress = silent) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Score all that was counted in these technologies, all when none is named; returns what `gathered` does."""
    found = list(analyses(counted, technologies=technologies, progress=progress))
    return gathered(counted, [one.scores for one in found], [tidy_positions(one) for one in found])


def gathered(counted: Counted, scores: Iterable[pd.DataFrame],
             positions: Iterable[pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Put what is known of networks together: the scores, of portfolios too, positions in words, and `asset_table`."""
    assets = asset_table(counted)
    together = _with_portfolios(counted, pd.concat(scores, ignore_index=True), assets)
    return together, pd.concat(positions, ignore_index=True), assets


def _with_portfolios(counted: Counted, scores: pd.DataFrame, assets: pd.DataFrame) -> pd.DataFrame:
    """Add to the scores of the networks the indicators of the group position: portfolio, complexity, asset index.

    The new rows take flags and numbers of citations from those of the same entity; all are put in order.
    Families whose entity is unknown count in the world. Specialisation is relative to the technologies counted,
    "all" left out; complexity is that of the fine classes (IPC subclasses), weighted with the families of the
    technology in each, and so is the density.
    """
    # Of organisations few are scored, and all are valued.
    valued = assets.merge(scores[KEYS].drop_duplicates(), on=KEYS)
    values = [*_by_families(counted, scores), *by_classes(counted), *_by_assets(valued)]
    added = _as_scores(pd.concat(values, ignore_index=True), scores)
    places = {name: place for place, name in enumerate(counted.technologies())}
    together = pd.concat([scores, added], ignore_index=True)
    order = together.assign(technology=together["technology"].map(places)).sort_values(KEYS, kind="stable").index
    return together.loc[order].reset_index(drop=True)


def _by_families(counted: Counted, scores: pd.DataFrame) -> Iterator[pd.DataFrame]:
    families = counted.flows.families
    for (level, window), part in families.groupby(["level", "window"], sort=False, observed=True):
        scored = pd.Index(scores.loc[scores["level"] == level, "entity"].unique())
        wide = part.pivot_table(index="entity", columns="technology", values="families", sort=False).fillna(0.0)
        known = wide.drop(index=UNKNOWN, errors="ignore")
        found = {
            "family_share": specialisation.family_share(wide),
            "family_rank": specialisation.family_rank(known),
            "rca": specialisation.rca(wide.drop(columns=ALL, errors="ignore")),
        }
        rows = pd.concat([in_rows(table[table.index.isin(scored)], name, level, window)
                          for name, table in found.items()])
        yield rows.join(_limits(counted, level, window), on=["indicator", "technology", "entity"])


def _limits(counted: Counted, level: str, window: str) -> pd.DataFrame:
    """Return the limits of what is made of numbers of families: of countries alone."""
    held = counted.flows.bucket_families
    if level != "country" or held is None:
        names = ["indicator", "technology", "entity"]
        return pd.DataFrame({"low": [], "high": []}, index=pd.MultiIndex.from_arrays([[], [], []], names=names))
    return family_limits(held[held["window"] == window], counted.settings)[["low", "high"]]


def _by_assets(assets: pd.DataFrame) -> Iterator[pd.DataFrame]:
    # Without a single family of known worth nothing is known; with one, the sum is 0 for none in force.
    reason = ["no family with known office, field and year" if pd.isna(index) else "no family in force"
              for index in assets["asset_index"]]
    for name in PARTS:
        numbers = {"value": name, "low": f"{name}_low", "high": f"{name}_high"}
        yield assets[KEYS].assign(
            indicator=name, reason=reason, **{column: assets[own].astype(float) for column, own in numbers.items()})


def _as_scores(values: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Bring the values into the form of `scores`, only for entities that are in the network."""
    known = scores[[*KEYS, "flags", "n_citations"]].drop_duplicates(KEYS)
    rows = values.astype({"entity": "str"}).merge(known.astype({"entity": "str"}), on=KEYS, how="inner")
    rows["unit"] = [catalogue()[name].unit for name in rows["indicator"]]
    rows["reason"] = rows["reason"].astype("object").fillna("too few families or classes").where(
        rows["value"].isna(), "")
    return in_columns(rows)
