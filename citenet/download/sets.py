"""How does a whole set get here, each file with a record of what it is?"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from citenet.corpus import file_hash
from citenet.download.connection import Answer
from citenet.download.fetch import Fetch
from citenet.download.progress import Progress
from citenet.errors import InputError, SettingsError
from citenet.reference.sources import RemoteFile, Source, load_sources

SCHEMA = "download/1"


def silent(_progress: Progress) -> None:
    """Show no progress."""


def find_source(name: str) -> Source:
    """Return the source that is called `name`.

    Raises
    ------
    SettingsError
        When there is none.

    Examples
    --------
    >>> find_source("snap").licence
    'not stated; after the NBER data, to be cited'
    """
    known = {source.id: source for source in load_sources()}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        raise SettingsError(f"there is no source '{name}'", allowed=", ".join(known),
                            fix=f"citenet download {near[0]}" if near else "citenet download lists them")
    return known[name]


def download(
    source: Source | str,
    folder: str | Path,
    *,
    base: str | None = None,
    progress: Callable[[Progress], None] = silent,
    pause: Callable[[float], None] = time.sleep,
) -> list[dict[str, Any]]:
    """Fetch the files of a source into `folder`.

    An interrupted download goes on where it stopped, as long as the server still has the same edition. Beside
    each file ``NAME.source.json`` keeps its address, date, size, hash and licence. A file that is there already,
    and still is what its record says, is not fetched again.

    Parameters
    ----------
    source : Source or str
        What to fetch, or its id.
    folder : str or Path
        Where the files go; made when it is not there.
    base : str, optional
        An address below which the files stand under their own names, such as a mirror in the office, in
        place of the publisher's.
    progress : callable
        Called with a :class:`Progress` for every block that comes.
    pause : callable
        Called with the seconds to wait before the next attempt.

    Returns
    -------
    list of dict
        The records of the files: `source`, `file`, `address`, `answered_by` (after redirects), `date` (the
        server's clock), `last_modified`, `etag`, `bytes`, `sha256`, `licence`.

    Raises
    ------
    InputError
        When the source has no files to fetch, another file stands in the way, the disk is full, or a file
        cannot be had. What has come of it stays in ``NAME.part``.
    """
    source = find_source(source) if isinstance(source, str) else source
    if not source.files:
        raise InputError(f"there is no file of '{source.id}' to fetch without asking or signing in",
                         where=source.page, fix=source.how["en"])
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"the folder cannot be written: {error.strerror}", where=str(folder),
                         fix="name another folder with -o") from error
    fetches = [(file, Fetch(_address(file, base), folder / file.name, progress, pause)) for file in source.files]
    # A file that stands in the way is told before hours are spent on the others.
    there = [_there(source, fetch) for _, fetch in fetches]
    return [record or _fetched(source, file, fetch) for record, (file, fetch) in zip(there, fetches, strict=True)]


def _address(file: RemoteFile, base: str | None) -> str:
    return f"{base.rstrip('/')}/{file.name}" if base else file.address


def _there(source: Source, fetch: Fetch) -> dict[str, Any] | None:
    """Return the record of a file that is there already; None when nothing is."""
    target = fetch.target
    if not target.exists():
        return None
    try:
        record = json.loads(_label(target).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        record = None
    if isinstance(record, dict) and record.get("source") == source.id and record.get("sha256") == file_hash(target):
        return record
    raise InputError("another file stands there and is left alone", where=str(target),
                     fix="name another folder with -o, or move the file away")


def _fetched(source: Source, file: RemoteFile, fetch: Fetch) -> dict[str, Any]:
    answer = fetch.run()
    record = _record(source, file, fetch, answer)
    label = _label(fetch.target)
    unfinished = label.with_name(f".{label.name}")
    unfinished.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    # The record first: a file under its own name always has one.
    unfinished.replace(label)
    fetch.part.replace(fetch.target)
    fetch.forget()
    return record


def _record(source: Source, file: RemoteFile, fetch: Fetch, answer: Answer) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "source": source.id,
        "file": file.name,
        "address": fetch.address,
        "answered_by": answer.address,
        "date": answer.headers["Date"],
        "last_modified": answer.headers["Last-Modified"],
        "etag": answer.headers["ETag"],
        "bytes": fetch.part.stat().st_size,
        "sha256": file_hash(fetch.part),
        "licence": source.licence,
    }


def _label(target: Path) -> Path:
    return target.with_name(f"{target.name}.source.json")
