"""Which family cites which? Technology, country and age are drawn first, then a family that fits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citenet.sample.draw import chance, draw_columns
from citenet.sample.families import Families
from citenet.sample.world import World

FAVOUR = 1.5
"""Above 1, some families are cited far more than others of their group and year."""
ROUNDS = 4
"""How often a citation that cannot be used is drawn again."""


@dataclass(frozen=True, eq=False)
class FamilyCitations:
    """Pairs of families, sorted and each once; and citing families whose citation found no older family."""

    citing: np.ndarray
    cited: np.ndarray
    unfound: np.ndarray


class _Pool:
    """Families by group and then year, so that any of a group and year can be drawn at once."""

    def __init__(self, group: np.ndarray, year: np.ndarray, shape: tuple[int, int]) -> None:
        cell = group * shape[1] + year
        self.n_years = shape[1]
        self.order = np.argsort(cell, kind="stable")
        self.start = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=shape[0] * shape[1]))])

    def draw(self, group: np.ndarray, year: np.ndarray, latest: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Draw a family of the group and year, else one of any year up to `latest`, else -1."""
        first = group * self.n_years
        low, high = self.start[first + year], self.start[first + year + 1]
        none = low == high
        low = np.where(none, self.start[first], low)
        high = np.where(none, self.start[first + latest + 1], high)
        place = low + ((high - low) * rng.random(len(group)) ** FAVOUR).astype(np.int64)
        return np.where(low == high, -1, self.order[np.minimum(place, len(self.order) - 1)])


def draw_family_citations(world: World, families: Families, rng: np.random.Generator) -> FamilyCitations:
    """Draw the citations of all families; a family cites another once only, and never itself."""
    citing = np.repeat(np.arange(len(families)), _numbers(world, families, rng))
    cited = _draw_cited(world, families, citing, rng)
    unfound = citing[cited < 0]
    citing, cited = _distinct(citing[cited >= 0], cited[cited >= 0], len(families))
    close = families.year[citing] - families.year[cited] <= 2
    back = close & chance(rng, world.rates["mutual"], len(citing)) & ~world.closed[families.countries[citing, 0]]
    citing, cited = _distinct(np.concatenate([citing, cited[back]]), np.concatenate([cited, citing[back]]),
                              len(families))
    return FamilyCitations(citing, cited, unfound)


def _numbers(world: World, families: Families, rng: np.random.Generator) -> np.ndarray:
    """Draw how many families each cites: Poisson, with means that differ from family to family (gamma)."""
    shape = world.rates["reference_shape"]
    mean = world.references[families.technology, families.year]
    return rng.poisson(mean * rng.gamma(shape, 1 / shape, len(families)))


def _draw_cited(world: World, families: Families, citing: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw the cited family of each citation, -1 where the chosen country has none that is old enough."""
    technology, latest, home = families.technology[citing], families.year[citing], families.countries[citing, 0]
    n_years, n_countries = len(world.years), len(world.countries)
    row = (technology * n_years + latest) * n_countries + home
    country = draw_columns(rng, world.propensity.reshape(-1, n_countries), row)
    field = draw_columns(rng, world.cited_technology, technology)
    group = field * n_countries + country
    pool = _Pool(families.technology * n_countries + families.countries[:, 0], families.year,
                 (len(world.technologies) * n_countries, n_years))

    def draw_again(some: np.ndarray) -> np.ndarray:
        year = draw_columns(rng, world.cited_year, latest[some])
        return pool.draw(group[some], year, latest[some], rng)

    cited = draw_again(np.arange(len(citing)))
    own = np.flatnonzero((country == home) & chance(rng, world.rates["own_organisation"], len(citing)))
    found = _draw_own(world, families, citing[own], field[own], rng=rng)
    cited[own] = np.where(found < 0, cited[own], found)
    # What cannot be used is replaced from the same country, lest small countries be cited less than they should.
    for _ in range(ROUNDS):
        useless = _useless(citing, cited, len(families))
        cited[useless] = draw_again(useless)
    return cited


def _draw_own(
    world: World, families: Families, citing: np.ndarray, technology: np.ndarray, *, rng: np.random.Generator
) -> np.ndarray:
    """Draw a family of the citing organisation, -1 where it has none that is old enough."""
    organisation, latest = families.organisations[:, 0], families.year[citing]
    n = int(organisation.max(initial=0)) + 1
    pool = _Pool(families.technology * n + organisation, families.year, (len(world.technologies) * n, len(world.years)))
    year = draw_columns(rng, world.cited_year, latest)
    return pool.draw(technology * n + organisation[citing], year, latest, rng)


def _useless(citing: np.ndarray, cited: np.ndarray, n: int) -> np.ndarray:
    """Find the citations of a family to itself, and to one that it cites already."""
    pair = citing * n + cited
    order = np.argsort(pair, kind="stable")
    again = np.concatenate([[False], pair[order[1:]] == pair[order[:-1]]])
    return np.sort(np.concatenate([order[again & (cited[order] >= 0)], np.flatnonzero(citing == cited)]))


def _distinct(citing: np.ndarray, cited: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Sort the pairs, keep each once, drop those of a family with itself."""
    citing, cited = np.divmod(np.unique(citing * n + cited), n)
    other = citing != cited
    return citing[other], cited[other]
