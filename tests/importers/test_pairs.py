"""Pairs are put in order piece by piece, and nothing is lost or doubled where pieces meet."""

import random
from collections import Counter

import numpy as np
import pytest

from citenet.corpus import pairs
from citenet.engine import connect, duck
from citenet.importers import import_edges

ORIGINS = ["applicant", "examiner", "other"]
BEST = ["applicant", "examiner", "unknown"]


@pytest.fixture(scope="module")
def rows():
    draw = random.Random(5)
    return [(draw.randrange(400), draw.randrange(400), draw.choice(ORIGINS)) for _ in range(30_000)]


@pytest.fixture
def corpus(rows, write, tmp_path, monkeypatch):
    """Import with pieces of a few thousand rows, in thirty parts."""
    monkeypatch.setattr(pairs, "AT_ONCE", 1000)
    monkeypatch.setattr(duck, "PIECE", 4096)
    edges = write("edges.csv", "citing,cited,origin\n" + "".join(f"P{a:03},P{b:03},{o}\n" for a, b, o in rows))
    patents = write("patents.csv", "patent,family\n" + "".join(f"P{n:03},F{n // 3}\n" for n in range(400)))
    return tmp_path / "corpus", import_edges(edges, tmp_path / "corpus", patents=patents)


def test_each_citation_stands_once_in_order_with_its_best_known_origin(rows, corpus, ask):
    best = {}
    for citing, cited, origin in rows:
        place = ORIGINS.index(origin)
        best[citing, cited] = min(place, best.get((citing, cited), place))
    wanted = [(*pair, BEST[place]) for pair, place in sorted(best.items()) if pair[0] != pair[1]]
    assert ask(corpus[0], "select * from citations") == wanted


def test_each_pair_of_families_stands_once_in_order(rows, corpus, ask):
    wanted = sorted({(a // 3, b // 3) for a, b, _ in rows if a // 3 != b // 3})
    assert ask(corpus[0], "select * from family_citations") == wanted


def test_what_is_left_out_is_counted_and_named(rows, corpus, losses):
    own = {a for a, b, _ in rows if a == b}
    times = Counter((a, b) for a, b, _ in rows if a != b)
    families = Counter((a // 3, b // 3) for a, b in times)
    inside = {a: n for (a, b), n in families.items() if a == b}
    between = {pair: n for pair, n in families.items() if pair[0] != pair[1]}
    assert losses(corpus[1], "citations") == {
        "a document that cites itself": sum(a == b for a, b, _ in rows),
        "the same citation again": times.total() - len(times)}
    assert losses(corpus[1], "family citations") == {
        "a citation within one family": sum(inside.values()),
        "another citation between the same two families": sum(between.values()) - len(between)}
    told = {loss["reason"]: loss["examples"] for step in corpus[1]["steps"] for loss in step["losses"]}
    assert told["a document that cites itself"] == [f"P{n:03}" for n in sorted(own)[:5]]
    assert told["the same citation again"] == named(times)
    assert told["a citation within one family"] == [f"P{3 * n:03}" for n in sorted(inside)[:5]]
    assert told["another citation between the same two families"] == named(between, each=3)


def named(times, each=1):
    first = sorted(pair for pair, n in times.items() if n > 1)[:5]
    return [f"P{each * a:03} → P{each * b:03} ({times[a, b]} times)" for a, b in first]


def test_parts_stay_small_when_few_documents_cite(monkeypatch):
    monkeypatch.setattr(pairs, "AT_ONCE", 100)
    draw = np.random.default_rng(1)
    citing, cited = (draw.integers(*between, 20_000).astype(np.uint64) for between in ((7000, 7030), (0, 99)))
    told = citing << 33 | cited << 2
    with connect() as connection:
        parts = list(pairs.in_parts(np.array_split(told, 7), connection, n_pairs=20_000, citing=range(10_000)))
    assert max(map(len, parts)) <= 800
    assert np.array_equal(np.concatenate([np.sort(part) for part in parts]), np.sort(told))
