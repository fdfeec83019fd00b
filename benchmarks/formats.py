"""How much memory does an import take, whatever the file is packed in?

    python benchmarks/formats.py --size 10M --memory 1GB --work FOLDER

Imports the same citations from every form of file, and made-up records of Lens and Google, each in a process of its
own, and prints the table of benchmarks/README.md: size of the file, of its text, and peak memory.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
from generate import SIZES, generate
from measure import measured

LENS, GOOGLE = 400_000, 1_000_000
"""Made-up records: some 300 MB of JSON Lines each."""


def main() -> None:
    """Make the files that are missing, import each, and print what it took."""
    chosen = _arguments()
    raw = chosen.work / chosen.size
    if not (raw / "citations.parquet").exists():
        generate(chosen.size, raw)
    plain = (raw / "citations.csv").stat().st_size
    print(f"| file | MB | MB of text | peak memory, GB, `--memory {chosen.memory}` |\n|---|---|---|---|")
    for name, write in FORMS.items():
        file = raw / name
        if not file.exists():
            write(raw, file)
        command = [sys.executable, "-m", "citenet", "import", _importer(name), str(file), "-o",
                   str(raw / "by_format"), "--again", "--memory", chosen.memory]
        packed = file.stat().st_size
        text = packed if name.endswith(".jsonl") else plain
        print(f"| {name} | {packed / 1e6:.0f} | {text / 1e6:.0f} | {measured(command).memory:.2f} |", flush=True)


def _copy(options: str) -> Callable[[Path, Path], None]:
    def write(raw: Path, file: Path) -> None:
        duckdb.sql(f"copy (from '{raw}/citations.parquet') to '{file}' (format csv, {options})")

    return write


def _as_it_is(_raw: Path, _file: Path) -> None:
    """Leave a file that was generated."""


def _zip(raw: Path, file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(raw / "citations.csv", "citations.csv")


def _lens(_raw: Path, file: Path) -> None:
    with file.open("w", encoding="utf-8") as stream:
        for number in range(LENS):
            cited = [{"patcit": {"document_id": _document(number // 2 + place)}} for place in range(5)]
            party = {"residence": "NL", "extracted_name": {"value": f"ORGANISATION {number % 5000}"}}
            record = {"lens_id": f"{number:015}", **_document(number), "date_published": "2015-03-05", "biblio": {
                "parties": {"applicants": [party]}, "references_cited": {"citations": cited},
                "classifications_ipcr": {"classifications": [{"symbol": "H01L21/02"}]}}}
            stream.write(json.dumps(record) + "\n")


def _document(number: int) -> dict[str, str]:
    return {"jurisdiction": "US", "doc_number": str(7_000_000 + number), "kind": "B2"}


def _google(_raw: Path, file: Path) -> None:
    with file.open("w", encoding="utf-8") as stream:
        for number in range(GOOGLE):
            cited = [{"publication_number": f"US-{7_000_000 + number // 2 + place}-B2", "category": "SEA"}
                     for place in range(3)]
            stream.write(json.dumps({
                "publication_number": f"US-{7_000_000 + number}-B2", "country_code": "US", "family_id": str(number),
                "filing_date": 20150305, "assignee_harmonized": [{"name": f"ORGANISATION {number % 5000}",
                                                                  "country_code": "NL"}],
                "ipc": [{"code": "H01L21/02"}], "citation": cited}) + "\n")


def _importer(name: str) -> str:
    return Path(name).stem if name.endswith(".jsonl") else "edges"


FORMS: dict[str, Callable[[Path, Path], None]] = {
    "citations.csv": _as_it_is, "citations.tsv": _copy("delimiter '\t'"),
    "citations.csv.gz": _copy("compression gzip"), "citations.csv.zst": _copy("compression zstd"),
    "citations.zip": _zip, "citations.parquet": _as_it_is, "lens.jsonl": _lens, "google.jsonl": _google,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=list(SIZES), default="10M")
    parser.add_argument("--memory", default="1GB")
    parser.add_argument("--work", type=Path, default=Path("outputs/benchmarks"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
