from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd
import pytest

from citenet.corpus import PATENT_TABLES, read_corpus, write_family_tables, write_manifest

COUNTRIES = ["NL", "DE", "US", "CN", None]
ORGANISATIONS = ["Alder", "Birch", "Cedar*2+x", "unknown co", None]
SYMBOLS = [("IPC", "A"), ("IPC", "B"), ("CPC", "C"), ("IPC", "none")]
MASKS = pd.DataFrame({"scheme": ["IPC", "IPC", "CPC"], "symbol": ["A", "B", "C"], "mask": [1, 2, 3]})
TECHNOLOGIES = ["first", "second", "all"]


def _pick(random, values, n):
    return [values[i] for i in random.integers(len(values), size=n)]


@pytest.fixture
def random_corpus(tmp_path):
    """Make a random corpus with every oddity: several members a family, missing years, countries, classes."""
    def make(seed: int, n: int = 60):
        random = np.random.default_rng(seed)
        family = np.sort(random.integers(n // 2, size=n))

        def year():
            return pd.array([y if y < 2020 else None for y in random.integers(2010, 2040, size=n)], dtype="Int32")

        tables = {
            "patents": pd.DataFrame({
                "patent": range(n), "document": [f"X{i}" for i in range(n)], "family": family,
                "office": np.where(np.arange(n) % 3, "US", "EP"),
                "priority_year": year(), "application_year": year(), "publication_year": year(),
                "recorded": random.random(n) < 0.9}),
            "parties": pd.DataFrame({
                "patent": random.integers(n, size=3 * n), "role": _pick(random, ["applicant", "inventor"], 3 * n),
                "sequence": random.integers(1, 4, size=3 * n).astype("int32"), "name": pd.array([None] * 3 * n, "str"),
                "organisation": pd.array(_pick(random, ORGANISATIONS, 3 * n), dtype="str"),
                "country": pd.array(_pick(random, COUNTRIES, 3 * n), dtype="str")}),
            "classes": pd.DataFrame(_pick(random, SYMBOLS, n), columns=["scheme", "symbol"])
                .assign(patent=random.integers(n, size=n))[["patent", "scheme", "symbol"]],
            "citations": pd.DataFrame({"citing": [0], "cited": [1], "origin": ["unknown"]}),
            "family_citations": pd.DataFrame(random.choice(np.unique(family), size=(4 * n, 2)),
                                             columns=["citing", "cited"]).drop_duplicates().query("citing != cited"),
        }
        with duckdb.connect() as connection:
            for name, frame in tables.items():
                connection.register("frame", frame)
                connection.execute(f"copy frame to '{tmp_path / name}.parquet'")
                connection.unregister("frame")
        write_family_tables(tmp_path)
        write_manifest(tmp_path, {"tables": dict.fromkeys(PATENT_TABLES, 0), "unit": "family"})
        return read_corpus(tmp_path)
    return make
