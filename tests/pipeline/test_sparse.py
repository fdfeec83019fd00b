"""Data in which a country, or a technology, is missing from one of the tables."""

from dataclasses import replace

import pytest

from citenet.errors import UndefinedError
from citenet.importers import import_edges
from citenet.pipeline.asking import scores
from citenet.pipeline.build import build
from citenet.pipeline.portfolio_change import ask_portfolio
from citenet.pipeline.trends import Windows, ask_trends
from citenet.pipeline.variants import ask_sensitivity
from citenet.settings import Settings

HEAD = "citing,cited,citing_country,cited_country,citing_year,cited_year,technology\n"
DE_CITES_NOBODY = HEAD + "A1,B1,FR,DE,2019,2018,quantum\nA2,B1,FR,DE,2019,2018,quantum\nA3,B2,US,FR,2019,2018,quantum\n"
NL_INVENTS_NOTHING = ("citing,cited,citing_country,cited_country,citing_inventor_country,citing_year,cited_year,"
                      "technology\nA1,B1,NL,DE,FR,2019,2018,quantum\nA2,B1,US,DE,US,2019,2018,quantum\n")
DRAWN = Settings(draws=2, stages="none")


def corpus(tmp_path, edges=DE_CITES_NOBODY):
    (tmp_path / "edges.csv").write_text(edges, encoding="utf-8")
    import_edges(tmp_path / "edges.csv", tmp_path / "corpus")
    return tmp_path / "corpus"


def test_a_focal_country_that_cites_nobody_has_pages(tmp_path):
    run = build(corpus(tmp_path), tmp_path / "out", focal="DE", draws=2, stages="none")
    assert (run.output / "index.html").is_file()


def test_a_focal_country_that_the_data_lack_is_told_before_the_work_and_after_it(tmp_path):
    told = []
    edges = corpus(tmp_path)
    run = build(edges, tmp_path / "out", focal="NL", draws=2, stages="none", notice=told.append,
                progress=lambda line, _done=None: told.append(line))
    missing = "The focal country NL has no families and no citations here; choose another with --focal."
    assert told[:2] == ["counting citations", missing]
    assert missing in run.summary


def test_citations_without_any_year_weigh_alike(tmp_path):
    edges = corpus(tmp_path, "citing,cited,citing_country,cited_country\nA1,B1,FR,DE\nA2,B1,NL,DE\n")
    found = scores("DE", edges, citation_weight="source_normalised", draws=0, stages="none").set_index("indicator")
    assert found.loc["citations_received", "value"] == 2


def test_memberships_in_the_citing_year_need_no_citations_in_every_technology(tmp_path):
    found = scores("FR", corpus(tmp_path), as_of="citing_year", draws=0, stages="none")
    eu_share = found[found["indicator"] == "eu_share"].set_index("technology")["value"]
    assert eu_share["quantum"] == 1
    assert eu_share.drop("all").drop("quantum").isna().all()


def test_memberships_in_the_citing_year_are_those_of_the_last_where_a_family_has_none(tmp_path):
    edges = corpus(tmp_path, HEAD + "A1,B1,FR,GB,2019,2018,quantum\nA2,B1,FR,GB,,2018,quantum\n"
                   "A3,B2,FR,GB,2021,2018,quantum\n")
    found = scores("FR", edges, as_of="citing_year", draws=0, stages="none")
    share = found[found["technology"] == "quantum"].set_index("indicator")["value"]
    assert share[["eu_share", "oecd_nato_share"]].tolist() == pytest.approx([1 / 3, 2 / 3])
    assert share["unclassified_share"] == 0


def test_citations_of_which_no_country_is_known_have_pages(tmp_path):
    run = build(corpus(tmp_path, "citing,cited\nA1,B1\nA2,B1\n"), tmp_path / "out", draws=2, stages="none")
    assert (run.output / "index.html").is_file()


def test_a_technology_without_any_family_has_no_trend(tmp_path):
    with pytest.raises(UndefinedError, match="FR has no families and no citations here"):
        ask_trends(["FR"], corpus(tmp_path), Windows(1, 1), technologies=["photonics"], settings=DRAWN)


def test_a_country_that_one_way_of_counting_does_not_see_allows_no_conclusion_there(tmp_path):
    invents_nothing = corpus(tmp_path, NL_INVENTS_NOTHING)
    rows = ask_sensitivity("NL", invents_nothing, technologies=["quantum"], settings=DRAWN).rows
    assert rows["differs"].str.contains("inventor: undefined").all()


@pytest.mark.parametrize(("window", "families"), [("2010-2014,2015-2019", [0, 1]), ("2015-2019,2030-2034", [1, 0])])
def test_a_window_without_families_has_no_shares(tmp_path, window, families):
    years_between = corpus(tmp_path, HEAD + "A1,B1,FR,DE,2019,2018,quantum\nA2,B1,FR,DE,2005,2004,quantum\n")
    settings = replace(DRAWN, window=window)
    row = ask_portfolio(["FR"], years_between, technologies=["all"], settings=settings).rows.iloc[0]
    assert list(row[["families_earlier", "families_later"]]) == families
    assert row[["family_share_change", "low", "high"]].isna().all()


def test_a_window_without_families_has_none_of_many_organisations(tmp_path):
    years = HEAD.replace("citing_country", "citing_country,citing_organisation").replace(
        "cited_country", "cited_country,cited_organisation")
    lines = (f"A{i},B{i},NL,ONE {i},DE,TWO {i},2019,2018,quantum\n" for i in range(1000))
    settings = replace(DRAWN, window="2001-2005,2016-2019")
    rows = ask_portfolio(["ONE 1"], corpus(tmp_path, years + "".join(lines)), level="organisation",
                         settings=settings).rows
    assert rows.set_index("technology").loc["quantum", "status"] == "entered"


def test_classes_may_follow_the_year_of_citing_in_a_trend_with_intervals(tmp_path):
    edges = HEAD + "".join(
        f"A{n},B{n},{'FR' if n % 2 else 'PL'},{'DE' if n % 3 else 'PL'},{2000 + n % 12},1999,quantum\n"
        for n in range(120))
    rows = ask_trends(["FR"], corpus(tmp_path, edges), Windows(4, 4), technologies=["quantum"],
                      settings=replace(DRAWN, as_of="citing_year")).rows
    share = rows[(rows["indicator"] == "oecd_nato_share") & ~rows["relative"]]
    # Poland was in NATO from 1999, and in the EU from 2004 on.
    assert share["2000-2003"].item() > 0 == share["2008-2011"].item()
