"""Counting on arrays says what the statements say, however small its pieces and however it sums."""

from __future__ import annotations

import resource
import shutil

import numpy as np
import pandas as pd
import pytest

from citenet.aggregate.arrays import adding_up, citations, families, flows, members, spreading
from citenet.aggregate.arrays.groups import Room, Sorter, borders_of
from citenet.aggregate.arrays.periods import periods_of
from citenet.aggregate.patents import aggregate_patents
from citenet.aggregate.windows import Window
from citenet.corpus import family_arrays
from citenet.corpus.arrays import FOLDER
from citenet.engine import Engine, part_done
from citenet.errors import InputError
from citenet.flows import CountingRules, Grain

from .conftest import MASKS, TECHNOLOGIES

TABLES = ("citations", "families", "bucket_citations", "bucket_families")


def counted(corpus, engine="local", rules=CountingRules(), memory=None):  # noqa: B008 - frozen
    return aggregate_patents(corpus, MASKS, technologies=TECHNOLOGIES, rules=rules,
                             grain=Grain("2010-2014,2012-2016", buckets=7), engine=Engine(engine, memory))


@pytest.fixture(params=[0, 1 << 10, 1 << 25], ids=["sorted", "a place for some cells", "a place for each cell"])
def in_small_pieces(request, monkeypatch):
    """Read few citations, of few cited families, few sets, sort few keys and share out few groups at once."""
    monkeypatch.setattr(families, "_AT_ONCE", 100)
    monkeypatch.setattr(members, "_AT_ONCE", 3)
    monkeypatch.setattr(flows, "room_in", lambda memory: Room(300, 2000, groups=500, tables=3000, families=100,
                                                              cited=3000, members=50))
    monkeypatch.setattr(spreading, "DENSE", request.param)
    monkeypatch.setattr(spreading, "BLOCK", 50)
    monkeypatch.setattr(adding_up, "RUN", 60)
    monkeypatch.setattr(adding_up, "_OF_A_RUN", 7)


@pytest.mark.parametrize(("rules", "sample"), [
    (CountingRules(), 30),
    # Samples that reach beyond the last citation.
    (CountingRules(), 4000),
    (CountingRules("inventor", "whole", "citing", "fractional", "drop", 4), 30)])
def test_arrays_in_small_pieces_equal_the_statements(random_corpus, in_small_pieces, monkeypatch, rules, sample):
    monkeypatch.setattr(citations, "_SAMPLE", sample)
    corpus = random_corpus(4, n=900)
    ours, theirs = counted(corpus, rules=rules, memory="300MB"), counted(corpus, "duckdb", rules)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(ours, name), getattr(theirs, name), rtol=1e-12)
    assert ours.record == theirs.record
    assert len(ours.bucket_citations) > 500


def test_entities_of_buckets_are_told_among_countries(random_corpus):
    """What is counted by bucket has many rows, and countries fit a byte."""
    flows = counted(random_corpus(4))
    countries = sorted(flows.entities("country"))
    for table, side in ((flows.bucket_citations, "citing"), (flows.bucket_citations, "cited"),
                        (flows.bucket_families, "entity")):
        assert table[side].cat.categories.tolist() == countries
        assert (table[side].cat.codes.dtype, table["bucket"].dtype) == ("int8", "uint8")


def test_years_may_be_of_more_kinds_than_a_byte_holds():
    years = np.arange(1700, 2101, dtype=np.int16)
    found = periods_of(years, [Window(f"{year}-{year}", year, year) for year in years.tolist()])
    assert [found.windows[period] for period in found.of(years)] == [(number,) for number in range(len(years))]


def test_what_is_told_apart_by_more_than_64_bits_is_left_to_the_statements(random_corpus):
    corpus, many = random_corpus(4), [f"t{i}" for i in range(60)]
    masks = MASKS.assign(mask=[1, 1 << 59, 1 << 30])
    ours, theirs = (aggregate_patents(corpus, masks, technologies=many, rules=CountingRules(), engine=Engine(engine))
                    for engine in ("local", "duckdb"))
    assert ours.citations.equals(theirs.citations)
    assert set(ours.citations["technology"]) == {"t0", "t30", "t59"}


def test_a_corpus_without_arrays_is_counted_all_the_same(random_corpus):
    corpus = random_corpus(4)
    with_arrays = counted(corpus)
    for file in (corpus.path / FOLDER).iterdir():
        file.unlink()
    (corpus.path / FOLDER).rmdir()
    assert counted(corpus).citations.equals(with_arrays.citations)
    assert not (corpus.path / FOLDER).exists()


def test_arrays_hold_what_the_tables_hold(random_corpus):
    corpus = random_corpus(4)
    with family_arrays(corpus.path) as arrays:
        starts = arrays.starts("cited")
        found = [(citing, int(cited)) for citing in range(len(starts) - 1)
                 for cited in arrays.values("cited", starts[citing], starts[citing + 1])]
    with Engine().connect() as connection:
        told = connection.execute(
            f"from read_parquet('{corpus.table('family_citations')}') order by citing, cited").fetchall()
    assert found == told


@pytest.mark.parametrize("name", ["cited", "symbols", "year", "cited_from"])
def test_an_array_that_was_cut_off_is_told_with_how_much_is_left(random_corpus, name):
    corpus = random_corpus(4)
    file = corpus.path / FOLDER / f"{name}.npy"
    whole = np.load(file)
    file.write_bytes(file.read_bytes()[:-5 * whole.itemsize - 1])
    with pytest.raises(InputError, match=f"cut off: it holds {len(whole) - 6} of {len(whole)} values") as caught:
        counted(corpus)
    assert caught.value.where == str(file)
    assert f"delete the folder {file.parent}" in caught.value.fix


@pytest.mark.parametrize("spoil", [lambda file: file.unlink(), lambda file: file.write_bytes(b""),
                                   lambda file: np.save(file, np.zeros(9)), lambda file: np.save(file, np.array([{}]))])
def test_an_array_that_is_gone_or_none_of_ours_is_told(random_corpus, spoil):
    corpus = random_corpus(4)
    file = corpus.path / FOLDER / "cited.npy"
    spoil(file)
    with pytest.raises(InputError, match="cannot be read") as caught:
        counted(corpus)
    assert caught.value.where == str(file)


def test_arrays_of_other_families_are_told(random_corpus):
    corpus = random_corpus(4)
    np.save(corpus.path / FOLDER / "year.npy", np.zeros(3, np.int16))
    with pytest.raises(InputError, match="not of the same families") as caught:
        counted(corpus)
    assert "year of 3" in caught.value.found


def test_what_stands_behind_an_array_is_no_part_of_it(random_corpus):
    corpus = random_corpus(4)
    before = counted(corpus).citations
    for file in (corpus.path / FOLDER).iterdir():
        file.write_bytes(file.read_bytes() + b"and more")
    assert counted(corpus).citations.equals(before)


def test_where_no_family_is_in_a_technology_nothing_is_counted(random_corpus, in_small_pieces):
    flows_of_none = aggregate_patents(random_corpus(4, n=900), MASKS.assign(symbol="no family's"),
                                      technologies=["first", "second"], rules=CountingRules(), grain=Grain(buckets=7))
    assert not len(flows_of_none.citations)
    assert not len(flows_of_none.families)


@pytest.mark.parametrize("room", [0, 50, 10_000])
def test_keys_are_sorted_in_parts_and_come_back_counted(room):
    random = np.random.default_rng(1)
    keys = random.integers(40, size=(5, 200)).astype(np.uint64)
    sorter = Sorter(Room(100, 30 * room, room, 0, 0, 0, 0), borders_of(keys[0], 1000, 450, shift=2))
    for some in keys.copy():
        sorter.add(some)
    fine, coarse = sorter.groups(shift=2)
    for found, expected in ((fine, keys), (coarse, keys >> np.uint64(2))):
        told = dict(zip(found.keys.whole().tolist(), found.n.whole().tolist(), strict=True))
        assert [*told.items()] == [*zip(*map(np.ndarray.tolist, np.unique(expected, return_counts=True)), strict=True)]
    assert [(key >> 1, where) for key, where in coarse.runs(1)] == [(i, slice(2 * i, 2 * i + 2)) for i in range(5)]


@pytest.fixture
def full_disk():
    """Let a bound on the size of files stand for the disk."""
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))


@pytest.fixture
def temporary(monkeypatch, tmp_path):
    """Give temporary files a folder of their own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.mark.parametrize("without", ["room", "arrays"])
def test_a_full_disk_is_told_and_leaves_nothing_behind(random_corpus, monkeypatch, temporary, request, without):
    corpus = random_corpus(4, n=900)
    if without == "room":
        monkeypatch.setattr(flows, "room_in", lambda memory: Room(300, 0, 0, 0, families=0, cited=0, members=0))
    else:
        shutil.rmtree(corpus.path / FOLDER)
    request.getfixturevalue("full_disk")
    with pytest.raises(InputError, match="disk is full"):
        counted(corpus)
    assert [*temporary.iterdir()] == []


def test_how_far_counting_is_can_be_told(random_corpus, in_small_pieces, monkeypatch):
    seen, add = [], Sorter.add
    monkeypatch.setattr(Sorter, "add", lambda self, keys: (seen.append(part_done()), add(self, keys)))
    counted(random_corpus(4, n=900))
    assert 0 < max(seen) <= 1
    assert part_done() == 0
