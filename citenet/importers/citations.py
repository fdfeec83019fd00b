"""Which document cites which, each pair once, and which family which?"""

from __future__ import annotations

from citenet.importers.account import Step
from citenet.importers.intake import Intake, sql

ORIGINS = ("applicant", "examiner", "unknown")
"""Who put a citation on the document; the position is the code in SQL."""

_APPLICANT = ("applicant", "app", "a")
_EXAMINER = ("examiner", "exa", "e", "sea", "isr", "sup", "prs", "ch2", "search report")


def write_citations(intake: Intake) -> None:
    """Write `citations` and `family_citations`, and account for every row of `raw_citations`."""
    intake.options.progress("pairing citations")
    rows = intake.value("select count(*) from raw_citations")
    _read_origins(intake)
    step = intake.account.step("citations", rows)
    placed = intake.stage("encoded", sql("encoded"))
    if placed < rows:
        _lose_rows_without_id(intake, step)
    own = intake.value("select count(*) from encoded where citing = cited")
    step.lose("a document that cites itself", own, _pairs(intake, "select distinct citing, cited from encoded "
                                                          "where citing = cited order by citing limit 5"))
    pairs = intake.stage("pairs", sql("pairs"))
    intake.discard("encoded")
    step.lose("the same citation again", placed - own - pairs, _pairs(intake, _repeated("pairs")))
    step.close(intake.write("citations", sql("citations")))
    intake.discard("pairs")


def write_family_citations(intake: Intake) -> None:
    """Write `family_citations`: each pair of different families once."""
    intake.options.progress("pairing families")
    intake.stage("family_pairs", sql("family_pairs"))
    inside, between, pairs = intake.numbers("""
        select sum(n) filter (citing = cited), sum(n) filter (citing <> cited), count_if(citing <> cited)
        from family_pairs""")
    step = intake.account.step("family citations", inside + between)
    step.lose("a citation within one family", inside,
              _families(intake, "select * from family_pairs where citing = cited order by citing limit 5"))
    step.lose("another citation between the same two families", between - pairs,
              _families(intake, _repeated("family_pairs", "citing <> cited and n > 1")))
    step.close(intake.write("family_citations", sql("family_citations")))
    intake.discard("family_pairs")


def origin_code(text: str) -> int:
    """Return the position in `ORIGINS` of what a file says of a citation's origin.

    >>> [ORIGINS[origin_code(text)] for text in ("cited by examiner", "APP", "cited by other")]
    ['examiner', 'applicant', 'unknown']
    """
    word = text.strip().casefold().removeprefix("cited by ")
    return 0 if word in _APPLICANT else 1 if word in _EXAMINER else 2


def _read_origins(intake: Intake) -> None:
    texts = intake.column("select distinct origin from raw_citations where origin is not null order by origin")
    intake.connection.execute("create or replace temp table origins (text varchar, code utinyint)")
    intake.connection.execute("insert into origins select unnest(?::varchar[]), unnest(?::utinyint[])",
                              [texts, [origin_code(text) for text in texts]])


def _lose_rows_without_id(intake: Intake, step: Step) -> None:
    nameless = "{0} is null or {0} in (select text from texts where document is null)"
    no_citing, no_cited = nameless.format("citing"), nameless.format("cited")
    for reason, where in (("no citing identifier", f"({no_citing})"),
                          ("no cited identifier", f"not ({no_citing}) and ({no_cited})")):
        step.lose(reason, intake.value(f"select count(*) from raw_citations where {where}"), intake.column(f"""
            select distinct coalesce(citing, '') || ' → ' || coalesce(cited, '') from raw_citations where {where}
            order by 1 limit 5"""))


def _repeated(relation: str, where: str = "n > 1") -> str:
    return f"select * from {relation} where {where} order by citing, cited limit 5"


def _pairs(intake: Intake, query: str) -> list[str]:
    return intake.column(f"""
        select citing.document || ' → ' || cited.document
        from ({query}) as pair
        join numbered as citing on pair.citing = citing.patent
        join numbered as cited on pair.cited = cited.patent
        order by pair.citing, pair.cited""")


def _families(intake: Intake, query: str) -> list[str]:
    """Name a family by its first document."""
    return intake.column(f"""
        with pair as ({query}),
        named as (
            select family, min(document) as document from numbered
            semi join (select citing as family from pair union select cited from pair) using (family)
            group by family
        )
        select 'family of ' || citing.document || ' → family of ' || cited.document || ' (' || n || ')'
        from pair
        join named as citing on pair.citing = citing.family
        join named as cited on pair.cited = cited.family
        order by pair.citing, pair.cited""")
