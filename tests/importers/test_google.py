"""The public patents table, as JSON and Parquet: rows made from its published list of columns."""

import hashlib
import json

import duckdb
import pytest

from citenet.errors import InputError
from citenet.importers import import_google


def cited(number="", *, application="", literature="", category="SEA"):
    return {"publication_number": number, "application_number": application, "npl_text": literature, "type": "",
            "category": category, "filing_date": 0}


def parties(*named):
    return [{"name": name, "country_code": country} for name, country in named]


def classes(*codes):
    return [{"code": code, "inventive": True, "first": False, "tree": []} for code in codes]


GRANT = {
    "publication_number": "US-9785570-B2", "application_number": "US-201514731398-A", "country_code": "US",
    "kind_code": "B2", "family_id": "56888063", "publication_date": 20171010, "filing_date": 20150604,
    "priority_date": 20150311, "assignee": ["Samsung Electronics Co., Ltd."],
    "assignee_harmonized": parties(("SAMSUNG ELECTRONICS CO LTD", "KR"), ("IMEC", "BE")),
    "inventor": [], "inventor_harmonized": parties(("HU CHAOHONG", "US")),
    "ipc": classes("G06F12/10"), "cpc": classes("G06F11/1048", "G06F12/1009"), "uspc": classes("711/206"),
    "citation": [cited("US-2015168156-A1", category="APP"), cited("EP-3560987-A1"), cited(literature="A paper, 2012"),
                 cited(application="US-201762511292-P"), cited()],
}
APPLICATION = {
    "publication_number": "US-20150168156-A1", "application_number": "", "country_code": "US", "kind_code": "A1",
    "family_id": "-1", "publication_date": 20150618, "filing_date": 20141216, "priority_date": 0,
    "assignee": ["Raw Name Inc."], "assignee_harmonized": [], "inventor": [], "inventor_harmonized": [],
    "ipc": [], "cpc": [], "uspc": [], "citation": [],
}
ROWS = [GRANT, APPLICATION]


@pytest.fixture
def google(tmp_path):
    def run(*rows):
        file = tmp_path / "set.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return tmp_path / "corpus", import_google(file, tmp_path / "corpus")

    return run


def test_a_grant_and_an_application(google, ask, losses):
    folder, manifest = google(*ROWS)
    assert ask(folder, "select document, office, priority_year, application_year, publication_year, recorded "
                       "from patents order by document") == [
        ("EP3560987", None, None, None, None, False), ("US20150168156", "US", None, 2014, 2015, True),
        ("US9785570", "US", 2015, 2015, 2017, True)]
    assert ask(folder, """
        select citing.document, cited.document, origin from citations
        join patents as citing on citations.citing = citing.patent
        join patents as cited on citations.cited = cited.patent order by all""") == [
        ("US9785570", "EP3560987", "examiner"), ("US9785570", "US20150168156", "applicant")]
    assert losses(manifest, "references") == {
        "literature, not a patent": 1, "an application without a publication number": 1,
        "neither a patent nor literature": 1}
    assert manifest["unit"] == "family"


def test_parties_are_the_harmonised_ones_with_their_country(google, ask):
    folder, _ = google(*ROWS)
    assert ask(folder, """
        select document, role, sequence, name, country from parties join patents using (patent) order by all""") == [
        ("US20150168156", "applicant", 1, "Raw Name Inc.", None),
        ("US9785570", "applicant", 1, "SAMSUNG ELECTRONICS CO LTD", "KR"),
        ("US9785570", "applicant", 2, "IMEC", "BE"), ("US9785570", "inventor", 1, "HU CHAOHONG", "US")]
    assert ask(folder, "select scheme, symbol from classes order by all") == [
        ("CPC", "G06F11/1048"), ("CPC", "G06F12/1009"), ("IPC", "G06F12/10"), ("USPC", "711/206")]


def test_family_ids_join_and_minus_one_is_none(google, ask):
    other = {**APPLICATION, "publication_number": "US-20150168157-A1"}
    sibling = {**APPLICATION, "publication_number": "EP-3560987-A1", "family_id": "56888063"}
    folder, _ = google(GRANT, APPLICATION, other, sibling)
    assert ask(folder, "select count(distinct family) from patents") == [(3,)]


WRAPPED = """
    select * replace (
        {{'list': list_transform(citation, lambda one: {{'{0}': one}})}} as citation,
        {{'list': list_transform(cpc, lambda one: {{'{0}': one}})}} as cpc,
        {{'list': list_transform(assignee, lambda one: {{'{0}': one}})}} as assignee)
    from rows"""


def test_json_and_parquet_in_every_form_give_the_same_bytes(google, tmp_path):
    folder, _ = google(*ROWS)
    expected = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.parquet")}
    (tmp_path / "list.json").write_text(json.dumps(ROWS, indent=1))
    with duckdb.connect() as connection:
        connection.execute(f"create table rows as from read_json('{tmp_path / 'set.jsonl'}')")
        queries = {"flat": "from rows", "element": WRAPPED.format("element"), "item": WRAPPED.format("item"),
                   "text": "select * replace (cast(priority_date as varchar) as priority_date, "
                           "cast(family_id as bigint) as family_id) from rows"}
        for name, query in queries.items():
            connection.execute(f"copy ({query}) to '{tmp_path / name}.parquet'")
    for file in ("list.json", *(f"{name}.parquet" for name in queries)):
        import_google(tmp_path / file, tmp_path / "other")
        found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                 for path in (tmp_path / "other").glob("*.parquet")}
        assert found == expected, file


def test_several_files_of_both_forms(google, tmp_path, ask):
    google(*ROWS)
    duckdb.execute(f"copy (from read_json('{tmp_path / 'set.jsonl'}') limit 1) to '{tmp_path / 'one.parquet'}'")
    (tmp_path / "two.jsonl").write_text(json.dumps(APPLICATION))
    manifest = import_google([tmp_path / "one.parquet", tmp_path / "two.jsonl"], tmp_path / "corpus")
    assert manifest["tables"]["patents"] == 3
    assert [source["rows"] for source in manifest["sources"]] == [1, 1]


def test_faulty_records_are_counted_with_their_line(google):
    _, manifest = google(GRANT, {**APPLICATION, "publication_number": " "}, {**GRANT, "citation": "none"})
    assert manifest["steps"][0]["losses"] == [
        {"reason": "no publication_number", "rows": 1, "examples": ["set.jsonl:2"]},
        {"reason": "fields in another form than the table has them", "rows": 1, "examples": ["set.jsonl:3"]}]


def test_rows_of_parquet_without_a_number_are_counted_with_their_place(google, tmp_path):
    google(GRANT, {**APPLICATION, "publication_number": " "})
    duckdb.execute(f"copy (from read_json('{tmp_path / 'set.jsonl'}')) to '{tmp_path / 'set.parquet'}'")
    manifest = import_google(tmp_path / "set.parquet", tmp_path / "corpus")
    assert manifest["steps"][0]["losses"] == [
        {"reason": "no publication_number", "rows": 1, "examples": ["set.parquet:2"]}]


@pytest.mark.parametrize(("query", "what"), [
    ("select 'US-1-A' as publication_number", "no column 'citation' among 1"),
    ("select 'US-1-A' as publication_number, 'none' as citation", "the column 'citation' has another form"),
    ("select 'US-1-A' as publication_number, [{'number': 'US-2-A'}] as citation",
     "the column 'citation' has another form"),
    ("select null::varchar as publication_number, [{'publication_number': 'US-2-A'}] as citation",
     "0 of 1 records can be used"),
])
def test_parquet_of_another_form(tmp_path, query, what):
    duckdb.execute(f"copy ({query}) to '{tmp_path / 'set.parquet'}'")
    with pytest.raises(InputError, match=what) as caught:
        import_google(tmp_path / "set.parquet", tmp_path / "corpus")
    assert caught.value.fix
    assert not (tmp_path / "corpus").exists()


def test_the_search_download_is_recognised_and_explained(shared_data, tmp_path):
    with pytest.raises(InputError) as caught:
        import_google(shared_data / "google" / "gp-search_sulfide_electrolytes.csv", tmp_path / "corpus")
    assert caught.value.what == ("this is a Google Patents search download of 4,264 rows and 10 columns: "
                                 "it holds neither citations nor countries")
    assert "BigQuery" in caught.value.fix
    assert '--columns "patent=id,' in caught.value.fix
