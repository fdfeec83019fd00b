"""Where does each entity stand by its portfolio: share, rank, specialisation, and how complex is the technology?"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from citenet import aggregate, specialisation
from citenet.flows import UNKNOWN
from citenet.pipeline.analysis import Counted
from citenet.pipeline.assets import PARTS
from citenet.pipeline.counting import ALL, engine_of, rules_of, technology_ids
from citenet.pipeline.portfolio_limits import family_limits
from citenet.pipeline.reusing import counting_key
from citenet.pipeline.tidy import in_columns
from citenet.reference.catalogue import catalogue
from citenet.stages import Parts

KEYS = ["technology", "level", "window", "entity"]

ENOUGH_FAMILIES = 30
"""Countries with fewer families are specialised by chance, and would decide which class is complex."""


def with_portfolios(counted: Counted, scores: pd.DataFrame, assets: pd.DataFrame) -> pd.DataFrame:
    """Add to the scores of the networks the indicators of the group position: portfolio, complexity, asset index.

    The new rows take flags and numbers of citations from those of the same entity; all are put in order.
    Families whose entity is unknown count in the world. Specialisation is relative to the technologies counted,
    "all" left out; complexity is that of the fine classes (IPC subclasses), weighted with the families of the
    technology in each, and so is the density. `assets` is the table of :func:`citenet.pipeline.assets.asset_table`.
    """
    values = [*_by_families(counted), *_by_classes(counted), *_by_assets(assets)]
    added = _as_scores(pd.concat(values, ignore_index=True), scores)
    places = {name: place for place, name in enumerate(counted.technologies())}
    together = pd.concat([scores, added], ignore_index=True)
    order = together.assign(technology=together["technology"].map(places)).sort_values(KEYS, kind="stable").index
    return together.loc[order].reset_index(drop=True)


def _by_families(counted: Counted) -> Iterator[pd.DataFrame]:
    families = counted.flows.families
    for (level, window), part in families.groupby(["level", "window"], sort=False, observed=True):
        wide = part.pivot_table(index="entity", columns="technology", values="families", sort=False).fillna(0.0)
        known = wide.drop(index=UNKNOWN, errors="ignore")
        found = {
            "family_share": specialisation.family_share(wide),
            "family_rank": specialisation.family_rank(known),
            "rca": specialisation.rca(wide.drop(columns=ALL, errors="ignore")),
        }
        rows = pd.concat([_long(table.drop(index=UNKNOWN, errors="ignore"), name, level, window)
                          for name, table in found.items()])
        yield rows.join(_limits(counted, level, window), on=["indicator", "technology", "entity"])


def _limits(counted: Counted, level: str, window: str) -> pd.DataFrame:
    """Return the limits of what is made of numbers of families: of countries alone."""
    held = counted.flows.bucket_families
    if level != "country" or held is None:
        names = ["indicator", "technology", "entity"]
        return pd.DataFrame({"low": [], "high": []}, index=pd.MultiIndex.from_arrays([[], [], []], names=names))
    return family_limits(held[held["window"] == window], counted.settings)[["low", "high"]]


def _by_classes(counted: Counted) -> Iterator[pd.DataFrame]:
    """Work out complexity and density on fine classes; nothing where a corpus holds no classes."""
    if counted.corpus.is_aggregated:
        return
    key = {**counting_key(counted.corpus, counted.settings, None), "windows": counted.flows.record["windows"]}
    found = counted.stages.finished("classes", key, lambda: Parts(_class_families(counted))).tables
    for window, part in found["countries"].groupby("window", sort=False):
        yield from _of_window(part, found["fields"].query("window == @window"), str(window))


def _class_families(counted: Counted) -> dict[str, pd.DataFrame]:
    settings = counted.settings
    countries, fields = aggregate.class_families(
        counted.corpus, counted.class_masks, technologies=[*technology_ids(settings), ALL],
        rules=rules_of(settings), windows=counted.flows.record["windows"], engine=engine_of(settings))
    return {"countries": countries, "fields": fields}


def _by_assets(assets: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for name in PARTS:
        numbers = {"value": name, "low": f"{name}_low", "high": f"{name}_high"}
        yield assets[KEYS].assign(
            indicator=name, **{column: assets[own].astype(float) for column, own in numbers.items()})


def _of_window(countries: pd.DataFrame, fields: pd.DataFrame, window: str) -> Iterator[pd.DataFrame]:
    own = countries.pivot_table(index="entity", columns="class", values="families").fillna(0.0)
    own = own.drop(index=UNKNOWN, errors="ignore")
    own = own[own.sum(axis=1) >= ENOUGH_FAMILIES]
    weights = fields.pivot_table(index="technology", columns="class", values="families").fillna(0.0)
    presence = specialisation.specialised(own)
    found = specialisation.technology_complexity(weights, specialisation.complexity(presence).fields)
    yield found[["complexity"]].rename_axis("technology").reset_index().rename(columns={"complexity": "value"}).assign(
        indicator="complexity", level="country", window=window, entity=None)
    density = specialisation.relatedness_density(presence, specialisation.relatedness(presence))
    weights = weights.reindex(columns=density.columns).fillna(0.0)
    by_technology = density.fillna(0.0).to_numpy() @ weights.div(weights.sum(axis=1), axis=0).to_numpy().T
    yield _long(pd.DataFrame(by_technology, density.index, weights.index), "relatedness_density", "country", window)


def _long(table: pd.DataFrame, indicator: str, level: str, window: str) -> pd.DataFrame:
    rows = table.rename_axis(index="entity", columns=None).reset_index().melt(
        "entity", var_name="technology", value_name="value")
    return rows.assign(indicator=indicator, level=level, window=window)


def _as_scores(values: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Bring the values into the form of `scores`, only for entities that are in the network."""
    known = scores[[*KEYS, "flags", "n_citations"]].drop_duplicates(KEYS)
    rows = values.astype({"entity": "str"}).merge(known.astype({"entity": "str"}), on=KEYS, how="inner")
    rows["unit"] = [catalogue()[name].unit for name in rows["indicator"]]
    rows["reason"] = ["too few families or classes" if pd.isna(value) else "" for value in rows["value"]]
    return in_columns(rows)
