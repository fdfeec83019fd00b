"""Do intervals of 95 % hold the truth 95 times in 100? Measured on the simulated world of the sample.

One large population of families is drawn from the world; each repetition draws the families that cite
anew, a random part of the population, and takes the families they cite as given: what the intervals say
they do. Families are numbered country by country and spread over buckets by the SQL of the flows. With
``--both-sides`` each repetition is a new sample instead, in which the cited families are drawn anew too,
which the intervals do not know of.

The truth is held in two ways: for a network of this size (the mean over all repetitions), and for an endless one.

    python benchmarks/coverage.py --repetitions 300 --buckets 128
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from citenet import indicators
from citenet.aggregate.inputs import ALL, offer_rules, run
from citenet.engine import Engine
from citenet.flows import CountingRules, Grain
from citenet.graph import CitationGraph
from citenet.reference.institutions import source_classes
from citenet.sample.citations import draw_family_citations
from citenet.sample.expectation import expected_flows
from citenet.sample.families import UNKNOWN, Families, draw_families
from citenet.sample.organisations import organisations_of
from citenet.sample.world import World, world
from citenet.uncertainty import Buckets, intervals

PART = 20
"""One family in so many of the population cites in a repetition."""
SIZES = [30, 60, 120, 400, np.inf]
"""Bounds of the foreign citations, made and received, of countries that are taken together; fewer are flagged."""
CLASSES = source_classes(world().countries)


@dataclass(frozen=True, eq=False)
class Sample:
    """Families, whom they cite, and which of them are drawn in this repetition."""

    families: Families
    citing: np.ndarray
    cited: np.ndarray
    drawn: np.ndarray


def samples(simulated: World, n: int, repetitions: int, *, both_sides: bool) -> Iterator[Sample]:
    """Draw families, and who of them cites."""
    organisations = organisations_of(simulated)

    def everything(size: int, random: np.random.Generator) -> Sample:
        families = draw_families(simulated, organisations, size, random)
        pairs = draw_family_citations(simulated, families, random)
        return Sample(families, pairs.citing, pairs.cited, np.ones(size, dtype=bool))

    if both_sides:
        for repetition in range(repetitions):
            yield everything(n, np.random.default_rng([1, repetition]))
        return
    population = everything(n * PART, np.random.default_rng(0))
    for repetition in range(repetitions):
        drawn = np.random.default_rng([2, repetition]).random(n * PART) < 1 / PART
        kept = drawn[population.citing]
        yield Sample(population.families, population.citing[kept], population.cited[kept], drawn)


@cache
def spread(n: int, n_buckets: int) -> np.ndarray:
    """Return the bucket of each of n families, as counting a corpus gives it."""
    facts = pd.DataFrame({"family": np.arange(n), "recorded": True, "cites": True, "year": 2020,
                          "applicant_countries": 1, "inventor_countries": 1, "organisations": 0})
    nothing = {"symbols": ["symbol_id", "scheme", "symbol"], "family_symbols": ["family", "symbol_id"],
               "class_masks": ["scheme", "symbol", "mask"]}
    with Engine().connect() as connection:
        connection.register("family_facts", facts)
        for table, columns in nothing.items():
            connection.register(table, pd.DataFrame(dict.fromkeys(columns, np.empty(0, dtype=int))))
        offer_rules(connection, [ALL], CountingRules(), Grain(buckets=n_buckets))
        run(connection, "families.sql")
        return connection.execute("select bucket from families order by family").df()["bucket"].to_numpy()


def bucket_of_each(sample: Sample, n_buckets: int) -> np.ndarray:
    """Number the families of a repetition country by country, as many sources do, and spread them over buckets."""
    own = np.flatnonzero(sample.drawn)
    own = own[np.argsort(sample.families.countries[own, 0], kind="stable")]
    buckets = np.zeros(len(sample.drawn), dtype=int)
    buckets[own] = spread(len(sample.drawn), n_buckets)[: len(own)]
    return buckets


def buckets_of(simulated: World, sample: Sample, technology: str, n_buckets: int) -> Buckets:
    """Count one technology, fractionally, by country and bucket of the citing family."""
    families, n = sample.families, len(simulated.countries)
    number = simulated.technology(technology)
    holds = (families.technology == number) | (families.second_technology == number)
    holds &= families.country_source != UNKNOWN
    bucket = bucket_of_each(sample, n_buckets)
    # Two halves of each family: of the first and of the second country, the first once more where there is none.
    halves = np.where(families.countries < 0, families.countries[:, :1], families.countries)
    kept = holds[sample.citing] & holds[sample.cited]
    citing, cited, own = sample.citing[kept], sample.cited[kept], np.flatnonzero(holds & sample.drawn)
    cells, held = np.zeros(n * n * n_buckets), np.zeros(n * n_buckets)
    for i in (0, 1):
        held += np.bincount(halves[own, i] * n_buckets + bucket[own], minlength=held.size) / 2
        for j in (0, 1):
            pair = halves[citing, i] * n + halves[cited, j]
            cells += np.bincount(pair * n_buckets + bucket[citing], minlength=cells.size) / 4
    return _as_buckets(simulated, cells.reshape(-1, n_buckets), held.reshape(-1, n_buckets))


def _as_buckets(simulated: World, cells: np.ndarray, held: np.ndarray) -> Buckets:
    names = pd.Index(simulated.countries)
    pairs = pd.MultiIndex.from_product([names, names], names=["citing", "cited"])
    graph = CitationGraph.from_edges(pd.Series(cells.sum(axis=1), pairs), pd.Series(held.sum(axis=1), names))
    citations, families = cells[pairs.get_indexer(graph.citations.index)], held[names.get_indexer(graph.entities)]
    return Buckets(graph, citations, families, made_to_unknown=np.zeros(families.shape))


def measure(buckets: Buckets, *, miller_madow: bool, draws: int, seed: int) -> pd.DataFrame:
    """Return value and interval of every indicator of every country."""
    membership = indicators.membership_of(buckets.graph, CLASSES)
    return intervals(
        lambda counts: indicators.measure(buckets.resampled(counts), membership, miller_madow=miller_madow),
        buckets.citations.shape[1], draws=draws, seed=seed)


def coverage(options: argparse.Namespace) -> pd.DataFrame:
    """Return the share of the intervals that hold the truth, by size of country and indicator."""
    simulated, found = world(), []
    for repetition, sample in enumerate(samples(simulated, options.families, options.repetitions,
                                                both_sides=options.both_sides)):
        for technology in options.technologies:
            buckets = buckets_of(simulated, sample, technology, options.buckets)
            table = measure(buckets, miller_madow=options.miller_madow, draws=options.draws, seed=repetition)
            table = table.rename_axis(["indicator", "country"]).reset_index().assign(technology=technology)
            found.append(table.assign(size=table["country"].map(buckets.graph.made + buckets.graph.received)))
    rows = pd.concat(found, ignore_index=True)
    keys = ["technology", "country", "indicator"]
    rows["of_this_size"] = rows.groupby(keys)["value"].transform("mean")
    rows["size"] = pd.cut(rows.groupby(keys)["size"].transform("mean"), SIZES, right=False, labels=SIZES[:-1])
    endless = pd.concat({name: _endless(simulated, name) for name in options.technologies}, names=keys[:1])
    rows = rows.join(endless.rename("endless"), on=["technology", "indicator", "country"])
    return _held(rows)


def _endless(simulated: World, technology: str) -> pd.Series:
    """Return indicators that depend on shares alone, of an endless network."""
    graph = CitationGraph.from_edges(expected_flows(simulated, technology))
    scores = indicators.measure(graph, indicators.membership_of(graph, CLASSES))
    scores.loc[:, ["citations_made", "citations_received", "domestic_citations", "citation_balance"]] = np.nan
    return pd.concat(dict(scores.items()), names=["indicator", "country"])


def _held(rows: pd.DataFrame) -> pd.DataFrame:
    known = rows[rows["low"].notna() & rows["size"].notna()].astype({"size": int})
    table = pd.DataFrame({"intervals": known.groupby(["size", "indicator"], sort=False).size()})
    for truth in ("of_this_size", "endless"):
        stated = known[known[truth].notna()]
        inside = (stated["low"] <= stated[truth]) & (stated[truth] <= stated["high"])
        table[truth] = inside.groupby([stated["size"], stated["indicator"]], sort=False).mean()
    return table.reset_index()


def main() -> None:
    """Measure, and print a row an indicator, a column a size of country."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", type=int, default=17_000)
    parser.add_argument("--repetitions", type=int, default=300)
    parser.add_argument("--buckets", type=int, default=128)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--technologies", nargs="+", default=["photonics", "energy_materials"])
    parser.add_argument("--miller-madow", action="store_true")
    parser.add_argument("--both-sides", action="store_true")
    table = coverage(parser.parse_args())
    table = table[table["indicator"] != "strategic_dependency"]  # an answer, yes or no, has no interval
    wide = table.pivot_table(index="indicator", columns="size", values=["of_this_size", "endless"], sort=False)
    print(wide.sort_index(axis=1).round(3).to_string())


if __name__ == "__main__":
    main()
