"""Which simulated world do the sample's citations come from? Its parameters, as arrays, with no chance in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from citenet.sample.propensity import partners, propensity

NONE = "none"
"""The technology of families that belong to none of the ten."""


@dataclass(frozen=True, eq=False)
class World:
    """Everything that is true of the simulated world; `t`, `y`, `i`, `j` run over its axes.

    Two samples with different seeds come from the same world, so that many can be drawn and compared
    with one truth.

    Parameters
    ----------
    technologies, countries : tuple of str
        Names on the axes; the last technology is `NONE`.
    years : numpy.ndarray
        Priority years.
    families : numpy.ndarray
        (t, y, i): part of all families with first technology t, year y, first applicant in country i.
    references : numpy.ndarray
        (t, y): cited families per citing family.
    propensity : numpy.ndarray
        (t, y, i, j): part of the citations of country i that goes to country j; rows add up to 1.
    cited_technology : numpy.ndarray
        (t, q): part of the citations of technology t that goes to families of first technology q.
    second_technology : numpy.ndarray
        (t, s): part of the families of technology t that also carries s.
    partners : numpy.ndarray
        (i, k): where the foreign co-applicants of country i are; rows add up to 1, or to 0 when closed.
    cited_year : numpy.ndarray
        (y, y'): part of the citations of year y that goes to year y'.
    rates, planted : dict
        The tables of those names in ``world.toml``.
    cores : dict
        Core countries of each technology.
    details : dict
        The whole of ``world.toml``, for what is read only once.
    """

    technologies: tuple[str, ...]
    countries: tuple[str, ...]
    years: np.ndarray
    families: np.ndarray
    references: np.ndarray
    propensity: np.ndarray
    cited_technology: np.ndarray
    second_technology: np.ndarray
    partners: np.ndarray
    cited_year: np.ndarray
    rates: dict
    planted: dict
    cores: dict[str, tuple[str, ...]]
    details: dict

    @property
    def windows(self) -> list[tuple[int, int]]:
        """The windows in which trends are stated, as first and last year."""
        return [(int(window[:4]), int(window[-4:])) for window in self.details["windows"]]

    @property
    def closed(self) -> np.ndarray:
        """(i): countries that share no family with another and are never cited from abroad."""
        return self.partners.sum(axis=1) == 0

    def country(self, name: str) -> int:
        """Return the place of a country on its axis."""
        return self.countries.index(name)

    def technology(self, name: str) -> int:
        """Return the place of a technology on its axis."""
        return self.technologies.index(name)


@cache
def world() -> World:
    """Return the simulated world, read from ``world.toml``.

    Examples
    --------
    >>> simulated = world()
    >>> simulated.cores["photonics"], len(simulated.countries)
    (('JP', 'US', 'DE'), 45)
    >>> bool(np.allclose(simulated.propensity.sum(axis=-1), 1))
    True
    """
    text = resources.files("citenet.sample").joinpath("world.toml").read_text(encoding="utf-8")
    details = tomllib.loads(text)
    technologies, countries = tuple(details["technologies"]), tuple(details["countries"])
    years = np.arange(details["first_year"], details["last_year"] + 1)
    lag = _lag_distribution(details["rates"], len(years))
    sizes = _sizes(details, years)
    shares = sizes * _volume(details, years)[:, :, None]
    return World(
        technologies=technologies,
        countries=countries,
        years=years,
        families=shares / shares.sum(),
        references=_references(details["rates"], lag, len(technologies)),
        propensity=propensity(details, sizes),
        cited_technology=_cited_technology(details),
        second_technology=_kin(details) * details["rates"]["second_technology"],
        partners=partners(details, sizes),
        cited_year=_cited_year(lag),
        rates=details["rates"],
        planted=details["planted"],
        cores={name: tuple(about["core"]) for name, about in details["technologies"].items() if name != NONE},
        details=details,
    )


def _sizes(details: dict, years: np.ndarray) -> np.ndarray:
    """(t, y, i): share of country i in the families of technology t and year y."""
    countries = details["countries"]
    growth = np.array([about.get("growth", 0.0) for about in countries.values()])
    since = years - years.mean()
    sizes = []
    for technology, about in details["technologies"].items():
        drift = growth + [about.get("drift", {}).get(name, 0.0) for name in countries]
        grown = _shares(details, technology) * np.exp(np.outer(since, drift))
        sizes.append(grown / grown.sum(axis=1, keepdims=True))
    return np.array(sizes)


def _shares(details: dict, technology: str) -> np.ndarray:
    """Give the named countries their share; divide the rest by size and strength, more or less evenly."""
    about = details["technologies"][technology]
    named = about.get("countries", {})
    weight = {
        name: country["share"] ** about["spread"] * (2.0 if technology in country.get("strong", []) else 1.0)
        for name, country in details["countries"].items()
    }
    rest = np.array([0.0 if name in named else value for name, value in weight.items()])
    rest *= (100 - sum(named.values())) / rest.sum()
    return rest + [named.get(name, 0.0) for name in weight]


def _volume(details: dict, years: np.ndarray) -> np.ndarray:
    """(t, y): families of a technology and year, less those not yet published."""
    volume = np.array([
        about["share"] * np.exp(about["growth"] * (years - years.mean()))
        for about in details["technologies"].values()
    ])
    return volume * _visible(details["rates"], len(years))


def _visible(rates: dict, n_years: int) -> np.ndarray:
    late = rates["not_yet_published"]
    return np.concatenate([np.ones(n_years - len(late)), late])


def _lag_distribution(rates: dict, n_years: int) -> np.ndarray:
    """Part of all citations at each lag in whole years; what reaches before the first year is beyond it."""
    lag = np.arange(n_years) + 0.5
    density = lag ** (rates["lag_shape"] - 1) * np.exp(-lag / rates["lag_scale"])
    return density / density.sum()


def _references(rates: dict, lag: np.ndarray, n_technologies: int) -> np.ndarray:
    """(t, y): the lags that fall inside the file, less the citations not yet published."""
    inside = np.cumsum(lag) * _visible(rates, len(lag))
    return np.tile(rates["references"] * inside, (n_technologies, 1))


def _cited_year(lag: np.ndarray) -> np.ndarray:
    back = np.subtract.outer(np.arange(len(lag)), np.arange(len(lag)))
    table = np.where(back >= 0, lag[np.maximum(back, 0)], 0.0)
    return table / table.sum(axis=1, keepdims=True)


def _kin(details: dict) -> np.ndarray:
    """(t, s): 1 divided over the kin of technology t."""
    names = list(details["technologies"])
    kin = np.array([[float(name in about["kin"]) for name in names] for about in details["technologies"].values()])
    return kin / np.maximum(kin.sum(axis=1, keepdims=True), 1)


def _cited_technology(details: dict) -> np.ndarray:
    rates, kin = details["rates"], _kin(details)
    n = len(kin)
    table = rates["same_technology"] * np.eye(n) + rates["kin_technology"] * kin
    return table + (1 - table.sum(axis=1, keepdims=True)) / n
