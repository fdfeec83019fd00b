"""How do files of formats that nobody told become one corpus?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from citenet.corpus.unfinished import PARTS, unfinished
from citenet.errors import InputError
from citenet.importers.derwent import import_derwent
from citenet.importers.docdb import import_docdb
from citenet.importers.edges import import_edges
from citenet.importers.evidence import Recognised
from citenet.importers.flows import import_flows
from citenet.importers.google import import_google
from citenet.importers.graph_file import import_graph
from citenet.importers.lens import import_lens
from citenet.importers.merge import merge_corpora
from citenet.importers.nber import import_nber
from citenet.importers.oecd import import_oecd
from citenet.importers.patents import import_patents
from citenet.importers.patentsview import import_patentsview
from citenet.importers.patstat import import_patstat
from citenet.importers.recognise_table import NBER_CITATIONS, NBER_PATENTS
from citenet.importers.uspto import import_uspto

Job = Callable[..., dict[str, Any]]
"""Makes a corpus in the folder that it is given, with the options of an import."""

_TOGETHER: Mapping[str, Job] = {
    "derwent": import_derwent, "docdb": import_docdb, "google": import_google, "graph": import_graph,
    "lens": import_lens, "oecd": import_oecd, "patentsview": import_patentsview, "patstat": import_patstat,
    "uspto-xml": import_uspto,
}
"""Importers that take any number of files."""

_NBER_COLUMNS = {"application_year": "appyear", "publication_year": "gyear", "inventor_country": "country",
                 "organisation": "assignee", "uspc": "nclass"}
_CORPUS = "corpus"


def import_recognised(found: Sequence[Recognised], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import files as what :func:`~citenet.importers.recognise_files` takes them for.

    Files of one format go to its importer together. Those of several formats, and corpora among them, become a
    corpus each, and these are merged; where they contradict each other, the format of which a file was named
    first counts. Files of a folder that hold nothing of use are left aside.

    Parameters
    ----------
    found : sequence of Recognised
        The files.
    folder : str or Path
        Where the corpus is written.
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`, for every importer.

    Returns
    -------
    dict
        The manifest of the corpus.

    Raises
    ------
    InputError
        When a file that was named cannot be used, one of a folder is damaged, nothing holds citations, or an
        importer refuses a file; nothing is written.
    """
    _refuse_unusable(found)
    groups: dict[str, list[Path]] = {}
    for one in found:
        if not one.evidence.unusable:
            groups.setdefault(one.evidence.format, []).append(one.path)
    _refuse_groups(groups)
    _refuse_bare(found, groups)
    jobs = list(_jobs(groups))
    corpora = groups.get(_CORPUS, [])
    if len(jobs) == 1 and not corpora:
        return jobs[0][1](folder, **options)
    return _merged(jobs, groups, folder, options)


def _merged(
    jobs: Sequence[tuple[str, Job]], groups: Mapping[str, Sequence[Path]], folder: str | Path, options: dict[str, Any]
) -> dict[str, Any]:
    """Make a corpus for each job, beside the folder of the whole, and merge them in the order of `groups`."""
    whole = Path(folder).absolute()
    whole.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(whole.parent, whole.name, options.get("key", ""), holds=PARTS) as parts:
        made: dict[str, list[Path]] = {_CORPUS: list(groups.get(_CORPUS, []))}
        for name, job in jobs:
            place = parts / name
            # One that is there was made before an interruption.
            if not place.exists():
                job(place, **options)
            made.setdefault(name.split(" ")[0], []).append(place)
        ordered = [place for format_ in groups for place in made.get(format_, [])]
        return merge_corpora(ordered, folder, **options)


def _jobs(groups: Mapping[str, Sequence[Path]]) -> list[tuple[str, Job]]:
    """List what is to be done, each under the name of its format."""
    jobs: list[tuple[str, Job]] = []
    for format_, paths in groups.items():
        if format_ in _TOGETHER:
            jobs.append((format_, _bound(_TOGETHER[format_], paths)))
        elif format_ == NBER_CITATIONS:
            jobs.append((format_, _bound(import_nber, paths[0], groups[NBER_PATENTS][0])))
        elif _is_described(groups) and format_ == "edges":
            jobs.append((format_, _bound(import_edges, paths[0], patents=groups["patents"][0])))
        elif not (_is_described(groups) and format_ == "patents"):
            jobs += [(format_ if len(paths) == 1 else f"{format_} {place}", job)
                     for place, job in enumerate(_singles(format_, groups), 1)]
    return jobs


def _is_described(groups: Mapping[str, Sequence[Path]]) -> bool:
    """Tell whether there is one edge list with one table of its patents."""
    return {format_: len(paths) for format_, paths in groups.items()} == {"edges": 1, "patents": 1}


def _singles(format_: str, groups: Mapping[str, Sequence[Path]]) -> list[Job]:
    """List the jobs of a format whose importer takes one file."""
    paths = groups[format_]
    if format_ == NBER_PATENTS and NBER_CITATIONS not in groups:
        return [_bound(import_patents, path, columns=_NBER_COLUMNS, office="US") for path in paths]
    importers: dict[str, Job] = {"edges": import_edges, "flows": import_flows, "patents": import_patents}
    return [_bound(importers[format_], path) for path in paths] if format_ in importers else []


def _bound(importer: Job, *files: Any, **named: Any) -> Job:
    def job(folder: str | Path, **options: Any) -> dict[str, Any]:
        return importer(*files, folder, **named, **options)

    return job


def _refuse_unusable(found: Sequence[Recognised]) -> None:
    wrong = [one for one in found if one.evidence.unusable]
    usable = len(found) - len(wrong)
    named = [one for one in wrong if not one.listed or one.evidence.is_damaged] if usable else wrong
    if named or not usable:
        raise InputError(f"{len(named)} of {len(found)} files cannot be imported as they are",
                         found=[f"{one.path.name}: {one.evidence.unusable}" for one in named],
                         fix=named[0].evidence.fix if named else "name one or several files")


def _refuse_groups(groups: Mapping[str, Sequence[Path]]) -> None:
    kinds = set(groups)
    if kinds <= {"patents", NBER_PATENTS}:
        raise InputError("tables of patents only: nothing tells which cites which",
                         found=[path.name for paths in groups.values() for path in paths],
                         fix="give the file of citations too")
    if kinds == {_CORPUS} and len(groups[_CORPUS]) == 1:
        raise InputError("this is a corpus already", where=str(groups[_CORPUS][0]), fix="citenet build CORPUS")
    if "flows" in kinds and (len(kinds) > 1 or len(groups["flows"]) > 1):
        raise InputError("citations that are counted already cannot be merged with others",
                         found=[path.name for path in groups["flows"]], fix="import each table alone")


def _refuse_bare(found: Sequence[Recognised], groups: Mapping[str, Sequence[Path]]) -> None:
    """Numbers without their office are nobody else's numbers."""
    bare = [one.path.name for one in found if one.evidence.format in ("edges", "patents") and one.evidence.is_bare]
    others = sorted(set(groups) - {"edges", "patents", _CORPUS})
    if bare and others:
        raise InputError(f"the numbers of {len(bare)} of {len(found)} files stand without their office, and match "
                         f"none in the others ({', '.join(others)})", found=bare,
                         fix="put the office in front of them, as in US4723129; of a table of patents: citenet import "
                             "patents FILE --office US -o CORPUS, and name that corpus in its place")
