"""How does a file appear only when all went well?"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from citenet.corpus import MANIFEST
from citenet.errors import InputError, SettingsError


@contextmanager
def new_file(path: str | Path, *, endings: Sequence[str] = ()) -> Iterator[Path]:
    """Fill a temporary file that takes the place of `path` only when all went well; "-" is stdout.

    Raises
    ------
    SettingsError
        When the name does not end as it should: the file of another kind may be somebody's data. And when it would
        lie in a corpus, whose tables are not to be written over.
    InputError
        When it cannot be written.
    """
    if str(path) == "-":
        with TemporaryDirectory(prefix="citenet-") as folder:
            scratch = Path(folder, f"answer{endings[0] if endings else ''}")
            yield scratch
            sys.stdout.buffer.write(scratch.read_bytes())
        return
    path = Path(path)
    if endings and path.suffix.lower() not in endings:
        raise SettingsError(f"'{path.name}' does not end in {' or '.join(endings)}", fix="name the file so with -o")
    if (path.parent / MANIFEST).is_file():
        raise SettingsError("a corpus keeps its own tables and nothing else", where=str(path),
                            fix="name a file elsewhere with -o")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix, delete=False) as stream:
            unfinished = Path(stream.name)
    except OSError as error:
        raise InputError(f"the file cannot be written: {error.strerror}", where=str(path),
                         fix="name another file with -o") from error
    try:
        yield unfinished
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except OSError as error:
        raise InputError(f"writing failed: {error.strerror or error}", where=str(path)) from error
    finally:
        unfinished.unlink(missing_ok=True)
