"""How large and how worthy is a portfolio, and which place did it gain or lose between two windows?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from citenet import specialisation, tables, trend
from citenet.aggregate import periods
from citenet.corpus import Corpus
from citenet.errors import UndefinedError
from citenet.flows import UNKNOWN
from citenet.graph import ratio
from citenet.pipeline.analysis import Counted, Progress, count, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, warning_of
from citenet.pipeline.assets import PARTS, asset_table
from citenet.pipeline.counting import BUCKETS
from citenet.pipeline.places import open_corpus
from citenet.reference.strings import text
from citenet.settings import Settings
from citenet.uncertainty import intervals

FIVE_YEARS = "5"
SIDES = ("earlier", "later")
KEYS = ["technology", "entity"]
SHOWN = ("families_later", "family_share_later", "rank_later", "rank_change", "family_share_change", "low", "high",
         "asset_index_later", "asset_index_share_later", "asset_index_share_change")


def ask_portfolio(entities: Sequence[str], corpus: str | Path | None, *, technologies: Sequence[str] = (),
                  level: str = "country", settings: Settings, progress: Progress = silent) -> Answer:
    """Return families, share, rank and asset index of entities in the last two windows, and how they changed.

    Windows are of five years unless the settings name others. Families of unknown entities count in the world.

    Raises
    ------
    UndefinedError
        When the data fill only one window, or tell no families.
    """
    counted = count(open_corpus(corpus), replace(settings, window=settings.window or FIVE_YEARS), progress, level=level)
    if counted.flows.families.empty:
        raise UndefinedError("the data hold no families", fix="import them with --entities, or import patents")
    windows = counted.flows.record["windows"][-2:]
    if len(windows) < 2:
        raise UndefinedError("a change needs two windows", found=windows, fix=_in_halves(windows, counted.corpus))
    known = counted.flows.entities(level)
    names = list(dict.fromkeys(entity_named(name, level, known, or_organisation=True) for name in entities))
    places = pd.MultiIndex.from_product([counted.chosen(technologies), names], names=KEYS)
    progress("asset index")
    rows = pd.concat([table.reindex(places) for table in (
        _places(counted, windows, places), _limits(counted, windows, places), _worth(counted, windows))], axis=1)
    rows = rows.reset_index()
    rows.insert(2, "level", level)
    about = {**about_of(counted), **dict(zip(SIDES, windows, strict=True)), "rule": text("rule.portfolio", "en")}
    people = _for_people(rows)
    heading = text("terminal.change_since", settings.language, names=", ".join(names), earlier=windows[0],
                   later=windows[1])
    rules = ["portfolio", *(["worthless"] if (rows["asset_index_later"] == 0).any() else [])]
    told = [heading, tables.as_table(people, settings.language),
            *(text(f"rule.{rule}", settings.language) for rule in rules)]
    return Answer(rows, about, "\n\n".join(told) + warning_of(about), people)


def _in_halves(windows: Sequence[str], corpus: Corpus) -> str:
    """Propose the two halves of a single window; a table is cut between its periods."""
    if corpus.is_aggregated:
        spans = [trend.years_of(period) for period in periods(corpus)]
    else:
        first, last = trend.years_of(windows[0]) if windows else (0, 0)
        spans = [(year, year) for year in range(first, last + 1)]
    if len(spans) < 2:
        return "import citations of more than one year"
    middle = (len(spans) + 1) // 2
    return f"--window {spans[0][0]}-{spans[middle - 1][1]},{spans[middle][0]}-{spans[-1][1]}"


def _places(counted: Counted, windows: Sequence[str], places: pd.MultiIndex) -> pd.DataFrame:
    """Return families, shares and ranks in both windows."""
    families = counted.flows.families
    # As text: categories would stand for entities without families, too.
    wide = [families[families["window"] == window].astype({"entity": "str", "technology": "str"}).pivot_table(
        index="entity", columns="technology", values="families", sort=False).fillna(0.0) for window in windows]
    ranked = specialisation.rank_change(*(table.drop(index=UNKNOWN, errors="ignore") for table in wide))
    rows = ranked.rename_axis(KEYS).reindex(places)
    rows["status"] = rows["status"].fillna("absent")
    for side, table in zip(SIDES, wide, strict=True):
        rows[f"families_{side}"] = rows[f"families_{side}"].fillna(0.0)
        world = places.get_level_values("technology").map(table.sum())
        rows[f"family_share_{side}"] = rows[f"families_{side}"] / world.where(world > 0)
    rows["family_share_change"] = rows["family_share_later"] - rows["family_share_earlier"]
    whole = ["rank_earlier", "rank_later", "rank_change"]
    return rows.astype(dict.fromkeys(whole, "Int64"))


def _worth(counted: Counted, windows: Sequence[str]) -> pd.DataFrame:
    """Return the asset index, its share and its parts in both windows, of every technology and entity that has one."""
    table = asset_table(counted)
    worth = pd.DataFrame({
        f"{name}_{side}": table[table["window"] == window].set_index(KEYS)[name].astype(float)
        for name in PARTS for side, window in zip(SIDES, windows, strict=True)})
    change = worth["asset_index_share_later"] - worth["asset_index_share_earlier"]
    return worth.assign(asset_index_share_change=change)


def _limits(counted: Counted, windows: Sequence[str], places: pd.MultiIndex) -> pd.DataFrame:
    """Return the limits of the change of each share, the same families drawn in both windows."""
    table = counted.flows.bucket_families
    if table is None:
        return pd.DataFrame(np.nan, index=places, columns=["low", "high"])
    cells = [_buckets(table[table["window"] == window]) for window in windows]
    own = [of.reindex(places, fill_value=0.0) for of in cells]
    fields = places.get_level_values("technology")
    world = [of.groupby("technology").sum().reindex(fields, fill_value=0.0) for of in cells]

    def change(counts: np.ndarray) -> pd.DataFrame:
        earlier, later = (ratio(counts @ held.to_numpy().T, counts @ of.to_numpy().T)
                          for held, of in zip(own, world, strict=True))
        return pd.DataFrame(later - earlier, columns=places)

    return intervals(change, BUCKETS, draws=counted.settings.draws, seed=counted.settings.seed)[["low", "high"]]


def _buckets(families: pd.DataFrame) -> pd.DataFrame:
    """Return the families of a window by bucket; a window may hold none."""
    cells = families.pivot_table(index=KEYS, columns="bucket", values="families", sort=False)
    return cells.reindex(columns=range(BUCKETS)).fillna(0.0)


def _for_people(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what is shown of the later window; the entity only where there are several."""
    keys = KEYS if len(set(rows["entity"])) > 1 else KEYS[:1]
    return rows[[*keys, *SHOWN]].rename(columns=lambda name: name.removesuffix("_later"))
