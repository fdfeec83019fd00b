"""Files are known by what stands in them, and become one corpus."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import zipfile
from collections import Counter

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citenet.errors import InputError
from citenet.importers import import_recognised, recognise_files
from citenet.importers.packing import zstd

GRANT = ('<us-patent-grant><us-bibliographic-data-grant><publication-reference><document-id><country>US</country>'
         '<doc-number>0{}</doc-number><kind>B2</kind><date>20120103</date></document-id></publication-reference>'
         '<references-cited><citation><patcit><document-id><country>US</country><doc-number>{}</doc-number>'
         '<kind>A</kind></document-id></patcit></citation></references-cited>'
         '</us-bibliographic-data-grant></us-patent-grant>\n')
LENS = {"lens_id": "038-066-141-127-891", "jurisdiction": "US", "doc_number": "8000009", "kind": "B2",
        "biblio": {"references_cited": {"citations": [{"patcit": {"document_id": {
            "jurisdiction": "US", "doc_number": "8000001", "kind": "B2"}}}]}}}
FORMATS = {
    "formats/derwent_one_record_with_CP.ciw": ("derwent", ""),
    "formats/epo_docdb_one.xml": ("docdb", ""),
    "formats/google_patents_gp-search.csv": ("", "neither citations nor countries"),
    "formats/lens_csv_2021_31cols.csv": ("", "counts of citations"),
    "formats/lens_csv_2022_33cols_expanded_families.csv": ("", "counts of citations"),
    "formats/lens_csv_2026_37cols_family_members.csv": ("", "counts of citations"),
    "formats/lens_jsonl_no_fulltext_10.jsonl": ("lens", ""),
    "formats/nber_apat63_99.txt": ("nber-patents", ""),
    "formats/nber_cite75_99.txt": ("nber-citations", ""),
    "formats/oecd_citations_HEADER_ONLY.txt": ("oecd", "no rows"),
    "formats/p2n_citations_head.gexf": ("graph", ""),
    **dict.fromkeys((f"formats/patentsview_raw_{table}.csv" for table in (
        "foreigncitation", "patent", "rawassignee", "rawlocation", "uspatentcitation")),
        ("patentsview", "called otherwise")),
    "formats/patstat_tls212_HEADER_ONLY.csv": ("patstat", "no rows"),
    "formats/uspto_grant_xml_one.xml": ("uspto-xml", ""),
    **dict.fromkeys((f"lens/biopoly_{name}.jsonl" for name in (
        "10_valid", "broken1", "broken2", "broken3", "min")), ("lens", "")),
    **dict.fromkeys((f"lens/{name}.csv" for name in (
        "didgeridoo-expanded", "intelligent-traffic", "lens-8-ai-and-nanotech_with_legal_status",
        "lens_2026_37_columns")), ("", "counts of citations")),
    "lens/kw_medium.csv": ("", "articles, not patents"),
    "nber/apat63_99.txt": ("nber-patents", ""),
    "nber/cite75_99.txt": ("nber-citations", ""),
    "nber/country_codes.txt": ("", "no format that is known"),
    "nber/nber_patents_country_year_indegree.parquet": ("patents", ""),
    "nber/published_country_decade_table.csv": ("", "no format that is known"),
    "nber/published_country_year_table.csv": ("", "no format that is known"),
    **dict.fromkeys((f"uspto/ipg{name}.xml" for name in (
        "050104.small", "060103.small", "070102.small", "080101.small", "090106.small", "100105.small", "110104.small",
        "120103.small", "120327.18", "120327.196", "130416.small")), ("uspto-xml", "")),
    **dict.fromkeys(("uspto/ipa130117.one.xml", "uspto/pa040101.two.xml"), ("", "an application")),
    **dict.fromkeys(("uspto/patents.csv", "uspto/parties.csv"), ("patents", "which cites which")),
    **dict.fromkeys(("uspto/patent_citations.csv", "uspto/patent_citations_enriched.csv"), ("edges", "told which")),
    **dict.fromkeys((f"docdb/{name}.xml" for name in (
        "AP-1206-A_302101161", "DE-backfile", "WO-2022259205-A1_544370561", "WO-2023012807-A1_507242069",
        "YU-6701-A_381353354")), ("docdb", "")),
    "google/gp-search_sulfide_electrolytes.csv": ("", "neither citations nor countries"),
}
"""What each real file is, and why it cannot be imported as it is."""


@pytest.fixture
def make(write, tmp_path):
    """Return a function that makes a small file of a format."""
    texts = {
        "uspto-xml": GRANT.format(8000001, 4000001) + GRANT.format(8000002, 4000001),
        "docdb": '<exchange-documents><exchange-document country="EP" doc-number="1" kind="A1"/></exchange-documents>',
        "graph": '<gexf><graph defaultedgetype="directed"/></gexf>',
        "derwent": "FN Clarivate\nPT P\nPN US9-B2\nER\n",
        "lens": json.dumps(LENS) + "\n",
        "google": json.dumps({"publication_number": "US-8000003-B2", "citation": [
            {"publication_number": "US-8000001-B2"}]}) + "\n",
        "oecd": "Citing_pub_nbr|Cited_pub_nbr|Citn_origin\nEP1|EP2|SEA\n",
        "patstat": "pat_publn_id,citn_origin,cited_pat_publn_id\n1,SEA,2\n",
        "patentsview": '"patent_id"\t"citation_patent_id"\n"8000001"\t"4000001"\n',
        "edges": "citing,cited,citing_country\nUS8000004,US8000001,NL\n",
        "flows": "citing,cited,citations\nNL,DE,3\n",
        "patents": "patent,country\nUS8000001,DE\n",
    }
    return lambda format_, name="file": write(name, texts[format_])


def test_every_real_file_is_known_or_said_to_be_unusable(shared_data):
    found = {}
    for folder in ("formats", "lens", "nber", "uspto", "docdb", "google"):
        for one in recognise_files(shared_data / folder):
            found[f"{folder}/{one.path.name}"] = one.evidence
    assert {name: evidence.format for name, evidence in found.items()} == {
        name: format_ for name, (format_, _) in FORMATS.items()}
    wrong = {name: evidence.unusable for name, evidence in found.items()
             if FORMATS[name][1] not in evidence.unusable or bool(evidence.unusable) != bool(FORMATS[name][1])}
    assert wrong == {}


@pytest.mark.parametrize("format_", ["uspto-xml", "docdb", "graph", "derwent", "lens", "google", "oecd", "patstat",
                                     "patentsview", "edges", "flows", "patents"])
@pytest.mark.parametrize("dress", ["plain", "gzip", "zstd", "zip"])
def test_a_format_is_known_whatever_the_file_is_called_and_however_it_is_packed(make, tmp_path, format_, dress):
    path = make(format_, "download")
    if dress in ("gzip", "zstd"):
        path = tmp_path / f"download.{dress}"
        path.write_bytes({"gzip": gzip, "zstd": zstd}[dress].compress((tmp_path / "download").read_bytes()))
    elif dress == "zip":
        with zipfile.ZipFile(tmp_path / "download.zip", "w") as archive:
            archive.write(path, "inside")
        path = tmp_path / "download.zip"
    evidence = recognise_files(path)[0].evidence
    assert (evidence.format, evidence.unusable) == (format_, "")
    assert evidence.confidence >= .6
    assert evidence.why


def test_a_telling_name_does_not_make_a_format(write):
    for name in ("cite75_99.txt", "uspatentcitation.tsv", "ipg050104.xml", "lens.jsonl", "tls212_part01.csv"):
        evidence = recognise_files(write(name, "hello\tworld\n1\t2\n"))[0].evidence
        assert (evidence.format, evidence.certainty) == ("", "unknown")


def test_confidence_is_the_share_of_records_that_agree(write):
    path = write("a.jsonl", "\n".join([json.dumps(LENS)] * 3 + ["{"]) + "\n")
    assert recognise_files(path)[0].evidence.confidence == .75


def test_nested_parquet_is_googles_table(tmp_path):
    path = tmp_path / "extract.parquet"
    duckdb.sql(f"copy (select 'US-1-A' as publication_number, [{{'publication_number': 'US-2-A'}}] as citation) "
               f"to '{path}'")
    assert recognise_files(path)[0].evidence.format == "google"


@pytest.mark.parametrize(("text", "reason"), [
    ("", "the file is empty"),
    ("<html><body>Sign in</body></html>", "web page"),
    ("<feed><entry/></feed>", "another kind: <feed>"),
    ('{"lens_id": "1", "authors": []}\n', "a scholarly work"),
    ('{"name": "x"}\n', "its fields: name"),
    ("FN Clarivate\nPT J\nAU A\nER\n", "articles"),
    ("# Directed graph\n# FromNodeId\tToNodeId\n1\t2\n", "lines that begin with #"),
    ("\x00\x01\x02\x03" * 50, "binary"),
    ("citing,cited\n", "no rows"),
])
def test_what_cannot_be_used_is_told_with_the_reason(write, text, reason):
    evidence = recognise_files(write("file", text))[0].evidence
    assert reason in evidence.unusable


def test_an_archive_of_several_formats_is_not_guessed(make, tmp_path):
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.write(make("lens", "a"), "a")
        archive.write(make("edges", "b"), "b")
    assert "several formats: edges, lens" in recognise_files(tmp_path / "both.zip")[0].evidence.unusable


def test_files_of_one_format_go_to_one_importer(make, tmp_path, ask):
    shutil.copy(make("uspto-xml", "a"), tmp_path / "b")
    (tmp_path / "b").write_text(GRANT.format(8000005, 8000001))
    manifest = import_recognised(recognise_files([tmp_path / "a", tmp_path / "b"]), tmp_path / "corpus")
    assert manifest["importer"] == "uspto-xml"
    assert ask(tmp_path / "corpus", "select count(*) from citations") == [(3,)]


def test_files_of_several_formats_become_one_corpus(make, tmp_path, ask):
    files = [make(format_, format_) for format_ in ("uspto-xml", "lens", "google", "edges", "patentsview")]
    manifest = import_recognised(recognise_files(files), tmp_path / "out" / "corpus")
    assert manifest["importer"] == "merge"
    assert manifest["settings"]["precedence"] == ["uspto-xml", "lens", "google", "edges", "patentsview"]
    citations = ask(tmp_path / "out" / "corpus", """
        select a.document, b.document from citations c join patents a on c.citing = a.patent
        join patents b on c.cited = b.patent order by all""")
    assert citations == [("US8000001", "US4000001"), ("US8000002", "US4000001"), ("US8000003", "US8000001"),
                         ("US8000004", "US8000001"), ("US8000009", "US8000001")]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["corpus"]


def test_a_table_of_patents_describes_the_edges_beside_it(make, tmp_path, ask):
    files = [make("edges", "a.csv"), make("patents", "b.csv")]
    assert import_recognised(recognise_files(files), tmp_path / "corpus")["importer"] == "edges"
    assert ask(tmp_path / "corpus", "select country from parties order by 1") == [("DE",), ("NL",)]


def test_both_nber_files_make_its_corpus_and_one_is_what_it_is(shared_data, tmp_path):
    folder = shared_data / "nber"
    pair = recognise_files([folder / "apat63_99.txt", folder / "cite75_99.txt"])
    assert [one.evidence.certainty for one in pair] == ["certain", "certain"]
    manifest = import_recognised(pair, tmp_path / "corpus")
    assert (manifest["importer"], manifest["tables"]["citations"]) == ("nber", 8274)
    assert recognise_files(folder / "cite75_99.txt")[0].evidence.format == "edges"
    with pytest.raises(InputError, match="patents only"):
        import_recognised(recognise_files(folder / "apat63_99.txt"), tmp_path / "other")


def test_patents_of_the_nber_describe_what_newer_grants_cite(shared_data, tmp_path, ask):
    citations, patents = shared_data / "uspto" / "patent_citations.csv", shared_data / "nber" / "apat63_99.txt"
    files = [shared_data / "uspto" / "ipg130416.small.xml", patents]
    manifest = import_recognised(recognise_files(files), tmp_path / "corpus")
    assert manifest["settings"]["precedence"] == ["uspto-xml", "nber-patents"]
    described = ask(tmp_path / "corpus", """
        select count(distinct (citing, cited)) from citations join parties on cited = patent
        where role = 'inventor' and country is not null""")
    # The same, from the tables that others made of the files.
    assert described == duckdb.sql(f"""
        select count(distinct (patent_id, cited_number)) from read_csv('{citations}', all_varchar=true) c
        join read_csv('{patents}', all_varchar=true) n on c.cited_number = n.patent
        join read_csv('{citations.with_name("patents.csv")}', all_varchar=true) p using (patent_id)
        where c.cited_country = 'US' and n.country <> '' and p.grant_date = '20130416'""").fetchall() == [(6,)]


def test_a_folder_is_taken_as_its_files_and_what_is_of_no_use_is_left_aside(shared_data, tmp_path):
    found = recognise_files(shared_data / "uspto" / "patentsview_raw_18")
    assert Counter(one.evidence.format for one in found if one.listed) == {"patentsview": 9, "": 5}
    manifest = import_recognised(found, tmp_path / "corpus")
    assert manifest["importer"] == "patentsview"


def test_a_corpus_is_merged_with_files(make, tmp_path, ask):
    import_recognised(recognise_files(make("edges", "a.csv")), tmp_path / "old")
    found = recognise_files([tmp_path / "old", make("lens", "b")])
    assert [one.evidence.format for one in found] == ["corpus", "lens"]
    import_recognised(found, tmp_path / "new")
    assert ask(tmp_path / "new", "select count(*) from citations") == [(2,)]
    with pytest.raises(InputError, match="a corpus already"):
        import_recognised(found[:1], tmp_path / "again")


@pytest.mark.parametrize(("formats", "reason"), [
    (["flows", "edges"], "counted already"),
    (["patents"], "patents only"),
])
def test_what_cannot_be_put_together_is_refused(make, tmp_path, formats, reason):
    files = [make(format_, format_) for format_ in formats]
    with pytest.raises(InputError, match=reason):
        import_recognised(recognise_files(files), tmp_path / "corpus")
    assert not (tmp_path / "corpus").exists()


@pytest.mark.parametrize("text", ["citing,cited\n8000004,8000001\n", "patent,country\n8000001,DE\n"])
def test_numbers_without_their_office_are_not_merged_with_others(make, write, tmp_path, text):
    found = recognise_files([make("uspto-xml", "a"), write("b", text)])
    with pytest.raises(InputError, match="without their office") as refused:
        import_recognised(found, tmp_path / "corpus")
    assert refused.value.found == ["b"]


def test_numbers_without_their_office_may_describe_each_other(write, tmp_path):
    files = [write("a", "citing,cited\n8000004,8000001\n"), write("b", "patent,country\n8000001,DE\n")]
    assert import_recognised(recognise_files(files), tmp_path / "corpus")["importer"] == "edges"


def test_a_named_file_that_is_of_no_use_stops_the_import(make, write, tmp_path):
    found = recognise_files([make("lens", "a"), write("b", "<html></html>")])
    with pytest.raises(InputError, match="1 of 2 files") as refused:
        import_recognised(found, tmp_path / "corpus")
    assert refused.value.found == ["b: it is a web page"]
    assert not (tmp_path / "corpus").exists()


STARTS = (b"", b"{", b"[{", b"<us-patent-grant>", b"<?xml", b"PT P\n", b"PK\x03\x04", b"PAR1", b"\x1f\x8b",
          b"(\xb5/\xfd", b"\xff\xfe", b"citing,cited\n", b"patent_id\tcitation_patent_id\n", b"# ", b'"')


@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_file_something_is_said_of_it(tmp_path, start, rest):
    (tmp_path / "any").write_bytes(start + rest)
    [found] = recognise_files(tmp_path / "any")
    assert found.evidence.format or found.evidence.unusable


@pytest.mark.parametrize("text", [
    "a" * 3_000_000, "citing,cited\n" + "1" * 3_000_000, '{"n": ' * 30_000, "<a>" * 70_000,
    'citing,cited\n"' + "x" * 150_000 + "\n",
])
def test_endless_lines_and_depths_are_no_reason_to_break(write, text):
    assert recognise_files(write("long", text))[0].evidence.certainty != "certain"


def test_what_other_libraries_let_python_read_changes_nothing(write):
    before = csv.field_size_limit(10**9)
    try:
        found = recognise_files(write("long", "citing,cited\n" + "1" * 3_000_000))[0].evidence.certainty
        assert csv.field_size_limit() == 10**9
    finally:
        csv.field_size_limit(before)
    assert found != "certain"


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        recognise_files(tmp_path / "nothing")
    with pytest.raises(InputError, match="only once"):
        recognise_files("-")
