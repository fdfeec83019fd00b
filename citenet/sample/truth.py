"""What was planted, and what should a run of citenet find in the sample?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from citenet.sample.expectation import expected_families, expected_flows, expected_organisations
from citenet.sample.organisations import Organisations
from citenet.sample.world import NONE, World

FEW = 5
"""With fewer expected foreign citations than this, fewer than 30 will be found."""
DIGITS = 6


def truth_of(world: World, organisations: Organisations, *, n_families: int) -> dict:
    """Return all that is known beforehand of a sample with `n_families` families, ready for JSON.

    Expected values bear the names of citenet's indicators.

    Examples
    --------
    >>> from citenet.sample.organisations import organisations_of
    >>> from citenet.sample.world import world
    >>> truth = truth_of(world(), organisations_of(world()), n_families=7000)
    >>> truth["planted"]["single_source_dependency"]["source"]
    'CN'
    """
    flows = {name: expected_flows(world, name) for name in _technologies(world)}
    return {
        "focal": world.details["focal"],
        "technologies": {name: _technology(world, name, flows[name] * n_families) for name in flows},
        "planted": _planted(world, organisations, flows),
        "expected_flow_shares": _flow_shares(world, flows),
    }


def expected_profile(flows: pd.Series, country: str, *, eu: list[str]) -> dict[str, float]:
    """Return expected indicators of one country, from flows with domestic citations.

    Examples
    --------
    >>> pairs = pd.MultiIndex.from_tuples([("NL", "DE"), ("NL", "US"), ("NL", "NL"), ("US", "NL")])
    >>> expected_profile(pd.Series([6.0, 2.0, 2.0, 4.0], pairs), "NL", eu=["DE", "NL"])["source_hhi"]
    0.625
    """
    made = flows.xs(country, level=0)
    sources = made.drop(country, errors="ignore")
    received = flows.xs(country, level=1).drop(country, errors="ignore").sum()
    part = sources / sources.sum()
    return _rounded({
        "foreign_share": sources.sum() / made.sum(),
        "source_hhi": (part**2).sum(),
        "source_entropy": -(part * np.log(part)).sum(),
        "eu_share": part[part.index.isin(eu)].sum(),
        "import_export_ratio": sources.sum() / received,
        "simple_balance": (received - sources.sum()) / (received + sources.sum()),
        "cut_off_loss": sources.max() / made.sum(),
    })


def _technology(world: World, name: str, flows: pd.Series) -> dict:
    """State core, leaders, the focal country and who has few citations in one technology."""
    focal = world.details["focal"]
    return {
        "core": sorted(world.cores[name]),
        "leaders": list(expected_families(world, name).nlargest(3).index),
        "few_citations": _few(flows),
        "expected": {focal: expected_profile(flows, focal, eu=_eu(world))},
    }


def _few(flows: pd.Series) -> list[str]:
    """List the countries that make or receive some foreign citations, but fewer than `FEW`."""
    foreign = flows[flows.index.get_level_values(0) != flows.index.get_level_values(1)]
    both = foreign.groupby(level=0).sum().add(foreign.groupby(level=1).sum(), fill_value=0)
    return sorted(both.index[both < FEW])


def _planted(world: World, organisations: Organisations, flows: dict[str, pd.Series]) -> dict:
    """State each planted fact with the values that bear it out."""
    facts = {name: dict(fact) for name, fact in world.planted.items()}
    single, rising = facts["single_source_dependency"], facts["rising_source"]
    falling = facts["falling_family_share"]
    single["expected"] = expected_profile(flows[single["technology"]], single["country"], eu=_eu(world))
    single["windows"] = _by_window(world, lambda years: _source_share(world, single, years))
    rising["windows"] = _by_window(world, lambda years: _source_share(world, rising, years))
    falling["windows"] = _by_window(
        world, lambda years: expected_families(world, falling["technology"], years=years)[falling["country"]])
    for fact, indicator in (("all_eu_technology", "eu_share"), ("most_positive_balance", "simple_balance"),
                            ("most_diverse_sources", "source_entropy")):
        country = facts[fact]["country"]
        facts[fact] |= {"indicator": indicator, "expected": {
            name: expected_profile(flows[name], country, eu=_eu(world))[indicator] for name in flows}}
    facts["organisation_dependence"] |= _largest_organisation(
        world, organisations, facts["organisation_dependence"]["country"])
    risk = facts["monopoly_risk"]
    facts["monopoly_risk"] = {
        level: _monopoly(world, organisations, risk[level], risk["country"]) for level in ("high", "medium")}
    for name, about in world.details["countries"].items():
        if "role" in about:
            facts[about["role"].replace(" ", "_")] = {"country": name}
    return facts


def _source_share(world: World, fact: dict, years: tuple[int, int]) -> float:
    """Part of the foreign citations of a country that goes to one source."""
    sources = expected_flows(world, fact["technology"], years=years)[fact["country"]].drop(fact["country"])
    return sources[fact["source"]] / sources.sum()


def _by_window(world: World, value: Callable[[tuple[int, int]], float]) -> dict[str, float]:
    return _rounded({f"{first}-{last}": value((first, last)) for first, last in world.windows})


def _largest_organisation(world: World, organisations: Organisations, country: str) -> dict:
    families = expected_organisations(world, organisations)[country]
    return {"organisation": families.idxmax(), "expected": round(float(families.max() / families.sum()), 2)}


def _monopoly(world: World, organisations: Organisations, technology: str, country: str) -> dict:
    top = expected_organisations(world, organisations, technology=technology).nlargest(10)
    shares = expected_families(world, technology).nlargest(2)
    return {"technology": technology, "country": country,
            "top_10_in_country": int((top.index.get_level_values("country") == country).sum()),
            "lead": round(float(shares.iloc[0] / shares.iloc[1]), 2)}


def _flow_shares(world: World, flows: dict[str, pd.Series]) -> dict:
    """Return per technology the matrix of expected shares of all citations, rows cite columns."""
    countries = sorted(world.countries)
    every = pd.MultiIndex.from_product([countries, countries])
    matrices = {}
    for name, series in flows.items():
        table = series.reindex(every, fill_value=0.0).to_numpy().reshape(len(countries), -1)
        matrices[name] = (table / table.sum()).round(DIGITS).tolist()
    return {"countries": countries, "technologies": matrices}


def _technologies(world: World) -> list[str]:
    return [name for name in world.technologies if name != NONE]


def _eu(world: World) -> list[str]:
    return [name for name, about in world.details["countries"].items() if about["bloc"] == "eu"]


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), DIGITS) for name, value in values.items()}
