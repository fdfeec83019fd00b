"""Lens records: one document under many names, one citation from both of its sides, families by their members."""

import gzip
import hashlib
import json
import random
import zipfile

import pytest

from citenet.corpus import read_corpus
from citenet.errors import InputError
from citenet.importers import check_corpus, import_edges, import_lens
from citenet.importers.identity import publication
from citenet.importers.packing import zstd

SAMPLE = "formats/lens_jsonl_no_fulltext_10.jsonl"


def number(text):
    """Write "US 9785570 B2" as Lens does."""
    return dict(zip(("jurisdiction", "doc_number", "kind"), text.split(), strict=False))


def document(lens_id=None, text=None):
    return ({"lens_id": lens_id} if lens_id else {}) | ({"document_id": number(text)} if text else {})


def record(lens_id, text, *, cites=(), cited_by=(), members=None, applicants=()):
    biblio = {
        "references_cited": {"citations": [{"patcit": one, "cited_phase": "SEA"} for one in cites]},
        "cited_by": {"patents": list(cited_by)},
        "parties": {"applicants": [{"extracted_name": {"value": name}, "residence": country}
                                   for name, country in applicants]},
    }
    families = {"simple_family": {"members": members, "size": len(members)}} if members else {}
    return {"lens_id": lens_id, **number(text), "biblio": biblio, "families": families}


@pytest.fixture
def lens(write, tmp_path):
    def run(*records, **options):
        file = write("set.jsonl", "".join(json.dumps(one) + "\n" for one in records))
        return tmp_path / "corpus", import_lens(file, tmp_path / "corpus", **options)

    return run


EDGES = """
    select citing.document, cited.document from citations
    join patents as citing on citations.citing = citing.patent
    join patents as cited on citations.cited = cited.patent
    order by all"""


def test_figures_of_the_sample(shared_data, tmp_path, ask, losses):
    manifest = import_lens(shared_data / SAMPLE, tmp_path / "corpus")
    assert manifest["sources"][0]["rows"] == 10
    references = next(step for step in manifest["steps"] if step["step"] == "references")
    assert (references["rows_in"], references["rows_out"]) == (49, 35)
    assert losses(manifest, "references") == {"literature, not a patent": 14}
    found = {one["finding"]: (one["rows"], one["of"]) for one in manifest["findings"]}
    assert found["references without a Lens id: by number only"] == (1, 35)
    assert found["applicants without a country"] == (6, 14)
    assert manifest["unit"] == "family"
    # Its family is that of the US and Korean patents, found in the list of members.
    assert ask(tmp_path / "corpus", "select count(*), count(distinct family) from patents where recorded") == [(10, 8)]


def named(one):
    return publication(one["jurisdiction"], one["doc_number"], one["kind"])


def test_the_citations_of_the_sample_are_those_counted_with_json(shared_data, tmp_path, ask):
    file = shared_data / SAMPLE
    import_lens(file, tmp_path / "corpus")
    expected = set()
    for patent in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        references = patent["biblio"].get("references_cited", {}).get("citations", [])
        expected |= {(named(patent), named(one["patcit"]["document_id"])) for one in references if "patcit" in one}
        expected |= {(named(one["document_id"]), named(patent))
                     for one in patent["biblio"].get("cited_by", {}).get("patents", [])}
    assert len(expected) == 50
    assert set(ask(tmp_path / "corpus", EDGES)) == expected


@pytest.mark.parametrize(("name", "line", "reason"), [
    ("biopoly_broken1.jsonl", 4, "not JSON"),
    ("biopoly_broken2.jsonl", 3, "no lens_id"),
    ("biopoly_broken3.jsonl", 1, "cut: a cited patent without Lens id and number"),
])
def test_broken_records_are_named_and_passed_over_or_stop_the_import(shared_data, tmp_path, name, line, reason):
    file = shared_data / "lens" / name
    step = import_lens(file, tmp_path / "corpus")["steps"][0]
    assert (step["rows_in"], step["rows_out"]) == (10, 9)
    assert step["losses"] == [{"reason": reason, "rows": 1, "examples": [f"{name}:{line}"]}]
    assert f"1 of 10 rows lost in 'records of {name}': {reason}" in check_corpus(
        read_corpus(tmp_path / "corpus"))["worries"]
    with pytest.raises(InputError, match="more than 0 records cannot be used") as caught:
        import_lens(file, tmp_path / "other", max_errors=0)
    assert caught.value.found == [f"{name}:{line} {reason}"]
    assert not (tmp_path / "other").exists()


def test_a_document_is_the_same_by_lens_id_and_by_number(lens, ask):
    folder, _ = lens(
        record("001", "US 20150168156 A1"),
        record("002", "EP 3560987 A1", cites=[document("001")]),
        record("003", "CN 108219288 A", cites=[document(text="US 2015168156 A1")]),
        record("004", "RO 135932 A2", cites=[document("001", "US 2015/0168156 A1")]),
    )
    assert {cited for _, cited in ask(folder, EDGES)} == {"US20150168156"}
    assert ask(folder, "select count(*) from patents where not recorded") == [(0,)]


@pytest.mark.parametrize(("own", "other"), [("JP 2005123456 A", "JP H17123456 A"),
                                            ("JP H17123456 A", "JP 2005123456 A")])
def test_the_number_of_the_record_counts_also_where_another_one_is_cited(lens, ask, own, other):
    folder, _ = lens(
        record("001", own),
        record("002", "US 9785570 B2", cites=[document("001", other)]),
        record("003", "US 9785571 B2", cites=[document(text=other)]),
    )
    written = own.replace(" ", "")
    assert ask(folder, EDGES) == [("US9785570", written), ("US9785571", written)]


def test_a_lens_id_without_any_number_is_a_document_of_its_own(lens, ask):
    folder, manifest = lens(record("001", "US 9785570 B2", cites=[document("038-066-141-127-89X")]))
    assert ask(folder, EDGES) == [("US9785570", "LENS03806614112789X")]
    assert {"finding": "references without a number: by Lens id only", "rows": 1, "of": 1,
            "examples": ["LENS03806614112789X"]} in manifest["findings"]


def test_a_citation_known_from_both_sides_counts_once(lens, ask, losses):
    folder, manifest = lens(
        record("001", "US 9785570 B2", cites=[document("002", "EP 3560987 A1")]),
        record("002", "EP 3560987 A1", cited_by=[document("001"), document("003", "CN 108219288 A")]),
    )
    assert ask(folder, EDGES) == [("CN108219288A", "EP3560987"), ("US9785570", "EP3560987")]
    assert losses(manifest, "citations") == {"the same citation again": 1}
    assert ask(folder, "select origin from citations order by origin") == [("examiner",), ("unknown",)]


def test_cited_members_of_a_family_belong_to_it_without_a_record(lens, ask, losses):
    members = [document("001", "US 9785570 B2"), document("002", "KR 20160110148 A"), document("009", "AU 2016001 A")]
    folder, manifest = lens(
        record("001", "US 9785570 B2", members=members, cites=[document("002", "KR 20160110148 A")],
               applicants=[("SAMSUNG", "KR")]),
        record("003", "EP 3560987 A1", members=[document("003", "EP 3560987 A1")],
               cites=[document("002", "KR 20160110148 A"), document("001")]),
    )
    assert ask(folder, "select document, family, recorded from patents order by document") == [
        ("EP3560987", 0, True), ("KR20160110148A", 1, False), ("US9785570", 1, True)]
    assert losses(manifest, "family citations") == {
        "a citation within one family": 1, "another citation between the same two families": 1}


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.parquet")}


def test_lines_list_answer_and_archive_give_the_same_bytes(shared_data, tmp_path):
    lines = (shared_data / SAMPLE).read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    random.Random(1).shuffle(lines)
    ways = {"shuffled.jsonl": "\n".join(lines).encode(), "list.json": json.dumps(records, indent=1).encode(),
            "answer.json": json.dumps({"total": 10, "data": records, "results": 10}).encode(),
            "set.jsonl.gz": gzip.compress("\n".join(lines).encode()),
            "set.jsonl.zst": zstd.compress("\n".join(lines).encode())}
    for name, content in ways.items():
        (tmp_path / name).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "halves.zip", "w") as archive:
        archive.writestr("one.jsonl", "\n".join(lines[:4]))
        archive.writestr("two.jsonl", "\n".join(lines[3:]))
    import_lens(shared_data / SAMPLE, tmp_path / "reference")
    for name in (*ways, "halves.zip"):
        import_lens(tmp_path / name, tmp_path / "corpus")
        assert digests(tmp_path / "corpus") == digests(tmp_path / "reference"), name
    import_lens([tmp_path / "list.json", tmp_path / "set.jsonl.gz"], tmp_path / "corpus", threads=1)
    assert digests(tmp_path / "corpus") == digests(tmp_path / "reference")


def test_records_without_citations_make_a_corpus_that_says_so(shared_data, tmp_path):
    manifest = import_lens(shared_data / "lens" / "biopoly_min.jsonl", tmp_path / "corpus")
    assert manifest["tables"]["patents"] == 1
    assert {"finding": "patents whose record names no cited patent", "rows": 1, "of": 1, "examples": []
            } in manifest["findings"]


VINTAGES = [("intelligent-traffic.csv", 4414, 31), ("didgeridoo-expanded.csv", 37, 33),
            ("lens-8-ai-and-nanotech_with_legal_status.csv", 394, 33), ("lens_2026_37_columns.csv", 130, 37)]


@pytest.mark.parametrize(("name", "rows", "columns"), VINTAGES)
def test_csv_of_every_vintage_is_refused_with_what_it_serves_for(shared_data, tmp_path, name, rows, columns):
    with pytest.raises(InputError) as caught:
        import_lens(shared_data / "lens" / name, tmp_path / "corpus")
    assert caught.value.what.startswith(f"this is a Lens patent export as CSV of {rows:,} rows and {columns} columns: ")
    assert "counts of citations, not which patent cites which" in caught.value.what
    assert "as JSON Lines" in caught.value.fix
    assert ("family=Simple Family Members" in caught.value.fix) == (columns == 37)


@pytest.mark.parametrize(("name", "rows", "_columns"), VINTAGES)
def test_the_advice_on_csv_can_be_followed(shared_data, tmp_path, write, ask, name, rows, _columns):
    with pytest.raises(InputError) as caught:
        import_lens(shared_data / "lens" / name, tmp_path / "corpus")
    advice = caught.value.fix.split('--columns "')[1].rstrip('"')
    columns = dict(pair.split("=") for pair in advice.split(","))
    edges = write("edges.csv", "citing,cited\nEP 3532639 A4,EP 1 A1\nUS 9833479 B2,EP 1 A1\nCN 109035771 A,EP 1 A1\n"
                               "AU 2001/063561 A,EP 1 A1\n")
    import_edges(edges, tmp_path / "corpus", patents=shared_data / "lens" / name, columns=columns, separator=";;")
    described, dated = ask(tmp_path / "corpus", "select count(*), count(priority_year) from patents where recorded")[0]
    # Stages of one document, such as A1 and B2, are one.
    assert 0.9 * rows < described <= rows
    assert dated > 0.9 * described
    assert ask(tmp_path / "corpus", "select count(*) > 0 from classes where scheme = 'IPC'") == [(True,)]


def test_scholarly_exports_are_named_as_such(shared_data, tmp_path, write):
    with pytest.raises(InputError, match="a Lens export of scholarly works of 164 rows"):
        import_lens(shared_data / "lens" / "kw_medium.csv", tmp_path / "corpus")
    works = write("works.jsonl", '{"lens_id": "000-781-931-144-518", "authors": [], "year_published": 2020}\n')
    with pytest.raises(InputError, match="0 of 1 records can be used") as caught:
        import_lens(works, tmp_path / "corpus")
    assert caught.value.found == ["works.jsonl:1 a scholarly work, not a patent"]


def test_other_tables_are_named(tmp_path, write):
    with pytest.raises(InputError, match="this is an edge list") as caught:
        import_lens(write("edges.csv", "citing,cited,citing_country\nA,B,NL\n"), tmp_path / "corpus")
    assert caught.value.fix == "citenet import edges FILE"


@pytest.mark.parametrize("more", ["", "x" * 20_000, "\\u00fc"])
def test_the_first_of_two_fields_of_one_name_counts_however_long_the_record(write, tmp_path, ask, more):
    record = ('{"lens_id": "1", "jurisdiction": "US", "jurisdiction": "DE", "doc_number": "7", "kind": "B2", '
              f'"abstract": "{more}", "biblio": {{"references_cited": {{"citations": '
              '[{"patcit": {"document_id": {"jurisdiction": "EP", "doc_number": "1", "doc_number": "2"}}}]}}}')
    import_lens(write("set.jsonl", record + "\n"), tmp_path / "c")
    assert ask(tmp_path / "c", "select document from patents order by document") == [("EP0000001",), ("US7",)]
