"""How are citations held for computing? As arrays over edges, or over pairs of partners."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy import sparse

from citenet.spill import kept

TINY = np.finfo(float).tiny
"""Stands for 0 where that would be divided by."""


def ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """Divide; where the denominator is not above zero the answer is undefined, so missing (NaN)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominator > 0, numerator / denominator, np.nan)


@dataclass(frozen=True, eq=False)
class Edges:
    """Citations as arrays: edge ``e`` runs from entity ``citing[e]`` to entity ``cited[e]``.

    Each pair stands once, sorted by `citing`, then `cited`. `weight` has shape (n_edges,), or
    (n_draws, n_edges) when the network is looked at in several resampled versions at once; every
    method keeps the leading axis.
    """

    n: int
    citing: np.ndarray
    cited: np.ndarray
    weight: np.ndarray

    def __post_init__(self) -> None:
        """Keep the arrays where there is room for them."""
        for name in ("citing", "cited", "weight"):
            object.__setattr__(self, name, kept(getattr(self, name)))

    @classmethod
    def merged(cls, n: int, citing: np.ndarray, cited: np.ndarray, weight: np.ndarray) -> Edges:
        """Hold citations in any order, which may name a pair more than once: those of a pair are added up."""
        citing, cited = (side.astype(np.int64, copy=False) for side in (citing, cited))
        same = citing[1:] == citing[:-1]
        if ((citing[1:] > citing[:-1]) | same & (cited[1:] > cited[:-1])).all():
            return cls(n, citing, cited, weight)
        pairs, pair = np.unique(citing * n + cited, return_inverse=True)
        return cls(n, pairs // n, pairs % n, _group_sum(weight, pair, len(pairs)))

    def only(self, chosen: np.ndarray) -> Edges:
        """Return the edges that a boolean array chooses."""
        if chosen.all():
            return self
        return Edges(self.n, self.citing[chosen], self.cited[chosen], pick(self.weight, chosen))

    def among(self, entities: np.ndarray) -> Edges:
        """Return the edges between the entities that a boolean array chooses, as a network of these alone."""
        place = np.cumsum(entities) - 1
        between = self.only(entities[self.citing] & entities[self.cited])
        return Edges(int(np.count_nonzero(entities)), place[between.citing], place[between.cited], between.weight)

    def sum_by_citing(self, values: np.ndarray) -> np.ndarray:
        """Add up a value per edge over the edges that an entity makes: shape (…, n)."""
        return _group_sum(values, self.citing, self.n)

    def sum_by_cited(self, values: np.ndarray) -> np.ndarray:
        """Add up a value per edge over the edges that an entity receives: shape (…, n)."""
        return _group_sum(values, self.cited, self.n)

    @cached_property
    def made(self) -> np.ndarray:
        """Citations made by each entity: its knowledge import."""
        return self.sum_by_citing(self.weight)

    @cached_property
    def received(self) -> np.ndarray:
        """Citations received by each entity: its knowledge export."""
        return self.sum_by_cited(self.weight)

    @cached_property
    def share_made(self) -> np.ndarray:
        """Share that each edge has in the citations its citing entity makes; 0 where it makes none."""
        return kept(self.weight / pick(np.maximum(self.made, TINY), self.citing))

    @cached_property
    def entropy_made(self) -> np.ndarray:
        """Shannon entropy, in nats, of the shares of an entity's edges in what it makes; 0 where it makes none."""
        # Of a share of nothing any finite logarithm will do: 0 times it is 0.
        return 0.0 - self.sum_by_citing(self.share_made * np.log(np.maximum(self.share_made, TINY)))

    @cached_property
    def concentration_made(self) -> np.ndarray:
        """Sum of the squares of those shares; 0 where it makes none."""
        return self.sum_by_citing(np.square(self.share_made))

    @cached_property
    def present(self) -> np.ndarray:
        """1 for an edge above zero, else 0: it may differ from draw to draw."""
        return kept(np.sign(self.weight))

    @cached_property
    def n_sources(self) -> np.ndarray:
        """Count the edges above zero that each entity makes."""
        return self.sum_by_citing(self.present)

    @cached_property
    def total(self) -> np.ndarray:
        """All citations together, with a trailing axis of length 1 so that it broadcasts."""
        return self.weight.sum(axis=-1, keepdims=True)

    @cached_property
    def linked(self) -> np.ndarray:
        """Whether each entity is on at least one edge."""
        found = np.zeros(self.n, dtype=bool)
        found[self.citing] = found[self.cited] = True
        return found

    @cached_property
    def exchanged(self) -> sparse.csr_array:
        """``A = F + Fᵀ``: what each pair exchanges in both directions together (one version of the network only)."""
        made = self.matrix()
        both = made + made.T.tocsr()
        return sparse.csr_array((kept(both.data), kept(both.indices), both.indptr), shape=both.shape)

    def mean(self) -> Edges:
        """Return the edges with their mean over the versions in which the network is looked at."""
        return replace(self, weight=np.atleast_2d(self.weight).mean(axis=0))

    def matrix(self) -> sparse.csr_array:
        """Return the sparse n × n matrix, rows cite columns (one version of the network only)."""
        first = np.searchsorted(self.citing, np.arange(self.n + 1))
        # Sparse arrays keep the type they are given, and so does all that is worked out from them.
        place = np.int32 if max(self.n, 2 * len(self.weight)) <= np.iinfo(np.int32).max else np.int64
        return sparse.csr_array((self.weight, self.cited.astype(place), first.astype(place)), shape=(self.n, self.n))


@dataclass(frozen=True, eq=False)
class Partners:
    """Every pair of entities that exchange citations, once, with both directions side by side."""

    n: int
    one: np.ndarray
    other: np.ndarray
    forth: np.ndarray
    """Citations from the one to the other."""
    back: np.ndarray

    def __post_init__(self) -> None:
        """Keep the arrays where there is room for them."""
        for name in ("one", "other", "forth", "back"):
            object.__setattr__(self, name, kept(getattr(self, name)))

    def sum(self, of_one: np.ndarray, of_other: np.ndarray) -> np.ndarray:
        """Add up over the partners of each entity what each pair is to the one and to the other: shape (…, n)."""
        if of_one.ndim == 1:
            return _group_sum(of_one, self.one, self.n) + _group_sum(of_other, self.other, self.n)
        one, other = self._places
        return (one @ of_one.T + other @ of_other.T).T

    @cached_property
    def _places(self) -> tuple[sparse.csc_array, sparse.csc_array]:
        return _places(self.one, self.n), _places(self.other, self.n)

    @cached_property
    def both(self) -> np.ndarray:
        """Citations of the pair in both directions together."""
        return kept(self.forth + self.back)

    @cached_property
    def active(self) -> np.ndarray:
        """1 for a pair that exchanges any citation, else 0."""
        return kept(np.sign(self.both))

    @cached_property
    def count(self) -> np.ndarray:
        """Count the partners of each entity."""
        return self.sum(self.active, self.active)

    @cached_property
    def balance(self) -> tuple[np.ndarray, np.ndarray]:
        """Citations received less made, over both together, of the one and of the other: in [-1, 1], 0 without any."""
        of_one = kept((self.back - self.forth) / np.maximum(self.both, TINY))
        return of_one, kept(-of_one)


def pick(values: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """Return `values` (…, n) at `positions`, with the draws still side by side in memory."""
    return values.T[positions].T


def _group_sum(values: np.ndarray, group: np.ndarray, n: int) -> np.ndarray:
    if values.ndim == 1:
        return np.bincount(group, weights=values, minlength=n).astype(float)
    return (_places(group, n) @ values.T).T


def _places(group: np.ndarray, n: int) -> sparse.csc_array:
    """Return the n × n_members matrix with a 1 where a member is of a group."""
    return sparse.csc_array((np.ones(len(group)), group, np.arange(len(group) + 1)), shape=(n, len(group)))
