"""Who applied for the patents, who invented them, and which classes are they in?"""

from __future__ import annotations

from citenet.importers.countries import read_countries
from citenet.importers.intake import Intake, sql


def write_parties(intake: Intake) -> None:
    """Write `parties`: applicants and inventors, each once a document, with the code of their country."""
    intake.options.progress("reading parties")
    rows = intake.stage("stated_parties", sql("stated_parties"))
    homeless, empty, unnamed = intake.numbers("""
        select count_if(patent is null),
            count_if(patent is not null and coalesce(name, organisation, country) is null),
            count_if(is_unnamed)
        from stated_parties""")
    intake.account.find("names that stand for none, such as NULL or -: taken as not known", unnamed, rows)
    read_countries(intake, "select country as text, count(*) as n from stated_parties group by country")
    written = intake.write("parties", sql("parties"))
    step = intake.account.step("parties", rows)
    step.lose("a party of no known document", homeless)
    step.lose("neither name nor country", empty)
    step.lose("the same party of a document again", rows - homeless - empty - written)
    step.close(written)
    for role, without in intake.connection.execute(
            "select role, count_if(country is null) from parties group by role order by role").fetchall():
        intake.account.find(f"{role}s without a country", without,
                            intake.value(f"select count(*) from parties where role = '{role}'"))
    intake.discard("stated_parties")


def write_classes(intake: Intake) -> None:
    """Write `classes`: each symbol once a document."""
    intake.options.progress("reading classes")
    rows = intake.stage("stated_classes", sql("stated_classes"))
    homeless, empty = intake.numbers("""
        select count_if(patent is null), count_if(patent is not null and symbol is null)
        from stated_classes""")
    written = intake.write("classes", sql("classes"))
    step = intake.account.step("classes", rows)
    step.lose("a class of no known document", homeless)
    step.lose("no symbol", empty)
    step.lose("the same class of a document again", rows - homeless - empty - written)
    step.close(written)
    intake.discard("stated_classes")
