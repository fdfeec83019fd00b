"""The command `organisations`: who leads a technology, by size, citations and worth?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, corpus_argument, settings_options
from citenet.cli.printing import format_options, say_last_window, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@corpus_argument
@click.option("--technology", default="all", show_default=True, help="Of this technology.")
@click.option("--in", "home", help="Only organisations of this country.")
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="How many.")
@format_options
@settings_options(*COUNTING, "as_of", "language")
def organisations(corpus: str | None, technology: str, home: str | None, top: int, form: str | None,
                  output: str | None, **flags: str | None) -> None:
    """Print the leading organisations of CORPUS: families, mean citations received, asset index.

    The index adds up relevance × coverage over the families in force; `citenet explain asset_index` says how.
    """
    from dataclasses import replace

    from citenet.pipeline.assets import ask_organisations

    settings = replace(settings_for(flags, corpus), draws=0)
    answer = ask_organisations(corpus, technology=technology, country=home, top=top, settings=settings,
                               progress=progress)
    progress_done()
    say_last_window(answer.about["data_quality"]["windows"])
    show(answer.rows, form=form, output=output, schema="organisations/1", about=answer.about, text=answer.text)
