"""How complex is each technology, and how near is it to what each country can do? From families by fine class."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from citenet import aggregate, specialisation
from citenet.coded import Coded
from citenet.flows import UNKNOWN
from citenet.pipeline.analysis import Counted
from citenet.pipeline.counting import BUCKETS, engine_of, rules_of, technology_ids
from citenet.pipeline.limits import WHOLE
from citenet.pipeline.portfolio_limits import class_limits
from citenet.pipeline.reusing import counting_key
from citenet.pipeline.tidy import in_rows
from citenet.reference.technologies import ALL
from citenet.stages import Parts

ENOUGH_FAMILIES = 30
"""Countries with fewer families are specialised by chance, and would decide which class is complex."""


def by_classes(counted: Counted) -> Iterator[pd.DataFrame]:
    """Work out complexity and density on fine classes; nothing where a corpus holds no classes."""
    if counted.corpus.is_aggregated:
        return
    key = {**counting_key(counted.corpus, counted.settings, None), "windows": counted.flows.record["windows"]}
    found = counted.stages.finished("classes", key, lambda: Parts(coded=_class_families(counted))).coded
    countries, fields = found["countries"].frame(), found["fields"].frame()
    for window, part in countries.groupby("window", sort=False, observed=True):
        yield _of_window(counted, part, fields.query("window == @window"), str(window))


def _class_families(counted: Counted) -> dict[str, Coded]:
    settings = counted.settings
    countries, fields = aggregate.class_families(
        counted.corpus, counted.class_masks, technologies=[*technology_ids(settings), ALL],
        rules=rules_of(settings), windows=aggregate.windows_of(counted.flows.record["windows"], settings.window),
        buckets=BUCKETS if settings.draws else 1, engine=engine_of(settings))
    return {"countries": countries, "fields": fields}


def _of_window(counted: Counted, countries: pd.DataFrame, fields: pd.DataFrame, window: str) -> pd.DataFrame:
    own = _wide(countries, "entity").drop(index=UNKNOWN, errors="ignore")
    own = own[own.sum(axis=1) >= ENOUGH_FAMILIES]
    weights = _wide(fields, "technology").reindex(columns=own.columns).fillna(0.0)
    presence = specialisation.specialised(own)
    found = specialisation.technology_complexity(weights, specialisation.complexity(presence).fields)
    density = specialisation.relatedness_density(presence, specialisation.relatedness(presence))
    shares = weights.div(weights.sum(axis=1), axis=0)
    rows = pd.concat([
        in_rows(found[["complexity"]].T.set_axis([WHOLE]), "complexity", "country", window),
        in_rows(density.fillna(0.0) @ shares.T, "relatedness_density", "country", window)], ignore_index=True)
    if counted.settings.draws and len(own):
        limits = class_limits(countries, fields, own, weights, counted.settings)
        rows = rows.join(limits, on=["indicator", "technology", "entity"])
    return rows.assign(entity=rows["entity"].where(rows["entity"] != WHOLE))


def _wide(families: pd.DataFrame, side: str) -> pd.DataFrame:
    wide = families.astype({side: "str", "class": "str"}).pivot_table(
        index=side, columns="class", values="families", aggfunc="sum")
    return wide.fillna(0.0)
