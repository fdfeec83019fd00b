"""Which fields can only few and versatile entities do, and who are these?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

_EQUAL = 1e-9
"""Eigenvalues and correlations that differ by less than this are the same number."""


@dataclass(frozen=True, eq=False)
class Complexity:
    """Complexity of entities and of fields, each from 0 (simplest) to 100.

    Both are missing throughout when `reason` says why there is no answer; one entity or field is missing
    when it has no specialisation at all. `eigenvalues` are those of T, largest first.
    """

    entities: pd.Series
    fields: pd.Series
    eigenvalues: np.ndarray
    reason: str = ""


def complexity(presence: pd.DataFrame) -> Complexity:
    """Work out the complexity of entities and fields from who is specialised in what.

    The eigenvector of the second eigenvalue of T = U⁻¹ Mᵀ D⁻¹ M, with M the presence, D the diversity
    of the entities (row sums) and U the ubiquity of the fields (column sums), is the complexity of the
    fields; that of an entity is the mean over the fields it has. The sign is such that the complexity of
    entities rises with their diversity; each of the two is rescaled to 0–100.

    Parameters
    ----------
    presence : pandas.DataFrame
        Entity × field, true where the entity is specialised, see `specialised`.

    Returns
    -------
    Complexity
        Without an answer (`reason`) when fewer than two entities or fields have a specialisation, when
        all have the same ones, when the table falls apart into groups with nothing in common, when the
        second eigenvalue is not the only one of its size, or when diversity does not tell the sign.

    Notes
    -----
    Citations play no part in it. Ten technologies are too few columns: compute it on fine classes and
    bring those together with `technology_complexity`. An entity with a handful of families is specialised
    by chance in whatever they are in and lands on top or bottom: leave such entities out first.
    Source: docs/methods, 4; Hidalgo & Hausmann (2009), PNAS 106; Balland & Rigby (2017), Economic
    Geography 93.

    Examples
    --------
    >>> M = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0]], index=["DE", "NL", "LU"], columns=["a", "b", "c"])
    >>> found = complexity(M)
    >>> found.fields.round(5).to_dict(), found.eigenvalues.round(5).tolist()
    ({'a': 0.0, 'b': 50.0, 'c': 100.0}, [1.0, 0.25, 0.11111])
    >>> complexity(M.loc[["LU"]]).reason
    'fewer than two entities or fields have a specialisation'
    """
    of_entities, of_fields, eigenvalues, reason = complexity_scores(presence.to_numpy(dtype=bool))
    return Complexity(pd.Series(of_entities, presence.index, name="complexity"),
                      pd.Series(of_fields, presence.columns, name="complexity"), eigenvalues, reason)


def complexity_scores(present: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, str]:
    """Return what `complexity` tells, as arrays: of entities, of fields, the eigenvalues and the reason."""
    has, had = np.any(present, axis=1), np.any(present, axis=0)
    linked = present[has][:, had].astype(float)
    diversity, ubiquity = linked.sum(axis=1), linked.sum(axis=0)
    # T has the eigenvalues of AᵀA, and but for zeros of A Aᵀ, with A = D^-½ M U^-½: the smaller one is solved.
    scaled = linked / np.sqrt(np.outer(diversity, ubiquity))
    fewer = scaled if len(diversity) <= len(ubiquity) else scaled.T
    rising, vectors = np.linalg.eigh(fewer @ fewer.T)
    eigenvalues = rising[::-1].clip(0)
    scores, reason = (np.full(len(has), np.nan), np.full(len(had), np.nan)), _without_second(eigenvalues)
    if not reason:
        second = vectors[:, -2], fewer.T @ vectors[:, -2]
        left, right = second if fewer is scaled else second[::-1]
        direction = _correlation(left / np.sqrt(diversity), diversity)
        reason = "" if abs(direction) > _EQUAL else "diversity does not tell which end is the complex one"
        if not reason:
            scores[0][has] = _rescaled(left / np.sqrt(diversity) * direction)
            scores[1][had] = _rescaled(right / np.sqrt(ubiquity) * direction)
    return *scores, eigenvalues, reason


def _without_second(eigenvalues: np.ndarray) -> str:
    """Say why there is no single second eigenvector; empty when there is."""
    if len(eigenvalues) < 2:
        return "fewer than two entities or fields have a specialisation"
    if eigenvalues[1] > 1 - _EQUAL:
        groups = int((eigenvalues > 1 - _EQUAL).sum())
        return f"the table falls apart into {groups} groups that have no field in common"
    if eigenvalues[1] < _EQUAL:
        return "all entities are specialised in the same fields"
    if len(eigenvalues) > 2 and eigenvalues[1] - eigenvalues[2] < _EQUAL:
        return "the second eigenvalue occurs more than once, so that no order stands out"
    return ""


def _correlation(left: np.ndarray, right: np.ndarray) -> float:
    """Pearson correlation; 0 when one of the two does not vary."""
    left, right = left - left.mean(), right - right.mean()
    size = np.linalg.norm(left) * np.linalg.norm(right)
    return float(left @ right / size) if size > _EQUAL else 0.0


def _rescaled(scores: np.ndarray) -> np.ndarray:
    """Rescale to 0–100."""
    return 100 * ((scores - scores.min()) / max(np.ptp(scores), np.finfo(float).tiny))
