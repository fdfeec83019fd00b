"""Is it getting better or worse, and is the change more than chance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from citenet import indicators, tables, trend
from citenet.corpus import Corpus
from citenet.errors import SettingsError
from citenet.graph import CitationGraph
from citenet.pipeline.analysis import Counted, Progress, count, each, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, warning_of
from citenet.pipeline.assets import asset_table
from citenet.pipeline.counting import BUCKETS
from citenet.pipeline.limits import buckets_of
from citenet.pipeline.networks import networks
from citenet.pipeline.places import open_corpus
from citenet.reference.strings import text
from citenet.settings import Settings
from citenet.uncertainty import intervals

SHOWN = ("strategic_dependency", "received_per_family", "made_per_family", "effective_sources", "source_hhi",
         "institutional_similarity", "pairwise_balance", "foreign_share")
"""Indicators of a trend in the terminal; JSON and CSV hold all."""

PAGE_DRAWS = 200
"""Fewer than for the scores: pages ask only whether an interval leaves out 0, in every window again."""

KEYS = ["relative", "indicator", "entity"]

CHANGE = ("change", "change_low", "change_high")
"""Columns that compare the last window with the one before."""


@dataclass(frozen=True)
class Windows:
    """How windows follow each other: of `length` years every `step` years, or from the first year on."""

    length: int = 5
    step: int = 5
    cumulative: bool = False

    def over(self, first: int, last: int) -> tuple[str, ...]:
        """Return their labels, earliest first."""
        if self.cumulative:
            return trend.cumulative_windows(first, last, step=self.step)
        return trend.sliding_windows(first, last, length=self.length, step=self.step)


def ask_trends(entities: Sequence[str], corpus: str | Path | None, windows: Windows, *,
               technologies: Sequence[str] = (), settings: Settings, progress: Progress = silent) -> Answer:
    """Return, for each technology and indicator, its values over windows and the change a year with interval.

    Counts are also given relative to the technology (``relative`` is true): only those are compared between
    windows that see unlike numbers of citations. ``change`` is the last window less the one before.
    """
    periods = count_periods(open_corpus(corpus), windows, settings, progress)
    counted = periods.counted
    found = [_of_technology(name, periods) for name in each(counted.chosen(technologies), progress, "trend of {}")]
    known = {entity for rows in found if len(rows) for entity in rows["entity"]}
    names = [entity_named(name, "country", known) for name in entities]
    rows = pd.concat(found, ignore_index=True)
    rows = rows[rows["entity"].isin(names)].reset_index(drop=True)
    about = {**about_of(counted), "rule": text("rule.trend", "en")}
    people = _for_people(rows)
    rule = text("rule.trend", settings.language)
    return Answer(rows, about, f"{tables.as_table(people, settings.language)}\n\n{rule}{warning_of(about)}", people)


@dataclass(frozen=True, eq=False)
class Periods:
    """The citations of countries counted in windows that follow each other; `comparable` when all see equally many."""

    counted: Counted
    comparable: bool

    @property
    def windows(self) -> tuple[str, ...]:
        """Their labels, earliest first."""
        return tuple(self.counted.flows.record["windows"])


def periods_of(counted: Counted, progress: Progress = silent) -> Periods | None:
    """Count in the windows asked for, when there are several, or in five years at a time of the years asked for.

    Nothing where there are no two such periods: without years, of too few of them, or in a table of longer ones.
    """
    progress("counting periods")
    asked = counted.flows.record["windows"]
    try:
        labels = asked if len(asked) > 1 else Windows().over(*trend.years_of(asked[0]))
        settings = replace(counted.settings, window=",".join(labels))
        return count_periods(counted.corpus, Windows(), settings) if len(labels) > 1 else None
    except SettingsError:
        return None


def count_periods(corpus: Corpus, windows: Windows, settings: Settings, progress: Progress = silent) -> Periods:
    """Count the citations of countries in each window.

    Raises
    ------
    SettingsError
        When the citations carry no year, or too few for a window.
    """
    span = count(corpus, replace(settings, window="", draws=0), progress, level="country").flows.record["windows"][0]
    if "-" not in span:
        raise SettingsError("the citations carry no year, so there is no trend", fix="import a year column")
    first, last = (int(year) for year in span.split("-"))
    labels = settings.window.split(",") if settings.window else windows.over(first, last)
    counted = count(corpus, replace(settings, window=",".join(labels)), progress, level="country")
    if not settings.window and (late := _since_the_first(labels, counted)) != labels:
        counted = count(corpus, replace(settings, window=",".join(late)), progress, level="country")
    chosen = counted.flows.record["windows"]
    # How far back a table of counts reaches, nobody tells.
    reach = {"reach": settings.reach} if settings.reach and not corpus.is_aggregated else {}
    return Periods(counted, len(trend.complete_windows(chosen, (first, last), **reach)) == len(chosen))


def _since_the_first(windows: Sequence[str], counted: Counted) -> Sequence[str]:
    """Leave out the windows before any citation, which one family with a slip for a year may have opened."""
    filled = set(counted.flows.citations["window"])
    return windows[next((place for place, window in enumerate(windows) if window in filled), 0):]


def trends_over(periods: Periods, technologies: Sequence[str], progress: Progress = silent) -> pd.DataFrame:
    """Return the trends of all countries in these technologies, with their shares of the asset index."""
    settings = periods.counted.settings
    settings = replace(settings, draws=min(settings.draws, PAGE_DRAWS))
    periods = replace(periods, counted=replace(periods.counted, settings=settings))
    parts = [_of_technology(name, periods) for name in each(technologies, progress, "trend of {}")]
    return pd.concat([*parts, _worth(periods.counted, periods.windows)], ignore_index=True)


def _worth(counted: Counted, windows: tuple[str, ...]) -> pd.DataFrame:
    """Return the share of each country in the asset index of the families of each window, without limits."""
    assets = asset_table(replace(counted, settings=replace(counted.settings, draws=0))).pivot_table(
        index=["technology", "entity"], columns="window", values="asset_index_share")
    return assets.reindex(columns=windows).reset_index().assign(indicator="asset_index_share", relative=False)


def _of_technology(technology: str, periods: Periods) -> pd.DataFrame:
    counted = periods.counted
    graphs = {graph.window: graph for graph in networks(counted.flows, technology=technology, level="country")}
    if not any(len(graph.entities) for graph in graphs.values()):
        return pd.DataFrame()
    shares = {window: counted.membership.of(graph) for window, graph in graphs.items()}
    values = pd.concat({window: _long(_measure(graph, shares[window], counted)) for window, graph in graphs.items()},
                       axis=1)
    fitted = _fitted(graphs, shares, counted)
    change = fitted.loc["change"].rename(columns={"value": "change", "low": "change_low", "high": "change_high"})
    parts = []
    for relative in (False, True):
        told = trend.verdicts(fitted.loc["slope"].loc[relative], comparable=periods.comparable or relative).rename(
            columns={"value": "change_per_year"})
        parts.append(values.loc[relative].join(told[["change_per_year", "low", "high", "direction"]]).join(
            change.loc[relative][list(CHANGE)]).assign(relative=relative))
    _say_what_lasts(parts[0], list(graphs))
    rows = pd.concat(parts).reset_index()
    rows.insert(0, "technology", technology)
    return rows


def _say_what_lasts(rows: pd.DataFrame, windows: list[str]) -> None:
    """Put in place of a direction whether a dependency was there in two of the last three windows."""
    own = rows.index.get_level_values("indicator") == "strategic_dependency"
    lasting = indicators.lasting_dependency(rows.loc[own, windows])
    rows.loc[own, "direction"] = lasting.map({1.0: "lasting", 0.0: "not lasting"})


def _fitted(graphs: dict[str, CitationGraph], shares: dict[str, np.ndarray], counted: Counted) -> pd.DataFrame:
    """Fit slopes and the last change, with limits where the data tell the citing families.

    In every draw the sources are in the same classes, by these `shares`. The same draws in every window: what these
    have in common is no chance.
    """
    buckets = {window: buckets_of(graph, counted.flows) for window, graph in graphs.items()}
    if any(parts is None for parts in buckets.values()):
        fitted = _long(_changes({window: _measure(graph, shares[window], counted) for window, graph in graphs.items()}))
        return pd.DataFrame({"value": fitted, "low": np.nan, "high": np.nan})
    found = intervals(
        lambda counts: _changes({window: _measure(parts.resampled(counts), shares[window], counted)
                                 for window, parts in buckets.items() if parts is not None}),
        BUCKETS, draws=counted.settings.draws, seed=counted.settings.seed)
    return found.rename_axis(["what", *KEYS])


def _changes(by_window: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return pd.concat({"slope": trend.slopes(by_window), "change": trend.last_change(by_window)}, axis=1)


def _measure(graph: CitationGraph, shares: np.ndarray, counted: Counted) -> pd.DataFrame:
    """Measure the indicators, and those that grow with counts once more relative to the technology."""
    own = counted.measure(graph, shares)
    return pd.concat({False: own, True: trend.relative_to_technology(graph)}, axis=1)


def _long(table: pd.DataFrame) -> pd.Series:
    names = ["what", *KEYS][-table.columns.nlevels - 1:-1]
    return table.rename_axis(index="entity", columns=names).unstack().rename(None)  # noqa: PD010 - to a Series


def _for_people(rows: pd.DataFrame) -> pd.DataFrame:
    relative_only = rows["indicator"].isin(trend.GROWS_WITH_COUNTS)
    shown = rows[rows["indicator"].isin(SHOWN) & (rows["relative"] == relative_only)]
    shown = shown.assign(indicator=shown["indicator"].where(~shown["relative"], shown["indicator"] + " (relative)"))
    return shown.drop(columns=["relative", *CHANGE]).sort_values(
        ["technology", "entity"], kind="stable", key=lambda column: pd.factorize(column)[0])
