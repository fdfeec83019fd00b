"""A file is known to `citenet check` as it is to `citenet import auto`."""

import json

import pytest

from citenet.errors import InputError
from citenet.pipeline.checking import check_paths

RECORD = {"lens_id": "038-066-141-127-891", "jurisdiction": "US", "doc_number": "8000009", "kind": "B2", "biblio": {}}


def facts(report):
    return dict(zip(report.rows["item"], report.rows["value"], strict=True))


def test_what_is_no_table_is_recognised(tmp_path):
    file = tmp_path / "export.jsonl"
    file.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    report = check_paths([file])
    assert facts(report) | {"kind": "records of Lens", "command": "citenet import auto FILE -o CORPUS"} == facts(report)
    assert "records of Lens" in report.text
    assert not report.worries


def test_what_cannot_be_imported_is_a_worry(tmp_path):
    file = tmp_path / "works.jsonl"
    file.write_text(json.dumps({"lens_id": "000-000-000-000-001", "title": "A", "authors": [], "source": {}}) + "\n")
    report = check_paths([file])
    assert report.worries
    assert facts(report)["lacks"] == report.worries[0]


def test_a_table_of_a_data_set_is_named_and_profiled(tmp_path):
    file = tmp_path / "cites.tsv"
    file.write_text("patent_id\tcitation_patent_id\n8000001\t4000001\n", encoding="utf-8")
    found = facts(check_paths([file]))
    assert found["kind"].startswith("PatentsView")
    assert (found["rows"], found["citation_patent_id"]) == (1, "a number")


def test_what_nobody_knows_is_refused_for_the_reason_that_the_table_has(tmp_path):
    file = tmp_path / "noise.csv"
    file.write_bytes(bytes(range(32)) * 100)
    with pytest.raises(InputError, match="binary"):
        check_paths([file])
