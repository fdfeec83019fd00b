"""Every command does its work in the terminal, for people and for programs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import citenet

WORKED = {
    "received_per_family": 1.3, "made_per_family": 2.0, "source_entropy": 0.89795, "effective_sources": 2.45456,
    "source_evenness": 0.81735, "source_hhi": 0.46, "source_hhi_normalised": 0.19, "institutional_distance": 1.8,
    "institutional_similarity": 0.6, "eu_share": 0.3, "oecd_nato_share": 0.6, "other_share": 0.1,
    "citation_balance": -0.23333, "citation_balance_per_family": -0.02333, "pairwise_balance": -0.23419,
    "pairwise_balance_unweighted": -0.24444, "dependence_asymmetry": -0.23, "simple_balance": -0.21212,
    "core_attachment": 0.90909, "core_import_attachment": 0.9, "core_export_attachment": 0.92308,
    "distance_ratio": 3.0, "coreness_gap": 0.5868, "domestic_share": 0.33333, "foreign_share": 0.66667,
    "import_export_ratio": 1.53846, "strategic_dependency": 1,
}
"""Values of docs/methods for NL."""


def test_worked_values_come_out_of_the_terminal(run, fixture_corpus):
    rows = run("scores", "NL", fixture_corpus, "--json").json["rows"]
    found = {row["indicator"]: row["value"] for row in rows}
    assert {name: found[name] for name in WORKED} == pytest.approx(WORKED, abs=5e-6)


def test_worked_balances_of_the_others_and_the_supply_come_out_of_the_terminal(run, fixture_corpus):
    others = {"citation_balance": (-0.76923, 1.02308, 0.76923), "pairwise_balance": (-0.14800, 0.04006, 0.21117),
              "citation_balance_per_family": (-0.02564, 0.01705, 0.01923),
              "pairwise_balance_unweighted": (-0.06667, 0.07027, 0.24084), "simple_balance": (-0.14286, 0.06542, 0.2),
              "dependence_asymmetry": (-0.03333, 0.36667, -0.10333)}
    rows = run("scores", "DE", fixture_corpus, "--benchmark", "US,CN", "--json").json["rows"]
    found = {(row["indicator"], row["entity"]): row["value"] for row in rows}
    for name, values in others.items():
        assert [found[name, entity] for entity in ("DE", "US", "CN")] == pytest.approx(values, abs=5e-6)
    run("build", fixture_corpus, "-o", "out")
    table = csv.DictReader(io.StringIO(Path("out/scores.csv").read_text(encoding="utf-8")))
    supply = next(row for row in table if row["indicator"] == "supply_hhi")
    assert float(supply["value"]) == pytest.approx(0.30876, abs=5e-6)


def test_json_and_csv_hold_the_same_numbers_and_the_table_can_be_read(run, fixture_corpus):
    document = run("scores", "NL", fixture_corpus, "--json").json
    table = list(csv.DictReader(io.StringIO(run("scores", "NL", fixture_corpus, "--csv").out)))
    assert document["schema"] == "scores/1"
    assert [float(row["value"]) for row in table] == [row["value"] for row in document["rows"]]
    text = run("scores", "NL", fixture_corpus).out
    assert "pairwise_balance" in text
    assert "-0.234" in text
    assert "further" in text


def test_tables_for_programs_say_whether_the_data_are_simulated(run, fixture_corpus):
    for corpus, simulated in (([], "True"), ([fixture_corpus], "False")):
        rows = csv.DictReader(io.StringIO(run("scores", "NL", *corpus, "--draws", "0", "--csv").out))
        assert {row["simulated"] for row in rows} == {simulated}


def test_scores_of_organisations_are_of_none_that_is_called_like_a_country(run):
    answer = run("scores", "BE", "--level", "organisation", "--technology", "quantum", "--draws", "0")
    assert (answer.code, answer.err.splitlines()[0]) == (3, "Error: there is no organisation 'BE' in these data")


def test_what_organisations_tell_of_a_country_is_told_where_it_is_asked_for(run):
    asked = run("scores", "BE", "--technology", "quantum", "--indicator", "organisation_dependence", "--draws", "0",
                "--json").json["rows"]
    assert [(row["entity"], row["level"]) for row in asked] == [("BE", "country")]
    assert 0 < asked[0]["value"] <= 1


def test_results_are_refused_where_a_corpus_is_needed(run, fixture_corpus):
    run("build", fixture_corpus, "-o", "out")
    assert "holds the results of a build" in run("trend", "NL", "out").err


def test_scores_of_a_built_folder_equal_those_of_its_corpus(run, fixture_corpus):
    run("build", fixture_corpus, "-o", "out")
    built, counted = (run("scores", "NL", folder, "--json").json["rows"] for folder in ("out", fixture_corpus))
    assert built == counted


def test_a_built_folder_refuses_a_technology_that_it_does_not_hold(run, fixture_corpus):
    run("build", fixture_corpus, "-o", "out")
    for question in (["scores", "NL", "out"], ["compare", "out", "out"], ["judge", "NL", "out"]):
        answer = run(*question, "--technology", "quantm")
        assert (answer.code, "found: quantm" in answer.err) == (3, True)


def test_core_names_the_cluster_and_the_position_with_its_rule(run, fixture_corpus):
    answer = run("core", fixture_corpus, "--json").json["rows"]
    primary = next(row for row in answer if row["primary"])
    assert (primary["members"], round(primary["core_fit"], 4)) == (["DE", "US"], 0.7615)
    assert "lowest third" in run("core", fixture_corpus).out


def test_countries_are_understood_by_name(run, fixture_corpus):
    assert run("scores", "Nederland", fixture_corpus, "--csv").out == run("scores", "NL", fixture_corpus, "--csv").out


def test_names_to_show_beside_it_may_hold_blanks(run, fixture_corpus, tmp_path):
    answer = run("scores", "NL", fixture_corpus, "--benchmark", "DE, United States", "--json").json
    assert {row["entity"] for row in answer["rows"]} == {"NL", "DE", "US"}
    (tmp_path / "dated.csv").write_text("citing,cited,year,citations\nNL,US,2010,2\nUS,NL,2015,3\n", encoding="utf-8")
    run("import", "flows", "dated.csv", "-o", "dated")
    answer = run("trend", "NL", "dated", "--length", "2", "--benchmark", "United States", "--json").json
    assert {row["entity"] for row in answer["rows"]} == {"NL", "US"}


@pytest.mark.parametrize("name", ["nl", "Netherlands"])
def test_the_focal_country_is_understood_by_name_too(run, fixture_corpus, tmp_path, name):
    assert run("core", fixture_corpus, "--focal", name).out == run("core", fixture_corpus, "--focal", "NL").out
    assert run("whatif", fixture_corpus, "--focal", name, "--cut", "NL").code == 2
    (tmp_path / "citenet.toml").write_text(f'focal = "{name}"\nbenchmark = "Germany, be"\n', encoding="utf-8")
    told = {row["setting"]: row["value"] for row in run("config", "--json").json["rows"]}
    assert (told["focal"], told["benchmark"]) == ("NL", "DE,BE")
    assert citenet.Settings(focal=name).focal == "NL"


@pytest.mark.parametrize(("arguments", "words"), [
    (["explain", "pairwise_balance"], ["formula", "-0.23419", "reconstructed after Conijn (2025)"]),
    (["explain", "pairwise_balance", "--language", "nl"], ["rekenvoorbeeld", "gereconstrueerd"]),
    (["explain", "few_citations"], ["30"]),
    (["explain"], ["institutional_similarity", "pure_importer"]),
    (["technologies"], ["semiconductors", "cybersecurity"]),
    (["technologies", "show", "quantum"], ["G06N 10", "BALLAND-NL"]),
    (["technologies", "test", "G06N 10/20", "USPC 385/12", "G06N 100/00"], ["quantum", "photonics", "·"]),
    (["institutions", "UK", "--as-of", "2019-06-01"], ["GB", " eu "]),
    (["institutions", "UK", "Taiwan"], ["oecd_nato", "other"]),
    (["config", "--counting", "whole"], ["whole", "flag"]),
    (["doctor"], ["duckdb", "igraph"]),
])
def test_what_commands_tell(run, arguments, words):
    answer = run(*arguments)
    assert answer.code == 0
    assert [word for word in words if word not in answer.out] == []


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "parquet"])
def test_export_writes_each_form(run, fixture_corpus, tmp_path, form):
    assert run("export", "all", fixture_corpus, "--to", form).code == 0
    assert (tmp_path / f"all-country.{form}").stat().st_size > 200


def test_network_writes_one_page(run, fixture_corpus, tmp_path):
    assert run("network", "all", fixture_corpus, "-o", "page.html").code == 0
    assert "<!doctype html>" in (tmp_path / "page.html").read_text(encoding="utf-8").lower()


def test_flows_and_families_can_be_imported_again(run, fixture_corpus):
    run("flows", fixture_corpus, "-o", "flows.csv", "--families", "families.csv")
    again = run("import", "flows", "flows.csv", "--entities", "families.csv", "-o", "again")
    assert again.code == 0
    assert run("scores", "NL", "again", "--csv").out == run("scores", "NL", fixture_corpus, "--csv").out


def test_the_technology_of_a_document_is_told_with_its_rule(run):
    from citenet.engine import connect, quoted
    from citenet.pipeline.places import sample_folder

    with connect() as connection:
        document, symbol = connection.execute(
            f"select document, symbol from {quoted(sample_folder() / 'patents.parquet')} "
            f"join {quoted(sample_folder() / 'classes.parquet')} using (patent) "
            "where symbol like 'G06N10%' or symbol like 'G06N 10%' order by all limit 1").fetchall()[0]
    rows = run("technologies", "test", document, "--corpus", sample_folder(), "--json").json["rows"]
    assert {"quantum"} == {row["technology"] for row in rows if row["symbol"] == symbol}


@pytest.mark.parametrize("codes", [["banana", "H01L"], ["H01L21/02, G06N3/00"], ["438"], ["USPC banana"]])
def test_what_is_no_code_is_not_looked_up(run, codes):
    refused = run("technologies", "test", *codes)
    assert (refused.code, refused.out) == (3, "")
    assert f"1 of {len(codes)} are no class codes that can be read" in refused.err
    assert codes[0] in refused.err


def test_documents_are_found_as_the_user_writes_them(run, tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_ipc\nmy-own id,US4722345,G06N 10/20\n", encoding="utf-8")
    run("import", "edges", "e.csv", "-o", "c")
    for written in ("my-own id", "US 4,722,345", "US4722345B2"):
        assert run("technologies", "test", "--corpus", "c", written).code == 0
    refused = run("technologies", "test", "--corpus", "c", "my-own id", "their id")
    assert refused.code == 3
    assert "1 of 2 documents" in refused.err
    assert "such as MYOWNID, US4722345" in refused.err
