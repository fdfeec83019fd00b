"""Which documents are there, and what is known of each?"""

from __future__ import annotations

from citenet.engine import part_of
from citenet.errors import InputError
from citenet.importers.intake import Intake, sql
from citenet.importers.same_documents import join_spellings

YEARS = ("priority_year", "application_year", "publication_year")
OF_AN_ID = 8
"""Bytes that grouping takes for each id, as a rule: the same stand many times in citations."""

_A_FEW = 100_000
"""Citations that are looked at first."""

NO_FAMILY = "described patents without a family: each is its own"


def number_documents(intake: Intake) -> str:
    """Give every document that is described, or that cites or is cited, a dense number, and write `patents`.

    Leaves the spooled relations `nameless` (spellings that name no document) and, where any document is written in
    other ways than it is called, `keys`; see :func:`offer_keys`.

    Returns
    -------
    str
        What is counted: "family", or "publication" when no document says which family it is of.

    Raises
    ------
    InputError
        When identifiers hold line breaks, or none of those in citations is described.
    """
    intake.options.progress("numbering documents")
    n_ids = intake.value("select (select count(*) from raw_patents) + 2 * (select count(*) from raw_citations)")
    bytes_at_hand = part_of(intake.options.bound, 1)
    intake.stage_in_parts("texts", sql("texts"), 1 + n_ids * OF_AN_ID // bytes_at_hand)
    _refuse_line_breaks(intake)
    join_spellings(intake)
    intake.stage("documents", sql("documents"))
    _refuse_strangers(intake)
    _account_for_descriptions(intake)
    _note_odd_years(intake)
    _note_what_is_missing(intake)
    unit = "family" if intake.value("select count(family) from documents") else "publication"
    intake.write("patents", sql("patents"))
    intake.discard("documents")
    if intake.value("select count(*) from texts where text <> document"):
        intake.spool("keys", "select text, patent from texts join patents using (document)")
    intake.spool("nameless", "select text from texts where document is null")
    intake.discard("texts")
    return unit


def offer_keys(intake: Intake) -> None:
    """Offer the relation `keys`, spelling → number of the document, where the documents' own names are all there is."""
    if "keys" not in intake.spooled:
        intake.connection.execute("create temp view keys as select document as text, patent from patents")


def _refuse_line_breaks(intake: Intake) -> None:
    broken = intake.connection.execute(
        "select replace(text, chr(10), '⏎')[:40], count(*) over () from texts where contains(text, chr(10)) "
        "order by text limit 5").fetchall()
    if broken:
        files = ", ".join(source["name"] for source in intake.sources)
        raise InputError(f"a line break stands inside {broken[0][1]} identifiers: a quote was opened and not closed "
                         "in time", where=files, found=[text for text, _ in broken],
                         fix="mend the lines on which they begin")


def _refuse_strangers(intake: Intake) -> None:
    described, others = intake.numbers("select count_if(recorded), count_if(not recorded) from documents")
    # As a rule a few citations tell that the files fit; to look at all takes as long as numbering the documents.
    looked_at = (f"(from raw_citations limit {_A_FEW})", "raw_citations")
    if not described or not others or any(_described_in(intake, citations) for citations in looked_at):
        return
    examples = "select document from documents where {} order by document limit 2"
    in_citations = intake.column(examples.format("not recorded"))
    in_patents = intake.column(examples.format("recorded"))
    raise InputError(f"0 of {others} documents in the citations are among the {described} described patents",
                     found=[f"{', '.join(in_citations)} in the citations",
                            f"{', '.join(in_patents)} among the patents"],
                     fix="write the identifiers alike in both files, or name the right columns with --columns")


def _described_in(intake: Intake, citations: str) -> int:
    """Count the described documents in a relation of citations."""
    return intake.value(f"""
        select count(*) from documents
        where recorded and document in (
            select document from texts
            where text in (select citing from {citations} union all select cited from {citations}))""")


def _account_for_descriptions(intake: Intake) -> None:
    rows = intake.value("select count(*) from raw_patents")
    if not rows:
        return
    step = intake.account.step("descriptions of patents", rows)
    used, recorded = intake.numbers("select sum(descriptions), count_if(recorded) from documents")
    step.lose("no identifier of the patent", rows - used)
    step.lose("a further description of a patent", used - recorded)
    step.close(recorded)
    if used > recorded:
        _note_conflicts(intake, recorded)


def _note_conflicts(intake: Intake, recorded: int) -> None:
    kinds = {"family": "upper(cell(family))", "office": "upper(cell(office))"}
    for name, value in (kinds | {year: f"year_of({year})" for year in YEARS}).items():
        # Only documents with several descriptions can disagree with themselves.
        rows = intake.connection.execute(f"""
            select texts.document, count(*) over ()
            from raw_patents join texts on raw_patents.document = texts.text
            semi join (select document from documents where descriptions > 1) as several
                on texts.document = several.document
            group by texts.document having min({value}) <> max({value}) order by texts.document limit 5""").fetchall()
        if rows:
            what = name.replace("_", " ")
            intake.account.find(f"patents described with more than one {what}: the smallest counts", rows[0][1],
                                recorded, [document for document, _ in rows])


def _note_odd_years(intake: Intake) -> None:
    for year in YEARS:
        written, years = intake.numbers(f"select count({year}), count(year_of({year})) from raw_patents")
        if written == years:
            continue
        odd, cells, serial = intake.numbers(f"""
            select count_if(year_of({year}) is null), count(*), count_if(is_serial_day({year})) from raw_patents
            where {year} is not null and not means_no_year({year})""")
        if not odd:
            continue
        examples = intake.column(f"""
            select distinct {year} from raw_patents
            where {year} is not null and year_of({year}) is null and not means_no_year({year}) order by 1 limit 5""")
        what = year.replace("_", " ")
        if not years:
            raise InputError(f"0 of {cells} cells of the {what} hold a year", found=examples,
                             allowed="four digits, or a date such as 2019-05-07 or 20190507",
                             fix=day_numbers(serial, odd) or f"name the right column: --columns {year}=COLUMN")
        intake.account.find("; ".join(filter(None, (f"{what}s that are no year: set to missing",
                                                    day_numbers(serial, odd)))), odd, cells, examples)


def day_numbers(serial: int, odd: int) -> str:
    """Tell what to do about years of which most are days as spreadsheets count them; nothing when few are.

    >>> day_numbers(1, 3)
    ''
    """
    return ("numbers such as 43831 (2020-01-01) are days as spreadsheets count them: write the column as dates or "
            "years, and save it again") if serial > odd / 2 else ""


def _note_what_is_missing(intake: Intake) -> None:
    documents, recorded, families = intake.numbers(
        "select count(*), count_if(recorded), count_if(recorded and family is not null) from documents")
    examples = "select document from documents where {} order by document limit 5"
    intake.account.find("documents without a record: known from citations only", documents - recorded, documents,
                        intake.column(examples.format("not recorded")))
    if families:
        intake.account.find(NO_FAMILY, recorded - families, recorded,
                            intake.column(examples.format("recorded and family is null")))
