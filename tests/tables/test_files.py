import duckdb
import numpy as np
import pandas as pd
import pytest

from citenet.tables import write_table


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_same_texts_are_the_same_bytes_however_the_table_holds_them(tmp_path, ending):
    texts = pd.DataFrame({"entity": ["NL", "DE", "NL"], "n": [1.5, 2.0, 3.0]})
    held = {"texts": texts,
            "sorted": texts.astype({"entity": "category"}),
            "numbered": texts.assign(entity=pd.Categorical(texts["entity"], ["US", "NL", "DE"]))}
    for name, table in held.items():
        write_table(table, tmp_path / f"{name}.{ending}")
    assert len({(tmp_path / f"{name}.{ending}").read_bytes() for name in held}) == 1


@pytest.mark.parametrize("n_rows", [1, 3, 5, 3000])
def test_rows_stay_in_their_order_however_many_texts_there_are(tmp_path, n_rows):
    shuffled = np.random.default_rng(1).permutation(n_rows)
    texts = pd.Series([None if row % 7 == 6 else f"entity {row:04d}" for row in shuffled], dtype="str")
    written = pd.DataFrame({"entity": texts, "row": shuffled}).astype({"entity": "category"})
    write_table(written, tmp_path / "table.parquet")
    with duckdb.connect(config={"threads": 1}) as connection:
        read = connection.execute(f"from '{tmp_path}/table.parquet'").fetchall()
    assert read == [(None if row % 7 == 6 else f"entity {row:04d}", row) for row in shuffled.tolist()]
