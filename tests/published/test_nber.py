"""The NBER sample gives the figures that others counted in the same files (Hall, Jaffe & Trajtenberg 2001)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from citenet.cli import main
from citenet.corpus import read_corpus
from citenet.engine import connect, quoted
from citenet.importers import import_nber
from citenet.pipeline.counting import count_flows
from citenet.settings import Settings
from citenet.stages import Stages


@pytest.fixture(scope="module")
def files():
    folder = Path(__file__).resolve().parents[3] / "shared" / "data" / "nber"
    if not folder.is_dir():
        pytest.skip(f"needs the NBER files, which are not at {folder}")
    return folder / "cite75_99.txt", folder / "apat63_99.txt"


@pytest.fixture(scope="module")
def nber(files, tmp_path_factory):
    corpus = tmp_path_factory.mktemp("nber") / "corpus"
    import_nber(*files, corpus)
    return read_corpus(corpus)


@pytest.fixture(scope="module")
def cells(nber):
    flows = count_flows(nber, Settings(country="inventor"), Stages(None))
    countries = flows.citations.query("technology == 'all' and level == 'country'")
    return countries.set_index(["citing", "cited"])["citations"]


def test_cells_between_countries_equal_the_published_counts(cells):
    published = {("US", "US"): 3454, ("JP", "US"): 428, ("JP", "JP"): 418, ("US", "JP"): 394, ("US", "DE"): 191,
                 ("DE", "US"): 187, ("US", "GB"): 127, ("GB", "US"): 117, ("DE", "DE"): 100, ("US", "FR"): 93}
    assert {pair: cells[pair] for pair in published} == published


def test_every_citation_is_placed_or_counted_as_unknown(cells):
    known = cells.drop("unknown", level="citing", errors="ignore").drop("unknown", level="cited")
    assert known.sum() == 6945
    assert cells.sum() == 8274


def test_organisation_self_citations_and_countries_of_the_file(nber):
    with connect() as connection:
        own, = connection.execute(f"""
            select count(*) from {quoted(nber.table('citations'))} as citations
            join {quoted(nber.table('parties'))} as citing
                on citing.patent = citations.citing and citing.role = 'applicant'
            join {quoted(nber.table('parties'))} as cited
                on cited.patent = citations.cited and cited.role = 'applicant'
            where citing.organisation = cited.organisation""").fetchall()[0]
        countries, = connection.execute(
            f"select count(distinct country) from {quoted(nber.table('parties'))}").fetchall()[0]
    assert (own, countries) == (643, 57)


def test_whole_and_fractional_counting_agree_where_every_patent_has_one_country(nber, cells):
    whole = count_flows(nber, Settings(country="inventor", counting="whole"), Stages(None)).citations
    whole = whole.query("technology == 'all' and level == 'country'").set_index(["citing", "cited"])["citations"]
    assert whole.equals(cells)


def test_permuted_rows_give_the_same_bytes(nber, files, tmp_path):
    for file in files:
        header, *lines = file.read_text(encoding="latin-1").splitlines(keepends=True)
        random.Random(1).shuffle(lines)
        (tmp_path / file.name).write_text("".join([header, *lines]), encoding="latin-1")
    import_nber(*(tmp_path / file.name for file in files), tmp_path / "corpus")
    for table in nber.manifest["tables"]:
        assert (tmp_path / "corpus" / f"{table}.parquet").read_bytes() == nber.table(table).read_bytes()


def test_files_in_parts_and_any_order_of_rows_give_the_same_answer_on_the_command_line(files, tmp_path, capsys):
    """What a user sees: the flows of the whole file, and those of its parts merged, byte by byte."""
    citations, patents = files
    header, *lines = citations.read_text(encoding="latin-1").splitlines(keepends=True)
    random.Random(2).shuffle(lines)
    parts = (lines[:3000], lines[3000:3001], lines[3001:])
    for number, part in enumerate(parts):
        (tmp_path / f"part{number}.txt").write_text("".join([header, *part]), encoding="latin-1")
        citenet("import", "nber", tmp_path / f"part{number}.txt", patents, "-o", tmp_path / f"c{number}")
    citenet("import", "merge", *(tmp_path / f"c{number}" for number in range(len(parts))), "-o", tmp_path / "merged")
    citenet("import", "nber", citations, patents, "-o", tmp_path / "whole")
    for choice in ([], ["--counting", "whole"]):
        for name in ("merged", "whole"):
            citenet("flows", tmp_path / name, "--country", "inventor", *choice, "-o", tmp_path / f"{name}.csv")
        assert (tmp_path / "merged.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert capsys.readouterr().out == ""


def citenet(*arguments) -> None:
    with pytest.raises(SystemExit) as end:
        main([str(argument) for argument in arguments])
    assert end.value.code == 0
