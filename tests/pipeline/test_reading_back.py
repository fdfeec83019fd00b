"""What a build wrote is read back as it was."""

import json

import duckdb

from citenet.pipeline.asking import read_scores
from citenet.pipeline.places import RUN


def test_scores_come_back_in_the_order_in_which_a_build_wrote_them(tmp_path):
    (tmp_path / RUN).write_text(json.dumps(dict.fromkeys(("citenet", "simulated", "settings", "flows"))))
    for name in ("scores", "positions"):
        duckdb.execute(f"""
            copy (select 'country' as level, false as simulated, n from range(400_000) as rows(n) order by n)
            to '{tmp_path}/{name}.parquet' (format parquet, row_group_size 2048)""")
    table, positions, _ = read_scores(tmp_path, "country")
    assert table["n"].is_monotonic_increasing
    assert positions["n"].is_monotonic_increasing
