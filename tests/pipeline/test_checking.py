"""A file is known to `citenet check` as it is to `citenet import auto`."""

import json
import zipfile

import pytest

from citenet.errors import InputError
from citenet.importers import recognise_files
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


@pytest.mark.parametrize(("text", "reason"), [
    ("citing,cited,citing\nA,B,C\n", "2 columns are called 'citing'"), ("citing,cited\n", "no rows")])
def test_what_the_import_refuses_is_told(tmp_path, text, reason):
    file = tmp_path / "t.csv"
    file.write_text(text, encoding="utf-8")
    report = check_paths([file])
    assert reason in report.worries[0]
    assert "citenet import" not in report.text


def test_other_columns_may_share_a_name(tmp_path):
    (tmp_path / "t.csv").write_text("citing,cited,note,note\nA,B,x,y\n", encoding="utf-8")
    assert not check_paths([tmp_path / "t.csv"]).worries


def test_an_archive_of_two_tables_is_refused_as_the_import_does(tmp_path):
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        for name in ("a.csv", "b.csv"):
            archive.writestr(name, "citing,cited\nA,B\n")
    report = check_paths([tmp_path / "two.zip"])
    assert "holds 2 files" in report.worries[0]


def test_a_folder_of_raw_files_and_an_empty_one_say_what_to_do(tmp_path):
    with pytest.raises(InputError) as error:
        check_paths([tmp_path])
    assert f"citenet check {tmp_path}/*" in error.value.fix
    with pytest.raises(InputError, match="no file in this folder"):
        recognise_files(tmp_path)


def test_of_several_files_one_that_cannot_be_looked_at_is_a_worry_beside_the_others(tmp_path):
    (tmp_path / "empty.csv").touch()
    (tmp_path / "edges.csv").write_text("citing,cited\nUS1,US2\n", encoding="utf-8")
    report = check_paths([tmp_path / "empty.csv", tmp_path / "edges.csv"])
    assert [worry.partition(": ")[2].splitlines()[0] for worry in report.worries] == ["the file is empty"]
    assert "citing" in report.text
    assert list(report.refused) == list(report.worries)
    with pytest.raises(InputError, match="empty"):
        check_paths([tmp_path / "empty.csv"])
