"""The asset index comes out of a corpus as its parts say it should."""

from __future__ import annotations

import pandas as pd
import pytest

from citenet.corpus import read_corpus
from citenet.importers import import_edges, import_flows
from citenet.pipeline.analysis import count
from citenet.pipeline.asking import scores
from citenet.pipeline.assets import PARTS, asset_table
from citenet.reference.markets import market_sizes
from citenet.settings import Settings


@pytest.fixture
def corpus(tmp_path):
    """Four families of one year and field with 6, 2, 1 and 3 citations, filed at known offices."""
    offices = {"A": ["US", "DE", "NL"], "B": ["NL"], "C": ["US"], "D": ["US", "CN", "WO"]}
    owners = {"A": "X", "B": "X", "C": "Y", "D": "Y"}
    years = {"A": 2015, "B": 2015, "C": 1990, "D": 2015}
    rows = [f"{office}{family},{family},{office},{years[family]},{owners[family]},NL"
            for family, filed in offices.items() for office in filed]
    citing = [(f"US{family}{i}", family) for family, n in (("A", 6), ("B", 2), ("C", 1), ("D", 3)) for i in range(n)]
    rows += [f"{document},{document},US,2020,Z,US" for document, _ in citing]
    (tmp_path / "p.csv").write_text("patent,family,office,year,applicant,country\n" + "\n".join(rows) + "\n",
                                    encoding="utf-8")
    first = {family: f"{filed[0]}{family}" for family, filed in offices.items()}
    pairs = "".join(f"{document},{first[family]}\n" for document, family in citing)
    (tmp_path / "e.csv").write_text(f"citing,cited\n{pairs}", encoding="utf-8")
    import_edges(tmp_path / "e.csv", tmp_path / "c", patents=tmp_path / "p.csv")
    return read_corpus(tmp_path / "c")


def test_the_index_is_relevance_times_coverage_of_families_in_force(corpus):
    table = asset_table(count(corpus, Settings(as_of="2024-12-31", draws=0)))
    own = table[(table["technology"] == "all") & (table["level"] == "organisation")].set_index("entity")
    size = {country: value / market_sizes()["US"] for country, value in market_sizes().items()}
    # All citing families cite one each, so B is 1. Three families of 2015 are too few for a mean, which widens
    # until the twelve of 2020 join: 11 citations among 15 families.
    mean = 11 / 15
    expected = {"X": (6 * (1 + size["DE"] + size["NL"]) + 2 * size["NL"]) / mean, "Y": 3 * (1 + size["CN"]) / mean}
    assert own["asset_index"][["X", "Y"]].to_dict() == pytest.approx(expected)
    assert own["asset_index_share"].sum() == pytest.approx(1)


def test_tables_of_counts_have_no_index(tmp_path):
    (tmp_path / "t.csv").write_text("citing,cited,citations\nNL,US,3\n", encoding="utf-8")
    import_flows(tmp_path / "t.csv", tmp_path / "c")
    table = asset_table(count(read_corpus(tmp_path / "c"), Settings(draws=0)))
    assert isinstance(table, pd.DataFrame)
    assert table.empty


def test_an_edge_list_without_offices_has_no_index_and_says_why(tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_country,cited_country,citing_year,cited_year\n"
                                    "A,B,NL,DE,2019,2018\nB,C,DE,NL,2020,2018\n", encoding="utf-8")
    import_edges(tmp_path / "e.csv", tmp_path / "c")
    found = scores("NL", tmp_path / "c").set_index("indicator").loc[list(PARTS)]
    assert found[["value", "low", "high"]].isna().all(axis=None)
    assert set(found["reason"]) == {"no family with known office, field and year"}
