"""citenet beside the alternatives, on data made for it: do the results agree, and what does each cost?

    python benchmarks/run.py --size 10M --scope narrow --rounds 3 --work FOLDER

Each way runs in a process of its own, all in turn, round after round. Data and corpus stay in FOLDER; the figures are
added to benchmarks/results.json, from which the tables and the plot of benchmarks/README.md are written anew.
Each alternative runs twice: from the corpus, and from the tables as a source publishes them, with which a user begins
who has no citenet. At 100M networkx does not run, which would need some 30 GB, and pandas and Spark in the narrow scope
and from the corpus only.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pandas as pd
from confined import can_confine
from generate import SCOPES, SIZES, generate
from measure import Cost, interleaved
from results import PUBLISHED, note
from table import write_tables

from citenet.aggregate import distinct_symbols
from citenet.classify import technology_masks
from citenet.corpus import read_corpus
from citenet.reference.technologies import load_technologies

HERE = Path(__file__).parent
ALTERNATIVES = ("analyst_sql", "polars_lazy", "pandas_merge", "networkx_quotient", "spark_sql")
TOO_LARGE = {
    "100M narrow": ("networkx_quotient", *(name + PUBLISHED for name in ALTERNATIVES[1:])),
    "100M broad": (*ALTERNATIVES[2:], *(name + PUBLISHED for name in ALTERNATIVES[1:]))}
WINDOWS = "2000-2005,2006-2010,2011-2015,2016-2020,2021-2025"


def main() -> None:
    """Make what is missing, measure, compare, and note the figures."""
    chosen = _arguments()
    raw = chosen.work / chosen.size
    if not (raw / "patents.parquet").exists():
        generate(chosen.size, raw)
    corpus = raw / "corpus"
    if chosen.what == "import" or not corpus.exists():
        note(chosen.size, "import", _import(raw, chosen.rounds), chosen.rounds)
    if chosen.what == "everything":
        note(f"{chosen.size} {chosen.scope}", "everything", interleaved(everything(raw, chosen.scope), chosen.rounds),
             chosen.rounds)
    if chosen.what == "count":
        costs = interleaved(counts(raw, chosen.scope, chosen.size), chosen.rounds)
        check_agreement(raw, [name for name in costs if name.removesuffix(PUBLISHED) in ALTERNATIVES])
        note(f"{chosen.size} {chosen.scope}", "count", costs, chosen.rounds)
    write_tables()


def counts(raw: Path, scope: str, size: str) -> dict[str, list[str]]:
    """Return the commands that count between countries, ten technologies, one window."""
    symbols = _symbols(raw, scope)
    others = {f"{name}{what}": [sys.executable, str(HERE / "alternatives" / f"{name}.py"), str(folder), str(symbols),
                                str(raw / f"{name}{what}.out.parquet")]
              for what, folder in (("", raw / "corpus"), (PUBLISHED, raw)) for name in ALTERNATIVES}
    return {
        **scans(raw),
        "citenet": [sys.executable, str(HERE / "citenet_flows.py"), str(raw / "corpus"), str(raw / f"{scope}.toml"),
                    str(raw / "citenet.out.parquet")],
        **{name: command for name, command in others.items() if name not in TOO_LARGE.get(f"{size} {scope}", ())},
    }


def everything(raw: Path, scope: str) -> dict[str, list[str]]:
    """Return the commands that count both levels in five windows with resampling buckets, and all technologies."""
    def command(*more: str) -> list[str]:
        return [sys.executable, str(HERE / "citenet_flows.py"), str(raw / "corpus"), str(raw / f"{scope}.toml"),
                str(raw / "everything.out.parquet"), "--everything", WINDOWS, *more]

    return {**scans(raw), "citenet": command(), **within(1, command("--memory", "1GB"))}


def scans(raw: Path) -> dict[str, list[str]]:
    """Return the commands that only read."""
    return {name: [sys.executable, str(HERE / "alternatives" / f"{name}.py"), str(folder)]
            for name, folder in (("scan", raw), ("scan_corpus", raw / "corpus"))}


def check_agreement(raw: Path, ways: Sequence[str]) -> None:
    """Compare what each of these ways wrote with what citenet wrote, cell by cell.

    Raises
    ------
    ArithmeticError
        When a cell differs by more than a billionth, or is missing.
    """
    for path in (raw / f"{way}.out.parquet" for way in ways):
        files = path if path.is_file() else path / "*.parquet"
        different = duckdb.sql(f"""
            select count(*) from '{raw}/citenet.out.parquet' as a full join '{files}' as b
            using (technology, citing, cited)
            where not coalesce(abs(a.citations - b.citations) <= 1e-9 * a.citations, false)""").fetchall()[0][0]
        if different:
            raise ArithmeticError(f"{path.name} differs from citenet in {different} cells")
        print(f"  {path.name} agrees")


def _import(raw: Path, rounds: int) -> Mapping[str, list[Cost]]:
    def command(*more: str) -> list[str]:
        return [sys.executable, "-m", "citenet", "import", "edges", str(raw / "citations.csv"), "--patents",
                str(raw / "patents.csv"), "-o", str(raw / "corpus"), "--again", *more]

    return interleaved({
        "copy": [sys.executable, str(HERE / "alternatives" / "to_parquet.py"), str(raw)],
        "citenet": command(), **within(2, command("--memory", "2GB")),
    }, rounds)


def within(gigabytes: int, command: list[str]) -> dict[str, list[str]]:
    """Return a command as it is and, where this machine can, held to so much memory by the system."""
    name = f"{gigabytes} GB"
    held = [sys.executable, str(HERE / "confined.py"), str(gigabytes << 10), *command]
    return {f"citenet, {name}": command, **({f"citenet, within {name}": held} if can_confine() else {})}


def _symbols(raw: Path, scope: str) -> Path:
    """Write which symbol belongs to which technology, for those who do not classify."""
    path = raw / f"{scope}.symbols.parquet"
    technologies = load_technologies(raw / f"{scope}.toml")
    symbols = pd.DataFrame(distinct_symbols(read_corpus(raw / "corpus")))
    masks = technology_masks(symbols, technologies)
    table = pd.concat([symbols[(masks >> bit) & 1 == 1].assign(technology=technology.id)
                       for bit, technology in enumerate(technologies)])
    with duckdb.connect() as connection:
        connection.register("symbols", table)
        connection.execute(f"copy symbols to '{path}' (format parquet)")
    return path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["count", "everything", "import"], default="count")
    parser.add_argument("--size", choices=list(SIZES), default="1M")
    parser.add_argument("--scope", choices=list(SCOPES), default="narrow")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, default=Path("outputs/benchmarks"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
