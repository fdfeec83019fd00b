"""Which document cites which, each pair once, and which family which?"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from citenet.corpus.pairs import in_parts, unpacked, write_pairs
from citenet.importers.account import Step
from citenet.importers.between import Between
from citenet.importers.document_pairs import document_pairs
from citenet.importers.family_pairs import family_pairs
from citenet.importers.intake import Intake

CITATION = unpacked("citing", "cited")

ORIGIN = """case pair & 3 when 0 then 'applicant'::origin when 1 then 'examiner'::origin else 'unknown'::origin end
    as origin"""

_APPLICANT = ("applicant", "app", "a")
_EXAMINER = ("examiner", "exa", "e", "sea", "isr", "sup", "prs", "ch2", "search report")


def write_citations(intake: Intake) -> None:
    """Write `citations`: each pair of different documents once; account for every row of `raw_citations`."""
    intake.options.progress("pairing citations")
    rows = intake.value("select count(*) from raw_citations")
    _read_origins(intake)
    step = intake.account.step("citations", rows)
    between = Between(document_pairs(intake))
    parts = in_parts(between, intake.connection, n_pairs=rows, citing=range(intake.tables["patents"]))
    with intake.writing("citations") as path:
        pairs, repeated = write_pairs(intake.connection, path, parts, f"{CITATION}, {ORIGIN}")
    if between.came < rows:
        _lose_rows_without_id(intake, step)
    names = _first_documents(intake, "patent", between.first)
    step.lose("a document that cites itself", between.own, [names[document] for document in between.first])
    step.lose("the same citation again", between.came - between.own - pairs, _told(intake, "patent", repeated))
    step.close(pairs)


def write_family_citations(intake: Intake) -> None:
    """Write `family_citations`: each pair of different families once."""
    intake.options.progress("pairing families")
    rows = intake.tables["citations"]
    step = intake.account.step("family citations", rows)
    between = Between(family_pairs(intake))
    with intake.writing("family_citations") as path:
        pairs, repeated = write_pairs(intake.connection, path, between, CITATION)
    names = _first_documents(intake, "family", between.first)
    step.lose("a citation within one family", between.own, [names[family] for family in between.first])
    step.lose("another citation between the same two families", between.came - between.own - pairs,
              _told(intake, "family", repeated))
    step.close(pairs)


def origin_of(text: str) -> str:
    """Return what a file means by what it says of a citation's origin: applicant, examiner or unknown.

    >>> [origin_of(text) for text in ("cited by examiner", "APP", "cited by other")]
    ['examiner', 'applicant', 'unknown']
    """
    word = text.strip().casefold().removeprefix("cited by ")
    return "applicant" if word in _APPLICANT else "examiner" if word in _EXAMINER else "unknown"


def _read_origins(intake: Intake) -> None:
    texts = intake.column("select distinct origin from raw_citations where origin is not null order by origin")
    intake.connection.execute("create or replace temp table origins (text varchar, origin origin)")
    intake.connection.execute("insert into origins select unnest(?::varchar[]), unnest(?::varchar[])",
                              [texts, [origin_of(text) for text in texts]])


def _lose_rows_without_id(intake: Intake, step: Step) -> None:
    nameless = "{0} is null or {0} in (from nameless)"
    no_citing, no_cited = nameless.format("citing"), nameless.format("cited")
    for reason, where in (("no citing identifier", f"({no_citing})"),
                          ("no cited identifier", f"not ({no_citing}) and ({no_cited})")):
        step.lose(reason, intake.value(f"select count(*) from raw_citations where {where}"), intake.column(f"""
            select distinct coalesce(citing, '') || ' → ' || coalesce(cited, '') from raw_citations where {where}
            order by 1 limit 5"""))


def _told(intake: Intake, number: str, repeated: Mapping[tuple[int, int], int]) -> list[str]:
    """Name pairs that occur more than once, a family by its first document."""
    name = _first_documents(intake, number, {one for pair in repeated for one in pair})
    return [f"{name[citing]} → {name[cited]} ({n} times)" for (citing, cited), n in repeated.items()]


def _first_documents(intake: Intake, number: str, wanted: Collection[int]) -> dict[int, str]:
    return dict(intake.connection.execute(
        f"select {number}, min(document) from patents where list_contains(?, {number}) group by {number}",
        [sorted(wanted)]).fetchall())
