"""Names of applicants become organisations, and the tables that depend on them follow."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from citenet import harmonise
from citenet.corpus import (
    MANIFEST,
    OF_A_CORPUS,
    WORKED_OUT,
    Corpus,
    link_others,
    new_folder,
    read_corpus,
    write_family_tables,
    write_manifest,
)
from citenet.errors import InputError
from citenet.pipeline.analysis import Progress, silent


def propose_names(path: str | Path, *, decisions: str | Path | None = None, most_names: int = 50) -> pd.DataFrame:
    """Return pairs of names that may be one organisation, with evidence and an empty column for the decision."""
    names = harmonise.applicant_names(_with_names(path))
    return harmonise.propose(names, decisions=_read(decisions), most_names=most_names)


def apply_names(path: str | Path, *, decisions: str | Path | None = None, aliases: bool = True,
                memory: str | None = None, progress: Progress = silent) -> pd.DataFrame:
    """Give every applicant its organisation, in place; return how many names and parties each rule settled.

    The corpus changes as a whole, or, when the work does not come to its end, not at all.
    """
    corpus = _with_names(path)
    progress("harmonising names")
    with new_folder(corpus.path, replaces=MANIFEST, own=OF_A_CORPUS) as folder:
        rules = harmonise.harmonise_corpus(corpus, decisions=_read(decisions), aliases=aliases, memory=memory,
                                           folder=folder)
        link_others(corpus.path, folder, but=WORKED_OUT)
        progress("families")
        rows = write_family_tables(folder, memory=memory)
        manifest = read_corpus(folder).manifest
        write_manifest(folder, {**manifest, "tables": {**manifest["tables"], **rows}})
    return rules


def _with_names(path: str | Path) -> Corpus:
    corpus = read_corpus(path)
    if corpus.is_aggregated:
        raise InputError("the corpus holds counted citations and no names", where=str(path),
                         fix="harmonise before counting, in a corpus of patents")
    return corpus


def _read(decisions: str | Path | None) -> harmonise.Decisions | None:
    return harmonise.read_decisions(decisions) if decisions else None
