"""The command `partners`: what do an entity and each of its partners mean to each other?"""

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
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@format_options
@settings_options(*COUNTING, "language")
def partners(entity: str, corpus: str | None, technology: tuple[str, ...], level: str, form: str | None,
             output: str | None, **flags: str | None) -> None:
    """Print for each partner of ENTITY: citations both ways, exposure, affinity, leverage, two-step dependence.

    The table shows the ten strongest sources of each technology; JSON and CSV hold all.
    """
    from dataclasses import replace

    from citenet.pipeline.exposure import ask_partners

    settings = replace(settings_for(flags, corpus), draws=0)
    answer = ask_partners(entity, corpus, technologies=technology, level=level, settings=settings, progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="partners/1", about=answer.about, text=answer.text,
         table=answer.table)
