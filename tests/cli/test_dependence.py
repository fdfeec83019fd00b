"""Questions of dependence in the terminal: partners, what-if, trend, comparison, sensitivity, gates."""

from __future__ import annotations

import json

import pytest

from citenet.pipeline.places import sample_folder


def of(rows, **wanted):
    return [row for row in rows if all(row[key] == value for key, value in wanted.items())]


def test_worked_values_of_the_partners_come_out_of_the_terminal(run, fixture_corpus):
    rows = {row["partner"]: row for row in run("partners", "NL", fixture_corpus, "--json").json["rows"]}
    assert {name: rows[name]["exposure"] for name in rows} == pytest.approx(
        {"NL": 0.6080, "DE": 0.0960, "US": 0.2423, "CN": 0.0537}, abs=5e-5)
    assert {name: rows[name]["citation_affinity"] for name in ("DE", "US", "CN")} == pytest.approx(
        {"DE": 1.3, "US": 1.36842, "CN": 0.43333}, abs=5e-6)
    assert (rows["US"]["leverage"], rows["US"]["two_step_dependence"], rows["US"]["cut_off_loss"]) == pytest.approx(
        (-0.44, 0.3, 0.4))


def test_worked_values_of_a_cut_come_out_of_the_terminal(run, fixture_corpus):
    rows = run("whatif", fixture_corpus, "--cut", "US", "--json").json["rows"]
    nl = {row["indicator"]: row["after"] for row in of(rows, entity="NL")}
    assert (nl["cut_off_loss"], nl["source_hhi"], nl["institutional_similarity"]) == pytest.approx((0.4, 0.625, 0.75))


def test_a_class_steps_and_rerouting(run, fixture_corpus):
    rows = run("whatif", fixture_corpus, "--cut", "other", "--cut", "US", "--reroute", "proportional",
               "--json").json["rows"]
    first, second = (of(rows, entity="NL", indicator="cut_off_loss", step=step)[0]["after"] for step in (1, 2))
    assert (first, second) == pytest.approx((2 / 30, 14 / 30))
    assert of(rows, entity="NL", indicator="citations_made", step=2)[0]["after"] == pytest.approx(20)


def test_steps_of_a_cut_are_shown_in_their_order(run, fixture_corpus):
    lines = run("whatif", fixture_corpus, "--cut", "US", "--cut", "CN").out.splitlines()
    cuts = [line.split()[2] for line in lines if " US " in line or " CN,US " in line]
    assert cuts == sorted(cuts, key=len)
    assert len(set(cuts)) == 2


def test_a_cut_of_nobody_or_of_who_is_nowhere_is_refused(run, fixture_corpus):
    assert run("whatif", fixture_corpus, "--cut", " ,").code == 2
    assert run("whatif", fixture_corpus, "--cut", "RU").code == 5
    nowhere = run("whatif", fixture_corpus, "--cut", "Atlantis")
    assert nowhere.code == 3
    assert "no country 'Atlantis'" in nowhere.err


def test_an_organisation_called_like_a_country_is_not_cut_by_guess(run, tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_applicant,cited_applicant,citing_country,cited_country\n"
                                    "A1,B1,ALDER,US,NL,NL\nA2,B2,ALDER,BIRCH,NL,US\n", encoding="utf-8")
    run("import", "edges", "e.csv", "-o", "c")
    answer = run("whatif", "c", "--cut", "US", "--level", "organisation")
    assert answer.code == 2
    assert "called like a country" in answer.err
    assert run("whatif", "c", "--cut", "BIRCH", "--level", "organisation").code == 0


def test_scores_carry_intervals_that_hold_the_planted_values(run):
    truth = json.loads((sample_folder() / "truth.json").read_text(encoding="utf-8"))["technologies"]
    rows = run("scores", "NL", "--json").json["rows"]
    held = [(row["low"] <= truth[row["technology"]]["expected"]["NL"][row["indicator"]] <= row["high"])
            for row in rows if row["indicator"] in ("foreign_share", "eu_share", "simple_balance", "source_hhi")
            and row["technology"] != "all"]
    # 40 intervals of 95 %: fewer than 34 within would be a sign that they are too narrow.
    assert len(held) == 40
    assert sum(held) >= 34


def test_trend_tells_values_slope_and_direction(run):
    rows = run("trend", "NL", "--technology", "ai", "--window", "2006-2010,2011-2015,2016-2020,2021-2025",
               "--json").json["rows"]
    falling = of(rows, indicator="institutional_similarity", relative=False)[0]
    assert falling["2006-2010"] > falling["2021-2025"]
    assert falling["high"] < 0
    assert falling["direction"] == "falling"
    assert of(rows, indicator="strategic_dependency", relative=False)[0]["direction"] == "not lasting"
    counts = of(rows, indicator="citations_received", relative=False)[0]
    assert counts["direction"] == "not comparable"


def test_trend_and_comparison_correct_for_small_samples_where_scores_do(run):
    choice = ("--technology", "imaging", "--miller-madow", "yes", "--json")
    windows = "2011-2015,2016-2020"
    told = of(run("trend", "NL", "--window", windows, *choice).json["rows"], indicator="source_entropy")[0]
    scored = of(run("scores", "NL", "--window", "2016-2020", *choice).json["rows"], indicator="source_entropy")[0]
    assert told["2016-2020"] == pytest.approx(scored["value"])
    compared = of(run("compare", *windows.split(","), *choice).json["rows"], indicator="source_entropy")[0]
    assert compared["difference"] == pytest.approx(told["2016-2020"] - told["2011-2015"])
    assert compared["low"] < compared["difference"] < compared["high"]


def test_the_planted_dependency_is_lasting(run):
    rows = run("trend", "NL", "--technology", "imaging", "--window", "2006-2010,2011-2015,2016-2020,2021-2025",
               "--json").json["rows"]
    assert of(rows, indicator="strategic_dependency", relative=False)[0]["direction"] == "lasting"


def test_countries_windows_and_folders_can_be_compared(run, fixture_corpus):
    rows = run("compare", "NL", "DE", fixture_corpus, "--json").json["rows"]
    assert of(rows, indicator="source_hhi")[0]["difference"] == pytest.approx(0.595 - 0.46)
    same = run("compare", fixture_corpus, fixture_corpus, "--json").json["rows"]
    assert {row["difference"] for row in same if row["difference"] is not None} == {0.0}
    windows = run("compare", "2011-2015", "2016-2020", "--technology", "imaging", "--json").json["rows"]
    drawn = of(windows, indicator="received_per_family")[0]
    assert drawn["low"] < drawn["difference"] < drawn["high"]


def test_folders_are_compared_in_the_language_asked_for_whatever_they_were_made_in(run, fixture_corpus):
    run("build", fixture_corpus, "-o", "out")
    assert "eerste: out" in run("compare", "out", "out", "--language", "nl").out


@pytest.mark.parametrize(("gate", "code"), [("source_hhi>0.4", 1), ("source_hhi>0.5", 0), ("sorce_hhi>1", 2),
                                            ("source_hhi", 2)])
def test_gates_stop_a_pipeline(run, fixture_corpus, gate, code):
    answer = run("scores", "NL", fixture_corpus, "--fail-on", gate, "--json")
    assert answer.code == code
    assert ("fired" in answer.err) == (code == 1)


def test_a_gate_with_a_slip_is_told_before_anything_is_written(run, fixture_corpus, tmp_path):
    (tmp_path / "scores.csv").write_text("of yesterday", encoding="utf-8")
    assert run("scores", "NL", fixture_corpus, "--fail-on", "sorce_hhi>1", "-o", "scores.csv").code == 2
    assert (tmp_path / "scores.csv").read_text(encoding="utf-8") == "of yesterday"


def test_numbers_of_a_whole_technology_are_told_and_gated_where_they_are_asked_for(run, fixture_corpus):
    asked = run("scores", "NL", fixture_corpus, "--indicator", "supply_hhi", "--json").json["rows"]
    assert {(row["indicator"], row["entity"]) for row in asked} == {("supply_hhi", None)}
    assert "fired" in run("scores", "NL", fixture_corpus, "--fail-on", "supply_hhi>0.1").err
    assert all(row["entity"] == "NL" for row in run("scores", "NL", fixture_corpus, "--json").json["rows"])


def test_numbers_that_a_network_does_not_have_are_undefined(run, fixture_corpus):
    answer = run("scores", "NL", fixture_corpus, "--indicator", "asset_index")
    assert (answer.code, answer.err.splitlines()[0]) == (5, "Error: these networks hold no asset_index of NL")


def test_a_cut_tells_which_organisations_of_the_country_lose_most(run):
    cut = ("whatif", "--cut", "US", "--level", "organisation", "--technology", "quantum", "--focal", "BE")
    losses = {row["entity"]: row["after"] for row in run(*cut, "--json").json["rows"]
              if row["indicator"] == "cut_off_loss"}
    told = [line.split("  ") for line in run(*cut).out.splitlines() if "cut_off_loss" in line]
    names = [next(part.strip() for part in line if part.strip() in losses) for line in told]
    assert names
    assert [losses[name] for name in names] == sorted((losses[name] for name in names), reverse=True)
    assert "there is no source 'foo'" in run("whatif", "--cut", "foo", "--level", "organisation").err


def test_a_cut_among_organisations_needs_organisations(run, tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_country,cited_country\nA,B,NL,US\nC,D,DE,US\n",
                                     encoding="utf-8")
    assert run("import", "edges", "e.csv", "-o", "c").code == 0
    for command in (["whatif", "c", "--cut", "US"], ["partners", "NL", "c"]):
        answer = run(*command, "--level", "organisation")
        assert (answer.code, answer.err.splitlines()[0]) == (5, "Error: no organisation is known in these data")


def test_sensitivity_names_the_ways_of_counting_that_disagree(run):
    answer = run("sensitivity", "NL", "--technology", "imaging", "--json").json
    assert set(answer["variants"]) == {"base", "whole", "inventor", "citing", "source_normalised", "extended",
                                       "publication", "membership of the citing year"}
    flagged = of(answer["rows"], conclusion="strategic_dependency")[0]
    assert (flagged["base"], flagged["survives"]) == ("yes", True)
    disagreeing = [row for row in answer["rows"] if not row["survives"]]
    assert all(row["differs"] for row in disagreeing)


def test_tables_of_counts_are_tried_with_what_they_tell(run, fixture_corpus):
    """One without years has nothing to vary; in one of periods, each has the memberships of its middle."""
    alone = run("sensitivity", "NL", fixture_corpus)
    assert alone.code == 3
    assert "1 way of counting cannot be held against another" in alone.err
    nber = sample_folder().parent / "nber-1975-1999"
    answer = run("sensitivity", "NL", nber, "--technology", "all", "--json").json
    assert answer["variants"] == ["base", "membership of the citing year"]


def test_names_become_organisations_and_the_tables_follow(run, tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_applicant,cited_applicant,citing_country,cited_country\n"
                                    "A1,B1,Alder N.V.,BIRCH INC,NL,US\nA2,B2,ALDER NV,Birch Inc.,NL,US\n",
                                    encoding="utf-8")
    run("import", "edges", "e.csv", "-o", "c")
    assert run("harmonise", "propose", "c", "-o", "p.csv").code == 0
    assert (tmp_path / "p.csv").read_text(encoding="utf-8").startswith("name,organisation,decision")
    assert run("harmonise", "c").code == 0
    rows = run("flows", "c", "-o", "-", "--level", "organisation").out
    assert "ALDER,BIRCH,2.0" in rows
