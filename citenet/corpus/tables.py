"""Which tables does a corpus have? Parquet files in a folder, with a manifest that accounts for every row."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citenet.corpus.arrays import FOLDER as ARRAYS
from citenet.errors import InputError
from citenet.tables import Shown

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = "corpus/3"
MANIFEST = "corpus.json"
MADE_OF = "made_of.json"
"""Tells, where an import may be spared, what the corpus was made of."""

PATENT_TABLES = {
    "patents": ("patent", "document", "family", "office", "priority_year", "application_year",
                "publication_year", "recorded"),
    "parties": ("patent", "role", "sequence", "name", "organisation", "country"),
    "classes": ("patent", "scheme", "symbol"),
    "citations": ("citing", "cited", "origin"),
    "family_citations": ("citing", "cited"),
    "symbols": ("symbol_id", "scheme", "symbol"),
    "family_symbols": ("family", "symbol_id"),
    "family_facts": ("family", "recorded", "cites", "year", "year_field", "applicant_countries", "inventor_countries",
                     "organisations"),
    "entity_sets": ("level", "set_id", "entity", "parts", "total"),
    "organisation_countries": ("organisation", "country"),
}
"""Tables of a corpus of patents. `patents.recorded` is false for documents known only as cited. The last five
are worked out from the others, see :mod:`citenet.corpus.families`."""

FLOW_TABLES = {
    "flows": ("technology", "level", "year_from", "year_to", "citing", "cited", "citations"),
    "families": ("technology", "level", "year_from", "year_to", "entity", "families"),
}
"""Tables of a corpus that arrived already aggregated; the years are missing when none were given."""


@dataclass(frozen=True)
class Corpus(Shown):
    """A folder of tables that an importer wrote, opened for reading.

    `fingerprint` changes whenever its manifest, a table or an array does, in whatever way; empty when nobody took it.
    """

    path: Path
    manifest: dict
    fingerprint: str = ""

    @property
    def is_aggregated(self) -> bool:
        """Whether the corpus holds flows only, no patents."""
        return "flows" in self.manifest["tables"]

    @property
    def is_simulated(self) -> bool:
        """Whether the data were made up, so that everything made from them must say so."""
        return bool(self.manifest.get("simulated"))

    def shown(self) -> tuple[str, pd.DataFrame]:
        """Return what a notebook shows: its tables with their rows."""
        import pandas as pd

        told = self.manifest.get("note") or ", ".join(source["name"] for source in self.manifest.get("sources", []))
        rows = pd.DataFrame(list(self.manifest["tables"].items()), columns=["table", "rows"])
        notice = "SIMULATED · " if self.is_simulated and "SIMULATED" not in told else ""
        return f"Corpus: {notice}{told}", rows

    def table(self, name: str) -> Path:
        """Return the Parquet file of the table `name`."""
        return self.path / f"{name}.parquet"


def read_corpus(path: str | Path) -> Corpus:
    """Open the corpus in the folder `path`.

    Raises
    ------
    InputError
        When the folder is missing, is no corpus, or lacks one of its tables.
    """
    path = Path(path)
    fix = "make one: citenet import edges FILE -o CORPUS, or citenet sample -o CORPUS"
    if not path.exists():
        raise InputError("there is no such corpus folder", where=str(path), fix=fix)
    manifest_file = path / MANIFEST
    if not manifest_file.is_file():
        raise InputError(f"this is no corpus: it holds no {MANIFEST}", where=str(path), fix=fix)
    try:
        manifest = json.loads(manifest_file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("the manifest cannot be read", where=str(manifest_file), found=[str(error)]) from error
    if manifest.get("schema") != SCHEMA:
        raise InputError(f"the corpus was written in another form than {SCHEMA}", where=str(manifest_file),
                         found=[str(manifest.get("schema"))], fix="import the source files again")
    corpus = Corpus(path, manifest)
    missing = [name for name in manifest["tables"] if not corpus.table(name).is_file()]
    if missing:
        raise InputError(f"{len(missing)} of {len(manifest['tables'])} tables are gone", where=str(path),
                         found=missing, fix="import the source files again")
    return replace(corpus, fingerprint=_fingerprint(corpus))


def _fingerprint(corpus: Corpus) -> str:
    """Digest what the file system knows of each file, which no write and no copy leaves as it was, and the manifest."""
    digest = hashlib.sha256((corpus.path / MANIFEST).read_bytes())
    tables = map(corpus.table, corpus.manifest["tables"])
    for path in (*tables, *sorted((corpus.path / ARRAYS).glob("*.npy"))):
        digest.update(f"{path.name} {as_it_lies(path)}\n".encode())
    return digest.hexdigest()


def as_it_lies(path: Path) -> str:
    """Return what the file system knows of a file, which no write and no copy leaves as it was."""
    status = path.stat()
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def write_manifest(folder: Path, manifest: dict) -> None:
    """Write `manifest` as the corpus manifest of `folder`."""
    text = json.dumps({"schema": SCHEMA, **manifest}, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
