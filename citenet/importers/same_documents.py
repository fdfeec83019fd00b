"""Which numbers, of all that a source writes, mean one document, and which might mean many?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from citenet.engine import part_of, pieces
from citenet.importers.intake import Intake, sql
from citenet.spill import places

PIECE = 1 << 20
"""So many marks are compared at once."""

SEVERAL_WAYS = "documents whose number is written in several ways, as with and without kind code: taken as one each"
SHORTENED = ("identifiers that a spreadsheet shortened to scientific notation, so that each may be more than one "
             "document: write the column as whole numbers or text, and save it again")


def join_spellings(intake: Intake) -> None:
    """Give the numbers in `texts` that mean one document its identity, and note what was written in several ways.

    A number that nothing else stands for stays as it is written.
    """
    intake.connection.register("marks_of_several", {"mark": _marks_of_several(intake)})
    if intake.stage("same_documents", sql("same_documents")):
        intake.connection.execute("""
            update texts set document = same_documents.identity from same_documents
            where texts.document = same_documents.document""")
        intake.account.find(SEVERAL_WAYS, intake.value("select count(distinct identity) from same_documents"),
                            intake.value("select count(distinct document) from texts"), intake.column("""
                                select string_agg(text, ' and ' order by text) from texts
                                where document in (select distinct identity from same_documents order by 1 limit 5)
                                group by document order by document"""))
    intake.discard("same_documents")
    intake.connection.unregister("marks_of_several")
    _note_shortened(intake)


def _marks_of_several(intake: Intake) -> NDArray[np.uint64]:
    """Return the marks of more than one text, some repeatedly: of what is marked alone nothing else is asked."""
    n_documents = intake.value("select count(document) from texts")
    marks, filled = places(n_documents, np.uint64, room=part_of(intake.options.bound, 8)), 0
    for piece in pieces(intake.connection,
                        "select hash(identity_among(document)) as mark from texts where document is not null"):
        marks[filled:filled + len(piece)] = piece["mark"]
        filled += len(piece)
    # A fifth of the time of grouping them in the database.
    marks.sort()
    n_again = 0
    for first in range(0, n_documents, PIECE):
        some = marks[first:first + PIECE + 1]
        again = some[1:][some[1:] == some[:-1]]
        # There is room for them where those looked at have been.
        marks[n_again:n_again + len(again)] = again
        n_again += len(again)
    return marks[:n_again]


def _note_shortened(intake: Intake) -> None:
    # Where one identifier is shortened, the text of another may be that of many.
    shortened = "from texts where contains(document, 'E+') and regexp_full_match(document, '[0-9.]+E\\+[0-9]+')"
    intake.account.find(SHORTENED, intake.value(f"select count(*) {shortened}"),
                        intake.value("select count(document) from texts"),
                        intake.column(f"select text {shortened} order by text limit 5"))
