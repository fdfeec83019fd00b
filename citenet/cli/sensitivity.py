"""The command `sensitivity`: which conclusions hold however one counts?"""

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
@format_options
@settings_options(*COUNTING, "as_of", "bloc_order", "institutions", "miller_madow", "seed", "language")
def sensitivity(entity: str, corpus: str | None, technology: tuple[str, ...], form: str | None, output: str | None,
                **flags: str | None) -> None:
    """Count anew with one rule changed at a time, and print which conclusions about the country ENTITY always hold.

    Conclusions are the signs of the balances, ranks, near or further, and the dependency flag. The table leaves
    out the ranks; JSON and CSV hold them.
    """
    from citenet.pipeline.variants import ask_sensitivity

    answer = ask_sensitivity(entity, corpus, technologies=technology, settings=settings_for(flags, corpus),
                             progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="sensitivity/1", about=answer.about, text=answer.text,
         table=answer.table)
