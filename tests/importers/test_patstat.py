"""Tables of PATSTAT, made from their published columns."""

import pytest

from citenet.importers import import_patstat

TLS212 = ("pat_publn_id,citn_replenished,citn_id,citn_origin,cited_pat_publn_id,cited_appln_id,pat_citn_seq_nr,"
          "cited_npl_publn_id,npl_citn_seq_nr,citn_gener_auth")
TLS201 = ("appln_id,appln_auth,appln_nr,appln_kind,appln_filing_date,appln_filing_year,earliest_filing_date,"
          "earliest_filing_year,docdb_family_id,inpadoc_family_id")
TLS211 = ("pat_publn_id,publn_auth,publn_nr,publn_nr_original,publn_kind,appln_id,publn_date,publn_lg,"
          "publn_first_grant,publn_claims")
TLS206 = ("person_id,person_name,person_name_orig_lg,person_address,person_ctry_code,doc_std_name_id,doc_std_name,"
          "psn_id,psn_name,psn_level,psn_sector")
TABLES = {
    "tls201_part01.csv": TLS201 + """
1,EP,98200001,A,1998-01-02,1998,1997-01-02,1997,500,600
2,US,20010001,A,9999-12-31,9999,9999-12-31,9999,500,600
""",
    "tls201_part02.csv": TLS201 + """
3,JP,96001,A,1996-01-02,1996,1996-01-02,1996,0,0
4,DE,7,A,1990-01-02,1990,1990-01-02,1990,501,601
""",
    "tls211_part01.csv": TLS211 + """
11,EP,"0123456",,A1,1,1999-01-01,en,N,0
12,EP,"0123456",,B1,1,1999-09-01,en,Y,7
13,US,"2001012345",,A1,2,2001-05-05,en,N,0
14,US,"6123456",,B2,2,2003-05-05,en,Y,0
15,DE,"814968",,C,4,9999-12-31,de,Y,0
""",
    "tls212_part01.csv": TLS212 + """
11,0,1,SEA,15,0,1,0,0,EP
11,0,2,APP,0,3,2,0,0,EP
11,0,3,SEA,0,0,0,777,1,EP
""",
    "tls212_part02.csv": TLS212 + """
13,0,1,APP,99,0,1,0,0,US
12,0,2,APP,0,0,2,0,0,EP
14,0,2,EXA,0,4,2,0,0,US
""",
    "tls206_part01.csv": TLS206 + """
1,"Foo, Ltd",,,NL,0,,3,FOO,1,COMPANY
2,Ann,,,,0,,4,ANN,1,INDIVIDUAL
""",
    "tls207_part01.csv": """person_id,appln_id,applt_seq_nr,invt_seq_nr
1,1,1,0
2,1,2,1
2,3,0,1
9,1,0,2
1,8,1,0
""",
    "tls209_part01.csv": """appln_id,ipc_class_symbol,ipc_class_level,ipc_version,ipc_value,ipc_position,ipc_gener_auth
1,H01L  31/00,A,2006-01-01,I,F,EP
8,H01L  31/00,A,2006-01-01,I,F,EP
""",
    "tls224_part01.csv": "appln_id,cpc_class_symbol\n4,F02M2700/1358\n",
    "tls225_part01.csv": """docdb_family_id,cpc_class_symbol,cpc_gener_auth,cpc_version,cpc_position,cpc_value
500,H01L  31/02,EP,2013-01-01,F,I
0,G06N  10/20,EP,2013-01-01,F,I
""",
}


@pytest.fixture
def imported(tmp_path):
    tables = tmp_path / "patstat"
    tables.mkdir()
    for name, text in TABLES.items():
        (tables / name).write_text(text, encoding="utf-8")
    return tmp_path / "c", import_patstat(tables, tmp_path / "c", edition="2024 Spring")


def test_0_is_no_link_and_9999_no_year(imported, ask, losses):
    corpus, manifest = imported
    named = "select a.document, b.document, origin from citations join patents a on citing = a.patent " \
            "join patents b on cited = b.patent"
    assert set(ask(corpus, named)) == {
        ("EP0123456", "DE814968", "examiner"), ("EP0123456", "APPLNJP96001A", "applicant"),
        ("US20010012345", "PUBLN99", "applicant"), ("US6123456", "DE814968", "examiner")}
    assert losses(manifest, "references") == {
        "literature, not a patent": 1, "no link to a publication or an application: 0": 1}
    assert set(ask(corpus, "select document, priority_year, application_year, publication_year from patents")) == {
        ("EP0123456", 1997, 1998, 1999), ("US20010012345", None, None, 2001), ("US6123456", None, None, 2003),
        ("DE814968", 1990, 1990, None), ("APPLNJP96001A", 1996, 1996, None), ("PUBLN99", None, None, None)}
    assert manifest["edition"] == "2024 Spring"


def test_families_are_the_simple_ones_and_0_is_none(imported, ask, losses):
    corpus, manifest = imported
    members = ask(corpus, "select list(document order by document) from patents group by family having count(*) > 1")
    assert members == [(["EP0123456", "US20010012345", "US6123456"],)]
    # Two members of one family cite DE814968.
    assert losses(manifest, "family citations") == {"another citation between the same two families": 1}
    assert manifest["unit"] == "family"


def test_parties_and_classes_belong_to_all_publications(imported, ask, losses):
    corpus, manifest = imported
    assert set(ask(corpus, "select document, role, name, organisation, country from parties "
                           "join patents using (patent)")) == {
        ("EP0123456", "applicant", "Foo, Ltd", "FOO", "NL"), ("EP0123456", "applicant", "Ann", "ANN", None),
        ("EP0123456", "inventor", "Ann", None, None), ("APPLNJP96001A", "inventor", "Ann", None, None)}
    assert losses(manifest, "persons of applications") == {
        "a person who is not in tls206": 1, "an application that is in neither tls211 nor tls201": 1}
    assert set(ask(corpus, "select document, scheme, symbol from classes join patents using (patent)")) == {
        ("EP0123456", "IPC", "H01L 31/00"), ("EP0123456", "CPC", "H01L 31/02"),
        ("US20010012345", "CPC", "H01L 31/02"), ("US6123456", "CPC", "H01L 31/02"),
        ("DE814968", "CPC", "F02M2700/1358")}
    assert losses(manifest, "classes of applications") == {"an application that is in neither tls211 nor tls201": 2}


def test_citations_alone_name_documents_by_their_id(tmp_path, write, ask):
    manifest = import_patstat(write("tls212_part01.csv", TABLES["tls212_part01.csv"]), tmp_path / "c")
    assert set(ask(tmp_path / "c", "select document from patents")) == {("PUBLN11",), ("PUBLN15",), ("APPLN3",)}
    assert any("not in tls211" in one["finding"] for one in manifest["findings"])


def test_the_columns_are_those_that_the_epo_publishes(shared_data):
    header = (shared_data / "formats" / "patstat_tls212_HEADER_ONLY.csv").read_text(encoding="utf-8").split()[0]
    assert header == TLS212
