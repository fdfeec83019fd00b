"""The asset index comes out of a corpus as its parts say it should."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd
import pytest

from citenet import specialisation
from citenet.aggregate import distinct_symbols
from citenet.classify import technology_masks
from citenet.corpus import read_corpus
from citenet.errors import SettingsError
from citenet.importers import import_edges, import_flows
from citenet.pipeline.analysis import count
from citenet.pipeline.asking import scores
from citenet.pipeline.assets import PARTS, asset_table
from citenet.pipeline.sampling import make_sample
from citenet.reference.markets import market_sizes, markets_of
from citenet.reference.technologies import load_technologies
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


def test_a_window_that_was_asked_for_holds_the_families_of_its_years(corpus):
    table = asset_table(count(corpus, Settings(as_of="2024-12-31", draws=0, window="2020-2020")))
    own = table[(table["technology"] == "all") & (table["level"] == "organisation")].set_index("entity")
    assert own.index.tolist() == ["Z"]
    assert own["families"].tolist() == [12]


def test_families_that_share_an_organisation_do_not_speak_for_each_other(tmp_path):
    (tmp_path / "p.csv").write_text("patent,office,year,organisation,country\nA,US,2015,X,NL\nB,US,2016,X;Y,NL;DE\n"
                                    "C,US,2016,Z,US\nD,US,2015,V,US\n", encoding="utf-8")
    (tmp_path / "e.csv").write_text("citing,cited\nB,A\nC,D\n", encoding="utf-8")
    import_edges(tmp_path / "e.csv", tmp_path / "c", patents=tmp_path / "p.csv")
    table = asset_table(count(read_corpus(tmp_path / "c"), Settings(draws=0)))
    own = table[(table["technology"] == "all") & (table["level"] == "organisation")].set_index("entity")
    assert own["relevance"][["X", "Z", "V"]].tolist() == [0, 0, 4]


def family_by_family(corpus, technologies) -> pd.DataFrame:
    """Return the asset index of countries in all technologies, family by family and by the published functions."""
    patents, cited, facts, symbols, sets = (duckdb.read_parquet(str(corpus.table(name))).df() for name in (
        "patents", "family_citations", "family_facts", "family_symbols", "entity_sets"))
    facts = facts.set_index("family")
    known = facts[facts["recorded"]]
    masks = pd.Series(technology_masks(distinct_symbols(corpus), technologies))
    mask = symbols["symbol_id"].map(masks).groupby(symbols["family"]).agg(np.bitwise_or.reduce)
    fields = mask[mask > 0].map(lambda mask: technologies[(mask & -mask).bit_length() - 1].id)
    filed = patents.dropna(subset="office")
    first = filed.sort_values("patent").drop_duplicates("family").set_index("family")["office"]
    kinds = pd.DataFrame({"office": first, "year": known["year"], "field": fields,
                          "references": cited.groupby("citing").size()}, known.index)
    kinds = kinds.fillna({"field": "none", "references": 0})
    members = sets[sets["set_id"] > 0].groupby(["level", "set_id"])["entity"].agg(set)
    owners = facts["organisations"].map(members["organisation"]).map(lambda of: of if isinstance(of, set) else set())
    others = cited[[not (owners[citing] & owners[of]) for citing, of in cited.to_numpy().tolist()]]
    received = specialisation.normalised_citations(
        kinds.index, others[others["citing"].isin(kinds.index)], of_kind=specialisation.references_of_kind(kinds))
    filings = filed.loc[filed["recorded"], ["family", "office"]].drop_duplicates()
    filings = filings.assign(office=filings["office"].map(lambda office: markets_of(office) or (office,)),
                             year=filings["family"].map(facts["year"])).explode("office")
    income = pd.Series(dict.fromkeys(filings["office"], 0.0) | market_sizes())
    place = known["applicant_countries"].where(known["applicant_countries"] > 0, known["inventor_countries"])
    shares = sets[sets["level"] == "country"].merge(place.rename("set_id").reset_index(), on="set_id")
    return specialisation.asset_index(
        specialisation.relevance(received, kinds), specialisation.coverage(filings, income, as_of=2025),
        shares=shares.assign(share=shares["parts"] / shares["total"]))


def test_families_alike_are_worth_what_each_of_them_is(tmp_path):
    make_sample(tmp_path / "c", citations=3000)
    corpus = read_corpus(tmp_path / "c")
    expected = family_by_family(corpus, load_technologies()).drop(index="unknown", errors="ignore")
    table = asset_table(count(corpus, Settings(draws=0)))
    found = table[(table["technology"] == "all") & (table["level"] == "country")].set_index("entity")
    columns = ["families", *PARTS]
    pd.testing.assert_frame_equal(found[columns], expected[columns], check_names=False)
    assert len(found) > 20


def test_without_any_year_nobody_can_tell_what_is_in_force_then(tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_country,cited_country\nA,B,NL,DE\n", encoding="utf-8")
    import_edges(tmp_path / "e.csv", tmp_path / "c")
    with pytest.raises(SettingsError, match="carry no year"):
        asset_table(count(read_corpus(tmp_path / "c"), Settings(as_of="citing_year")))


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
