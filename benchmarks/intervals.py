"""How long do intervals of all indicators take? Ten simulated technologies, from many citations to few.

    python benchmarks/intervals.py --countries 110 --draws 1000
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from citenet import cores, indicators
from citenet.graph import CitationGraph
from citenet.pipeline.limits import limits, measure_draws
from citenet.uncertainty import Buckets

N_BUCKETS = 128
CITATIONS = np.geomspace(300_000, 10_000, 10)
"""Citations of each technology."""


def draw_technology(number: int, n: int) -> Buckets:
    """Draw citations between countries, the largest many times the smallest, each cell with a bucket."""
    random = np.random.default_rng(number)
    size = np.arange(1, n + 1) ** -1.6
    expected = np.outer(size, size) * random.gamma(2, 0.5, (n, n))
    expected *= CITATIONS[number] / expected.sum() / N_BUCKETS
    cells = random.poisson(np.repeat(expected.reshape(-1, 1), N_BUCKETS, axis=1)).astype(float)
    held = random.poisson(CITATIONS[number] / 20 / N_BUCKETS * size[:, None] / size.sum(), (n, N_BUCKETS)).astype(float)
    names = pd.Index([f"C{i:03}" for i in range(n)])
    pairs = pd.MultiIndex.from_product([names, names], names=["citing", "cited"])
    graph = CitationGraph.from_edges(pd.Series(cells.sum(axis=1), pairs), pd.Series(held.sum(axis=1), names))
    return Buckets(graph, cells[pairs.get_indexer(graph.citations.index)], held, np.zeros(held.shape))


def measures(buckets: Buckets) -> Callable[..., pd.DataFrame]:
    """Return what measures one technology: as it is, or its draws."""
    graph = buckets.graph
    classes = pd.Series([["eu", "oecd_nato", "other"][i % 3] for i in range(len(graph.entities))], graph.entities)
    membership, core = indicators.membership_of(graph, classes), cores.block_core(graph)

    def measured(counts: np.ndarray | None = None) -> pd.DataFrame:
        if counts is None:
            own = {measure.__name__: measure(graph, core) for measure in cores.DISTANCES}
            return pd.concat([indicators.measure(graph, membership), pd.DataFrame(own)], axis=1)
        drawn = buckets.resampled(counts)
        return pd.concat([indicators.measure(drawn, membership), measure_draws(drawn, core)], axis=1)

    return measured


def main() -> None:
    """Time the indicators alone, and with their intervals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--countries", type=int, default=110)
    parser.add_argument("--draws", type=int, default=1000)
    options = parser.parse_args()
    technologies = [measures(draw_technology(number, options.countries)) for number in range(len(CITATIONS))]
    for what, work in (("indicators", lambda measured: measured()),
                       ("with intervals", lambda measured: limits(measured, draws=options.draws, seed=1))):
        wall, cpu = time.perf_counter(), time.process_time()
        for measured in technologies:
            work(measured)
        print(f"{what}: {time.process_time() - cpu:.2f} s CPU, {time.perf_counter() - wall:.2f} s")


if __name__ == "__main__":
    main()
