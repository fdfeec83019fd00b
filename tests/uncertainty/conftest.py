"""A small world of citing families, drawn anew each time, whose true shares are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from citenet.graph import CitationGraph
from citenet.uncertainty import Buckets

NAMES = tuple("ABCDEFGHIJ")
N_BUCKETS = 128


@dataclass(frozen=True)
class Drawn:
    """What the families of a drawn world cite, by bucket, and the network they make together."""

    citations: pd.DataFrame
    families: pd.DataFrame
    graph: CitationGraph

    def buckets(self, n_buckets: int = N_BUCKETS) -> Buckets:
        return Buckets.of(self.graph, self.citations, self.families, n_buckets)


def true_shares() -> np.ndarray:
    """Return whom each country cites: large ones most, rows add up to 1."""
    size = 1 / np.arange(1, len(NAMES) + 1)
    affinity = np.where(np.add.outer(np.arange(len(NAMES)), np.arange(len(NAMES))) % 3, 1.0, 2.0)
    shares = affinity * size
    return shares / shares.sum(axis=1, keepdims=True)


def draw_world(seed: int, families_each: float = 60, n_buckets: int = N_BUCKETS) -> Drawn:
    """Draw families, how much each cites (gamma-Poisson: families differ), and whom."""
    random = np.random.default_rng(seed)
    home = np.repeat(np.arange(len(NAMES)), random.poisson(families_each, len(NAMES)))
    bucket = random.integers(0, n_buckets, len(home))
    made = random.poisson(6 * random.gamma(3, 1 / 3, len(home)))
    cited = random.multinomial(made, true_shares()[home])
    family, source = np.nonzero(cited)
    names = np.array(NAMES)
    rows = pd.DataFrame({"bucket": bucket[family], "citing": names[home[family]], "cited": names[source],
                         "citations": cited[family, source].astype(float)})
    citations = rows.groupby(["bucket", "citing", "cited"], as_index=False).sum()
    held = pd.DataFrame({"bucket": bucket, "entity": names[home], "families": 1.0})
    families = held.groupby(["bucket", "entity"], as_index=False).sum()
    graph = CitationGraph.from_edges(citations.groupby(["citing", "cited"])["citations"].sum(),
                                     families.groupby("entity")["families"].sum())
    return Drawn(citations, families, graph)
