"""Each fault of the input gets one clear error, and leaves nothing behind."""

import gzip
import io
import os
import resource
import subprocess
import sys
from pathlib import Path
from threading import Thread

import duckdb
import pytest

from citenet.cli import cli
from citenet.corpus import read_corpus
from citenet.engine import connect
from citenet.errors import InputError, SettingsError
from citenet.importers import check_file, import_edges, import_flows, import_unless_made, packing, recognise_files
from citenet.importers.dialect import FORMS
from citenet.importers.source import find_source
from citenet.importers.streams import refuse_cut_off

GOOD = "citing,cited\nA1,B1\nA1,B2\nA2,B1\n"
LINES = "citing,cited\n" + "".join(f"US{n},EP{n}\n" for n in range(1000))


@pytest.fixture
def give(tmp_path):
    """Write a file, import it, and return the error, having made sure that nothing else was written."""

    def attempt(content, name="edges.csv", **options):
        given = tmp_path / name
        given.write_bytes(content if isinstance(content, bytes) else content.encode())
        before = sorted(path.name for path in tmp_path.iterdir())
        with pytest.raises(InputError) as caught:
            import_edges(given, tmp_path / "corpus", **options)
        assert sorted(path.name for path in tmp_path.iterdir()) == before
        assert caught.value.fix
        return caught.value

    return attempt


def test_a_missing_column_lists_those_found_and_proposes(give):
    error = give("from_id,to_id,when\nA,B,1\n")
    assert error.what == "no column 'citing' and 'cited' among 3"
    assert error.found == ["from_id, to_id, when"]
    assert error.fix == "--columns citing=from_id,cited=to_id"


def test_a_column_that_was_named_but_is_not_there(give):
    error = give(GOOD, columns={"citing": "src"})
    assert "no column 'src', which was given for 'citing'" in error.what
    assert "citing, cited" in error.found[0]


def test_names_that_mean_nothing_are_a_usage_error(tmp_path):
    with pytest.raises(SettingsError, match="1 of 1 names in --columns mean nothing here"):
        import_edges("e.csv", tmp_path / "corpus", columns={"sender": "a"})


def test_the_wrong_delimiter(give):
    error = give(GOOD, delimiter=";")
    assert error.what == "one column only, and no 'citing' and 'cited'"
    assert "--delimiter" in error.fix


def test_no_delimiter_at_all(give):
    assert "one column only" in give("citing cited\nA B\n").what


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_the_wrong_encoding(give, encoding):
    error = give("citing,cited,citing_applicant\nA,B,Zürich AG\n".encode(encoding))
    assert "UTF-8 text" in error.what or "UTF-16 text" in error.what
    assert "--encoding" in error.fix


def test_latin_1_far_down_in_the_file(give):
    rows = "".join(f"A{n},B{n},Zurich\n" for n in range(20_000))
    error = give(f"citing,cited,citing_applicant\n{rows}C,D,Zürich\nC,E,Zürich\nC,F,Zürich\n".encode("latin-1"))
    assert "3 of 20003 lines are not UTF-8 text" in error.what
    assert error.where == "edges.csv:20002"


def test_a_file_marked_as_utf_8_is_read_so_beside_one_that_is_not(tmp_path):
    (tmp_path / "e.csv").write_text("citing,cited,citing_applicant\nA,B,Zürich AG\n", encoding="utf-8-sig")
    (tmp_path / "p.csv").write_text("patent,applicant\nB,Société\n", encoding="latin-1")
    import_edges(tmp_path / "e.csv", tmp_path / "corpus", patents=tmp_path / "p.csv", encoding="latin-1")
    names = duckdb.execute(f"select name from '{tmp_path}/corpus/parties.parquet' order by name").fetchall()
    assert names == [("Société",), ("Zürich AG",)]


def test_names_that_stand_for_none_are_no_organisations_and_are_told(tmp_path):
    written = ["NULL", "-", "n/a", "Unknown", "3M", "NULL BV", "東芝"]
    rows = "".join(f"A{n},B,{name}\n" for n, name in enumerate(written))
    (tmp_path / "e.csv").write_text(f"citing,cited,citing_applicant\n{rows}", encoding="utf-8")
    manifest = import_edges(tmp_path / "e.csv", tmp_path / "corpus")
    names = duckdb.execute(f"select name from '{tmp_path}/corpus/parties.parquet' order by name").fetchall()
    assert names == [("3M",), ("NULL BV",), ("東芝",)]
    assert [found["rows"] for found in manifest["findings"] if "stand for none" in found["finding"]] == [4]


def test_other_encodings_are_read_when_named(tmp_path):
    for encoding in ("latin-1", "utf-16"):
        given = tmp_path / f"{encoding}.csv"
        given.write_bytes("citing,cited,citing_applicant\nA,B,Zürich AG\n".encode(encoding))
        import_edges(given, tmp_path / "corpus", encoding=encoding)
        parties = tmp_path / "corpus" / "parties.parquet"
        assert duckdb.execute(f"select name from '{parties}'").fetchall() == [("Zürich AG",)]


@pytest.mark.parametrize(("content", "what"), [
    ("", "the file is empty"),
    ("\n\n  \n", "blank lines only"),
    ("citing,cited\n", "a header and no rows"),
    (b"PK\x03\x04rest of an archive", "cut off or damaged"),
    ('{"lens_id": "1"}\n', "this is JSON"),
    ("<?xml version='1.0'?><a/>", "this is XML"),
    (bytes(range(256)) * 20, "binary data"),
    (b"PAR1 and no more", "the table is damaged"),
    ('citing,cited\n"A1,B1\nA1,B2\nA2,B1\n', "0 of 3 lines can be read"),
])
def test_files_that_hold_no_table(give, content, what):
    error = give(content)
    assert what in error.what
    assert "dos2unix" not in error.fix


@pytest.mark.parametrize("above", ["sep=;", '"sep=;"', "\ufeffSEP=;"])
def test_the_line_that_excel_writes_above_the_header(tmp_path, above):
    lines = (above, "citing;cited;citing_applicant", "A1;B1;Foo, Bar, Baz", "")
    (tmp_path / "e.csv").write_text("\r\n".join(lines), encoding="utf-8")
    import_edges(tmp_path / "e.csv", tmp_path / "c")
    assert duckdb.execute(f"select name from '{tmp_path}/c/parties.parquet'").fetchall() == [("Foo, Bar, Baz",)]


@pytest.mark.parametrize("above", [["", ""], ["   "], ["sep=;", ""], ["", "", "sep=;", " "]])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blank_lines_above_the_header_are_no_rows(tmp_path, above, end):
    (tmp_path / "e.csv").write_bytes(end.join([*above, "citing;cited", "A1;B1", "A2;B1;x", "A3;B1", ""]).encode())
    manifest = import_edges(tmp_path / "e.csv", tmp_path / "c")
    assert manifest["tables"]["citations"] == 2
    assert [loss["rows"] for step in manifest["steps"] for loss in step["losses"]] == [1]


def test_a_long_cell_is_read_wherever_it_stands(tmp_path):
    long = f"A1,B1,{'x' * 140_000}\n"
    (tmp_path / "e.csv").write_text(f"citing,cited,abstract\n{long}A2,B2,\n{long}")
    assert import_edges(tmp_path / "e.csv", tmp_path / "c")["sources"][0]["rows"] == 3


def test_a_truncated_gzip_file(give):
    whole = gzip.compress(b"citing,cited\n" + "".join(f"A{n},B{n * 7919 % 10_007}\n" for n in range(50_000)).encode())
    assert "cut off or damaged" in give(whole[: len(whole) // 2], "edges.csv.gz").what
    assert "cut off or damaged" in give(whole[:200], "edges.csv.gz").what


@pytest.fixture(scope="module")
def zstd(tmp_path_factory):
    """Two frames of several blocks and a single one, with another between them that is to be passed over."""
    folder = tmp_path_factory.mktemp("zstd")
    frames = []
    for rows in (40_000, 10):
        duckdb.execute(f"copy (select 'A' || range as citing, 'B' || range * 7919 % 10_007 as cited from range({rows}))"
                       f" to '{folder}/rows.csv.zst' (format csv, compression zstd, header {rows > 10})")
        frames.append((folder / "rows.csv.zst").read_bytes())
    return frames[0], b"\x50\x2a\x4d\x18\x03\x00\x00\x00abc", frames[1]


def test_a_zstd_file_that_is_cut_off_anywhere(zstd, tmp_path):
    file, whole = tmp_path / "edges.csv.zst", b"".join(zstd)
    ends = {len(b"".join(zstd[:count])) for count in (1, 2, 3)}
    for size in {*range(4, len(whole), 997), *(end + more for end in ends for more in range(-20, 13)), *range(4, 30)}:
        file.write_bytes(whole[:size])
        source = find_source(file, tmp_path)
        if size in ends or size > len(whole):
            refuse_cut_off(source)
        else:
            with pytest.raises(InputError, match="cut off or damaged"):
                refuse_cut_off(source)


def test_a_zstd_file_may_begin_with_what_is_to_be_passed_over(zstd, tmp_path):
    (tmp_path / "edges.csv.zst").write_bytes(zstd[1] + zstd[0])
    assert import_edges(tmp_path / "edges.csv.zst", tmp_path / "corpus")["steps"][0]["rows_out"] == 40_000


def test_no_cut_off_or_damaged_zstd_file_is_imported(zstd, give, tmp_path):
    first = zstd[0]
    for bad in (first[:200], first[: len(first) // 2], first[:-1], first + b"and more",
                first[:9000] + bytes(900) + first[9900:]):
        assert "cut off or damaged" in give(bad, "edges.csv.zst").what
        with pytest.raises(InputError, match="cut off or damaged"):
            check_file(tmp_path / "edges.csv.zst")
    (tmp_path / "patents.csv.zst").write_bytes(first[:-1])
    error = give(LINES, patents=tmp_path / "patents.csv.zst", columns={"patent": "citing"})
    assert (error.what, error.where) == ("the compressed file is cut off or damaged", "patents.csv.zst")


def test_the_forms_of_tables_are_the_same_wherever_they_are_told(give):
    page = Path(__file__).resolve().parents[2] / "docs" / "data.md"
    assert give('{"lens_id": "1"}\n').allowed == FORMS
    assert FORMS in page.read_text(encoding="utf-8")
    assert FORMS in str(cli.commands["import"].commands["edges"].help)


def test_plain_text_called_packed(give):
    assert "not gzip" in give(GOOD, "edges.csv.gz").found[0]
    assert "not zstd" in give(GOOD, "edges.csv.zst").found[0]


def test_ids_that_never_match(give, tmp_path):
    patents = tmp_path / "p.csv"
    patents.write_text("patent,country\n1,NL\n2,DE\n3,FR\n")
    error = give(GOOD, patents=patents)
    assert error.what == "0 of 4 documents in the citations are among the 3 described patents"
    assert error.found == ["A1, A2 in the citations", "1, 2 among the patents"]


def test_a_year_column_of_text(give, tmp_path):
    patents = tmp_path / "p.csv"
    patents.write_text("patent,year\nA1,early\nA2,late\nB1,\n")
    error = give(GOOD, patents=patents)
    assert error.what == "0 of 2 cells of the priority year hold a year"
    assert error.found == ["early", "late"]


@pytest.mark.parametrize(("file", "name"), [
    ("kw_medium.csv", "a Lens export of scholarly works"),
    ("lens_2026_37_columns.csv", "a Lens patent export as CSV"),
    ("didgeridoo-expanded.csv", "a Lens patent export as CSV"),
])
def test_exports_without_citations_are_named(shared_data, give, file, name):
    error = give((shared_data / "lens" / file).read_bytes())
    assert name in error.what
    assert "JSON Lines" in error.fix


def test_a_folder_and_a_missing_file(tmp_path):
    with pytest.raises(InputError, match="this is a folder"):
        import_edges(tmp_path, tmp_path / "corpus")
    with pytest.raises(InputError, match="no such file"):
        import_edges(tmp_path / "none.csv", tmp_path / "corpus")
    assert list(tmp_path.iterdir()) == []


def test_no_permission_to_read(give, monkeypatch):
    opened = Path.open

    def refuse(path, *args, **kwargs):
        if path.name == "edges.csv" and args == ("rb",):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    error = give(GOOD)
    assert error.what == "the file cannot be opened: Permission denied"


def test_no_permission_to_write(tmp_path, monkeypatch):
    (tmp_path / "e.csv").write_text(GOOD)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("citenet.corpus.unfinished.mkdtemp", refuse)
    with pytest.raises(InputError, match="the folder cannot be written: Permission denied"):
        import_edges(tmp_path / "e.csv", tmp_path / "corpus")


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "e.csv").write_text(GOOD)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("work of years")
    with pytest.raises(InputError, match="something else stands there"):
        import_edges(tmp_path / "e.csv", tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").exists()


@pytest.mark.parametrize("there", ["nothing", "a corpus"])
def test_the_folder_in_which_one_works_is_filled_and_stays(tmp_path, monkeypatch, there):
    (tmp_path / "e.csv").write_text(GOOD)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    if there == "a corpus":
        import_edges(tmp_path / "e.csv", tmp_path / "here")
    import_edges(tmp_path / "e.csv", ".")
    assert read_corpus(".").manifest["tables"]["citations"]
    assert Path.cwd().samefile(tmp_path / "here")
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


def test_what_cannot_take_its_place_leaves_all_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "e.csv").write_text(GOOD)
    import_edges(tmp_path / "e.csv", tmp_path / "corpus")
    before = {path.name: path.stat().st_ino for path in (tmp_path / "corpus").iterdir()}
    replace = Path.replace

    def refuse_one(self, target):
        if self.name == "parties.parquet" and target.parent == tmp_path / "corpus" and "-old" not in self.parent.name:
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_one)
    with pytest.raises(InputError, match="writing failed: Permission denied"):
        import_edges(tmp_path / "e.csv", tmp_path / "corpus")
    assert {path.name: path.stat().st_ino for path in (tmp_path / "corpus").iterdir()} == before


@pytest.mark.parametrize("there", ["an empty folder", "a corpus", "nothing"])
def test_a_link_stays_and_the_folder_is_made_where_it_leads(tmp_path, there):
    (tmp_path / "e.csv").write_text(GOOD)
    target = tmp_path / "elsewhere" / "real"
    if there != "nothing":
        target.mkdir(parents=True)
    if there == "a corpus":
        import_edges(tmp_path / "e.csv", target)
        (target / "thesis.txt").write_text("work of years")
    (tmp_path / "link").symlink_to("elsewhere/real")
    import_edges(tmp_path / "e.csv", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (target / "corpus.json").is_file()
    assert (target / "thesis.txt").exists() == (there == "a corpus")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e.csv", "elsewhere", "link"]
    assert [path.name for path in target.parent.iterdir()] == ["real"]


def test_a_link_that_leads_back_to_itself_is_told_at_once(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(InputError, match="leads back to itself"):
        import_edges(tmp_path / "none.csv", tmp_path / "loop")


def test_a_full_disk(give):
    """A bound on the size of files stands for the disk: what DuckDB is told is much the same."""
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    rows = "".join(f"A{n * 7919 % 100_003},B{n * 104_729 % 1_000_003}\n" for n in range(50_000))

    def fill(text):
        if text == "numbering documents":
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, most))

    try:
        error = give("citing,cited\n" + rows, progress=fill)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    assert error.what == "the disk is full"
    assert "disk" in error.fix


@pytest.mark.parametrize("step", ["reading edges.csv", "writing patents", "writing family citations"])
def test_an_interrupted_import_leaves_nothing(tmp_path, step):
    def interrupt(text):
        if text == step:
            raise KeyboardInterrupt

    (tmp_path / "edges.csv").write_text(GOOD)
    with pytest.raises(KeyboardInterrupt):
        import_edges(tmp_path / "edges.csv", tmp_path / "corpus", progress=interrupt)
    assert [path.name for path in tmp_path.iterdir()] == ["edges.csv"]


ENDED_BY_A_SCHEDULER = """
import os, signal, sys
from citenet.cli import main
from citenet.importers import corpus_tables
corpus_tables.write_parties = lambda work: os.kill(os.getpid(), getattr(signal, sys.argv[1]))
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # also where the tests run under nohup
main(["import", "edges", "edges.csv", "-o", "corpus"])
"""


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP"])
def test_an_import_that_is_told_to_end_leaves_only_what_the_next_goes_on_with(tmp_path, ending):
    (tmp_path / "edges.csv").write_text(GOOD)
    (tmp_path / "temporary").mkdir()
    ended = subprocess.run([sys.executable, "-c", ENDED_BY_A_SCHEDULER, ending], cwd=tmp_path, capture_output=True,
                           text=True, check=False, env={**os.environ, "TMPDIR": str(tmp_path / "temporary")})
    assert ended.returncode == 130
    assert "the same command goes on" in ended.stderr
    assert not list((tmp_path / "temporary").iterdir())
    subprocess.run([sys.executable, "-m", "citenet", "import", "edges", "edges.csv", "-o", "corpus"], cwd=tmp_path,
                   check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "edges.csv", "temporary"]


def test_an_interrupted_query_is_an_interrupt():
    with pytest.raises(KeyboardInterrupt), connect():
        raise RuntimeError("Query interrupted")


def broken(*lines):
    """Put lines in the middle of good ones."""
    good = LINES.splitlines(keepends=True)
    return "".join([*good[:500], *lines, *good[500:]])


@pytest.mark.parametrize(("line", "reason", "lost"), [
    ("US1\n", "too few fields", 1),
    ("US1,EP1,more\n", "too many fields", 1),
    ('US1,"EP"1\n', "a quote that is not closed, or stands inside a field", 1),
    (f"US1,{'9' * 3_000_000}\n", "a line longer than 2 MB", 1),
])
def test_broken_lines_are_left_out_and_named(tmp_path, line, reason, lost):
    (tmp_path / "edges.csv").write_text(broken(line))
    manifest = import_edges(tmp_path / "edges.csv", tmp_path / "corpus")
    step = manifest["steps"][0]
    assert step["losses"] == [{"reason": reason, "rows": lost, "examples": ["edges.csv:501"]}]
    assert (step["rows_in"], step["rows_out"]) == (1001, 1000)


def test_beyond_the_limit_the_import_stops(give):
    error = give(broken(*["US1\n"] * 7), max_errors=5)
    assert error.what == "7 of 1007 lines are broken"
    assert error.found[0] == "edges.csv:501 too few fields"
    assert error.fix.endswith("--max-errors 7")


def test_lines_swallowed_by_an_open_quote_are_counted(give, tmp_path):
    error = give(broken('US1,"EP1\n'))
    # The 499 good lines before it are read; the 501 behind it went into the quote.
    assert error.what == "502 of 1001 lines are broken"
    manifest = import_edges(tmp_path / "edges.csv", tmp_path / "corpus", max_errors=1000)
    assert manifest["steps"][0]["rows_in"] == 1001


def test_a_quote_that_closes_by_accident_is_noticed(give):
    good = LINES.splitlines(keepends=True)
    error = give("".join([*good[:10], 'US1,"EP1\n', *good[10:20], 'US2,EP2"\n', *good[20:]]))
    assert error.what == "a line break stands inside 1 identifiers: a quote was opened and not closed in time"
    assert error.found == ["EP1⏎US9,EP9⏎US10,EP10⏎US11,EP11⏎US12,EP1"]


def test_lines_that_end_in_different_ways(give):
    assert "end in different ways" in give("citing,cited\r\nA,B\nC,D\r\nE,F\n").what


def test_names_that_look_like_patterns(tmp_path):
    for name in ("[edges].csv", "edges*.csv", "it's?.csv", "e ü.csv"):
        (tmp_path / name).write_text(GOOD)
        assert import_edges(tmp_path / name, tmp_path / "corpus")["sources"][0]["name"] == name


def test_two_columns_of_one_name(give):
    assert give("citing,cited,Cited\nA,B,C\n").what == "2 columns are called 'cited'"


def test_names_that_are_no_countries_are_refused(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("citing,cited,citations\nAlder,Birch,3\n", encoding="utf-8")
    with pytest.raises(InputError, match="0 of 2 names are countries") as told:
        import_flows(table, tmp_path / "c")
    assert "--level organisation" in str(told.value)


def test_a_column_that_is_not_there_is_named_before_anything_else(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("citing,cited,citations\nNL,US,3\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column 'n', which was given for 'citations'"):
        import_flows(table, tmp_path / "c", columns={"citations": "n"})


def test_one_column_cannot_be_both_sides(tmp_path):
    edges = tmp_path / "e.csv"
    edges.write_text("a,b\nX1,Y1\n", encoding="utf-8")
    with pytest.raises(InputError, match="given for more than one name"):
        import_edges(edges, tmp_path / "c", columns={"citing": "a", "cited": "a"})


def test_one_of_the_columns_cannot_be_both_sides_unsaid(give):
    error = give(GOOD, columns={"citing": "CITED"})
    assert (error.what, error.found) == ("the column 'cited' was given for more than one name",
                                         ["citing=cited", "cited=cited"])


@pytest.mark.parametrize(("option", "value"), [("separator", ""), ("delimiter", ""), ("delimiter", "xx"),
                                               ("delimiter", '"'), ("delimiter", "\n")])
def test_signs_that_separate_nothing_are_refused(tmp_path, option, value):
    (tmp_path / "e.csv").write_text(GOOD)
    with pytest.raises(SettingsError, match="separate"):
        import_edges(tmp_path / "e.csv", tmp_path / "c", **{option: value})


def test_a_tab_may_be_written_as_in_python(tmp_path):
    (tmp_path / "e.csv").write_text(GOOD.replace(",", "\t"))
    assert import_edges(tmp_path / "e.csv", tmp_path / "c", delimiter=r"\t")["tables"]["citations"] == 3


@pytest.mark.parametrize(("pack", "size"), [(bytes, 3_000_000), (bytes, 40_000_000), (gzip.compress, 40_000_000),
                                            (packing.zstd.compress, 40_000_000)])
def test_a_line_too_long_is_counted_whatever_its_length(tmp_path, pack, size):
    edges = tmp_path / "e.csv"
    edges.write_bytes(pack(b"citing,cited\nA1,B1\n" + b"x" * size + b",B2\nA3,B3\n"))
    step = import_edges(edges, tmp_path / "c")["steps"][0]
    assert (step["rows_in"], step["rows_out"]) == (3, 2)
    assert step["losses"] == [{"reason": "a line longer than 2 MB", "rows": 1, "examples": ["e.csv:3"]}]


@pytest.fixture
def pipe(tmp_path):
    """Return the function that makes a named pipe into which somebody writes once."""
    writers = []

    def write(name, text=LINES):
        os.mkfifo(tmp_path / name)
        writers.append(Thread(target=(tmp_path / name).write_text, args=[text], daemon=True))
        writers[-1].start()
        return tmp_path / name

    yield write
    for writer in writers:
        writer.join(timeout=10)


def test_pipes_are_read_whole_and_never_taken_for_the_same_file(pipe, tmp_path, monkeypatch):
    edges, patents = pipe("edges"), pipe("patents", "patent,country\nUS1,NL\n")
    manifest = import_edges(edges, tmp_path / "corpus", patents=patents)
    assert [source["rows"] for source in manifest["sources"]] == [1000, 1]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES.encode())))
    assert import_edges("-", tmp_path / "corpus")["tables"]["citations"] == 1000
    for _ in range(2):
        _, was_there = import_unless_made(lambda key: manifest, tmp_path / "corpus", files=[edges], said={})
        assert not was_there
    with pytest.raises(InputError, match="only once"):
        recognise_files(edges)


def test_a_stream_can_be_given_only_once(pipe, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES.encode())))
    with pytest.raises(InputError, match="standard input can be given only once"):
        import_edges("-", tmp_path / "corpus", patents="-")
    edges = pipe("edges")
    with pytest.raises(InputError, match="a pipe can be given only once"):
        import_edges(edges, tmp_path / "corpus", patents=edges)
