"""Which finished stages can stand in for work? Those made from the same; what that is."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from citenet.corpus import Corpus, file_hash
from citenet.settings import PLACES, Settings
from citenet.stages import Stages, stages_folder

TELLING = ("focal", "language")
"""Settings that change what is told of results, not the results."""

ASSESSING = ("benchmark", "chain", "judgement")
"""Settings that change an assessment only, which is made anew each time."""

READING = ("as_of", "bloc_order", "institutions", "miller_madow", "seed", "draws")
"""Settings that change what is read from the flows, not the flows; but that there are draws does."""

_OWN_FILES = ("technologies", "institutions")


def stages_of(corpus: Corpus, settings: Settings) -> Stages:
    """Return the finished stages where the settings keep them; none of a corpus whose fingerprint nobody took."""
    return Stages(stages_folder(settings.stages) if corpus.fingerprint else None, memory=settings.memory or None)


def counting_key(corpus: Corpus, settings: Settings, level: str | None) -> dict[str, Any]:
    """Return what flows depend on."""
    return {**_known(corpus, settings, but=READING), "buckets": settings.draws > 0, "level": level}


def reading_key(corpus: Corpus, settings: Settings, **about: Any) -> dict[str, Any]:
    """Return what is read from flows depends on: `about` says which of them, and of what."""
    return {**_known(corpus, settings), **about}


def _known(corpus: Corpus, settings: Settings, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the corpus and all settings but those that cannot matter; of the user's own files, the content."""
    without = {*TELLING, *ASSESSING, *PLACES, *but}
    known = {name: value for name, value in asdict(settings).items() if name not in without}
    files = {name: file_hash(Path(known[name])) for name in _OWN_FILES
             if known.get(name) and Path(known[name]).is_file()}
    return {"corpus": corpus.fingerprint, **known, **files}
