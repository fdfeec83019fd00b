"""Whom do the countries of the simulated world cite, and with whom do they share families?"""

from __future__ import annotations

import numpy as np


def propensity(details: dict, sizes: np.ndarray) -> np.ndarray:
    """Return (t, y, i, j): the part of the citations of country i that goes to country j.

    Foreign sources follow size, attraction and bloc; members of a core give a part of that to each
    other; a leaning country gives a part to those it leans on. A domestic part that grows with the
    size of the country comes first.
    """
    foreign = _pulled_to_core(details, _by_size(details, sizes))
    _lean(details, foreign)
    rates = details["rates"]
    mean = sizes.mean(axis=1)
    domestic = rates["domestic_least"] + rates["domestic_range"] * mean / (mean + 0.1)
    domestic[:, _role(details, "isolate")] = 1.0
    domestic[:, _role(details, "pure importer")] = 0.0
    home = np.eye(sizes.shape[-1])
    return foreign * (1 - domestic)[:, None, :, None] + (domestic[:, :, None] * home)[:, None]


def partners(details: dict, sizes: np.ndarray) -> np.ndarray:
    """Return (i, k): where the foreign co-applicants of country i are; all 0 for a closed country."""
    closed = _role(details, "isolate", "pure importer")
    weight = _affinity(details) * sizes.mean(axis=(0, 1)) * ~closed
    weight[closed] = 0.0
    return np.divide(weight, weight.sum(axis=1, keepdims=True), where=~closed[:, None], out=np.zeros_like(weight))


def _by_size(details: dict, sizes: np.ndarray) -> np.ndarray:
    attraction = np.array([
        [about.get("attraction", {}).get(name, 1.0) for name in details["countries"]]
        for about in details["technologies"].values()
    ])
    cited = sizes * attraction[:, None, :] * ~_role(details, "isolate", "pure importer")
    foreign = cited[:, :, None, :] * _affinity(details)
    return foreign / foreign.sum(axis=-1, keepdims=True)


def _pulled_to_core(details: dict, foreign: np.ndarray) -> np.ndarray:
    pull, names = details["rates"]["core_pull"], list(details["countries"])
    pulled = foreign.copy()
    for t, about in enumerate(details["technologies"].values()):
        core = [names.index(name) for name in about["core"]]
        for i in core:
            others = [j for j in core if j != i]
            pulled[t, :, i] *= 1 - pull
            pulled[t, :, i, others] += pull / len(others)
    return pulled


def _lean(details: dict, foreign: np.ndarray) -> None:
    """Change `foreign` in place for each leaning country."""
    technologies, names = list(details["technologies"]), list(details["countries"])
    for leaning in details["leaning"]:
        rows = foreign[technologies.index(leaning["technology"]), :, names.index(leaning["citing"])]
        first, last = leaning["part"]
        part = np.linspace(first, last, len(rows))[:, None]
        toward = np.array([leaning["toward"].get(name, 0.0) for name in names])
        rows[:] = (1 - part) * rows + part * toward / toward.sum()


def _affinity(details: dict) -> np.ndarray:
    """(i, j): how much more two countries have to do with each other than size says; 0 at home."""
    blocs = np.array([about["bloc"] for about in details["countries"].values()])
    same = (blocs[:, None] == blocs[None, :]) & (blocs != "")[:, None]
    return np.where(same, details["rates"]["bloc_affinity"], 1.0) * (1 - np.eye(len(blocs)))


def _role(details: dict, *roles: str) -> np.ndarray:
    return np.array([about.get("role") in roles for about in details["countries"].values()])
