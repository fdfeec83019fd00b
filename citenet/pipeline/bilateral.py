"""What do two countries mean to each other, technology by technology, and who carries the link?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from citenet import indicators, report, specialisation, tables
from citenet.errors import UndefinedError
from citenet.graph import CitationGraph
from citenet.pipeline.analysis import Counted, Progress, buckets_of, count, each, silent
from citenet.pipeline.answers import Answer, about_of, entity_named, warning_of
from citenet.pipeline.counting import BUCKETS
from citenet.pipeline.networks import networks
from citenet.pipeline.new_file import new_file
from citenet.pipeline.pages import page_context, technology_named
from citenet.pipeline.places import open_corpus
from citenet.pipeline.trends import periods_of
from citenet.reference.technologies import ALL
from citenet.settings import Settings
from citenet.uncertainty import intervals

COLUMNS = ["technology", "window", "indicator", "value", "low", "high"]
"""Columns of the numbers of a pair; those of the other country begin with ``partner_``."""

SHOWN = ("citations_made", "source_share", "citations_received", "partner_source_share", "balance", "leverage", "rca",
         "partner_rca")
"""Numbers in the terminal; JSON and CSV hold all."""

MOST_CARRIERS = 10
"""Pairs of organisations that are named in each technology and direction."""


@dataclass(frozen=True, eq=False)
class Pair:
    """All that is known of two countries together.

    Parameters
    ----------
    one, other : str
        Their codes.
    counted : Counted
        What `rows` were counted from.
    rows, over_time : pandas.DataFrame
        Columns `COLUMNS`: of the windows asked for; and of these again when there are several, else of periods of
        some years, empty where there are no two.
    carriers : pandas.DataFrame
        Columns technology, window, citing, citing_country, cited, cited_country, citations, share: the
        organisations that cite each other most, with their share of the citations between organisations of
        the two countries in that direction; empty where organisations are not known.
    """

    one: str
    other: str
    counted: Counted
    rows: pd.DataFrame
    over_time: pd.DataFrame
    carriers: pd.DataFrame


def find_pair(one: str, other: str, corpus: str | Path | None, *, technologies: Sequence[str] = (),
              settings: Settings, progress: Progress = silent) -> Pair:
    """Count what two countries cite of each other.

    Raises
    ------
    UndefinedError
        When one of them is not in the data, or no network holds both.
    """
    counted = count(open_corpus(corpus), settings, progress)
    known = counted.flows.entities("country")
    first, second = codes = [entity_named(name, "country", known) for name in (one, other)]
    chosen = counted.chosen(technologies)
    numbers = _numbers(counted, codes, chosen, progress)
    if numbers.empty:
        raise UndefinedError(f"none of these networks holds both {first} and {second}",
                             fix="choose other technologies")
    rows = pd.concat([numbers, *_portfolios(counted, codes, chosen)], ignore_index=True)
    over_time = numbers
    if len(counted.flows.record["windows"]) == 1:
        periods = periods_of(counted, progress)
        over_time = _numbers(periods.counted, codes, chosen, progress) if periods else numbers[:0]
    return Pair(first, second, counted, rows, over_time, _carriers(counted, codes, chosen))


def pair_html(pair: Pair, *, home: str | None = None) -> str:
    """Return the page of a pair, about the last of the windows asked for."""
    counted, last = pair.counted, pair.counted.flows.record["windows"][-1]
    settings = replace(counted.settings, focal=pair.one)
    chosen = [name for name in counted.technologies() if name in set(pair.rows["technology"])]
    return report.bilateral_page(
        report.PairEvidence(
            pair.one, pair.other, [technology_named(name, settings) for name in chosen], last,
            rows=pair.rows[pair.rows["window"] == last], over_time=pair.over_time,
            carriers=pair.carriers[pair.carriers["window"] == last]),
        context=page_context(replace(counted, settings=settings), last, home=home))


def write_pair(pair: Pair, path: str | Path | None) -> Path:
    """Write the page of a pair; return where it is, by default ONE-OTHER.html."""
    page = Path(path or f"{pair.one}-{pair.other}.html")
    with new_file(page, endings=(".html", ".htm")) as unfinished:
        unfinished.write_text(pair_html(pair), encoding="utf-8", newline="\n")
    return page


def answer_of(pair: Pair) -> Answer:
    """Return the numbers of a pair for the terminal and for programs; the carriers stand beside the rows."""
    about = about_of(pair.counted)
    people = pair.rows[pair.rows["indicator"].isin(SHOWN)]
    wide = people.pivot_table(index=["technology", "window"], columns="indicator", values="value", sort=False)
    language = about["settings"]["language"]
    shown = wide.reindex(columns=list(SHOWN)).rename_axis(columns=None).reset_index()
    carriers = tables.records(pair.carriers)
    return Answer(pd.concat([pair.rows, pair.over_time], ignore_index=True).drop_duplicates(),
                  {**about, "one": pair.one, "other": pair.other, "carriers": carriers},
                  f"{pair.one} – {pair.other}\n\n{tables.as_table(shown, language)}{warning_of(about)}", shown)


def _numbers(counted: Counted, codes: Sequence[str], technologies: Sequence[str], progress: Progress) -> pd.DataFrame:
    tables = []
    for technology in each(technologies, progress, f"{' and '.join(codes)}: {{}}"):
        tables += [_of_network(graph, counted, codes)
                   for graph in networks(counted.flows, technology=technology, level="country")
                   if set(codes) <= set(graph.entities)]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=COLUMNS)


def _of_network(graph: CitationGraph, counted: Counted, codes: Sequence[str]) -> pd.DataFrame:
    buckets = buckets_of(graph, counted.flows)
    if buckets is None:
        values = indicators.bilateral(graph, *codes).iloc[0]
        table = pd.DataFrame({"value": values, "low": np.nan, "high": np.nan})
    else:
        settings = counted.settings
        table = intervals(lambda counts: indicators.bilateral(buckets.resampled(counts), *codes), BUCKETS,
                          draws=settings.draws, seed=settings.seed)[["value", "low", "high"]]
        least, most = pd.DataFrame(indicators.PAIR_RANGES)[table.index].to_numpy()
        table[["low", "high"]] = table[["low", "high"]].clip(least, most, axis=0)
    table = table.rename_axis("indicator").reset_index()
    return table.assign(technology=graph.technology, window=graph.window)[COLUMNS]


def _portfolios(counted: Counted, codes: Sequence[str], technologies: Sequence[str]) -> Iterator[pd.DataFrame]:
    """Return families, share and specialisation of both, relative to all technologies counted."""
    families = counted.flows.families
    for window, part in families[families["level"] == "country"].groupby("window", sort=False, observed=True):
        wide = part.pivot_table(index="entity", columns="technology", values="families", sort=False).fillna(0.0)
        found = {"families": wide, "family_share": specialisation.family_share(wide),
                 "rca": specialisation.rca(wide.drop(columns=ALL, errors="ignore"))}
        for name, table in found.items():
            of_both = table.reindex(index=codes, columns=technologies)
            for prefix, code in zip(("", "partner_"), codes, strict=True):
                yield pd.DataFrame({"technology": technologies, "window": window, "indicator": prefix + name,
                                    "value": of_both.loc[code].to_numpy(dtype=float)})


def _carriers(counted: Counted, codes: Sequence[str], technologies: Sequence[str]) -> pd.DataFrame:
    flows, country = counted.flows.citations, counted.flows.organisations
    links = flows[(flows["level"] == "organisation") & flows["technology"].isin(technologies)]
    links = links.assign(citing_country=links["citing"].map(country), cited_country=links["cited"].map(country))
    one, other = codes
    there = (links["citing_country"] == one) & (links["cited_country"] == other)
    back = (links["citing_country"] == other) & (links["cited_country"] == one)
    links = links[there | back]
    direction = ["technology", "window", "citing_country"]
    total = links.groupby(direction, observed=True)["citations"].transform("sum")
    links = links.assign(share=links["citations"] / total)
    links = links.sort_values(["citations", "citing", "cited"], ascending=[False, True, True], kind="stable")
    leading = links.groupby(direction, observed=True, sort=False).head(MOST_CARRIERS)
    order = {name: place for place, name in enumerate(technologies)}
    leading = leading.sort_values("technology", key=lambda names: names.astype("str").map(order), kind="stable")
    return leading[["technology", "window", "citing", "citing_country", "cited", "cited_country", "citations",
                    "share"]].reset_index(drop=True)
