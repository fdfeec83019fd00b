"""Archives that are damaged, hostile or odd, and the same files packed in every way."""

import contextlib
import gzip
import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.errors import InputError
from citenet.importers import (
    archives,
    import_docdb,
    import_edges,
    import_google,
    import_patstat,
    import_recognised,
    import_uspto,
    recognise_files,
    streams,
)
from citenet.importers.archives import find_parts

GRANT = """<us-patent-grant><us-bibliographic-data-grant><publication-reference><document-id>
<country>US</country><doc-number>0{}</doc-number></document-id></publication-reference>
<references-cited><citation><patcit><document-id><country>US</country><doc-number>1</doc-number></document-id></patcit>
</citation></references-cited></us-bibliographic-data-grant></us-patent-grant>
"""
EXCHANGE = """<exch:exchange-document country="DE" doc-number="{}" kind="A"><exch:bibliographic-data>
<exch:references-cited><exch:citation><patcit dnum="DE1A"/></exch:citation></exch:references-cited>
</exch:bibliographic-data></exch:exchange-document>
"""
TLS212 = "pat_publn_id,cited_pat_publn_id\n1,2\n1,3\n"


def packed(members, method=zipfile.ZIP_DEFLATED):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


@pytest.fixture
def refused(tmp_path):
    """Write an archive, import it, and return the error, having made sure that nothing else was written."""

    def attempt(content, importer=import_uspto, name="x.zip"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError) as caught:
            importer(tmp_path / name, tmp_path / "corpus")
        assert [path.name for path in tmp_path.iterdir()] == [name]
        assert caught.value.fix
        return caught.value

    return attempt


@pytest.mark.parametrize("name", ["../x.xml", "/etc/x.xml", "a/../../x.xml", "..\\x.xml", "C:\\x.xml", "\\x.xml"])
def test_names_that_lead_out_are_refused(refused, name):
    error = refused(packed({"ok.xml": GRANT.format(7), name: GRANT.format(8)}))
    assert error.what == "1 of 2 names in the archive lead out of its folder"


def test_an_archive_that_unpacks_to_far_too_much_is_not_opened(refused, monkeypatch):
    monkeypatch.setattr(archives, "HARMLESS", 100_000)
    bomb = packed({"x.xml": GRANT.format(7), "y.xml": "0" * 2_000_000})
    assert "unpacks to more than 300 times its size" in refused(bomb).what
    nested = packed({f"{n}.zip": bomb for n in range(3)}, zipfile.ZIP_STORED)
    assert "unpacks to more than 300 times its size" in refused(nested).what


def test_a_packed_file_that_unpacks_to_far_too_much_is_left(refused, monkeypatch):
    monkeypatch.setattr(streams, "HARMLESS", 100_000)
    bomb = gzip.compress(GRANT.format(7).encode() + b" " * 5_000_000)
    assert "unpacks to more than 300 times its size" in refused(bomb, name="x.xml.gz").what


def test_a_size_that_is_not_true_is_damage(refused):
    content = bytearray(packed({"x.xml": GRANT.format(7) * 1000}))
    # The list at the end says that the member unpacks to ten bytes.
    at = content.rindex(b"PK\x01\x02")
    content[at + 24:at + 28] = struct.pack("<I", 10)
    assert refused(bytes(content)).what in ("the compressed file is cut off or damaged", "the file holds no XML")


@pytest.mark.parametrize("cut", [10, 100, -30])
def test_a_truncated_archive(refused, cut):
    assert "cut off or damaged" in refused(packed({"x.xml": GRANT.format(7) * 50})[:cut]).what


def test_a_damaged_member(refused):
    content = bytearray(packed({"x.xml": "".join(GRANT.format(n) for n in range(2000, 3000))}))
    content[len(content) // 2:len(content) // 2 + 20] = bytes(20)
    error = refused(bytes(content))
    assert "cut off or damaged" in error.what
    assert error.where == "x.zip/x.xml"


def test_other_archives_are_named(refused):
    encrypted = bytearray(packed({"x.xml": GRANT.format(7)}))
    encrypted[encrypted.rindex(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refused(bytes(encrypted)).what
    method = bytearray(packed({"x.xml": GRANT.format(7)}))
    method[method.rindex(b"PK\x01\x02") + 10] = 9
    assert "packed by a method that is not known" in refused(bytes(method)).what
    assert "spreadsheet" in refused(packed({"[Content_Types].xml": "", "xl/sheet1.xml": ""})).what
    assert "holds no files" in refused(packed({"folder/": "", ".hidden": "x"})).what
    assert "0 of 1 files are XML" in refused(packed({"readme.txt": "x"})).what


def test_the_same_grants_packed_in_every_way(tmp_path):
    grants = [GRANT.format(n) for n in (7, 8, 9)]
    ways = {"plain.xml": "".join(grants).encode(), "one.xml.gz": gzip.compress("".join(grants).encode()),
            "one.zip": packed({"a.xml": "".join(grants), "a.dtd": "<!ELEMENT a>"}),
            "three.zip": packed({f"{n}.XML": grant for n, grant in enumerate(grants)})}
    tables = []
    for name, content in ways.items():
        (tmp_path / name).write_bytes(content)
        import_uspto(tmp_path / name, tmp_path / "c")
        tables.append((tmp_path / "c" / "citations.parquet").read_bytes())
    assert len(set(tables)) == 1


def test_archives_inside_the_archive_of_the_epo(tmp_path):
    inner = {f"Root/DOC/DOCDB-{n}.zip": packed({f"DOCDB-{n}.xml": EXCHANGE.format(n)}) for n in (5, 6)}
    (tmp_path / "bck.zip").write_bytes(packed({"index.xml.txt": "x", **inner}, zipfile.ZIP_STORED))
    manifest = import_docdb(tmp_path / "bck.zip", tmp_path / "c")
    assert manifest["tables"]["citations"] == 2
    assert [source["name"] for source in manifest["sources"]] == [
        f"bck.zip/Root/DOC/DOCDB-{n}.zip/DOCDB-{n}.xml" for n in (5, 6)]
    assert len({source["sha256"] for source in manifest["sources"]}) == 1


def test_no_file_is_unpacked_under_its_own_name(tmp_path):
    (tmp_path / "x.zip").write_bytes(packed({"name.csv": TLS212}))
    spool = tmp_path / "spool"
    spool.mkdir()
    [part] = find_parts([tmp_path / "x.zip"], spool)
    with part.on_disk(spool) as source:
        assert source.path.parent == spool
        assert source.path.name != "name.csv"
        assert (source.name, source.path.read_text()) == ("x.zip/name.csv", TLS212)
    assert list(spool.iterdir()) == []


WHOLE = packed({"x.csv": TLS212 * 9, "d/y.xml": GRANT.format(7) * 9, "i.zip": packed({"a.xml": GRANT.format(8)})})


@given(at=st.integers(0, len(WHOLE)), data=st.binary(max_size=12), cut=st.integers(0, 20))
def test_no_damage_raises_anything_else(tmp_path_factory, at, data, cut):
    spool = tmp_path_factory.mktemp("spool")
    (spool / "x.zip").write_bytes(b"PK\x03\x04" + (WHOLE[:at] + data + WHOLE[at + cut:])[4:])
    with contextlib.suppress(InputError):
        for part in find_parts([spool / "x.zip"], spool):
            with part.on_disk(spool) as source:
                assert source.path.stat().st_size > 0


@pytest.mark.parametrize("content", [
    TLS212.encode("utf-16"), bytes(range(256)) * 9, b"", b"\n\n", TLS212.replace("\n1,", '\n"1,').encode(),
    b"pat_publn_id,cited_pat_publn_id\n", b"<a/>", b"{}", b"PK\x03\x04 and no more", b"PAR1",
    gzip.compress(b"x", mtime=0)[:9], TLS212.replace("2", "ü").encode("latin-1"),
    b"pat_publn_id,cited_pat_publn_id\n" + b"1" * 3_000_000 + b",2\n",
])
def test_tables_that_cannot_be_read(refused, content):
    refused(content, import_patstat, "tls212_part01.csv")


def test_a_folder_with_junk_in_it(tmp_path):
    folder = tmp_path / "patstat"
    folder.mkdir()
    pdf = b"%PDF" + bytes(range(256))
    for name, content in {"tls212_part01.csv": TLS212.encode(), "manual.pdf": pdf, "page.csv": b"<html>",
                          "x.zip": packed({"manual.pdf": pdf, "notes.txt": "a;b\n1;2\n",
                                           "old.xls": b"\xd0\xcf\x11\xe0"}),
                          "sheet.xlsx": packed({"[Content_Types].xml": ""}), ".DS_Store": b"\0"}.items():
        (folder / name).write_bytes(content)
    manifest = import_patstat(folder, tmp_path / "c")
    [aside] = [one for one in manifest["findings"] if "left aside" in one["finding"]]
    assert (manifest["tables"]["citations"], aside["rows"], aside["of"]) == (2, 6, 7)


PERSONS = "person_id,person_name,person_ctry_code\n1,Müller,DE\n" * 99


@pytest.mark.parametrize(("name", "content", "what"), [
    ("tls206.zip", packed({"tls206.csv": PERSONS})[:-30], "cut off or damaged"),
    ("tls206.csv.gz", gzip.compress(PERSONS.encode(), mtime=0)[:60], "cut off or damaged"),
    ("tls206.csv", PERSONS.encode("latin-1"), "not UTF-8 text"),
    ("tls206.zip", packed({"tls206.csv": PERSONS.encode("latin-1")}), "not UTF-8 text"),
    ("tls206.zip", packed({"tls206.csv": PERSONS.encode("utf-16")}), "UTF-16 text"),
    ("tls206.csv", b"", "the file is empty"),
    ("tls206.csv.bz2", b"BZh91AY", "compressed with bzip2"),
    ("tls206.zip", b"PK\5\6" + bytes(18), "the archive holds no files"),
    ("tls206.zip", packed({"a.zip": packed({"b.zip": packed({"tls206.csv": PERSONS})})}), "inside an archive"),
])
def test_what_cannot_be_read_in_a_folder_is_not_left_aside(tmp_path, name, content, what):
    folder = tmp_path / "patstat"
    folder.mkdir()
    (folder / "tls212_part01.csv").write_text(TLS212)
    (folder / name).write_bytes(content)
    with pytest.raises(InputError, match=what):
        import_patstat(folder, tmp_path / "c")
    with pytest.raises(InputError, match=what):
        import_recognised(recognise_files(folder), tmp_path / "c")
    assert [path.name for path in tmp_path.iterdir()] == ["patstat"]


@pytest.mark.parametrize(("name", "content"), [
    ("x.zip", packed({"tls212.csv.gz": gzip.compress(TLS212.encode(), mtime=0)})),
    ("x.csv.gz", gzip.compress(TLS212.encode(), mtime=0))])
def test_a_packed_table_is_read_in_a_folder_and_in_an_archive(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert import_patstat(tmp_path, tmp_path / "c")["tables"]["citations"] == 2


def test_a_message_names_no_file_of_our_own(refused):
    assert refused(packed({"a.csv": b"%PDF"}), import_edges).where == "x.zip/a.csv"
    assert refused(packed({"a.csv": "x\n1\n"}), import_google).where == "x.zip/a.csv"
