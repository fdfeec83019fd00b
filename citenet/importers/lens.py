"""How do exports of Lens become a corpus?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citenet.engine import scratch
from citenet.importers.archives import Part, find_parts
from citenet.importers.corpus_tables import write_corpus
from citenet.importers.intake import ImportOptions, Intake, intake, sql
from citenet.importers.lens_records import SHAPE, fault
from citenet.importers.reading import refuse_table
from citenet.importers.records import is_json, json_reader, stage_parts
from citenet.importers.source import each_file

WANTED = "JSON Lines or JSON, as Lens exports patents and its API answers"

_VIEWS = {"raw_members": "lens_members", "raw_patents": "lens_patents", "raw_parties": "lens_parties",
          "raw_classes": "lens_classes"}


def import_lens(files: str | Path | Sequence[str | Path], folder: str | Path, **options: Any) -> dict[str, Any]:
    """Import patents that Lens exported as JSON Lines or JSON, or that its API answered.

    Citations come from the references of the patents, and from the lists of those that cite them; a
    citation found on both sides counts once. The country of a party is its residence, the family the
    simple family. A document is the same under its Lens id and under its number, and has the number of its
    own record; one of which Lens gives no number is called LENS and its id. Members of a family
    that are cited without being in the file belong to it all the same.

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
        When a file is another export of Lens, such as CSV or scholarly works, cannot be read, or has more
        faulty records than `max_errors`; then nothing is written.

    Notes
    -----
    Source: the description of the Lens patent API, docs.api.lens.org/response-patent.html.
    """
    with intake(folder, ImportOptions(**options)) as work:
        stage_parts(work, "lens_records", SHAPE, _json_parts(work, files), json_reader(SHAPE, fault))
        work.options.progress("naming documents")
        for name in ("lens_mentions", "lens_ids", "lens_named", "lens_families"):
            work.stage(name, sql(name))
        work.stage("raw_citations", sql("lens_citations"))
        for name, query in _VIEWS.items():
            work.connection.execute(f"create temp view {name} as {sql(query)}")
        _account_for_references(work)
        work.discard("lens_mentions")
        return write_corpus(work, importer="lens", settings={})


def _json_parts(work: Intake, files: str | Path | Sequence[str | Path]) -> list[Part]:
    """List the files, none of which may be another export."""
    parts = find_parts(each_file(files), scratch(work.connection))
    for part in parts:
        if not is_json(part, work.options.encoding):
            refuse_table(work, part, WANTED)
    return parts


def _account_for_references(work: Intake) -> None:
    """Say what became of the references, and by what names they call the patents."""
    references, literature, nothing = work.numbers("""
        select count(*), count_if(reference.patcit is null and reference.nplcit is not null),
            count_if(reference.patcit is null and reference.nplcit is null)
        from (select unnest(biblio.references_cited.citations) as reference from lens_records)""")
    patents, nameless, numberless, absent = work.numbers("""
        select count(*), count_if(lens_id is null), count_if(number is null),
            count_if(document not in (select record from lens_named where side = 'record'))
        from lens_named where side = 'cited'""")
    step = work.account.step("references", references)
    step.lose("literature, not a patent", literature)
    step.lose("neither a patent nor literature", nothing)
    step.close(patents)
    examples = "select distinct document from lens_named where side = 'cited' and {} order by 1 limit 5"
    for finding, rows, where in (("references without a Lens id: by number only", nameless, "lens_id is null"),
                                 ("references without a number: by Lens id only", numberless, "number is null")):
        work.account.find(finding, rows, patents, work.column(examples.format(where)) if rows else ())
    work.account.find("references to patents that are not in the files", absent, patents)
    records, citing = work.numbers("""
        select count(distinct record), count(distinct record) filter (side = 'cited') from lens_named""")
    work.account.find("patents whose record names no cited patent", records - citing, records)
