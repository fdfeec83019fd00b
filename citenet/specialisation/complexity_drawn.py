"""How complex is each technology, and how near is it to each entity, in each of many draws of the families?"""

from __future__ import annotations

import numpy as np

from citenet.graph import ratio
from citenet.specialisation.advantage import MET, advantage
from citenet.specialisation.complexity import complexity_scores

_NONE = 1e-9
"""Relatedness that adds up to less is rounding: the least there can be is one over the number of entities."""


def complexity_drawn(counts: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Complexity of technologies made of fine classes, and how near they are to each entity, draw by draw.

    Parameters
    ----------
    counts : numpy.ndarray
        Families, shape (n_draws, n_entities, n_classes).
    weights : numpy.ndarray
        Families of each technology in each class, shape (n_draws, n_technologies, n_classes).

    Returns
    -------
    tuple of numpy.ndarray
        `technology_complexity`, 0–100, shape (n_draws, n_technologies): missing where the draw has no `complexity`.
        And the mean `relatedness_density` of each entity, 0–100, over the classes by these weights, shape
        (n_draws, n_entities, n_technologies); a class related to none counts as 0. Missing for a technology
        without families.

    Notes
    -----
    Citations play no part in it. Source: docs/methods, 4 and 5.

    Examples
    --------
    Classes 1 to 3 have the complexity 0, 61.8 and 100 here; half of the families of the technology are in the third.

    >>> counts = np.array([[[2, 3, 3], [2, 2, 0], [4, 0, 0]]])
    >>> complexity, density = complexity_drawn(counts, np.array([[[1, 1, 2]]]))
    >>> complexity.round(3).tolist(), density[0].tolist()
    ([[65.451]], [[87.5], [87.5], [12.5]])
    """
    present = np.array([advantage(own) >= MET for own in counts])
    complexity = np.array([_mean_of_known(complexity_scores(own)[1], weight)
                           for own, weight in zip(present, weights, strict=True)])
    density = np.array([_mean_density(own.astype(float), weight) for own, weight in zip(present, weights, strict=True)])
    return complexity, density


def _mean_of_known(of_classes: np.ndarray, weights: np.ndarray) -> np.ndarray:
    known = ~np.isnan(of_classes)
    return ratio(weights[:, known] @ of_classes[known], weights[:, known].sum(axis=1))


def _mean_density(present: np.ndarray, weights: np.ndarray) -> np.ndarray:
    share = ratio(weights, weights.sum(axis=1, keepdims=True)).T
    had = present.any(axis=0)
    present, share = present[:, had], share[had]
    total = _related(present, np.ones((len(share), 1)))
    return 100 * present @ _related(present, np.divide(share, total, out=np.zeros_like(share), where=total > _NONE))


def _related(present: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return φ @ values, φ being the `relatedness` of fields that somebody has.

    φ itself, fields × fields, would be most of the work. As φ_ts = Σ_r M_rt M_rs / max(k_t, k_s), the values can be
    added up within each entity by ubiquity k, and each field then asks its entities. The diagonal is 1 − 1.
    """
    ubiquity = present.sum(axis=0)
    order = np.argsort(ubiquity, kind="stable")
    levels, first = np.unique(ubiquity[order], return_index=True)
    fields = np.split(present[:, order], first[1:], axis=1)
    within = np.array([own @ part for own, part in zip(fields, np.split(values[order], first[1:]), strict=True)])
    seen = np.tensordot(1 / np.maximum.outer(levels, levels), within, axes=1)
    found = -values
    found[order] += np.concatenate([own.T @ sums for own, sums in zip(fields, seen, strict=True)])
    return found
