"""The command `judge`: where are opportunities and vulnerabilities, and by which rules?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, JUDGING, READING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import format_options, say_last_window, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@name_argument("entity", required=False)
@corpus_argument
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@format_options
@settings_options("focal", *JUDGING, *COUNTING, *READING)
def judge(entity: str | None, corpus: str | None, technology: tuple[str, ...], form: str | None, output: str | None,
          **flags: str | None) -> None:
    """Tell strengths, opportunities and vulnerabilities of ENTITY (a country such as NL) in each technology.

    CORPUS may be a folder made by `citenet build`. Each line is a rule held against numbers and their intervals;
    nothing is added up to a score. Rules are data: copy citenet/reference/judgement.toml, change what you judge
    otherwise, and give the copy with --judgement.
    """
    from citenet.pipeline.judging import ask_judgement
    from citenet.pipeline.places import is_built

    settings = settings_for(flags, corpus, of_built=["focal", "judgement", "technologies", "language"])
    answer = ask_judgement(entity or settings.focal, corpus, technologies=technology, settings=settings,
                           progress=progress)
    progress_done()
    if is_built(corpus):
        say_last_window(answer.about["data_quality"]["windows"])
    show(answer.rows, form=form, output=output, schema="judgement/1", about=answer.about, text=answer.text,
         table=answer.table)
