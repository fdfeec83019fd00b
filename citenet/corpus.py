"""Where do the data live? A folder of Parquet tables, with a manifest that accounts for every row."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from citenet.errors import InputError

SCHEMA = "corpus/1"
MANIFEST = "corpus.json"

PATENT_TABLES = {
    "patents": ("patent", "document", "family", "office", "priority_year", "application_year",
                "publication_year", "recorded"),
    "parties": ("patent", "role", "sequence", "name", "organisation", "country"),
    "classes": ("patent", "scheme", "symbol"),
    "citations": ("citing", "cited", "origin"),
    "family_citations": ("citing", "cited"),
}
"""Tables of a corpus of patents. `patents.recorded` is false for documents known only as cited."""

FLOW_TABLES = {
    "flows": ("technology", "level", "year_from", "year_to", "citing", "cited", "citations"),
    "families": ("technology", "level", "year_from", "year_to", "entity", "families"),
}
"""Tables of a corpus that arrived already aggregated; the years are missing when none were given."""


@dataclass(frozen=True)
class Corpus:
    """A folder of tables that an importer wrote, opened for reading."""

    path: Path
    manifest: dict

    @property
    def is_aggregated(self) -> bool:
        """Whether the corpus holds flows only, no patents."""
        return "flows" in self.manifest["tables"]

    @property
    def is_simulated(self) -> bool:
        """Whether the data were made up, so that everything made from them must say so."""
        return bool(self.manifest.get("simulated"))

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
    return corpus


@contextmanager
def new_folder(path: str | Path, *, replaces: str | None = None) -> Iterator[Path]:
    """Fill a temporary folder that takes the place of `path` only when all went well.

    Parameters
    ----------
    path : str or Path
        The folder to make. An existing one is replaced if it is empty or holds the file `replaces`,
        which shows that citenet made it; hidden files in it stay.

    Raises
    ------
    InputError
        When `path` cannot be written, the disk is full, or another thing stands there.
    """
    path = Path(path)
    if path.exists() and not _may_replace(path, replaces):
        raise InputError("something else stands there and is left alone", where=str(path),
                         fix="name another folder with -o")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(mkdtemp(prefix=f".{path.name}-", dir=path.parent))
        unfinished.chmod(0o755)
    except OSError as error:
        raise InputError(f"the folder cannot be written: {error.strerror}", where=str(path),
                         fix="name another folder with -o") from error
    try:
        yield unfinished
        _take_place(unfinished, path)
    except OSError as error:
        raise InputError(f"writing failed: {error.strerror or error}", where=str(path),
                         fix="free disk space or name another folder with -o") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def write_manifest(folder: Path, manifest: dict) -> None:
    """Write `manifest` as the corpus manifest of `folder`."""
    text = json.dumps({"schema": SCHEMA, **manifest}, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _may_replace(path: Path, replaces: str | None) -> bool:
    if not path.is_dir():
        return False
    shown = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
    return not shown or (bool(replaces) and (path / str(replaces)).is_file())


def _take_place(finished: Path, path: Path) -> None:
    """Put a folder where another stands, which is gone only afterwards; its hidden files stay."""
    if not path.exists():
        finished.replace(path)
        return
    for entry in path.iterdir():
        if entry.name.startswith(".") and entry.is_file():
            shutil.copy2(entry, finished)
    old = finished.with_name(f"{finished.name}-old")
    path.replace(old)
    finished.replace(path)
    shutil.rmtree(old, ignore_errors=True)
