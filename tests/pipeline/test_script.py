"""What is handed to other engines is valid there, and counts what citenet counts."""

from __future__ import annotations

import json

import duckdb
import pandas as pd
import pytest

from citenet.classify import is_readable, technology_masks
from citenet.cli.sql import sql
from citenet.corpus import read_corpus
from citenet.errors import SettingsError
from citenet.importers import import_flows, import_google
from citenet.importers.google import SHAPE
from citenet.pipeline.counting import count_flows
from citenet.pipeline.places import open_corpus
from citenet.pipeline.script import PUBLIC, STEPS, counting_script
from citenet.reference import load_technologies
from citenet.settings import Settings
from citenet.stages import Stages

sqlglot = pytest.importorskip("sqlglot", reason="needs sqlglot: pip install -e '.[spark]'")

SETTINGS = Settings(self_citations="drop", reach=9, window="2010-2017,2018-2025", draws=0)


def run_script(connection, step, settings=SETTINGS):
    """Run a script in DuckDB; return the flows, which its last query but one asks for."""
    *statements, flows, _ = counting_script(settings, dialect="duckdb", step=step).strip().strip(";").split(";\n\n")
    for statement in statements:
        connection.execute(statement)
    return connection.execute(flows).df()


def country_flows(corpus, settings=SETTINGS):
    found = count_flows(corpus, settings, Stages(None), level="country").citations
    texts = found.astype(dict.fromkeys(found.select_dtypes("category"), "str"))
    columns = texts.rename(columns={"window": "year"}).drop(columns="level")
    return columns.sort_values(["technology", "year", "citing", "cited"], ignore_index=True)


def test_the_script_counts_what_citenet_counts():
    corpus = open_corpus(None)
    with duckdb.connect() as connection:
        for name in corpus.manifest["tables"]:
            connection.execute(f"create view {name} as from '{corpus.table(name)}'")
        pd.testing.assert_frame_equal(run_script(connection, "counting"), country_flows(corpus), rtol=1e-12)


def test_symbols_are_classified_in_sql_as_elsewhere():
    technologies = load_technologies()
    codes = {(rule.scheme, code.replace(" ", "")) for known in technologies for rule in known.rules
             for code in (rule.code, rule.to) if code}
    endings = ("", "/00", "/02", "/20", "7", "07", "0")
    written = {(scheme, f"{code}{ending}") for scheme, code in codes for ending in endings}
    readable = sorted(pair for pair in written if is_readable(*pair))
    symbols = pd.DataFrame(readable, columns=["scheme", "symbol"])
    script = counting_script(Settings(), dialect="duckdb", step="counting").split(";\n\n")
    with duckdb.connect() as connection:
        connection.register("symbols", symbols)
        for statement in script[:2]:
            connection.execute(statement)
        found = connection.execute("select coalesce(mask, 0) from symbols left join class_masks using (scheme, symbol) "
                                   "order by scheme, symbol").fetchall()
    assert [mask for (mask,) in found] == technology_masks(symbols, technologies).tolist()


def publication(number, *, family, year, country, symbol, cites=()):
    party = [{"name": f"{country} Works", "country_code": country}]
    return {"publication_number": number, "country_code": number[:2], "family_id": family,
            "priority_date": year * 10000 + 131, "filing_date": 0, "publication_date": (year + 2) * 10000 + 131,
            "assignee_harmonized": party, "inventor_harmonized": party, "assignee": [], "inventor": [],
            "ipc": [{"code": symbol}], "cpc": [{"code": symbol}], "uspc": [{"code": "385/12"}],
            "citation": [{"publication_number": cited, "application_number": "", "npl_text": "", "category": "SEA"}
                         for cited in cites]}


def test_the_public_table_gives_what_its_extract_gives(tmp_path):
    rows = [
        publication("US-1-A1", family="11", year=2012, country="US", symbol="G06N10/20"),
        publication("US-2-B2", family="11", year=2012, country="NL", symbol="G06N10/20"),
        publication("EP-3-A1", family="12", year=2014, country="DE", symbol="G06N10/40", cites=["US-1-A1", "US-2-B2"]),
        publication("NL-4-A", family="-1", year=2019, country="NL", symbol="H01S5/00", cites=["US-1-A1", "JP-9-A"]),
        publication("CN-5-A", family="15", year=2020, country="", symbol="G06N10/20", cites=["EP-3-A1", "", "NL-4-A"]),
    ]
    extract = tmp_path / "publications.jsonl"
    extract.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    import_google(extract, tmp_path / "corpus")
    settings = Settings(window="2010-2016,2017-2025", draws=0)
    with duckdb.connect() as connection:
        connection.execute(f"create view publications as from read_json('{extract}')")
        found = run_script(connection, None, settings)
    expected = country_flows(read_corpus(tmp_path / "corpus"), settings)
    pd.testing.assert_frame_equal(found, expected, rtol=1e-12)
    assert found["citations"].sum() > 5

    found.to_csv(tmp_path / "flows.csv", index=False)
    import_flows(tmp_path / "flows.csv", tmp_path / "counted")
    pd.testing.assert_frame_equal(country_flows(read_corpus(tmp_path / "counted"), settings), expected, rtol=1e-12)


def sql_type(shape):
    """Write the shape of a field of the public table as a type of BigQuery."""
    if isinstance(shape, list):
        return f"ARRAY<{sql_type(shape[0])}>"
    if isinstance(shape, dict):
        return f"STRUCT<{', '.join(f'{name} {sql_type(kind)}' for name, kind in shape.items())}>"
    return "STRING"


def test_every_table_and_column_of_the_bigquery_script_exists():
    from sqlglot.optimizer.qualify import qualify

    project, dataset, table = PUBLIC["bigquery"]["publications"].split(".")
    fields = {name: sql_type(shape) for name, shape in SHAPE.items()}
    fields |= dict.fromkeys(("priority_date", "filing_date", "publication_date"), "INT64")
    made = {}
    script = counting_script(Settings(self_citations="drop", reach=5), dialect="bigquery")
    for statement in sqlglot.parse(script, read="bigquery"):
        query = statement.expression if statement.key == "create" else statement
        named = {found.name for found in query.find_all(sqlglot.exp.Table)}
        assert named - {table, *made, *(part.alias for part in query.find_all(sqlglot.exp.CTE))} == set()
        schema = {project: {dataset: {table: fields}}, "own": {"temporary": made}}
        checked = qualify(query.copy(), schema=schema, catalog="own", db="temporary", dialect="bigquery")
        if statement.key == "create":
            made[statement.this.name] = dict.fromkeys(checked.named_selects, "INT64")


def test_the_command_offers_every_step():
    assert tuple(sql.params[0].type.choices) == STEPS


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("dialect", sql.params[1].type.choices)
def test_every_step_can_be_read_back_in_its_dialect(step, dialect):
    script = counting_script(Settings(self_citations="drop", reach=5), dialect=dialect, step=step)
    assert len([statement for statement in sqlglot.parse(script, read=dialect) if statement]) >= 6


@pytest.mark.parametrize("settings", [Settings(window="5"), Settings(citation_weight="source_normalised")])
def test_what_only_the_data_can_tell_is_refused(settings):
    with pytest.raises(SettingsError):
        counting_script(settings, dialect="bigquery")


def test_a_single_year_is_a_window_that_needs_no_data():
    assert "2015-2015" in counting_script(Settings(window="2015"), dialect="duckdb", step="counting")
