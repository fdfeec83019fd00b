"""Has citenet become slower? A small run whose ratios are compared with those that are committed.

The ratio is that of the CPU of citenet to that of DuckDB turning the same CSV files into Parquet, pair
by pair in interleaved rounds: the median of these hardly moves when the machine is busy. It ends with 1 when one
is more than 1.5 times the committed one; ``--update`` writes those found into the file that is committed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generate import generate
from measure import interleaved, ratio

BASELINE = Path(__file__).parent / "baseline.json"
ROUNDS, TOLERATED = 5, 1.5
HERE = Path(__file__).parent


def ratios(raw: Path) -> dict[str, float]:
    """Measure import and counting of a million citations, beside the yardstick of each."""
    generate("1M", raw)
    costs = interleaved({
        "copy": [sys.executable, str(HERE / "alternatives" / "to_parquet.py"), str(raw)],
        "import": [sys.executable, "-m", "citenet", "import", "edges", str(raw / "citations.csv"), "--patents",
                   str(raw / "patents.csv"), "-o", str(raw / "corpus"), "--again"],
        "count": [sys.executable, str(HERE / "citenet_flows.py"), str(raw / "corpus"), str(raw / "broad.toml"),
                  str(raw / "flows.parquet")],
        "everything": [sys.executable, str(HERE / "citenet_flows.py"), str(raw / "corpus"), str(raw / "broad.toml"),
                       str(raw / "flows.parquet"), "--everything", "2000-2012,2013-2025"],
    }, ROUNDS)
    return {name: round(ratio(costs[name], costs["copy"]), 2) for name in ("import", "count", "everything")}


def main() -> int:
    """Compare, say what was found, and return 1 when something has become slower."""
    with TemporaryDirectory(prefix="citenet-") as folder:
        found = ratios(Path(folder))
    if "--update" in sys.argv:
        BASELINE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    committed = json.loads(BASELINE.read_text(encoding="utf-8"))
    for name, value in found.items():
        print(f"{name}: {value:.2f} × the CPU of CSV to Parquet, {committed[name]:.2f} committed")
    slower = [name for name, value in found.items() if value > TOLERATED * committed[name]]
    if slower:
        print(f"slower than {TOLERATED} × the committed ratio: {', '.join(slower)}")
    return int(bool(slower))


if __name__ == "__main__":
    sys.exit(main())
