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
