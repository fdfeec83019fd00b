"""The command `core`: who is in the core cluster of each technology, and how near is the focal country?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, corpus_argument, settings_options
from citenet.cli.printing import format_options, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@corpus_argument
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@format_options
@settings_options("focal", *COUNTING, "draws", "seed", "language")
def core(corpus: str | None, technology: tuple[str, ...], level: str, form: str | None, output: str | None,
         **flags: str | None) -> None:
    """Print the core cluster of each technology of CORPUS, by each method, with its fit.

    The position of the focal country is given in words, with the rule behind them.
    """
    from citenet.pipeline.asking import ask_cores

    answer = ask_cores(corpus, technologies=technology, level=level, settings=settings_for(flags, corpus),
                       progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="cores/1", about=answer.about, text=answer.text,
         table=answer.table)
