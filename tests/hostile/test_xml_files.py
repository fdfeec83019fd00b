"""XML that is broken, hostile or enormous: one clear error or one counted loss, never a trace or a hang."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.errors import InputError
from citenet.importers import import_docdb, import_uspto, xml_stream
from citenet.importers.docdb import FORM as EXCHANGE
from citenet.importers.docdb import read_document
from citenet.importers.uspto import FORM, read_grant
from citenet.importers.xml_document import Form
from citenet.importers.xml_stream import xml_documents

GRANT = """<us-patent-grant><us-bibliographic-data-grant><publication-reference><document-id>
<country>US</country><doc-number>0{number}</doc-number></document-id></publication-reference>{more}
<references-cited><citation><patcit><document-id><country>US</country><doc-number>1</doc-number></document-id></patcit>
</citation></references-cited></us-bibliographic-data-grant><claims>&nbsp;x</claims></us-patent-grant>
"""
DOCUMENT = """<exch:exchange-document country="DE" doc-number="{number}" kind="A"><exch:bibliographic-data>
<exch:references-cited><exch:citation><patcit dnum="DE1A"/></exch:citation></exch:references-cited>
</exch:bibliographic-data></exch:exchange-document>
"""
FILE = '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(GRANT.format(number=n, more="") for n in (7, 8, 9))
SMALL = Form("p", "p", closed=frozenset({"shut"}), others={"q": "another kind"})


def documents(data, form=SMALL):
    return list(xml_documents(io.BytesIO(data), form, "x.xml"))


@pytest.fixture
def refused(tmp_path):
    """Write a file, import it, and return the error, having made sure that nothing else was written."""

    def attempt(content, importer=import_uspto, **options):
        given = tmp_path / "x.xml"
        given.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(InputError) as caught:
            importer(given, tmp_path / "corpus", **options)
        assert [path.name for path in tmp_path.iterdir()] == ["x.xml"]
        assert caught.value.fix
        return caught.value

    return attempt


@pytest.mark.parametrize("declaration", [
    "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10)),
    '<!ENTITY secret SYSTEM "file:///etc/passwd">',
    '<!ENTITY % remote SYSTEM "http://localhost/x.dtd"> %remote;',
])
def test_entities_of_the_file_are_refused(refused, declaration):
    error = refused(f"<?xml version='1.0'?>\n<!DOCTYPE us-patent-grant [\n{declaration}]>\n{GRANT}")
    assert "declares XML entities of its own" in error.what
    assert error.where == "x.xml:3"


def test_what_is_not_declared_stays_as_it_is_written():
    [found] = documents(b"<p><n>&secret; &SACUTE;&Ccaron;&amp;&#x41;</n></p>")
    assert found.document.value("n") == "&secret; ŚČ&A"


def test_a_dtd_outside_is_never_opened(tmp_path):
    given = tmp_path / "x.xml"
    given.write_text(f'<!DOCTYPE us-patent-grant SYSTEM "{tmp_path}/none.dtd" [ ]>\n{FILE[FILE.index("<us"):]}')
    assert import_uspto(given, tmp_path / "c")["tables"]["citations"] == 3


@pytest.mark.parametrize(("more", "reason"), [
    ("<a>" * 200 + "</a>" * 200, "nested more than 100 deep"),
    (f"<a>{'x' * 200_000}</a>", "a text of more than 100,000 characters"),
    ("<a/>" * 300_000, "a document of more than 200,000 elements"),
    (f"<a {' '.join(f'b{n}=' + repr('y' * 100_000) for n in range(90))}/>", "a document of more than 8 MB"),
    ("</b>", "mismatched tag"), ("<a", "not well-formed"), ("\x01", "not well-formed"),
])
def test_a_document_beyond_a_bound_is_one_loss(tmp_path, more, reason):
    given = tmp_path / "x.xml"
    given.write_text(FILE + GRANT.format(number=5, more=more) + GRANT.format(number=6, more=""))
    manifest = import_uspto(given, tmp_path / "c")
    [loss] = manifest["steps"][0]["losses"]
    assert (loss["rows"], manifest["tables"]["citations"]) == (1, 4)
    assert reason in loss["reason"]


@pytest.mark.parametrize(("content", "what"), [
    ("", "the file is empty"), ("\n \n", "no XML"), ("<html><p>Not found</p></html>", "no element <us-patent-grant>"),
    (bytes(range(256)) * 50, "no XML"), (FILE.encode("utf-16"), "UTF-16"), (FILE.encode("utf-16-le"), "UTF-16"),
    ("{}", "no XML"), ("a,b\n1,2\n", "no XML"), (FILE.replace("UTF-8", "EBCDIC-9"), "encoding EBCDIC-9"),
    (FILE.replace("UTF-8", "rot13"), "encoding rot13"), (FILE[:300], "0 of 1 records can be used"),
    (b"%PDF-1.7 text", "a PDF document"),
])
def test_files_that_hold_no_grants(refused, content, what):
    assert what in refused(content).what


def test_too_many_faults_stop_the_import(refused):
    error = refused(FILE.replace("</doc-number>", "</number>"), max_errors=2)
    assert error.what == "more than 2 records cannot be used"
    assert "mismatched tag" in error.found[0]


def test_declared_encodings_are_read_and_others_counted():
    text = "<?xml version='1.0' encoding='{}'?><p><n>Zürich</n></p>"
    for encoding in ("iso-8859-1", "windows-1252", "utf-8"):
        [found] = documents(text.format(encoding).encode(encoding))
        assert found.document.value("n") == "Zürich"
    [found] = documents(text.format("utf-8").encode("latin-1"))
    assert "not well-formed" in found.reason


def test_a_truncated_file_says_where():
    *whole, cut = documents(b"<p>\n<n>1</n></p>\n<p>\n<n>2</n>")
    assert [found.line for found in whole] == [1]
    assert (cut.line, cut.reason) == (3, xml_stream.CUT_OFF)


texts = st.text(st.characters(max_codepoint=0x2FF, exclude_characters="<&>", exclude_categories=["Cs", "Cc"]),
                max_size=30)
elements = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3).map(lambda parts: f"<e a='1'>{''.join(parts)}</e>"), max_leaves=8)


@given(parts=st.lists(elements, min_size=1, max_size=5), block=st.integers(1, 200))
def test_where_the_blocks_end_does_not_matter(parts, block):
    data = "\n".join(f"<?xml version='1.0'?>\n<x:p>{part}</x:p>\n<q>other</q>" for part in parts).encode()
    whole = [(found.line, found.reason, _told(found.document)) for found in documents(data)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml_stream, "BLOCK", block)
        assert [(found.line, found.reason, _told(found.document)) for found in documents(data)] == whole
    assert sum(found[2] is not None for found in whole) == len(parts)


@pytest.mark.parametrize("block", [1, 7, 30, 1 << 20])
def test_what_stands_in_comments_and_literal_text_is_no_document(monkeypatch, block):
    monkeypatch.setattr(xml_stream, "BLOCK", block)
    data = (b"<r><!-- <p>no</p>\n <!ENTITY a> --><p>1<!-- <p>no</p> --></p>\n<p><![CDATA[<p>2</p>]]></p>"
            b"<![CDATA[<p>no</p>]]><p>3</p><!-- <p>no</p>")
    assert [(one.line, one.document.text if one.document else one.reason) for one in documents(data)] == [
        (2, "1"), (3, "<p>2</p>"), (3, "3"), (3, xml_stream.UNCLOSED)]


def _told(element):
    return element and (element.tag, element.text, [_told(child) for child in element.children])


@given(data=st.binary(max_size=300), at=st.integers(0, len(FILE)), cut=st.integers(0, 400))
def test_no_damage_raises_anything_else(data, at, cut):
    for text, form, read in ((FILE, FORM, read_grant), (DOCUMENT * 3, EXCHANGE, read_document)):
        damaged = text.encode()[:at] + data + text.encode()[at + cut:]
        try:
            found = documents(damaged, form)
        except InputError:
            continue
        for one in found:
            assert one.document or one.reason
            record = read(one.document) if one.document else {}
            assert record == {} or isinstance(record, str) or all("role" in party for party in record["parties"])


@given(seed=st.permutations(FILE.splitlines()))
def test_shuffled_lines_raise_nothing_else(seed):
    assert all(one.document or one.reason for one in documents("\n".join(seed).encode(), FORM))


@pytest.mark.parametrize(("start", "losses"), [
    (b"", 0), (b"<us-patent-grant>", 1), (b"<us-patent-grant a='", 1), (b"<us-patent-grant><!--", 2), (b"<!--", 1)])
def test_memory_stays_bounded_on_a_line_without_end(start, losses):
    class Endless(io.RawIOBase):
        blocks = 300

        def read(self, size=-1):
            self.blocks -= 1
            return start if self.blocks == 299 else b"x" * xml_stream.BLOCK if self.blocks > 0 else b""

    tracemalloc.start()
    found = list(xml_documents(Endless(), FORM, "x.xml"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == losses
    assert peak < 60_000_000


def test_exchange_documents_in_a_file_of_grants_are_pointed_out(refused):
    error = refused(DOCUMENT)
    assert "citenet import docdb" in error.found[0]
    assert "citenet import uspto-xml" in refused(FILE, import_docdb).found[0]
