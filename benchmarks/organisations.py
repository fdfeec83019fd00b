"""A network of organisations in citenet and in networkx: build, PageRank, strong components, betweenness per source.

    python benchmarks/organisations.py --edges 5000000

Both start from the same arrays of citing, cited and weight, each in a process of its own; results are compared.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
import pandas as pd

from citenet.communities import betweenness, pagerank, strong_components
from citenet.graph import CitationGraph

SOURCES = {"citenet": 64, "networkx": 2}


def main() -> None:
    """Run both ways and print seconds, ratios and whether they agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=5_000_000)
    parser.add_argument("--way", choices=list(SOURCES))
    chosen = parser.parse_args()
    if chosen.way:
        print(json.dumps(_timed(chosen.way, chosen.edges)))
        return
    found = {way: json.loads(subprocess.run(
        [sys.executable, __file__, "--edges", str(chosen.edges), "--way", way], check=True, capture_output=True,
        text=True).stdout) for way in SOURCES}
    for step, ours in found["citenet"]["seconds"].items():
        theirs = found["networkx"]["seconds"][step]
        print(f"{step}: citenet {ours:.3f} s, networkx {theirs:.2f} s of CPU: {theirs / ours:.0f} ×")
    print("results agree:", np.allclose(*(found[way]["check"] for way in SOURCES), rtol=1e-4))


def edges(n_edges: int) -> tuple[int, np.ndarray, np.ndarray, np.ndarray]:
    """Draw distinct links between organisations of Zipf sizes, 27 links an organisation, with whole weights."""
    random, n = np.random.default_rng(1), n_edges // 27
    drawn = (np.exp(random.random((2, 3 * n_edges)) * np.log(n)).astype(np.int64) + random.integers(n // 9)) % n
    spread = random.integers(0, n, (2, 3 * n_edges))
    citing, cited = np.where(random.random((2, 3 * n_edges)) < .3, drawn, spread)
    pairs = np.unique((citing * n + cited)[citing != cited])
    pairs = np.sort(random.permutation(pairs)[:n_edges])
    return n, pairs // n, pairs % n, random.geometric(.4, len(pairs)).astype(float)


def _timed(way: str, n_edges: int) -> dict:
    n, citing, cited, weight = edges(n_edges)
    seconds: dict[str, float] = {}

    def clocked(step: str, work: Callable, *arguments: object, **options: object) -> object:
        begun = time.process_time()
        result = work(*arguments, **options)
        seconds[step] = time.process_time() - begun
        return result

    if way == "citenet":
        labels = np.char.zfill(np.arange(n).astype(str), 7)
        index = pd.MultiIndex.from_arrays([pd.Categorical.from_codes(side, labels) for side in (citing, cited)],
                                          names=["citing", "cited"])
        graph = clocked("build", lambda: CitationGraph.from_edges(pd.Series(weight, index=index), level="organisation"))
        rank = clocked("PageRank", pagerank, graph)
        clocked("strong components", strong_components, graph)
        clocked("betweenness, a source", betweenness, graph, sources=SOURCES[way])
    else:
        graph = nx.DiGraph()
        rows = zip(citing.tolist(), cited.tolist(), weight.tolist(), strict=True)
        clocked("build", graph.add_weighted_edges_from, rows)
        rank = pd.Series(clocked("PageRank", nx.pagerank, graph, tol=1e-9)).sort_index()
        clocked("strong components", lambda: list(nx.strongly_connected_components(graph)))
        clocked("betweenness, a source", nx.betweenness_centrality, graph, k=SOURCES[way], seed=1)
    seconds["betweenness, a source"] /= SOURCES[way]
    together = sum(seconds[step] for step in ("build", "PageRank", "strong components"))
    return {"seconds": {**seconds, "build, PageRank and components": together},
            "check": np.sort(rank.to_numpy())[::-1][:50].tolist()}


if __name__ == "__main__":
    main()
