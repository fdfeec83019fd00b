"""Every indicator a second way: plain loops over a dense matrix, networkx, and one draw at a time."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from citenet import indicators
from citenet.graph import CitationGraph

NAMES = [f"E{i:02d}" for i in range(9)]
CLASSES = pd.Series({name: [*indicators.BLOCS, None][i % 4] for i, name in enumerate(NAMES)})
SEEDS = range(8)


def random_matrix(seed: int) -> np.ndarray:
    """Return citations between nine entities: sparse or dense, whole or fractional, one never cited."""
    random = np.random.default_rng(seed)
    matrix = random.integers(1, 30, (9, 9)) * (random.random((9, 9)) < random.choice([0.2, 0.5, 0.9]))
    matrix[:, 3] = 0
    return matrix * (0.25 if seed % 2 else 1.0)


def graph_of(matrix: np.ndarray) -> CitationGraph:
    edges = [(NAMES[i], NAMES[j], matrix[i, j]) for i in range(9) for j in range(9)]
    return CitationGraph.from_edges(edges, {name: i for i, name in enumerate(NAMES)})


def divide(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator > 0 else math.nan


def by_hand(matrix: np.ndarray, i: int) -> dict[str, float]:
    """Work out all indicators of entity `i` as docs/methods writes them, one entity, one sum at a time."""
    others = [j for j in range(9) if j != i]
    foreign = matrix - np.diag(np.diag(matrix))
    made, received = sum(matrix[i, j] for j in others), sum(matrix[j, i] for j in others)
    sources = [j for j in others if matrix[i, j] > 0]
    users = [j for j in others if matrix[j, i] > 0]
    partners = sorted({*sources, *users})
    shares = [matrix[i, j] / made for j in sources]
    n, families = len(sources), float(i)
    entropy = -sum(p * math.log(p) for p in shares) if sources else math.nan
    hhi = sum(p**2 for p in shares) if sources else math.nan

    to_bloc = [sum(matrix[i, j] for j in sources if CLASSES.iloc[j] == bloc) for bloc in indicators.BLOCS]
    classified = sum(to_bloc)
    distance = divide(sum((k + 1) * count for k, count in enumerate(to_bloc)), classified)

    pair = {j: (matrix[j, i] - matrix[i, j]) / (matrix[j, i] + matrix[i, j]) for j in partners}
    weight = {j: foreign[:, j].sum() for j in partners}
    leans = [(matrix[j, i] / foreign[j].sum() if matrix[j, i] else 0)
             - (matrix[i, j] / made if matrix[i, j] else 0) for j in partners]
    literal = divide((received - made) * received, len(partners) * foreign.sum())
    return {
        "families": families, "citations_received": received, "citations_made": made,
        "received_per_family": divide(received, families), "made_per_family": divide(made, families),
        "n_sources": n, "n_users": len(users), "domestic_citations": matrix[i, i],
        "source_entropy": entropy, "effective_sources": math.exp(entropy),
        "source_evenness": entropy / math.log(n) if n > 1 else math.nan,
        "source_hhi": hhi, "source_hhi_normalised": (hhi - 1 / n) / (1 - 1 / n) if n > 1 else math.nan,
        "institutional_distance": distance, "institutional_similarity": (3 - distance) / 2,
        "eu_share": divide(to_bloc[0], classified), "oecd_nato_share": divide(to_bloc[1], classified),
        "other_share": divide(to_bloc[2], classified), "unclassified_share": divide(made - classified, made),
        "citation_balance": literal, "citation_balance_per_family": divide(literal, families),
        "pairwise_balance": divide(sum(weight[j] * pair[j] for j in partners), sum(weight.values())),
        "pairwise_balance_unweighted": divide(sum(pair.values()), len(partners)),
        "dependence_asymmetry": divide(sum(leans), len(partners)),
        "simple_balance": divide(received - made, received + made),
        "domestic_share": divide(matrix[i, i], matrix[i].sum()),
        "foreign_share": 1 - divide(matrix[i, i], matrix[i].sum()),
        "strategic_dependency": float(hhi > 0.4 and made > max(matrix[i, i], received)) if made else math.nan,
        "import_export_ratio": divide(made, received),
    }


def measure(graph: CitationGraph) -> pd.DataFrame:
    return indicators.measure(graph, indicators.membership_of(graph, CLASSES))


@pytest.mark.parametrize("seed", SEEDS)
def test_measure_equals_the_sums_written_out(seed):
    matrix = random_matrix(seed)
    expected = pd.DataFrame([by_hand(matrix, i) for i in range(9)], index=pd.Index(NAMES, name="entity"))
    pd.testing.assert_frame_equal(measure(graph_of(matrix)), expected, check_dtype=False,
                                  check_index_type=False, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_equal_those_of_networkx(seed):
    graph = graph_of(random_matrix(seed))
    network = graph.to_networkx()
    network.remove_edges_from(list(nx.selfloop_edges(network)))
    scores = measure(graph)
    for column, view in (("n_sources", network.out_degree()), ("n_users", network.in_degree()),
                         ("citations_made", network.out_degree(weight="citations")),
                         ("citations_received", network.in_degree(weight="citations"))):
        assert scores[column].to_dict() == pytest.approx(dict(view))


@pytest.mark.parametrize("seed", SEEDS)
def test_resampled_networks_measured_together_equal_one_by_one(seed):
    graph = graph_of(random_matrix(seed))
    draws = np.random.default_rng(seed).poisson(0.8, (6, len(graph.citations))) * graph.edges.weight
    draws[-1] = 0
    membership = indicators.membership_of(graph, CLASSES)
    together = indicators.measure(graph.resampled(draws), membership)
    for draw, weight in enumerate(draws):
        one = CitationGraph.from_edges(pd.Series(weight, graph.citations.index), graph.families)
        expected = measure(one)
        for name in expected:
            np.testing.assert_allclose(together.loc[draw, name], expected[name], rtol=1e-12, atol=1e-12,
                                       err_msg=name)
