"""Tables of PatentsView: made from their published columns, and the raw sample."""

import csv
import zipfile

import pytest

from citenet.errors import InputError
from citenet.importers import import_patentsview

TABLES = {
    "g_us_patent_citation": [
        ("patent_id", "citation_sequence", "citation_patent_id", "citation_date", "record_name", "wipo_kind",
         "citation_category"),
        ("10000001", "0", "RE28435", "1975-06-01", "Doe", "E", "cited by examiner"),
        ("10000001", "1", "D656296", "2012-03-27", "Cavin", "S", "cited by applicant"),
        ("D900001", "0", "10000001", "2018-06-19", "Roe", "B2", "")],
    "g_us_application_citation": [
        ("patent_id", "citation_sequence", "citation_document_number", "citation_date", "record_name", "wipo_kind",
         "citation_category"),
        ("10000001", "2", "20010012345", "2001-08-09", "Poe", "A1", "cited by examiner")],
    "g_foreign_citation": [
        ("patent_id", "citation_sequence", "citation_application_id", "citation_date", "citation_category",
         "citation_country"),
        ("10000001", "3", "0 890 321", "1999-01-00", "cited by applicant", "EP")],
    "g_patent": [
        ("patent_id", "patent_type", "patent_date", "patent_title", "wipo_kind", "num_claims", "withdrawn", "filename"),
        ("10000001", "utility", "2018-06-19", "A \"thing\"", "B2", "9", "0", "ipg180619.xml"),
        ("D900001", "design", "2020-10-27", "Shape", "S1", "1", "0", "ipg201027.xml")],
    "g_application": [
        ("application_id", "patent_id", "patent_application_type", "filing_date", "series_code", "rule_47_flag"),
        ("14643719", "10000001", "14", "2015-03-10", "14", "0")],
    "g_assignee_disambiguated": [
        ("patent_id", "assignee_sequence", "assignee_id", "disambig_assignee_individual_name_first",
         "disambig_assignee_individual_name_last", "disambig_assignee_organization", "assignee_type", "location_id"),
        ("10000001", "0", "a1", "", "", "Raytheon Company", "2", "l1"),
        ("10000001", "1", "a2", "Ann", "Lee", "", "4", "l2")],
    "g_assignee_not_disambiguated": [
        ("patent_id", "assignee_sequence", "assignee_id", "raw_assignee_individual_name_first",
         "raw_assignee_individual_name_last", "raw_assignee_organization", "assignee_type", "rawlocation_id"),
        ("10000001", "0", "a1", "", "", "RAYTHEON CO", "2", "r1"),
        ("D900001", "0", "", "", "", "Shape BV", "3", "r3")],
    "g_inventor_disambiguated": [
        ("patent_id", "inventor_sequence", "inventor_id", "disambig_inventor_name_first",
         "disambig_inventor_name_last", "gender_code", "location_id"),
        ("10000001", "0", "i1", "Joe", "Marron", "M", "l2")],
    "g_location_disambiguated": [
        ("location_id", "disambig_city", "disambig_state", "disambig_country", "latitude", "longitude", "county",
         "state_fips", "county_fips"),
        ("l1", "Waltham", "MA", "US", "1", "2", "", "", ""), ("l2", "Windhoek", "", "NA", "1", "2", "", "", "")],
    "g_location_not_disambiguated": [
        ("rawlocation_id", "location_id", "raw_city", "raw_state", "raw_country"), ("r3", "", "Delft", "", "NL")],
    "g_cpc_current": [
        ("patent_id", "cpc_sequence", "cpc_section", "cpc_class", "cpc_subclass", "cpc_group", "cpc_type"),
        ("10000001", "0", "G", "G01", "G01S", "G01S17/89", "inventional")],
    "g_ipc_at_issue": [
        ("patent_id", "ipc_sequence", "classification_level", "section", "ipc_class", "subclass", "main_group",
         "subgroup", "classification_value", "classification_status", "classification_data_source", "action_date",
         "ipc_version_indicator"),
        ("10000001", "0", "A", "G", "01", "S", "7", "486", "I", "B", "H", "2018-06-19", "2006-01-01")],
    "g_uspc_at_issue": [
        ("patent_id", "uspc_sequence", "uspc_mainclass_id", "uspc_mainclass_title", "uspc_subclass_id",
         "uspc_subclass_title"),
        ("D900001", "0", "D14", "Recording", "D14/126", "Sets")],
    "g_attorney_not_disambiguated": [("attorney_id", "attorney_sequence", "patent_id"), ("1", "0", "10000001")],
}


def text(rows):
    return "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + "\n"


@pytest.fixture(params=["plain", "zipped", "one archive"])
def tables(request, tmp_path):
    """Write the tables as they are downloaded, unpacked, or all in one archive."""
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, rows in TABLES.items():
        if request.param == "plain":
            (folder / f"{name}.tsv").write_text(text(rows), encoding="utf-8")
        else:
            packed = folder / (f"{name}.tsv.zip" if request.param == "zipped" else "all.zip")
            with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(f"{name}.tsv", text(rows))
    return folder


def test_all_tables_together(tables, tmp_path, ask, losses):
    manifest = import_patentsview(tables, tmp_path / "c")
    named = "select a.document, b.document, origin from citations join patents a on citing = a.patent " \
            "join patents b on cited = b.patent"
    assert set(ask(tmp_path / "c", named)) == {
        ("US10000001", "USRE28435", "examiner"), ("US10000001", "USD656296", "applicant"),
        ("USD900001", "US10000001", "unknown"), ("US10000001", "US20010012345", "examiner"),
        ("US10000001", "EP0890321", "applicant")}
    assert ask(tmp_path / "c", "select document, application_year, publication_year from patents where recorded "
                               "order by document") == [("US10000001", 2015, 2018), ("USD900001", None, 2020)]
    assert set(ask(tmp_path / "c", "select document, role, sequence, name, organisation, country from parties "
                                   "join patents using (patent)")) == {
        ("US10000001", "applicant", 1, "RAYTHEON CO", "Raytheon Company", "US"),
        ("US10000001", "applicant", 2, "Ann Lee", "ANN LEE", "NA"),
        ("USD900001", "applicant", 1, "Shape BV", "SHAPE BV", "NL"),
        ("US10000001", "inventor", 1, "Joe Marron", None, "NA")}
    assert set(ask(tmp_path / "c", "select scheme, symbol from classes")) == {
        ("CPC", "G01S17/89"), ("IPC", "G01S 7/486"), ("USPC", "D14/126")}
    assert losses(manifest, "parties as written") == {"the raw form of a party that is disambiguated too": 1}
    [aside] = [one for one in manifest["findings"] if "left aside" in one["finding"]]
    assert aside["rows"] == 1
    assert "g_attorney_not_disambiguated" in aside["examples"][0]


def test_a_table_in_parts_with_one_broken_line(tmp_path, write, ask, losses):
    header, *rows = TABLES["g_us_patent_citation"]
    first = write("g_us_patent_citation_1.tsv", text([header, *rows[:2], rows[0][:3]]))
    second = write("g_us_patent_citation_2.tsv", text([header, rows[2]]))
    manifest = import_patentsview([first, second], tmp_path / "c")
    assert losses(manifest, "lines of g_us_patent_citation_1.tsv") == {"too few fields": 1}
    assert ask(tmp_path / "c", "select count(*) from citations") == [(3,)]
    with pytest.raises(InputError, match="1 of 3 lines are broken"):
        import_patentsview([first, second], tmp_path / "d", max_errors=0)


def test_without_citations_the_table_is_named(tmp_path, write):
    with pytest.raises(InputError, match="the table us_patent_citation is missing") as caught:
        import_patentsview(write("g_patent.tsv", text(TABLES["g_patent"])), tmp_path / "c")
    assert caught.value.found == ["patent"]


def test_a_file_of_another_kind_is_refused_when_it_was_named(tmp_path, write):
    files = [write("c.tsv", text(TABLES["g_us_patent_citation"])), write("x.tsv", "a\tb\n1\t2\n")]
    with pytest.raises(InputError, match="none of the tables") as caught:
        import_patentsview(files, tmp_path / "c")
    assert caught.value.where == "x.tsv"


def test_the_raw_sample_without_column_names(shared_data, tmp_path, ask):
    folder = shared_data / "uspto" / "patentsview_raw_18"
    manifest = import_patentsview(folder, tmp_path / "c")
    lines = {source["name"]: source["rows"] for source in manifest["sources"]}
    assert (lines["uspatentcitation.csv"], lines["foreigncitation.csv"]) == (381, 35)
    with (folder / "rawinventor.csv").open(newline="", encoding="utf-8") as stream:
        expected = {(f"US{row[0]}", f"{row[3]} {row[4]}", row[2].rpartition("|")[2].upper() or None)
                    for row in csv.reader(stream)}
    assert set(ask(tmp_path / "c", "select document, name, country from parties join patents using (patent) "
                                   "where role = 'inventor'")) == expected
    assert ask(tmp_path / "c", "select count(*), count(distinct document) from patents where recorded "
                               "and publication_year = 2012 and application_year is not null") == [(18, 18)]
