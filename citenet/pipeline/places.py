"""Which corpus is meant, or which results? A folder the user names, or the simulated sample that comes with citenet."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from citenet.corpus import Corpus, read_corpus
from citenet.errors import InputError

RUN = "run.json"
"""What a build writes about itself: a folder that holds it holds results."""


def open_corpus(path: str | Path | None = None) -> Corpus:
    """Open the corpus in `path`, or the sample when no path is given.

    Raises
    ------
    InputError
        When it is none, or a folder of results.
    """
    if is_built(path):
        raise InputError("this folder holds the results of a build, and no corpus", where=str(path),
                         fix="give the corpus that it was made of; citenet scores and citenet judge read results, too")
    return read_corpus(path or sample_folder())


def sample_folder() -> Path:
    """Return the folder of the simulated sample: inside the package, or beside it in a checkout."""
    package = Path(str(resources.files("citenet")))
    installed = package / "data" / "sample"
    return installed if installed.is_dir() else package.parent / "data" / "sample"


def is_built(path: str | Path | None) -> bool:
    """Whether a build made the folder `path`, so that results can be read from it."""
    return bool(path) and Path(str(path), RUN).is_file()


def read_run(folder: str | Path) -> dict[str, Any]:
    """Return what a build wrote about itself.

    Raises
    ------
    InputError
        When it cannot be read.
    """
    file = Path(folder, RUN)
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("the account of the build cannot be read", where=str(file), found=[str(error)],
                         fix="build it again") from error
