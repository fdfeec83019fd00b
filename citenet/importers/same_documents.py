"""Which numbers, of all that a source writes, mean one document, and which might mean many?"""

from __future__ import annotations

from citenet.importers.intake import Intake, sql

SEVERAL_WAYS = "documents whose number is written in several ways, as with and without kind code: taken as one each"
SHORTENED = ("identifiers that a spreadsheet shortened to scientific notation, so that each may be more than one "
             "document: write the column as whole numbers or text, and save it again")


def join_spellings(intake: Intake) -> None:
    """Give the numbers in `texts` that mean one document its identity, and note what was written in several ways.

    A number that nothing else stands for stays as it is written.
    """
    if intake.stage("same_documents", sql("same_documents")):
        intake.connection.execute("""
            update texts set document = same_documents.identity from same_documents
            where texts.document = same_documents.document""")
        several = """
            select document, string_agg(text, ' and ' order by text) as texts from texts
            where document in (select identity from same_documents) group by document"""
        intake.account.find(SEVERAL_WAYS, intake.value(f"select count(*) from ({several})"),
                            intake.value("select count(distinct document) from texts"),
                            intake.column(f"select texts from ({several}) order by document limit 5"))
    intake.discard("same_documents")
    _note_shortened(intake)


def _note_shortened(intake: Intake) -> None:
    # Where one identifier is shortened, the text of another may be that of many.
    shortened = "from texts where contains(document, 'E+') and regexp_full_match(document, '[0-9.]+E\\+[0-9]+')"
    intake.account.find(SHORTENED, intake.value(f"select count(*) {shortened}"),
                        intake.value("select count(document) from texts"),
                        intake.column(f"select text {shortened} order by text limit 5"))
