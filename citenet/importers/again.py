"""Was this corpus, or a part of it, made of the same files before, and has nothing changed since?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from citenet.corpus import MADE_OF, Corpus, as_it_lies, read_corpus
from citenet.errors import InputError
from citenet.importers.source import is_stream
from citenet.stages import code_version

_OF_THE_MACHINE = ("memory", "threads")
"""Options that the result does not depend on."""


def import_unless_made(
    make: Callable[..., dict[str, Any]],
    folder: str | Path,
    *,
    files: Sequence[str | Path],
    said: Mapping[str, Any],
    again: bool = False,
) -> tuple[dict[str, Any], bool]:
    """Make a corpus in `folder`, unless the one there was made by this citenet of the same files and options.

    An import of the same that was interrupted is gone on with.

    Files, those in folders included, and tables are known by what the file system says of them, so that nothing of
    10⁸ rows is read twice: a copy counts as another file, and a changed one is never mistaken.

    Parameters
    ----------
    make : callable
        Imports the files with the option `key`, and returns the manifest of the corpus.
    folder : str or Path
        Where it makes the corpus.
    files : sequence of str or Path
        All that it reads. Standard input, ``-``, and pipes are never the same.
    said : mapping
        All else that the corpus depends on, as JSON can hold it.
    again : bool
        Whether to make it even so.

    Returns
    -------
    tuple of dict and bool
        The manifest, and whether the corpus was there before.
    """
    inputs = "" if any(map(is_stream, files)) else _digest(files, said)
    with suppress(InputError):
        corpus = read_corpus(folder)
        if inputs and not again and _mark(corpus) == {"inputs": inputs, "corpus": corpus.fingerprint}:
            return corpus.manifest, True
    manifest = make(key=inputs)
    if inputs:
        mark = {"inputs": inputs, "corpus": read_corpus(folder).fingerprint}
        Path(folder, MADE_OF).write_text(json.dumps(mark, indent=2) + "\n", encoding="utf-8", newline="\n")
    return manifest, False


def _mark(corpus: Corpus) -> Any:
    try:
        return json.loads((corpus.path / MADE_OF).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _digest(files: Sequence[str | Path], said: Mapping[str, Any]) -> str:
    """Digest the code, the options, and the files in their order: each plays its part."""
    lying = [[str(file), [as_it_lies(path) for path in _all_in(Path(file))]] for file in files]
    options = {name: value for name, value in said.items() if name not in _OF_THE_MACHINE}
    return hashlib.sha256(json.dumps([code_version(), options, lying], sort_keys=True).encode()).hexdigest()


def _all_in(path: Path) -> list[Path]:
    """Return the files in a folder, the file itself where it is one, nothing where there is neither.

    Hidden ones are none that importers read, and among them is what an interrupted import left.
    """
    found = (each for each in path.rglob("*")
             if not any(step.startswith(".") for step in each.relative_to(path).parts))
    return sorted(each for each in (path, *found) if each.is_file())
