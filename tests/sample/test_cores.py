"""The planted cores can be found, by a plain version of MINRES and the cut of Borgatti and Everett."""

import numpy as np
import pytest
from scipy.sparse.csgraph import shortest_path

TECHNOLOGIES = ("photonics", "quantum", "process", "biomolecular", "imaging", "mechatronics", "ai",
                "energy_materials", "semiconductors", "cybersecurity")


def exchange(sample, technology: str) -> tuple[list[str], np.ndarray]:
    """Return countries and the citations between each two of them, both directions together."""
    flows = sample.flows(technology)
    both = flows.to_numpy() + flows.to_numpy().T
    np.fill_diagonal(both, 0)
    linked = both.sum(axis=0) > 0
    return [name for name, has in zip(flows.index, linked, strict=True) if has], both[np.ix_(linked, linked)]


def coreness(weights: np.ndarray) -> np.ndarray:
    w = weights.sum(axis=1) / np.sqrt(weights.sum())
    for _ in range(2000):
        w = w / 2 + weights @ w / (w @ w - w**2) / 2
    return w


def best_cut(weights: np.ndarray) -> tuple[np.ndarray, float]:
    order = np.argsort(-coreness(weights))
    off = ~np.eye(len(weights), dtype=bool)
    fits = {}
    for size in range(2, len(weights) // 2 + 1):
        inside = np.isin(np.arange(len(weights)), order[:size])
        fits[size] = np.corrcoef(weights[off], np.outer(inside, inside)[off])[0, 1]
    size = max(fits, key=fits.get)
    return order[:size], fits[size]


@pytest.mark.parametrize("technology", TECHNOLOGIES)
def test_planted_core_is_found_with_a_clear_fit(sample, technology):
    names, weights = exchange(sample, technology)
    members, fit = best_cut(weights)
    assert sorted(names[i] for i in members) == sample.truth["technologies"][technology]["core"]
    assert 3 <= len(members) <= 6
    assert fit > 0.75


def test_cores_differ_between_technologies(sample):
    cores = {tuple(about["core"]) for about in sample.truth["technologies"].values()}
    leaders = {about["leaders"][0] for about in sample.truth["technologies"].values()}
    assert len(cores) >= 8
    assert len(leaders) >= 4


def test_focal_country_is_near_the_core_in_most_technologies_and_in_none_of_them(sample):
    near = 0
    for technology in TECHNOLOGIES:
        names, weights = exchange(sample, technology)
        core = [names.index(name) for name in sample.truth["technologies"][technology]["core"]]
        length = np.divide(1, weights, where=weights > 0, out=np.zeros_like(weights))
        distance = shortest_path(length)[:, core].mean(axis=1)
        others = [i for i in range(len(names)) if i not in core]
        nearest = sorted(others, key=lambda i: distance[i])[: len(others) // 3]
        assert "NL" in [names[i] for i in others]
        near += names.index("NL") in nearest
    assert near >= 7
