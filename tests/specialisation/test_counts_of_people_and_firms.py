"""Productivity, citation impact, the innovation chain and the leading organisations."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.errors import InputError, SettingsError
from citenet.specialisation import (
    field_weighted_citation_impact,
    leading_organisations,
    productivity,
    stage_shares,
)


def documents(seed: int) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    table = pd.DataFrame({"entity": random.choice(["NL", "DE", "US"], 400), "field": random.choice(["a", "b"], 400),
                          "year": random.integers(2018, 2021, 400)})
    return table.assign(citations=random.poisson(np.where(table["field"] == "a", 12, 2)))


def counted(papers: pd.DataFrame) -> pd.DataFrame:
    groups = papers.groupby(["entity", "field", "year"])["citations"]
    return groups.agg(publications="count", citations="sum").reset_index()


@pytest.mark.parametrize("seed", range(3))
def test_impact_from_the_table_is_that_of_the_single_documents(seed):
    papers = documents(seed)
    expected = papers.groupby(["field", "year"])["citations"].transform("mean")
    ratios = (papers["citations"] / expected).groupby(papers["entity"]).mean()
    totals = papers["citations"].groupby(papers["entity"]).sum() / expected.groupby(papers["entity"]).sum()
    for averaging, by_document in (("ratios", ratios), ("totals", totals)):
        found = field_weighted_citation_impact(counted(papers), averaging=averaging)
        assert found["field_weighted_citation_impact"].to_dict() == pytest.approx(by_document.to_dict())


@pytest.mark.parametrize("averaging", ["ratios", "totals"])
def test_the_impact_of_the_world_is_one(averaging):
    world = counted(documents(5)).assign(world="world")
    found = field_weighted_citation_impact(world, by=["world"], averaging=averaging)
    assert found["field_weighted_citation_impact"].item() == pytest.approx(1)


def test_publications_of_a_kind_that_nobody_cites_are_left_out_and_counted():
    table = pd.DataFrame({"entity": ["NL", "NL"], "field": ["a", "b"], "year": 2020, "publications": [10, 5],
                          "citations": [20, 0]})
    found = field_weighted_citation_impact(table).loc["NL"]
    assert found.to_dict() == {"publications": 10, "citations": 20, "expected_citations": 20,
                               "field_weighted_citation_impact": 1, "publications_left_out": 5}


def test_an_unknown_averaging_is_refused():
    with pytest.raises(SettingsError, match="median"):
        field_weighted_citation_impact(counted(documents(1)), averaging="median")


def test_productivity_divides_sums_and_leaves_out_what_is_not_known():
    table = pd.DataFrame({"entity": ["NL", "NL", "NL", "BE"], "field": "ai", "publications": [10, 50, 99, 3],
                          "researchers": [10, 20, np.nan, 0]})
    found = productivity(table)
    assert found.loc[("NL", "ai")].to_dict() == {"publications": 60, "researchers": 30, "productivity": 2,
                                                 "rows_left_out": 1}
    assert np.isnan(found.loc[("BE", "ai"), "productivity"])


def chain(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["entity", "technology", "stage", "count"])


def test_a_missing_row_is_no_share_and_a_missing_stage_is_unknown():
    found = stage_shares(chain(("NL", "ai", "patents", 3), ("DE", "ai", "patents", 1), ("DE", "ai", "startups", 2),
                               ("NL", "ai", "patents", 4)))
    assert found.loc[("ai", "NL")].to_dict("index")["patents"] == {"count": 7, "world": 8, "share": 0.875}
    assert found.loc[("ai", "NL", "startups"), "share"] == 0
    assert found.loc[(slice(None), slice(None), "scale-ups"), "share"].isna().all()
    assert found.loc[("ai", "NL")].index.tolist() == ["publications", "patents", "startups", "scale-ups"]


def test_an_unknown_stage_is_refused():
    with pytest.raises(InputError, match="1 of 2 rows") as error:
        stage_shares(chain(("NL", "ai", "patents", 3), ("NL", "ai", "unicorns", 1)))
    assert error.value.found == ["unicorns"]


def firms() -> pd.DataFrame:
    return pd.DataFrame({
        "organisation": [f"firm {i:02d}" for i in range(14)],
        "country": ["NL", "US"] * 7,
        "families": [10, 0, *range(20, 32)],
        "citations_received": 60,
        "asset_index": [50.0, np.nan, *[float(i) for i in range(11)], 10.0],
    })


def test_the_first_ten_of_the_world_keep_the_three_measures_apart():
    found = leading_organisations(firms())
    assert found["rank"].tolist() == [1, 2, 2, 4, 5, 6, 7, 8, 9, 10]
    assert found.loc[0, ["organisation", "families", "received_per_family", "asset_index"]].tolist() == [
        "firm 00", 10, 6, 50]


def test_the_first_of_a_country_know_their_place_in_the_world():
    found = leading_organisations(firms(), country="NL", top=2)
    assert found[["organisation", "rank", "world_rank"]].to_numpy().tolist() == [["firm 00", 1, 1], ["firm 12", 2, 2]]
    assert leading_organisations(firms(), country="XX").empty


def test_who_has_no_families_has_no_place_by_citations_per_family():
    found = leading_organisations(firms(), by="received_per_family", top=20)
    assert "firm 01" not in set(found["organisation"])
    assert found["received_per_family"].is_monotonic_decreasing
    with pytest.raises(SettingsError, match="turnover"):
        leading_organisations(firms(), by="turnover")


def test_publications_without_a_count_of_citations_set_no_standard():
    table = pd.DataFrame({"entity": ["NL", "DE", "FR"], "field": "ai", "year": 2020, "publications": [10, 10, 20],
                          "citations": [20, 20, None]})
    found = field_weighted_citation_impact(table)["field_weighted_citation_impact"]
    assert found[["NL", "DE"]].tolist() == [1, 1]


def test_where_nothing_is_worth_anything_organisations_are_ranked_by_size():
    found = leading_organisations(firms().assign(asset_index=0.0))
    assert found["families"].tolist() == [*range(31, 21, -1)]


def test_organisations_that_only_rounding_parts_share_a_rank():
    table = firms()[:2].assign(families=[0.1 + 0.2, 0.3])
    assert leading_organisations(table, by="families")["rank"].tolist() == [1, 1]
