import pytest

from citenet.corpus import read_corpus
from citenet.importers import check_corpus, check_file, import_edges, import_flows
from citenet.pipeline.checking import check_paths

EDGES = "citing,cited\nA1,B1\nA1,C1\nB1,A1\nB1,X9\nA1,A1\nA2,C1\n"
PATENTS = """patent,family,year,applicant,country,ipc
A1,F,2001,Foo,NL,G02B
A2,F,2002,Foo,EP,
B1,G,,Bar,,G02B
C1,,2004,foo,,
"""


@pytest.fixture
def report(tmp_path, write):
    import_edges(write("e.csv", EDGES), tmp_path / "c", patents=write("p.csv", PATENTS))
    return check_corpus(read_corpus(tmp_path / "c"))


def test_coverage_counts_documents_and_families(report):
    covered = {row["what"]: (row["documents"], row["of_documents"], row["families"], row["of_families"])
               for row in report["coverage"]}
    assert covered["family"] == (3, 4, 2, 3)
    assert covered["applicant country"] == (1, 4, 1, 3)
    assert covered["applicant with organisation"] == (4, 4, 3, 3)
    assert covered["class symbol"] == (2, 4, 2, 3)
    assert covered["any year"] == (3, 4, 2, 3)


def test_citations_that_can_be_placed_and_that_stay_at_home(report):
    assert report["citations"] == {
        "citations": 5, "both_ends_described": 4, "citing_not_described": 0, "cited_not_described": 1,
        "within_one_organisation": 2, "family_citations": 4, "mutual_family_pairs": 1}


def test_years(report):
    assert report["years"] == [
        {"year": 2001, "documents": 1, "citations_made": 2}, {"year": 2002, "documents": 1, "citations_made": 1},
        {"year": 2004, "documents": 1, "citations_made": 0}, {"year": None, "documents": 1, "citations_made": 2}]


def test_losses_and_worries_are_told(report):
    assert [(loss["step"], loss["reason"], loss["rows"]) for loss in report["losses"]] == [
        ("citations", "a document that cites itself", 1),
        ("family citations", "another citation between the same two families", 1)]
    assert "only 2 of 4 described documents have: class symbol" in report["worries"]
    assert any("patent offices given as a country" in worry for worry in report["worries"])


def test_a_corpus_without_any_record_has_no_coverage(tmp_path, write):
    import_edges(write("e.csv", "citing,cited\nA,B\n"), tmp_path / "c")
    report = check_corpus(read_corpus(tmp_path / "c"))
    assert {row["documents"] for row in report["coverage"]} == {0}
    assert report["citations"]["both_ends_described"] == 0


def test_flows_are_checked_by_weight(tmp_path, write):
    import_flows(write("f.csv", "citing,cited,citations,year\nNL,DE,3,2001\nNL,NL,2,2001\nNL,EP,1.5,2002\n"),
                 tmp_path / "c")
    report = check_corpus(read_corpus(tmp_path / "c"))
    assert report["citations"]["citations"] == 6.5
    assert report["citations"]["both_sides_known"] == 5
    assert report["citations"]["domestic"] == 2
    assert [row["citations"] for row in report["years"]] == [5, 1.5]


def test_a_raw_file_is_described(write):
    about = check_file(write("x.txt", "From|To|Land|When\nUS1|EP2|Nederland|2001-05-06\nUS3|EP4|DE|2002-05-06\n"))
    assert (about["delimiter"], about["rows"], about["kind"]) == ("pipe", 2, None)
    assert [(row["column"], row["looks_like"]) for row in about["columns"]] == [
        ("From", "an identifier"), ("To", "an identifier"), ("Land", "a country"), ("When", "a year or date")]
    assert about["columns"][0]["values"] == ["US1", "US3"]
    assert about["command"] == "citenet import edges FILE --columns citing=From,cited=To"


ROWS = "".join(f"US{n},EP{n}\n" for n in range(20_000))


@pytest.mark.parametrize(("lines", "lacks", "command"), [
    ("US7\n", "1 of 20001 lines cannot be read, and are left out: x.csv:20002 too few fields", "citenet import"),
    ("US7\n" * 101, "x.csv: 101 of 20101 lines are broken", "--max-errors 101"),
    ("US7,Zürich\n" * 3, "x.csv:20002: 3 of 20003 lines are not UTF-8 text", "--encoding latin-1"),
])
def test_what_an_import_would_leave_out_or_refuse_is_told_before_it(write, lines, lacks, command):
    file = write("x.csv", "citing,cited\n" + ROWS)
    file.write_bytes(file.read_bytes() + lines.encode("latin-1"))
    about = check_file(file)
    assert about["rows"] == 20_000
    assert lacks in about["lacks"]
    assert command in about["command"]
    assert lacks in check_paths([file]).worries[0]


def test_a_raw_file_is_looked_at_as_one_is_told_that_it_is_written(write):
    file = write("x.csv", "")
    file.write_bytes("citing;cited;citing_applicant\nUS1;EP2;Zürich, Uri, Schwyz\n".encode("latin-1"))
    rows = check_paths([file], encoding="latin-1", delimiter=";").rows
    assert list(rows.loc[rows["topic"] == "column", "item"]) == ["citing", "cited", "citing_applicant"]


@pytest.mark.parametrize(("file", "rows", "kind"), [
    ("lens/kw_medium.csv", 164, "a Lens export of scholarly works"),
    ("lens/lens_2026_37_columns.csv", 130, "a Lens patent export as CSV"),
    ("lens/intelligent-traffic.csv", 4414, "a Lens patent export as CSV"),
    ("google/gp-search_sulfide_electrolytes.csv", 4264, "a Google Patents search download"),
    ("nber/apat63_99.txt", 17732, "the NBER file of patents"),
])
def test_known_exports_are_named(shared_data, file, rows, kind):
    about = check_file(shared_data / file)
    assert (about["rows"], about["kind"]) == (rows, kind)
    assert about["command"]
