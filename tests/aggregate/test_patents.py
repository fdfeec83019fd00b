"""The fast SQL agrees with the slow oracle under every rule, and nothing vanishes."""

from itertools import product

import pytest

from citenet.aggregate.patents import aggregate_patents
from citenet.aggregate.windows import parse_windows
from citenet.engine import Engine
from citenet.flows import CountingRules, Grain

from .conftest import MASKS, TECHNOLOGIES
from .oracle import Oracle

RULES = [
    CountingRules(*choice)
    for choice in product(("applicant", "inventor"), ("fractional", "whole"), ("within", "citing"))
] + [CountingRules(technology_counting="fractional"), CountingRules(self_citations="drop"),
     CountingRules(reach=3), CountingRules(self_citations="drop", reach=5),
     CountingRules(citation_weight="source_normalised"),
     CountingRules(country="inventor", scope="citing", technology_counting="fractional", self_citations="drop", reach=4,
                   citation_weight="source_normalised")]


def weigh(kinds):
    return (kinds["families"] / kinds["references"]).where((kinds["families"] > 0) & (kinds["references"] > 0))


def as_dict(frame):
    *keys, value = frame.columns
    return {tuple(row[:-1]): row[-1] for row in frame[[*keys, value]].itertuples(index=False)}


@pytest.mark.parametrize("rules", RULES, ids=lambda rules: "-".join(map(str, vars(rules).values())))
@pytest.mark.parametrize("window", [None, "2010-2014,2012-2016"])
@pytest.mark.parametrize("engine", ["local", "duckdb"])
def test_flows_and_families_equal_the_oracle(random_corpus, rules, window, engine):
    corpus = random_corpus(seed=len(window or ""))
    weighed = {"weigh": weigh} if rules.citation_weight != "equal" else {}
    flows = aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=rules, grain=Grain(window),
                              engine=Engine(engine), **weighed)
    masks = {(row.scheme, row.symbol): row.mask for row in MASKS.itertuples()}
    oracle = Oracle(corpus.path, masks, TECHNOLOGIES, rules)
    windows = parse_windows(window, tuple(map(int, flows.record["windows"][0].split("-"))))
    assert as_dict(flows.citations) == pytest.approx(oracle.citations(windows), rel=1e-12)
    assert as_dict(flows.families) == pytest.approx(oracle.families(windows), rel=1e-12)


def test_fractional_counting_conserves_family_citations(random_corpus):
    flows = aggregate_patents(random_corpus(7), MASKS, technologies=TECHNOLOGIES, rules=CountingRules())
    sums = flows.citations.query("technology == 'all'").groupby("level")["citations"].sum()
    assert sums.to_dict() == pytest.approx(dict.fromkeys(sums.index, flows.record["counted"]))


def test_the_account_adds_up_and_names_each_loss(random_corpus):
    rules = CountingRules(self_citations="drop")
    record = aggregate_patents(random_corpus(3), MASKS, technologies=["first", "second"], rules=rules,
                               grain=Grain("2012-2013")).record
    assert record["family_citations"] == record["counted"] + sum(record["losses"].values())
    assert set(record["losses"]) == {"between families that share an organisation", "no technology in common",
                                     "citing family without a year", "citing year outside the windows"}



@pytest.mark.parametrize("weighed", [None, weigh], ids=["equal", "source_normalised"])
def test_buckets_split_the_country_flows_and_change_no_number(random_corpus, weighed):
    corpus = random_corpus(5)
    whole, split = (aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
                                      grain=Grain(buckets=n), weigh=weighed)
                    for n in (1, 7))
    assert split.citations.equals(whole.citations)
    for table, parts in ((split.citations, split.bucket_citations), (split.families, split.bucket_families)):
        *keys, value = parts.columns.drop("bucket")
        countries = table[table["level"] == "country"].set_index(keys)[value].sort_index()
        assert parts.groupby(keys)[value].sum().sort_index().to_dict() == pytest.approx(countries.to_dict())
    assert split.bucket_citations["bucket"].nunique() > 3


def test_families_that_follow_each_other_fall_into_buckets_as_if_at_random(random_corpus):
    """Were they spread evenly, drawing buckets would show none of the variation of a count."""
    flows = aggregate_patents(random_corpus(8, n=6000), MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
                              grain=Grain(levels=["country"], buckets=64))
    held = flows.bucket_families.query("technology == 'all'").groupby("bucket")["families"].sum()
    assert len(held) == 64
    assert held.var() / held.mean() == pytest.approx(1, abs=0.4)


def test_one_level_alone_gives_the_same_numbers(random_corpus):
    corpus = random_corpus(6)
    both = aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=CountingRules())
    names = {"citing": "str", "cited": "str"}
    for level in ("country", "organisation"):
        alone = aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
                                  grain=Grain(levels=[level]))
        of_both = both.citations[both.citations["level"] == level].reset_index(drop=True)
        assert alone.citations.astype(names).equals(of_both.astype(names))
        assert list(alone.record["unknown_entity"]) == [level]


def test_all_patents_together_may_be_left_out_at_a_level(random_corpus):
    corpus = random_corpus(6)
    full, less = (aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=CountingRules(),
                                    grain=Grain(without_all=without)) for without in ((), ("organisation",)))
    assert less.record["levels_without_all"] == ["organisation"]
    for name in ("citations", "families"):
        table = getattr(full, name)
        left_out = (table["technology"] == "all") & (table["level"] == "organisation")
        assert left_out.any()
        assert getattr(less, name).equals(table[~left_out].reset_index(drop=True))
    assert less.record["losses"] == full.record["losses"]
