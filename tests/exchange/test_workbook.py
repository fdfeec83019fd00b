"""The workbook holds the tables, every number as a number and every name as a text, and the same bytes each time."""

import json
import math
import zipfile
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest

from citenet.errors import SettingsError
from citenet.exchange import Results, Sheet, result_sheets, write_workbook
from citenet.pipeline.writing import export_network
from citenet.settings import Settings
from citenet.tables.fields import TABLES

from .conftest import HOSTILE

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = ["readme", "focal", "matrix", "scores", "positions", "flows", "definitions"]


def rows_of(path, sheet, heads=1):
    page = openpyxl.load_workbook(path)[sheet]
    names = [cell.value for cell in page[1]]
    return [dict(zip(names, values, strict=True)) for values in page.iter_rows(heads + 1, values_only=True)]


def test_every_score_of_countries_stands_in_it_and_missing_is_an_empty_cell_with_a_reason(built):
    document = json.loads((built / "scores.json").read_text(encoding="utf-8"))
    expected = [row for row in document["rows"] if row["level"] == "country"]
    found = rows_of(built / "citenet.xlsx", "scores")
    assert [row["value"] for row in found] == pytest.approx([row["value"] for row in expected], nan_ok=False)
    assert {row["reason"] is not None for row in found if row["value"] is None} == {True}
    assert all(row["value"] is None or not math.isnan(row["value"]) for row in found)


def test_the_wide_sheets_hold_the_same_numbers_with_their_units(built):
    scores = {(row["technology"], row["entity"], row["indicator"]): row["value"]
              for row in rows_of(built / "citenet.xlsx", "scores")}
    for row in rows_of(built / "citenet.xlsx", "matrix", heads=2):
        for name in ("source_hhi", "citations_received", "in_core"):
            assert row[name] == scores[row["technology"], row["entity"], name]
    focal = {row["indicator"]: row for row in rows_of(built / "citenet.xlsx", "focal")}
    assert focal["source_hhi"]["quantum"] == scores["quantum", "NL", "source_hhi"]
    assert focal["made_per_family"]["unit"] == "citations per family"
    units = dict(zip(*openpyxl.load_workbook(built / "citenet.xlsx")["matrix"].iter_rows(1, 2, values_only=True),
                     strict=True))
    assert (units["citations_made"], units["eu_share"]) == ("citations", "share")


def test_sheets_have_headings_in_sight_and_number_formats(built):
    book = openpyxl.load_workbook(built / "citenet.xlsx")
    assert book.sheetnames == SHEETS
    assert any(str(row["How"]).startswith("NL, the focal country") for row in rows_of(built / "citenet.xlsx", "readme"))
    assert book["scores"].freeze_panes == "D2"
    assert book["matrix"].freeze_panes == "D3"
    formats = {cell.value: book["matrix"].cell(3, cell.column).number_format for cell in book["matrix"][1]}
    assert (formats["eu_share"], formats["citations_made"]) == ("0.0%", "#,##0.0")
    definitions = {row["indicator"] for row in rows_of(built / "citenet.xlsx", "definitions")}
    assert definitions == {row["indicator"] for row in rows_of(built / "citenet.xlsx", "scores")}


def cells_with_formulas(path):
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return [cell.get("r") for name in sheets for cell in
                ElementTree.fromstring(archive.read(name)).iter(f"{SPREADSHEET}c")
                if cell.find(f"{SPREADSHEET}f") is not None]


def test_names_that_look_like_formulas_stay_text(corpus, tmp_path):
    export_network("quantum", corpus, tmp_path / "q.xlsx", form="xlsx", level="organisation",
                   settings=Settings(draws=0))
    assert cells_with_formulas(tmp_path / "q.xlsx") == []
    citations = rows_of(tmp_path / "q.xlsx", "citations")
    assert {row["citing"] for row in citations} == set(HOSTILE)
    page = openpyxl.load_workbook(tmp_path / "q.xlsx")["citations"]
    assert {cell.data_type for row in page.iter_rows(2, max_col=2) for cell in row} == {"s"}
    assert all(cell.quotePrefix for row in page.iter_rows(2, max_col=1) for cell in row if cell.value[0] in "=+-@")


def test_it_bears_no_day_and_is_the_same_on_a_second_run(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, [Sheet("s", pd.DataFrame({"x": ["a", "b"], "y": [1.5, math.nan]}))], title="t")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"1980-01-01" in archive.read("docProps/core.xml")
    assert rows_of(tmp_path / "a.xlsx", "s") == [{"x": "a", "y": 1.5}, {"x": "b", "y": None}]


def test_a_table_longer_than_a_sheet_is_refused_and_in_a_build_cut_and_told(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("citenet.exchange.workbook.MOST_ROWS", 3)
    monkeypatch.setattr("citenet.exchange.sheets.MOST_ROWS", 3)
    with pytest.raises(SettingsError, match=r"'citations' has \d+ rows"):
        export_network("quantum", corpus, tmp_path / "q.xlsx", form="xlsx", level="country", settings=Settings(draws=0))
    results = Results(*(pd.DataFrame({**{field.name: "x" for field in TABLES[name].fields}, "level": "country",
                                      "indicator": "source_hhi", "value": 1.0, "technology": list("abcde")})
                        for name in ("scores", "positions", "flows")), account=[], focal="x", window="x",
                      language="en", simulated=False)
    sheets = {sheet.name: sheet.rows for sheet in result_sheets(results)}
    assert len(sheets["flows"]) == 3
    assert "The sheet holds the first 3 of 5 lines" in sheets["readme"].to_csv()


def test_simulated_data_are_called_so_on_every_sheet_with_results(tmp_path):
    export_network("quantum", None, tmp_path / "q.xlsx", form="xlsx", level="country", settings=Settings(draws=0))
    for sheet in ("citations", "scores", "positions"):
        assert {row["simulated"] for row in rows_of(tmp_path / "q.xlsx", sheet)} == {True}
