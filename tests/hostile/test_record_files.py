"""Whatever is done to a file of records, the import ends with a corpus that adds up or with an error for its owner."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citenet.errors import InputError
from citenet.importers import import_derwent, import_google, import_graph, import_lens

PATENTS = [{
    "lens_id": f"00{n}", "jurisdiction": "US", "doc_number": f"978557{n}", "kind": "B2", "date_published": "2017-10-10",
    "biblio": {
        "parties": {"applicants": [{"extracted_name": {"value": "Zürich 東京 AG"}, "residence": "CH"}]},
        "classifications_cpc": {"classifications": [{"symbol": "G06F11/1048"}]},
        "references_cited": {"citations": [
            {"patcit": {"document_id": {"jurisdiction": "EP", "doc_number": "3560987"}, "lens_id": "009"}},
            {"nplcit": {"text": "A paper"}}]},
        "cited_by": {"patents": [{"lens_id": f"01{n}"}]}},
    "families": {"simple_family": {"members": [{"lens_id": f"00{n}"}, {"lens_id": "007"}]}},
} for n in range(6)]

ROWS = [{
    "publication_number": f"US-978557{n}-B2", "country_code": "US", "family_id": str(n // 2), "priority_date": 20150311,
    "assignee_harmonized": [{"name": "Zürich 東京 AG", "country_code": "CH"}], "cpc": [{"code": "G06F11/1048"}],
    "citation": [{"publication_number": f"US-978557{n - 1}-B2", "category": "SEA"}, {"npl_text": "A paper"}],
} for n in range(6)]

FAMILIES = "".join(
    f"PT P\nPN US978557{n}-B2\nAE ZÜRICH AG (ZURI-C)\nIP G06F-011/10\nPD US978557{n}-B2   10 Oct 2017\n"
    f"CP US978557{n}-B2\n      EP3560987-A1   THALES (THLS)   MOY P\nUT DIIDW:{n}\nER\n\n" for n in range(6))

NODES = "".join(f'<node id="US{n}" label="Zürich"><attvalues><attvalue for="0" value="CH"/></attvalues></node>\n'
                for n in range(6))
ARROWS = "".join(f'<edge id="{n}" source="US{n}" target="US{(n + 1) % 6}" weight="2"/>\n' for n in range(6))
GRAPH = f"""<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed" mode="static">
<attributes class="node"><attribute id="0" title="country" type="string"/></attributes>
<nodes>
{NODES}</nodes><edges>
{ARROWS}</edges></graph></gexf>
"""


def lines(records):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


FILES = {
    "lens.jsonl": (import_lens, lines(PATENTS)),
    "lens.json": (import_lens, json.dumps(PATENTS, indent=1, ensure_ascii=False)),
    "google.jsonl": (import_google, lines(ROWS)),
    "derwent.ciw": (import_derwent, FAMILIES),
    "graph.gexf": (import_graph, GRAPH),
}

SNIPPETS = st.sampled_from([
    b"{", b"}", b"[", b"]", b'"', b"\\", b"\\ud800", b"\\u0000", b"\n", b"\r\n", b"\0", b"\xff", b"\xc3",
    b"null", b"1e999", b"NaN", b"[]", b"{}", b'""', b",", b":", b"<", b">", b"&x;", b"<!ENTITY x 'y'>", b"</node>",
    b"ER\n", b"PT P\n", b"   ", "𝒳".encode(), "\u2028".encode(), b"[" * 3000, b"<a>" * 300, b"9" * 5000])

CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.one_of(SNIPPETS, st.binary(max_size=6))),
                   min_size=1, max_size=4)


def spoil(content, changes):
    """Replace pieces of some bytes."""
    for place, length, snippet in changes:
        start = int(place * len(content))
        content = content[:start] + snippet + content[start + length:]
    return content


def ends_well(name, content, folder, **options):
    """Import some bytes; tell whether that made a corpus. If so it adds up, if not nothing is left behind."""
    file = folder / name
    file.write_bytes(content)
    try:
        manifest = FILES[name][0](file, folder / "corpus", **options)
    except InputError:
        assert [path.name for path in folder.iterdir()] == [name]
        return False
    for step in manifest["steps"]:
        assert step["rows_in"] == step["rows_out"] + sum(loss["rows"] for loss in step["losses"])
    return True


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES, cut=st.one_of(st.just(1.0), st.floats(0, 1)), most=st.sampled_from([0, 3, 100]))
def test_spoiled_files(name, changes, cut, most, tmp_path_factory):
    content = spoil(FILES[name][1].encode(), changes)
    ends_well(name, content[:int(cut * len(content))], tmp_path_factory.mktemp("spoiled"), max_errors=most)


@pytest.mark.parametrize("name", ["lens.jsonl", "google.jsonl"])
def test_shuffled_lines_make_the_same_corpus(name, tmp_path):
    content = FILES[name][1].encode()
    tables = []
    for way, part in (("as it is", content), ("reversed", b"\n".join(reversed(content.splitlines())))):
        (tmp_path / way).mkdir()
        assert ends_well(name, part, tmp_path / way)
        tables.append({path.name: path.read_bytes() for path in (tmp_path / way / "corpus").glob("*.parquet")})
    assert tables[0] == tables[1]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_text_in_another_encoding(name, encoding, tmp_path):
    content = FILES[name][1].replace("東京", "").replace('encoding="UTF-8"', "").encode(encoding)
    assert not ends_well(name, content, tmp_path, max_errors=3)
    if encoding == "utf-16" and name != "graph.gexf":
        assert ends_well(name, content, tmp_path, encoding="utf-16")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [
    b"", b"\n \n", b"\0" * 5000, bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(200), b"PK\x03\x04 and no more",
    b"\x1f\x8b and no more", b"\x28\xb5\x2f\xfd and no more", b"PAR1 and no more", b"%PDF-1.7",
    b"<html><body>Sign in</body></html>",
    b"{" * 100_000, b"[" * 100_000, b"[[]]", b"[{}]", b"{}", b"null", b'"text"', b"<" * 100_000, b"<a>" * 100_000,
    b"\xef\xbb\xbf", b"\xff\xfe", b"PT P\n" * 500, b"x" * 3_000_000,
], ids=lambda content: repr(content[:12]))
def test_files_that_hold_no_records(name, content, tmp_path):
    assert not ends_well(name, content, tmp_path)


@pytest.mark.parametrize("name", ["lens.jsonl", "google.jsonl"])
def test_fields_of_other_forms(name, tmp_path):
    importer, content = FILES[name]
    first, *others = content.splitlines(keepends=True)
    record = json.loads(first)
    odd = ["x", 7, None, True, [], {}, [1], [None], {"a": {"b": 1}}, "\ud800", "a\0b", "9" * 100_000]
    spoiled = [json.dumps(record | {field: value}) + "\n" for field in record for value in odd]
    file = tmp_path / name
    file.write_text("".join([*spoiled, *others]))
    manifest = importer(file, tmp_path / "corpus", max_errors=len(spoiled))
    step = manifest["steps"][0]
    assert step["rows_in"] == len(spoiled) + len(others)
    assert len(others) <= step["rows_out"] < step["rows_in"]


def test_a_line_longer_than_any_record(tmp_path):
    content = FILES["lens.jsonl"][1].encode()
    (tmp_path / "lens.jsonl").write_bytes(content + b'{"lens_id": "' + b"x" * 40_000_000 + b'"}\n' + content)
    step = import_lens(tmp_path / "lens.jsonl", tmp_path / "corpus")["steps"][0]
    assert [(loss["rows"], loss["examples"]) for loss in step["losses"]] == [(1, ["lens.jsonl:7"])]
    assert step["rows_out"] == 12
