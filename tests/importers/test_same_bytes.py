"""The same content gives the same bytes, however it is written and read."""

import gzip
import hashlib
import json
import random
import zipfile

import duckdb
import pytest

from citenet.corpus import families
from citenet.importers import check_file, document_pairs, documents, family_pairs, import_edges, same_documents
from citenet.importers.intake import Intake
from citenet.importers.spellings import Spellings

ROWS = 300_000
"""More than two row groups of Parquet, so that their borders are tested too."""


@pytest.fixture(scope="module")
def rows():
    draw = random.Random(1)
    patents = [f"P{n:05d}" for n in range(20_000)]
    citations = [(draw.choice(patents), f"P{int(draw.random() ** 2 * 30_000):05d}") for _ in range(ROWS)]
    described = [(patent, f"F{draw.randrange(15_000)}", draw.choice(["NL;DE", "Japan", "EP", ""]), "1999", "G02B 6/10")
                 for patent in patents for _ in range(draw.choice([1, 1, 2]))]
    return citations, described


@pytest.fixture(scope="module")
def reference(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reference")
    return digests(*write_files(folder, rows), folder / "corpus")


def write_files(folder, rows, *, shuffle=None, delimiter=","):
    files = []
    headers = ("citing", "cited"), ("patent", "family", "country", "year", "ipc")
    for name, header, table in zip(("edges.txt", "patents.txt"), headers, rows, strict=True):
        table = list(table)
        if shuffle:
            random.Random(shuffle).shuffle(table)
        lines = "\n".join(delimiter.join(row) for row in (header, *table))
        (folder / name).write_text(lines + "\n", encoding="utf-8")
        files.append(folder / name)
    return files


def digests(edges, patents, folder, **options):
    tables = import_edges(edges, folder, patents=patents, **options)["tables"]
    return {table: hashlib.sha256((folder / f"{table}.parquet").read_bytes()).hexdigest() for table in tables}


def test_row_order_does_not_matter(rows, reference, tmp_path):
    files = write_files(tmp_path, rows, shuffle=7)
    assert digests(*files, tmp_path / "corpus") == reference


@pytest.mark.parametrize("options", [{"threads": 1}, {"threads": 3}, {"memory": "150MB", "threads": 2}])
def test_threads_and_memory_do_not_matter(rows, reference, tmp_path, options):
    files = write_files(tmp_path, rows)
    assert digests(*files, tmp_path / "corpus", **options) == reference


def test_ids_that_do_not_fit_at_once_are_grouped_in_parts(rows, reference, tmp_path, monkeypatch):
    tried, stage = [], Intake.stage

    def too_much_at_once(self, name, query):
        if name == "texts":
            parts, = self.connection.execute("select getvariable('parts')").fetchone()
            tried.append(parts)
            if parts < 8:
                raise duckdb.OutOfMemoryException("a part does not fit")
        return stage(self, name, query)

    monkeypatch.setattr(Intake, "stage", too_much_at_once)
    monkeypatch.setattr(documents, "OF_AN_ID", 8000)
    assert digests(*write_files(tmp_path, rows), tmp_path / "corpus") == reference
    assert tried == [2, 8]


def test_where_there_is_room_for_few_numbers_and_spellings_they_wait_in_files(rows, reference, tmp_path, monkeypatch):
    asked = []
    for module in (document_pairs, same_documents, family_pairs, families):
        monkeypatch.setattr(module, "part_of", lambda memory, n: asked.append(n) or 60_000)
    looked_up, read = [], Spellings.read.__func__
    monkeypatch.setattr(Spellings, "read", classmethod(lambda *given: looked_up.append(given[2:]) or read(*given)))
    assert digests(*write_files(tmp_path, rows, shuffle=5), tmp_path / "corpus") == reference
    assert looked_up == [(part, 8) for part in range(8)]
    assert len(asked) == 4


@pytest.mark.parametrize("delimiter", ["\t", "|"])
def test_the_delimiter_does_not_matter(rows, reference, tmp_path, delimiter):
    files = write_files(tmp_path, rows, delimiter=delimiter)
    assert digests(*files, tmp_path / "corpus") == reference


def test_compression_does_not_matter(rows, reference, tmp_path):
    packed = []
    for file in write_files(tmp_path, rows):
        packed.append(file.with_suffix(".csv.gz"))
        packed[-1].write_bytes(gzip.compress(file.read_bytes(), compresslevel=1))
    assert digests(*packed, tmp_path / "corpus") == reference


def test_a_zip_archive_does_not_matter(rows, reference, tmp_path):
    packed = []
    for file in write_files(tmp_path, rows):
        packed.append(file.with_suffix(".zip"))
        with zipfile.ZipFile(packed[-1], "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(file, file.name)
    assert digests(*packed, tmp_path / "corpus") == reference


def test_everything_at_once_does_not_matter(rows, reference, tmp_path):
    edges, patents = write_files(tmp_path, rows, shuffle=3, delimiter="\t")
    (tmp_path / "edges.tsv.gz").write_bytes(gzip.compress(edges.read_bytes(), compresslevel=1))
    shuffled = tmp_path / "patents.parquet"
    duckdb.execute(f"copy (from read_csv('{patents}', delim='\t')) to '{shuffled}' (format parquet)")
    assert digests(tmp_path / "edges.tsv.gz", shuffled, tmp_path / "corpus", threads=1, memory="200MB") == reference


def test_only_the_names_of_the_sources_differ_in_the_manifest(rows, tmp_path):
    manifests = []
    for name, options in (("a", {}), ("b", {"shuffle": 5, "delimiter": "|"})):
        (tmp_path / name).mkdir()
        edges, patents = write_files(tmp_path / name, rows, **options)
        import_edges(edges, tmp_path / name / "corpus", patents=patents)
        manifest = json.loads((tmp_path / name / "corpus" / "corpus.json").read_text(encoding="utf-8"))
        for source in manifest["sources"]:
            del source["sha256"]
        manifests.append(manifest)
    assert manifests[0] == manifests[1]


def test_parquet_and_text_do_not_differ(rows, reference, tmp_path):
    converted = []
    for file in write_files(tmp_path, rows):
        converted.append(file.with_suffix(".parquet"))
        # Years become numbers here, as they do in other people's files.
        duckdb.execute(f"copy (from read_csv('{file}')) to '{converted[-1]}' (format parquet)")
    assert digests(*converted, tmp_path / "corpus") == reference


def test_zstd_does_not_matter(rows, reference, tmp_path):
    packed = []
    for file in write_files(tmp_path, rows):
        packed.append(file.with_suffix(".csv.zst"))
        duckdb.execute(f"copy (from read_csv('{file}', all_varchar=true)) to '{packed[-1]}' (format csv, "
                       "compression zstd)")
    assert digests(*packed, tmp_path / "corpus") == reference


def test_a_large_file_of_zstd_begins_with_its_header(tmp_path):
    file = tmp_path / "edges.csv.zst"
    duckdb.execute("copy (select md5(range::varchar) as citing, 'EP' || range as cited from range(2_000_000)) "
                   f"to '{file}' (format csv, compression zstd)")
    assert [column["column"] for column in check_file(file)["columns"]] == ["citing", "cited"]


def test_citations_are_sorted_and_each_pair_stands_once(rows, tmp_path):
    import_edges(*write_files(tmp_path, rows)[:1], tmp_path / "corpus", threads=2)
    for table in ("citations", "family_citations"):
        pairs = duckdb.execute(f"select citing, cited from '{tmp_path}/corpus/{table}.parquet'").fetchall()
        assert pairs == sorted(set(pairs))
        assert len(pairs) == len({(citing, cited) for citing, cited in rows[0] if citing != cited})
