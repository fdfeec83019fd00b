"""How much are portfolios worth? The asset index of each entity, and the leading organisations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from citenet import aggregate, specialisation, tables
from citenet.corpus import Corpus
from citenet.errors import UndefinedError
from citenet.flows import UNKNOWN, Grain
from citenet.pipeline.analysis import Counted, Progress, count, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, warning_of
from citenet.pipeline.counting import BUCKETS, rules_of, technology_ids
from citenet.pipeline.networks import check_counted, check_organisations, networks
from citenet.pipeline.places import open_corpus
from citenet.pipeline.portfolio_limits import asset_limits
from citenet.pipeline.reusing import reading_key
from citenet.reference.markets import market_sizes, markets_of
from citenet.reference.technologies import ALL
from citenet.settings import Settings
from citenet.stages import Parts

MOST_FAMILIES = 3_000_000
"""Beyond this the families no longer fit in a table in memory, and no index is worked out."""

ENDS = ("low", "high")

PARTS = ("asset_index", "asset_index_share", "relevance", "coverage")
COLUMNS = ["technology", "level", "entity", "window", "families", *PARTS,
           *(f"{name}_{end}" for name in PARTS for end in ENDS)]


def asset_table(counted: Counted) -> pd.DataFrame:
    """Return the asset index and its parts: technology, level, entity, window, families, and `PARTS`.

    Of countries with the limits of each part, such as ``relevance_low`` and ``relevance_high``.

    Empty for corpora without patents, and for very large ones. A window holds the families of its years; what
    they are worth is what is in force of them on the day `as_of`, and all citations they have received. A family
    of no known office is in no known market, so it has no worth, not one of 0.
    """
    corpus = counted.corpus
    if corpus.is_aggregated or too_many_families(corpus):
        return pd.DataFrame(columns=COLUMNS)
    record = counted.flows.record
    key = reading_key(corpus, counted.settings, levels=record["levels"], windows=record["windows"])
    return counted.stages.finished("assets", key, lambda: Parts({"assets": _asset_table(counted)})).tables["assets"]


def too_many_families(corpus: Corpus) -> bool:
    """Whether the families of a corpus of patents do not fit in a table in memory."""
    return corpus.manifest["tables"].get("family_facts", 0) > MOST_FAMILIES


def _asset_table(counted: Counted) -> pd.DataFrame:
    settings, corpus = counted.settings, counted.corpus
    names = [*technology_ids(settings), ALL]
    with aggregate.family_assets(corpus, counted.class_masks, technologies=names, rules=rules_of(settings),
                                 grain=Grain(buckets=BUCKETS), memory=settings.memory or None) as assets:
        kinds = assets.kinds()
        usual = specialisation.references_of_kind(kinds)
        weighted = assets.weighted_citations((1 / usual.where(usual > 0)).dropna())
        relevance = specialisation.relevance(weighted.reindex(kinds.index, fill_value=0.0), kinds)
        covered = _coverage(assets.filings(), kinds["year"], counted)
        values = pd.DataFrame({"year": kinds["year"], "bucket": kinds["bucket"], "relevance": relevance,
                               "coverage": covered.reindex(kinds.index)})
        tables = [table for name in names for level in counted.flows.record["levels"]
                  for table in _of(assets.shares(name, level), values, counted, technology=name, level=level)]
    return pd.concat(tables, ignore_index=True).reindex(columns=COLUMNS)


def _coverage(filings: pd.DataFrame, year: pd.Series, counted: Counted) -> pd.Series:
    """Return the coverage of each family of which an office is known: EP stands for its main states, WO for none."""
    offices = pd.Series({office: markets_of(office) or (office,) for office in filings["office"].unique()})
    spread = filings.assign(office=filings["office"].map(offices)).explode("office", ignore_index=True)
    income = pd.Series({**dict.fromkeys(spread["office"].unique(), 0.0), **market_sizes()})
    spread = spread.assign(year=spread["family"].map(year))
    day = counted.settings.as_of
    as_of = int(day[:4]) if day[:4].isdigit() else int(counted.flows.record["windows"][-1].split("-")[-1])
    return specialisation.coverage(spread, income, as_of=as_of)


def _of(shares: pd.DataFrame, values: pd.DataFrame, counted: Counted, **about: str) -> Iterator[pd.DataFrame]:
    """Value the families of one technology and level, window by window; a single window holds all of them."""
    windows = counted.flows.record["windows"]
    for window in windows:
        years = (int(year) for year in window.split("-")) if len(windows) > 1 else None
        own = values.loc[values.index.intersection(shares["family"].unique())]
        own = own[own["year"].between(*years)] if years else own
        held = shares[shares["family"].isin(own.index)]
        found = specialisation.asset_index(own["relevance"], own["coverage"], shares=held)
        if about["level"] == "country" and counted.settings.draws and len(held):
            limits = asset_limits(own, held, counted.settings)
            found = found.assign(**{f"{name}_{end}": limits.loc[name, end].where(found[name].notna())
                                    for name in PARTS for end in ENDS})
        found = found.drop(index=UNKNOWN, errors="ignore").rename_axis("entity").reset_index()
        yield found.assign(window=window, **about)


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
    return own.assign(
        organisation=own["entity"], country=own["entity"].map(counted.flows.organisations),
        families=own["entity"].map(families.set_index("entity")["families"]),
        citations_received=own["entity"].map(next((graph.received for graph in network), {})).fillna(0.0))
