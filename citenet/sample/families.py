"""Which patent families are there? First applicants, co-applicants, inventors, and what is not known of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citenet.sample.draw import chance, draw_columns
from citenet.sample.organisations import Organisations
from citenet.sample.world import World

NOBODY = -1
"""Stands where there is no second technology, applicant or inventor."""
KNOWN, FROM_INVENTOR, UNKNOWN = 0, 1, 2
"""Where the country of a family can be read: with its applicants, only with its inventors, nowhere."""


@dataclass(frozen=True, eq=False)
class Families:
    """One entry a family, in order of year; numbers are places on the axes of the world.

    `organisations`, `countries` and `inventors` have two columns: the first and the second applicant,
    and the country of the first and the second inventor.
    """

    technology: np.ndarray
    second_technology: np.ndarray
    year: np.ndarray
    organisations: np.ndarray
    countries: np.ndarray
    inventors: np.ndarray
    country_source: np.ndarray
    organisation_known: np.ndarray

    def __len__(self) -> int:
        return len(self.year)


def draw_families(world: World, organisations: Organisations, n: int, rng: np.random.Generator) -> Families:
    """Draw `n` families, independent of each other."""
    by_year = world.families.transpose(1, 0, 2)
    cells = np.repeat(np.arange(by_year.size), rng.multinomial(n, by_year.ravel()))
    year, technology, home = np.unravel_index(cells, by_year.shape)
    kin = world.second_technology
    second = draw_columns(rng, np.column_stack([kin, 1 - kin.sum(axis=1)]), technology)
    holders, countries = _applicants(world, organisations, technology, home, rng)
    source = rng.random(n) - world.rates["country_unknown"]
    country_source = np.where(source < 0, UNKNOWN,
                              np.where(source < world.rates["country_from_inventor"], FROM_INVENTOR, KNOWN))
    return Families(
        technology=technology,
        second_technology=np.where(second == len(kin), NOBODY, second),
        year=year,
        organisations=holders,
        countries=countries,
        inventors=_inventors(world, countries, country_source, rng),
        country_source=country_source,
        organisation_known=~chance(rng, world.rates["organisation_unknown"], n),
    )


def _applicants(
    world: World, organisations: Organisations, technology: np.ndarray, home: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Draw organisations and their countries, (n, 2) each; a co-applicant is another organisation."""
    n = len(home)
    table = organisations.weight.reshape(-1, len(organisations.names))
    first = draw_columns(rng, table, technology * len(world.countries) + home)
    together = chance(rng, world.rates["co_applicant"], n)
    abroad = together & chance(rng, world.rates["co_applicant_abroad"], n)
    partner = np.where(abroad, _abroad(world, home, rng), home)
    second = draw_columns(rng, table, technology * len(world.countries) + partner)
    alone = ~together | (second == first)
    return (np.column_stack([first, np.where(alone, NOBODY, second)]),
            np.column_stack([home, np.where(alone, NOBODY, partner)]))


def _abroad(world: World, home: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw another country for each; a closed country stays at home."""
    return draw_columns(rng, world.partners + np.diag(world.closed.astype(float)), home)


def _inventors(
    world: World, countries: np.ndarray, country_source: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Draw where inventors work: with the applicants as a rule, and always where only they tell the country."""
    n = len(countries)
    home = countries[:, 0]
    more = chance(rng, 0.5, n)
    second = np.where(countries[:, 1] != NOBODY, countries[:, 1], np.where(more, home, NOBODY))
    away = chance(rng, world.rates["inventor_abroad"], n) & (country_source == KNOWN)
    first = np.where(away, _abroad(world, home, rng), home)
    inventors = np.column_stack([first, second])
    inventors[country_source == UNKNOWN] = NOBODY
    return inventors
