"""The data package describes every table, and the tables are as it says."""

import csv
import hashlib
import json

import duckdb
import frictionless
import pandas as pd
import pytest

from citenet.pipeline.build import build
from citenet.tables.fields import TABLES


def test_an_independent_reader_finds_every_cell_as_described(built):
    found = frictionless.validate(str(built / "datapackage.json"))
    assert found.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert {task.name: task.stats["rows"] for task in found.tasks} == {
        path.stem: len(pd.read_csv(path)) for path in built.glob("*.csv")}


def test_every_table_is_described_with_its_columns_bytes_and_hash(built):
    package = json.loads((built / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert set(resources) == {path.name for path in built.glob("*.csv")}
    for name, resource in resources.items():
        with (built / name).open(encoding="utf-8", newline="") as stream:
            assert next(csv.reader(stream)) == [field["name"] for field in resource["schema"]["fields"]]
        content = (built / name).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_sources_and_their_terms_are_told(built):
    package = json.loads((built / "datapackage.json").read_text(encoding="utf-8"))
    assert [source["title"].split(",")[0] for source in package["sources"]] == ["citations.csv", "patents.csv"]
    assert package["licenses"] == [{"name": "notspecified", "title": "The terms of the sources apply"}]
    assert "SIMULATED" not in package["description"]


@pytest.mark.parametrize("draws", [0, 50])
def test_numbers_are_numbers_in_parquet_too(corpus, built, tmp_path, draws):
    folder = built if draws else build(corpus, tmp_path / "outputs", draws=0).output
    kinds = {"string": {"VARCHAR"}, "number": {"DOUBLE", "BIGINT"}, "boolean": {"BOOLEAN"}}
    for name, table in TABLES.items():
        held = {column: kind for column, kind, *_ in duckdb.sql(f"describe from '{folder}/{name}.parquet'").fetchall()}
        assert {field.name: held[field.name] for field in table.fields
                if held[field.name] not in kinds[field.kind]} == {}, name
