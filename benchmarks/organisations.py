"""A network of organisations in citenet and in networkx: CPU seconds of each step, peak memory, and whether they agree.

    python benchmarks/organisations.py --edges 5000000 --community-edges 500000 --rounds 3

Both start from the same arrays of citing, cited and weight, each in a process of its own; figures are medians of the
rounds. Communities are compared in a smaller network, for networkx takes ten minutes to find those of a large one.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import numpy as np
import pandas as pd
from measure import measured

from citenet.communities import betweenness, leiden, pagerank, strong_components
from citenet.communities.leiden import exchanged, modularity
from citenet.cores import rich_core, s_core
from citenet.graph import CitationGraph, Edges

SOURCES = {"citenet": 64, "networkx": 2}
BETWEENNESS = "betweenness, a source"
TOGETHER = ("build", "PageRank", "strong components")
MEMORY = "peak memory of the process, GB"


class Clock(dict[str, float]):
    """CPU seconds of each step."""

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        self[step] = time.process_time() - begun


def citenet_ranks(edges: Edges, clock: Clock) -> dict:
    """Find whom others build upon, where knowledge comes round, and over whom ways lead."""
    labels = _labels(edges.n)
    with clock("build"):
        graph = _graph(labels, edges)
    with clock("PageRank"):
        rank = pagerank(graph)
    with clock("strong components"):
        component = strong_components(graph)
    with clock(BETWEENNESS):
        betweenness(graph, sources=SOURCES["citenet"])
    return {"ranks": np.sort(rank)[-50:].tolist(), "components": int(component.max())}


def networkx_ranks(edges: Edges, clock: Clock) -> dict:
    """Find the same; the tolerance is that at which ranks are as exact as citenet's to four digits."""
    with clock("build"):
        graph = nx.DiGraph()
        graph.add_weighted_edges_from(_triples(edges))
    with clock("PageRank"):
        rank = nx.pagerank(graph, tol=1e-9)
    with clock("strong components"):
        components = list(nx.strongly_connected_components(graph))
    with clock(BETWEENNESS):
        nx.betweenness_centrality(graph, k=SOURCES["networkx"], seed=1)
    return {"ranks": sorted(rank.values())[-50:], "components": len(components)}


def citenet_groups(edges: Edges, clock: Clock) -> dict:
    """Find communities by one run of Leiden."""
    labels = _labels(edges.n)
    with clock("build and communities"):
        found = leiden(_graph(labels, edges), seeds=1)
    return {"modularity": found.modularity}


def networkx_groups(edges: Edges, clock: Clock) -> dict:
    """Find communities by Louvain; what the two of a pair exchange was added up for it."""
    pairs = exchanged(edges)
    with clock("build and communities"):
        graph = nx.Graph()
        graph.add_weighted_edges_from(_triples(pairs))
        groups = nx.community.louvain_communities(graph, seed=1)
    membership = np.zeros(edges.n, dtype=int)
    for number, members in enumerate(groups):
        membership[list(members)] = number
    return {"modularity": modularity(pairs, membership)}


def citenet_cores(edges: Edges, clock: Clock) -> dict:
    """Find cores and communities of the large network."""
    graph = _graph(_labels(edges.n), edges)
    with clock("rich core"):
        rich_core(graph)
    with clock("s-core"):
        s_core(graph)
    with clock("communities"):
        leiden(graph, seeds=1)
    return {}


PARTS: dict[str, tuple[str, dict[str, Callable[[Edges, Clock], dict]]]] = {
    "ranks": ("edges", {"citenet": citenet_ranks, "networkx": networkx_ranks}),
    "groups": ("community_edges", {"citenet": citenet_groups, "networkx": networkx_groups}),
    "cores": ("edges", {"citenet": citenet_cores}),
}
"""Which network a part of the work is done in, and by whom."""


def main() -> None:
    """Let all do every part in turn, round after round, and print a table a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=5_000_000)
    parser.add_argument("--community-edges", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", nargs=3, metavar=("PART", "WAY", "FOLDER"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        _do(*chosen.one)
        return
    with TemporaryDirectory() as folder:
        for part, (size, ways) in PARTS.items():
            np.savez(Path(folder, part), **vars(draw(getattr(chosen, size))))
            rounds = [{way: _apart(part, way, folder) for way in ways} for _ in range(chosen.rounds)]
            _tell(f"{getattr(chosen, size):,} edges", rounds)


def draw(n_edges: int) -> Edges:
    """Draw distinct links between organisations of Zipf sizes, 27 links an organisation, with whole weights."""
    random, n = np.random.default_rng(1), n_edges // 27
    drawn = (np.exp(random.random((2, 3 * n_edges)) * np.log(n)).astype(np.int64) + random.integers(n // 9)) % n
    spread = random.integers(0, n, (2, 3 * n_edges))
    citing, cited = np.where(random.random((2, 3 * n_edges)) < .3, drawn, spread)
    pairs = np.unique((citing * n + cited)[citing != cited])
    pairs = np.sort(random.permutation(pairs)[:n_edges])
    return Edges(n, pairs // n, pairs % n, random.geometric(.4, len(pairs)).astype(float))


def _labels(n: int) -> pd.Index:
    return pd.Index(np.char.zfill(np.arange(n).astype(str), 7), dtype="str")


def _graph(labels: pd.Index, edges: Edges) -> CitationGraph:
    merged = Edges.merged(edges.n, edges.citing, edges.cited, edges.weight)
    return CitationGraph.from_arrays(labels, merged, level="organisation")


def _triples(edges: Edges) -> Iterator[tuple[int, int, float]]:
    return zip(edges.citing.tolist(), edges.cited.tolist(), edges.weight.tolist(), strict=True)


def _do(part: str, way: str, folder: str) -> None:
    with np.load(Path(folder, f"{part}.npz")) as saved:
        edges = Edges(int(saved["n"]), saved["citing"], saved["cited"], saved["weight"])
    clock = Clock()
    found = PARTS[part][1][way](edges, clock)
    if part == "ranks":
        clock["these three together"] = sum(clock[step] for step in TOGETHER)
        clock[BETWEENNESS] /= SOURCES[way]
    Path(folder, "found.json").write_text(json.dumps({"figures": clock, "found": found}))


def _apart(part: str, way: str, folder: str) -> dict:
    """Do a part in a process of its own."""
    cost = measured([sys.executable, __file__, "--one", part, way, folder])
    done = json.loads(Path(folder, "found.json").read_text())
    done["figures"][MEMORY] = cost.memory
    return done


def _tell(about: str, rounds: list[dict[str, dict]]) -> None:
    ways = list(rounds[0])
    heads = [about, *ways, *(["times"] if len(ways) > 1 else [])]
    print("", _line(heads), _line(["---"] * len(heads)), sep="\n")
    for step in rounds[0]["citenet"]["figures"]:
        figures = [[done[way]["figures"][step] for way in ways] for done in rounds]
        figures = [[*row, *(other / row[0] for other in row[1:])] for row in figures]
        print(_line([step, *(f"{statistics.median(column):.3g}" for column in zip(*figures, strict=True))]))
    for what in rounds[0]["citenet"]["found"]:
        values = [rounds[0][way]["found"][what] for way in ways]
        print(f"{what}:", "equal" if np.allclose(values, values[:1], rtol=1e-4) else values, flush=True)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
