"""How do exports of the Derwent Innovations Index become a corpus?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citenet.engine import scratch
from citenet.errors import InputError
from citenet.importers.archives import Part, find_parts
from citenet.importers.corpus_tables import write_corpus
from citenet.importers.derwent_records import SHAPE, derwent_records, is_derwent
from citenet.importers.dialect import refuse_no_text
from citenet.importers.intake import ImportOptions, Intake, intake, sql
from citenet.importers.records import stage_parts
from citenet.importers.source import each_file


def import_derwent(files: str | Path | Sequence[str | Path], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import families that Web of Science exported from the Derwent Innovations Index as tagged text (.ciw, .txt).

    A record is a family, all of whose patents have its assignees, inventors and classes; citations run from
    the patent below which they stand (CP). Assignees with the same standard code are one organisation.
    The export tells no countries: the two letters of a patent number are its office. For networks of
    countries, join the patents with a source that knows the applicants' country.

    Parameters
    ----------
    files : str, Path or sequence of them
        One or several files, plain, ``.gz``, ``.zst`` or in ``.zip`` archives. ``-`` is standard input.
    folder : str or Path
        Where the corpus is written.
    **options
        Fields of :class:`~citenet.importers.intake.ImportOptions`.

    Returns
    -------
    dict
        The manifest of the corpus.

    Raises
    ------
    InputError
        When a file is another one, or has more broken records than `max_errors`; then nothing is written.
    """
    with intake(folder, ImportOptions(**options)) as work:
        parts = find_parts(each_file(files), scratch(work.connection))
        for part in parts:
            _refuse_other(work, part)
        stage_parts(work, "derwent_records", SHAPE, parts, derwent_records)
        work.stage("derwent_references", sql("derwent_references"))
        work.connection.execute("""
            create temp view raw_citations as select citing, cited, cast(null as varchar) as origin
            from derwent_references where cited is not null""")
        for table in ("patents", "parties", "classes"):
            work.connection.execute(f"create temp view raw_{table} as {sql(f'derwent_{table}')}")
        _account_for_references(work)
        return write_corpus(work, importer="derwent", settings={})


def _refuse_other(work: Intake, part: Part) -> None:
    head = part.head()
    refuse_no_text(part.name, head, work.options.encoding or "utf-8")
    if head and not is_derwent(head):
        start = head.decode("utf-8", "replace").strip()[:60]
        raise InputError("this is no export of the Derwent Innovations Index", where=part.name, found=[start],
                         allowed="tagged text whose first line is FN … or PT P",
                         fix="export the full record from Web of Science as plain text")


def _account_for_references(work: Intake) -> None:
    patents, numbered = work.numbers("select count(*), count(cited) from derwent_references")
    literature = work.numbers("select sum(cast(literature as integer)) from derwent_records")[0]
    step = work.account.step("references", patents + literature)
    step.lose("literature, not a patent", literature)
    step.lose("no patent number", patents - numbered)
    step.close(numbered)
