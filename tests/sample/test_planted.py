"""Every planted fact stands in the files, counted by plain pandas."""

from importlib import resources

import numpy as np
import pandas as pd
import pytest

WINDOWS = ((2006, 2010), (2011, 2015), (2016, 2020), (2021, 2025))


def hhi(part: pd.Series) -> float:
    return float((part**2).sum())


def entropy(part: pd.Series) -> float:
    return float(-(part * np.log(part)).sum())


def made_received(flows: pd.DataFrame, country: str) -> tuple[float, float]:
    return (flows.loc[country].drop(country).sum(), flows[country].drop(country).sum())


def by_technology(sample, value) -> pd.Series:
    return pd.Series({name: value(name) for name in sample.truth["technologies"]})


@pytest.fixture(scope="module")
def planted(sample):
    return sample.truth["planted"]


def test_single_source_dependency_holds_over_all_windows(sample, planted):
    fact = planted["single_source_dependency"]
    country, technology = fact["country"], fact["technology"]
    for years in ((0, 9999), *WINDOWS):
        flows, sources = sample.flows(technology, years), sample.sources(country, technology, years)
        made, received = made_received(flows, country)
        assert sources.idxmax() == fact["source"]
        assert hhi(sources) > 0.4
        assert made / flows.loc[country].sum() > 0.5
        assert made / received > 1
    assert hhi(sample.sources(country, technology)) == pytest.approx(fact["expected"]["source_hhi"], abs=0.12)


def test_single_source_is_the_largest_cut_off_loss_and_the_only_dependency(sample, planted):
    fact = planted["single_source_dependency"]

    def loss(technology: str) -> float:
        flows = sample.flows(technology)
        return flows.loc[fact["country"]].drop(fact["country"]).max() / flows.loc[fact["country"]].sum()

    assert by_technology(sample, loss).idxmax() == fact["technology"]
    concentrated = by_technology(sample, lambda technology: hhi(sample.sources(fact["country"], technology))) > 0.4
    assert concentrated[concentrated].index.tolist() == [fact["technology"]]


def test_all_eu_technology_has_the_highest_institutional_similarity(sample, planted):
    fact = planted["all_eu_technology"]
    path = resources.files("citenet.reference").joinpath("institutions.csv")
    with path.open(encoding="utf-8") as stream:
        table = pd.read_csv(stream, keep_default_na=False).set_index("iso2")
    in_eu = (table["eu_from"] != "") & (table["eu_to"] == "")
    in_other = ~in_eu & ((table["oecd_from"] != "") | (table["nato_from"] != ""))

    def similarity(technology: str) -> float:
        sources = sample.sources(fact["country"], technology)
        eu, other = (sources[sources.index.isin(group.index[group])].sum() for group in (in_eu, in_other))
        return (3 - (eu + 2 * other + 3 * (1 - eu - other))) / 2

    similarities = by_technology(sample, similarity).sort_values()
    assert similarities.index[-1] == fact["technology"]
    assert similarities.iloc[-1] > 0.85 > 0.75 > similarities.iloc[-2]
    eu_share = sample.sources(fact["country"], fact["technology"]).reindex(in_eu.index[in_eu]).sum()
    assert eu_share == pytest.approx(fact["expected"][fact["technology"]], abs=0.06)


def test_rising_source_rises_as_expected(sample, planted):
    fact = planted["rising_source"]
    found = [sample.sources(fact["country"], fact["technology"], years)[fact["source"]] for years in WINDOWS]
    assert np.sign(np.polyfit(range(4), found, 1)[0]) == fact["sign"]
    assert found[-1] > found[0] + 0.1
    np.testing.assert_allclose(found, list(fact["windows"].values()), atol=0.25)


def test_falling_family_share_falls_as_expected(sample, planted):
    fact = planted["falling_family_share"]
    families = [sample.families(fact["technology"], years) for years in WINDOWS]
    found = [here[fact["country"]] / here.sum() for here in families]
    assert np.sign(np.polyfit(range(4), found, 1)[0]) == fact["sign"]
    np.testing.assert_allclose(found, list(fact["windows"].values()), atol=0.035)


def test_most_positive_balance_and_most_diverse_sources(sample, planted):
    def balance(technology: str) -> float:
        made, received = made_received(sample.flows(technology), country)
        return (received - made) / (received + made)

    country = planted["most_positive_balance"]["country"]
    balances = by_technology(sample, balance)
    assert balances.idxmax() == planted["most_positive_balance"]["technology"]
    assert balances.max() > 0
    entropies = by_technology(sample, lambda technology: entropy(sample.sources(country, technology)))
    assert entropies.idxmax() == planted["most_diverse_sources"]["technology"]


def test_pure_importer_makes_but_never_receives(sample, planted):
    country = planted["pure_importer"]["country"]
    for flows in (sample.flows(), sample.flows("process"), sample.flows("energy_materials")):
        made, received = made_received(flows, country)
        assert made > 0
        assert received == 0


def test_isolate_has_families_and_nothing_to_do_with_others(sample, planted):
    country = planted["isolate"]["country"]
    flows = sample.flows()
    assert made_received(flows, country) == (0, 0)
    assert flows.loc[country, country] > 0
    assert sum(sample.shares["country"] == country) > 25
    inventors = sample.patents.loc[sample.patents["country"] == country, "inventor_country"].dropna()
    assert set(inventors) == {country}


def test_countries_said_to_have_few_citations_have_them(sample):
    n_few = 0
    for technology, about in sample.truth["technologies"].items():
        flows = sample.flows(technology)
        few = [country for country in about["few_citations"] if country in flows.index]
        assert all(sum(made_received(flows, country)) < 30 for country in few)
        assert min(made_received(flows, "NL")) > 60
        n_few += len(few)
    assert n_few > 5


def test_one_organisation_holds_most_of_what_a_country_receives(sample, planted):
    fact = planted["organisation_dependence"]
    own = sample.patents.dropna(subset=["organisation", "country"]).drop_duplicates(["family", "organisation"])
    own = own[own["country"] == fact["country"]].set_index("family")["organisation"]
    foreign = sample.shares.set_index("family")["country"]
    abroad = sample.pairs[~sample.pairs["citing"].isin(foreign.index[foreign == fact["country"]])]
    received = abroad.merge(own.rename("organisation"), left_on="cited", right_index=True)["organisation"]
    shares = received.value_counts(normalize=True)
    assert shares.index[0] == fact["organisation"]
    assert shares.iloc[0] > 0.5
    assert shares.iloc[0] == pytest.approx(fact["expected"], abs=0.2)


@pytest.mark.parametrize(("level", "at_least", "leads"), [("high", 8, (3, 99)), ("medium", 5, (2, 3))])
def test_monopoly_risk_by_families(sample, planted, level, at_least, leads):
    fact = planted["monopoly_risk"][level]
    named = sample.patents[sample.patents["family"].isin(sample.technologies[fact["technology"]])]
    named = named.dropna(subset="organisation").drop_duplicates(["family", "organisation"])
    top = named["organisation"].value_counts().index[:10]
    home = sample.patents.dropna(subset=["organisation", "country"]).groupby("organisation")["country"].first()
    assert (home[top] == fact["country"]).sum() >= at_least
    families = sample.families(fact["technology"]).nlargest(2)
    assert families.index[0] == fact["country"]
    assert leads[0] <= families.iloc[0] / families.iloc[1] < leads[1]
