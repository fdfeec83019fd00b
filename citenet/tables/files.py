"""How are tables written, so that a second run gives the same bytes?"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from citenet.engine import quoted


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write `frame` as CSV or Parquet, by the ending of `path`; numbers keep all their digits."""
    if path.suffix == ".parquet":
        with duckdb.connect(config={"threads": 1}) as connection:
            connection.register("frame", frame)
            # The same texts are written however the frame holds them: in which order, beside which that it lacks.
            texts = ", ".join(f'cast("{name}" as varchar) as "{name}"' for name in frame.select_dtypes("category"))
            replaced = f"replace ({texts})" if texts else ""
            connection.execute(f"create view rows as select * {replaced} from frame")
            connection.execute(f"copy rows to {quoted(path)} (format parquet, compression zstd)")
    else:
        frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
