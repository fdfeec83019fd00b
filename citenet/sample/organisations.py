"""Which simulated organisations are there, in which country, and how large in each technology?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from citenet.sample.world import World

UNIVERSITY_EVERY = 7
GOLDEN = (5**0.5 - 1) / 2
"""Multiples of it, less their whole part, fill the range from 0 to 1 evenly."""


@dataclass(frozen=True, eq=False)
class Organisations:
    """Names, home countries, and `weight` (t, i, organisation): who holds a family of technology t in country i."""

    names: tuple[str, ...]
    country: np.ndarray
    weight: np.ndarray


def organisations_of(world: World) -> Organisations:
    """Return the organisations of the world: evidently invented names, sizes after Zipf within a country.

    Every organisation is at home in one technology and of some weight in a second; every seventh of a
    country is a university, of equal weight in all.

    Examples
    --------
    >>> from citenet.sample.world import world
    >>> organisations_of(world()).names[0]
    'Simulated Bio 1 Inc'
    """
    names: list[str] = []
    countries: list[int] = []
    sizes: list[np.ndarray] = []
    for i, n_here in enumerate(_numbers(world)):
        for rank in range(n_here):
            theme, profile = _profile(world, i, rank)
            names.append(_name(world, i, theme, len(names) + 1))
            countries.append(i)
            sizes.append((rank + 1.0) ** -_zipf(world, i) * profile)
    country = np.array(countries)
    at_home = country[None, :] == np.arange(len(world.countries))[:, None]
    weight = np.array(sizes).T[:, None, :] * at_home
    return Organisations(tuple(names), country, weight / weight.sum(axis=2, keepdims=True))


def _numbers(world: World) -> np.ndarray:
    """Organisations per country: large countries have more, every country has one."""
    share = np.array([about["share"] for about in world.details["countries"].values()]) ** 0.6
    return np.maximum(np.round(world.details["organisations"] * share / share.sum()), 1).astype(int)


def _zipf(world: World, country: int) -> float:
    about = world.details["countries"][world.countries[country]]
    return about.get("organisation_zipf", world.rates["organisation_zipf"])


def _profile(world: World, country: int, rank: int) -> tuple[str, np.ndarray]:
    """Return the theme of an organisation and its weight per technology."""
    profile = np.ones(len(world.technologies))
    if rank % UNIVERSITY_EVERY == UNIVERSITY_EVERY - 1:
        return "University", 3 * profile
    main, second = _strength(world, country, rank), _strength(world, country, rank + 1)
    profile[second] += 2
    profile[main] += 7
    return world.details["technologies"][world.technologies[main]]["theme"], profile


def _strength(world: World, country: int, rank: int) -> int:
    """Choose a technology: over the ranks, each as often as its part in the families of the country."""
    families = world.families[:-1, :, country].sum(axis=1)
    order = np.argsort(-families, kind="stable")
    below = np.cumsum(families[order]) / families.sum()
    return int(order[np.searchsorted(below, rank * GOLDEN % 1, side="right")])


def _name(world: World, country: int, theme: str, number: int) -> str:
    form = world.details["legal_forms"].get(world.countries[country], "Ltd")
    return f"Simulated {theme} {number}" + ("" if theme == "University" else f" {form}")
