import duckdb
import numpy as np
import pandas as pd
import pytest

from citenet.coded import Coded
from citenet.tables import write_table


@pytest.fixture(params=["spelt", "by number", "looked up"])
def _handed_over(request, monkeypatch):
    monkeypatch.setattr("citenet.tables.files.SPELT", 1 << 20 if request.param == "spelt" else -1)
    if request.param == "looked up":
        monkeypatch.setattr("citenet.tables.files.HELD", -1)


@pytest.mark.usefixtures("_handed_over")
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_same_texts_are_the_same_bytes_however_the_table_holds_them(tmp_path, ending):
    texts = pd.DataFrame({"entity": ["NL", "DE", "NL"], "n": [1.5, 2.0, 3.0]})
    held = {"texts": texts,
            "sorted": texts.astype({"entity": "category"}),
            "numbered": texts.assign(entity=pd.Categorical(texts["entity"], ["US", "NL", "DE"])),
            "coded": Coded({"entity": np.array([1, 2, 1]), "n": texts["n"].to_numpy()}, {"entity": ["US", "NL", "DE"]})}
    for name, table in held.items():
        write_table(table, tmp_path / f"{name}.{ending}")
    assert len({(tmp_path / f"{name}.{ending}").read_bytes() for name in held}) == 1


@pytest.mark.usefixtures("_handed_over")
@pytest.mark.parametrize("n_rows", [0, 1, 5, 3000, 400_000])
def test_rows_stay_in_their_order_however_many_texts_there_are(tmp_path, n_rows):
    shuffled = np.random.default_rng(1).permutation(n_rows)
    texts = pd.Series(shuffled, dtype="str").where(shuffled % 7 != 6)
    write_table(pd.DataFrame({"entity": texts.astype("category"), "row": shuffled}), tmp_path / "table.parquet")
    with duckdb.connect(config={"threads": 1}) as connection:
        read = connection.execute(f"from '{tmp_path}/table.parquet'").df()
    assert read["row"].tolist() == shuffled.tolist()
    assert read["entity"].fillna("").tolist() == texts.fillna("").tolist()


@pytest.mark.usefixtures("_handed_over")
def test_kinds_stay_what_they_are_and_texts_are_texts_even_where_all_are_missing(tmp_path):
    missing = pd.Series([None] * 3000, dtype="str")
    write_table(pd.DataFrame({"value": pd.Series([1.5] * 3000, dtype=object), "is_known": True, "n": 2,
                              "reason": missing, "last": missing.where(missing.index < 2999, "x")}),
                tmp_path / "table.parquet")
    with duckdb.connect() as connection:
        read = connection.execute(f"describe from '{tmp_path}/table.parquet'").fetchall()
    assert {name: kind for name, kind, *_ in read} == {"value": "DOUBLE", "is_known": "BOOLEAN", "n": "BIGINT",
                                                       "reason": "VARCHAR", "last": "VARCHAR"}


@pytest.mark.usefixtures("_handed_over")
@pytest.mark.parametrize("texts", [[None, None], [1, 2], ["x", 1], [True, None]])
def test_what_categories_hold_is_written_as_text(tmp_path, texts):
    write_table(pd.DataFrame({"a": pd.Categorical(texts), "A": [3, 4], 'a"b': ["y", "z"]}), tmp_path / "table.parquet")
    with duckdb.connect() as connection:
        read = connection.execute(f"from '{tmp_path}/table.parquet'").fetchall()
    assert read == [(None if text is None else str(text), row, other)
                    for text, row, other in zip(texts, [3, 4], ["y", "z"], strict=True)]
