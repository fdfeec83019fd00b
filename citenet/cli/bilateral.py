"""The command `bilateral`: what are two countries to each other?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, READING, corpus_argument, name_argument, settings_options
from citenet.cli.printing import format_options, say, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@name_argument("one")
@name_argument("other")
@corpus_argument
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@click.option("--page", type=click.Path(dir_okay=False), help="The page; by default ONE-OTHER.html.")
@format_options
@settings_options(*COUNTING, *READING)
def bilateral(one: str, other: str, corpus: str | None, technology: tuple[str, ...], page: str | None,
              form: str | None, output: str | None, **flags: str | None) -> None:
    """Make the page of two countries, such as NL DE: who builds on whom, and who carries the link.

    The numbers are printed too. With --json, --csv or -o they come alone, and a page is made only where --page
    names one.
    """
    from citenet.pipeline.bilateral import answer_of, find_pair, write_pair

    pair = find_pair(one, other, corpus, technologies=technology, settings=settings_for(flags, corpus),
                     progress=progress)
    progress_done()
    answer = answer_of(pair)
    show(answer.rows, form=form, output=output, schema="bilateral/1", about=answer.about, text=answer.text,
         table=answer.table)
    if page or not (form or output):
        say("page", file=write_pair(pair, page))
