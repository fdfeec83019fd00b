"""Tables of the OECD, made from their published columns: pipes, some quotes, both line ends, parts."""

import pytest

from citenet.errors import InputError
from citenet.importers import import_oecd

CITATIONS = ("Citing_pub_nbr|Citing_pub_date|Citing_app_nbr|Citing_appln_id|Cited_pub_nbr|Cited_pub_date|"
             "Cited_App_auth|Cited_App_nbr|Cited_Appln_id|Cit_Total|Citn_origin|Citn_category|Citn_lag_year|Citn_lag_month")
PARTS = {
    "201709_US_Citations_1.txt": [
        CITATIONS,
        '"US6836899"|20050104|"US20030339710"|"101"|"US4722345"|19880202|"US"|"US19870001"|"201"|3|"EXA"|""|17|203',
        "EP1000001|20000510|EP19980200001|102|US4722345|19880202|US|US19870001|201|3|SEA|X|12|147"],
    "201709_US_Citations_2.txt": [
        CITATIONS,
        "EP1000001|20000510|EP19980200001|102|WO1997040926|19971106|WO|WO1997EP00001|301|3|SEA|A|2|30",
        "EP1000001|20000510|EP19980200001|102|||JP|19960001|401|3|APP|A|2|30",
        "EP1000001|20000510|EP19980200001|102|||||0|3|APP|A|2|30"],
    "201709_EPO_App_reg.txt": [
        "App_nbr|Appln_id|Pub_nbr|Person_id|App_name|Address|City|Postal_code|Reg_code|Ctry_code|Reg_share|App_share",
        'EP19980200001|102|EP1000001|7|"Foo | Co"|x|y|1|NL11|NL|1|0.5',
        "EP19980200001|102|EP1000001|8|Bar|x|y|1|DE11|DE|0.5|0.5",
        "EP19980200001|102|EP1000001|8|Bar|x|y|1|DE12|DE|0.5|0.5",
        "EP9|999||9|Nobody|x|y|1|DE12|DE|1|1"],
    "201709_PCT_Inv_reg.txt": [
        "PCT_Nbr|Internat_appln_id|Appln_id|Person_id|Inv_name|Address|Reg_code|Ctry_code|Reg_share|Inv_share",
        "WO1997040926|301|301|11|Ann|x|UKI|UK|1|1"],
    "201709_EPO_IPC.txt": [
        "App_nbr|Appln_id|Prio_Year|App_year|IPC", "EP19980200001|102|1997|1998|G02B  6/10"],
    "201709_CPC_Class.txt": ["Appln_id|CPC_Class", "301|G06N  10/20"],
    "201709_US_Cit_Counts.txt": ["US_Pub_nbr|US_Pub_date|Total", "US6836899|20050104|1"],
}


@pytest.fixture(params=["\r\n", "\n"])
def folder(request, tmp_path):
    tables = tmp_path / "oecd"
    tables.mkdir()
    for name, lines in PARTS.items():
        (tables / name).write_bytes((request.param.join(lines) + request.param).encode())
    return tables


def test_citations_with_regpat(folder, tmp_path, ask, losses):
    manifest = import_oecd(folder, tmp_path / "c")
    named = "select a.document, b.document, origin from citations join patents a on citing = a.patent " \
            "join patents b on cited = b.patent"
    assert set(ask(tmp_path / "c", named)) == {
        ("US6836899", "US4722345", "examiner"), ("EP1000001", "US4722345", "examiner"),
        ("EP1000001", "WO1997040926", "examiner"), ("EP1000001", "APPLNJP19960001", "applicant")}
    assert losses(manifest, "citations") == {"no cited identifier": 1}
    assert ask(tmp_path / "c", "select office, priority_year, application_year, publication_year from patents "
                               "where document = 'EP1000001'") == [("EP", 1997, 1998, 2000)]
    parties = "select document, role, name, country from parties join patents using (patent)"
    assert set(ask(tmp_path / "c", parties)) == {
        ("EP1000001", "applicant", "Foo | Co", "NL"), ("EP1000001", "applicant", "Bar", "DE"),
        ("WO1997040926", "inventor", "Ann", "GB")}
    assert losses(manifest, "parties of applications") == {
        "of an application that has no publication number and is in no citation": 1}
    assert losses(manifest, "parties") == {"the same party of a document again": 1}
    assert set(ask(tmp_path / "c", "select document, scheme, symbol from classes join patents using (patent)")) == {
        ("EP1000001", "IPC", "G02B 6/10"), ("WO1997040926", "CPC", "G06N 10/20")}
    assert manifest["unit"] == "publication"


def test_the_columns_are_those_that_the_oecd_publishes(shared_data):
    header = (shared_data / "formats" / "oecd_citations_HEADER_ONLY.txt").read_text(encoding="utf-8").split()[0]
    assert header == CITATIONS


def test_a_header_alone_is_refused(tmp_path, write):
    with pytest.raises(InputError, match="a header and no rows"):
        import_oecd(write("201709_EP_Citations.txt", CITATIONS + "\r\n"), tmp_path / "c")
    assert not (tmp_path / "c").exists()
