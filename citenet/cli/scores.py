"""The command `scores`: where does a country or organisation stand?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from citenet.cli.gates import gates_option, leave_when_fired
from citenet.cli.options import COUNTING, READING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import format_options, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for

if TYPE_CHECKING:
    from citenet.comparison import Gate


@click.command()
@name_argument("entity", required=False)
@corpus_argument
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@click.option("--indicator", multiple=True, help="Only this indicator; may be repeated.")
@click.option("--benchmark", help="Other entities to show beside it: DE,BE,SE,AT.")
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@click.option("--all", "everything", is_flag=True, help="Every indicator in the table, not the main ones only.")
@gates_option
@format_options
@settings_options(*COUNTING, *READING)
@click.pass_context
def scores(context: click.Context, entity: str | None, corpus: str | None, technology: tuple[str, ...],
           indicator: tuple[str, ...], benchmark: str | None, level: str, everything: bool, fail_on: Sequence[Gate],
           form: str | None, output: str | None, **flags: str | None) -> None:
    """Print the scores of ENTITY (a country such as NL) for the technologies of CORPUS.

    CORPUS is a corpus, or a folder made by `citenet build`; without it the simulated sample is used.
    JSON and CSV hold every indicator of ENTITY; numbers of a whole technology, such as supply_hhi, are told where
    --indicator names them.
    """
    from citenet.pipeline.asking import Question, ask_scores
    from citenet.settings import names_in

    settings = settings_for(flags, corpus, of_built=["language"])
    wanted = [entity or settings.focal, *names_in(benchmark or "")]
    question = Question(wanted, technology, indicator, level, everything, [gate.indicator for gate in fail_on])
    answer = ask_scores(question, corpus, settings=settings, progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="scores/1", about=answer.about,
         text=answer.text, table=answer.table)
    leave_when_fired(context, fail_on, answer.rows)
