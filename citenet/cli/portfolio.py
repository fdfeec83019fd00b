"""The command `portfolio`: how large is a portfolio, and which place did it gain or lose?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import format_options, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@name_argument("entity")
@corpus_argument
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@click.option("--benchmark", help="Other entities to show beside it: DE,BE,SE,AT.")
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@format_options
@settings_options(*COUNTING, "as_of", "draws", "seed", "language")
def portfolio(entity: str, corpus: str | None, technology: tuple[str, ...], benchmark: str | None, level: str,
              form: str | None, output: str | None, **flags: str | None) -> None:
    """Print families, share of the world, rank and asset index of ENTITY, and their change between two windows.

    \b
    citenet portfolio NL CORPUS                                  the last two windows of five years
    citenet portfolio NL CORPUS --window 2010-2014,2015-2019     two others
    """
    from citenet.pipeline.portfolio_change import ask_portfolio
    from citenet.settings import names_in

    names = [entity, *names_in(benchmark or "")]
    answer = ask_portfolio(names, corpus, technologies=technology, level=level, settings=settings_for(flags, corpus),
                           progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="portfolio/1", about=answer.about, text=answer.text,
         table=answer.table)
