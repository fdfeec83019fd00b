"""How much are portfolios worth? The asset index of each entity, and the leading organisations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from citenet import specialisation, tables
from citenet.aggregate import Window, windows_of
from citenet.aggregate.arrays.groups import distinct
from citenet.aggregate.assets import FamilyAssets, family_assets
from citenet.corpus import UNDATED
from citenet.errors import UndefinedError
from citenet.flows import UNKNOWN, Grain
from citenet.pipeline.analysis import Counted, Progress, count, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, warning_of
from citenet.pipeline.counting import BUCKETS, rules_of, technology_ids
from citenet.pipeline.membership import last_day
from citenet.pipeline.networks import check_counted, check_organisations, networks
from citenet.pipeline.places import open_corpus
from citenet.pipeline.portfolio_limits import asset_limits
from citenet.pipeline.reusing import reading_key
from citenet.reference.markets import market_sizes, markets_of
from citenet.reference.technologies import ALL
from citenet.settings import Settings
from citenet.stages import Parts

ENDS = ("low", "high")

PARTS = ("asset_index", "asset_index_share", "relevance", "coverage")
COLUMNS = ["technology", "level", "entity", "window", "families", *PARTS,
           *(f"{name}_{end}" for name in PARTS for end in ENDS)]


def asset_table(counted: Counted) -> pd.DataFrame:
    """Return the asset index and its parts: technology, level, entity, window, families, and `PARTS`.

    Of countries with the limits of each part, such as ``relevance_low`` and ``relevance_high``.

    Empty for corpora without patents. A window holds the families of its years; what
    they are worth is what is in force of them on the day `as_of`, and all citations they have received; when no
    window was asked for, they are all families. A family of no known office is in no known market, so it has no worth,
    not one of 0.
    """
    corpus = counted.corpus
    if corpus.is_aggregated:
        return pd.DataFrame(columns=COLUMNS)
    record = counted.flows.record
    key = reading_key(corpus, counted.settings, levels=record["levels"], windows=record["windows"])
    return counted.stages.finished("assets", key, lambda: Parts({"assets": _asset_table(counted)})).tables["assets"]


def _asset_table(counted: Counted) -> pd.DataFrame:
    settings = counted.settings
    names = [*technology_ids(settings), ALL]
    with family_assets(counted.corpus, counted.class_masks, technologies=names, rules=rules_of(settings),
                       grain=Grain(buckets=BUCKETS), memory=settings.memory or None) as assets:
        relevance, coverage = _relevance(assets), _coverage(assets, counted)

        def worth(families: np.ndarray) -> pd.DataFrame:
            return specialisation.family_worth(pd.Series(relevance[families]), pd.Series(coverage[families]))

        record = counted.flows.record
        tables = [_of(assets, worth, settings, technology=name, level=level, window=window)
                  for name in names for level in record["levels"] if counted.flows.holds(name, level)
                  for window in windows_of(record["windows"], settings.window)]
    return pd.concat(tables, ignore_index=True).reindex(columns=COLUMNS)


def _relevance(assets: FamilyAssets) -> np.ndarray:
    """Return how much each family is cited, for its field and age; missing where that, or its record, is not known."""
    kinds = assets.kinds
    citations = assets.weighted_citations(specialisation.source_weight(kinds).fillna(0.0).to_numpy())
    usual = specialisation.reference_mean(assets.by_kind(citations) / kinds["families"], kinds, size=kinds["families"])
    usual = np.append(usual, np.nan)
    return assets.of_each(lambda block: citations[block] / usual[assets.kind[block]])


def _coverage(assets: FamilyAssets, counted: Counted) -> np.ndarray:
    """Return the coverage of each family, missing where no office is known: EP stands for its main states, WO for none.

    Families of one year with the same offices have the same.
    """
    def told(block: slice) -> np.ndarray:
        return assets.office_set[block].astype(np.int64) << 16 | assets.families.year[block].astype(np.int64) - UNDATED

    alike = distinct(told(block) for block in assets.blocks())
    years = pd.Series((alike & 0xFFFF) + UNDATED)
    one_of_each = pd.DataFrame({"family": range(len(alike)), "office_set": alike >> 16,
                                "year": years.where(years != UNDATED)})
    markets = {office: markets_of(office) or (office,) for office in assets.office_sets["office"].unique()}
    spread = assets.office_sets.assign(office=assets.office_sets["office"].map(pd.Series(markets, dtype=object)))
    filings = one_of_each.merge(spread.explode("office", ignore_index=True), on="office_set")
    income = pd.Series({**dict.fromkeys(filings["office"].unique(), 0.0), **market_sizes()})
    as_of = int(str(last_day(counted.flows, counted.settings))[:4])
    found = specialisation.coverage(filings, income, as_of=as_of).reindex(range(len(alike))).to_numpy()
    return assets.of_each(lambda block: found[np.searchsorted(alike, told(block))])


def _of(assets: FamilyAssets, worth: Callable[[np.ndarray], pd.DataFrame], settings: Settings, *,
        technology: str, level: str, window: Window) -> pd.DataFrame:
    """Value the families of one technology, level and window; of countries with limits."""
    n_buckets = BUCKETS if level == "country" and settings.draws else 1
    alike = assets.alike(worth, technology, level, window, n_buckets=n_buckets)
    shares = assets.shares(alike.index, level, n_buckets=n_buckets)
    found = specialisation.portfolio_worth(alike, shares=shares)
    if n_buckets > 1 and len(alike):
        limits = asset_limits(alike, shares, settings)
        found = found.assign(**{f"{name}_{end}": limits.loc[name, end].where(found[name].notna())
                                for name in PARTS for end in ENDS})
    found = found.set_axis(pd.Index(assets.names[found.index], name="entity")).drop(index=UNKNOWN, errors="ignore")
    return found.reset_index().assign(technology=technology, level=level, window=window.label)


def ask_organisations(corpus: str | Path | None, *, technology: str, country: str | None, top: int,
                      settings: Settings, progress: Progress = silent) -> Answer:
    """Return the leading organisations of a technology, of the world or of one country: size, citations, index."""
    counted = count(open_corpus(corpus), settings, progress, level="organisation")
    counted.chosen([technology])
    check_counted(counted.flows, technology, "organisation")
    check_organisations(counted.flows)
    assets = asset_table(counted)
    if assets.empty:
        raise UndefinedError("the data hold no families to value", fix="import patents, not counted citations")
    known = set(counted.flows.organisations.dropna())
    code = entity_named(country, "country", known) if country else None
    valued = valued_organisations(counted, assets, technology)
    rows = specialisation.leading_organisations(valued, country=code, top=top)
    about = {**about_of(counted), "technology": technology, "country": code}
    return Answer(rows, about, tables.as_table(rows, settings.language) + warning_of(about))


def valued_organisations(counted: Counted, assets: pd.DataFrame, technology: str) -> pd.DataFrame:
    """Return the organisations of a technology in the last window, with all that one is ranked by."""
    last = counted.flows.record["windows"][-1]
    own, families = (
        table[(table["technology"] == technology) & (table["level"] == "organisation") & (table["window"] == last)]
        for table in (assets, counted.flows.families))
    network = networks(counted.flows, technology=technology, level="organisation", window=last)
    # Where no organisation is known, pandas takes the numbers that none has for text.
    return own.assign(
        organisation=own["entity"], country=own["entity"].map(counted.flows.organisations),
        families=own["entity"].map(families.set_index("entity")["families"]).astype(float),
        citations_received=own["entity"].map(next((graph.received for graph in network), {})).astype(float).fillna(0.0))
