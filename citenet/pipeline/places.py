"""Which corpus is meant? A folder the user names, or the simulated sample that comes with citenet."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from citenet.corpus import Corpus, read_corpus


def open_corpus(path: str | Path | None = None) -> Corpus:
    """Open the corpus in `path`, or the sample when no path is given."""
    return read_corpus(path or sample_folder())


def sample_folder() -> Path:
    """Return the folder of the simulated sample: inside the package, or beside it in a checkout."""
    package = Path(str(resources.files("citenet")))
    installed = package / "data" / "sample"
    return installed if installed.is_dir() else package.parent / "data" / "sample"
