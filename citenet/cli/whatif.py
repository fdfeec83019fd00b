"""The command `whatif`: what is lost when sources stop, and what does every indicator become?"""

from __future__ import annotations

import click

from citenet.cli.options import COUNTING, corpus_argument, settings_options
from citenet.cli.printing import format_options, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import settings_for


@click.command()
@corpus_argument
@click.option("--cut", "steps", multiple=True, required=True, metavar="NAME,…",
              help="Countries, organisations or a class (eu, oecd_nato, other) to cut off; repeat for further steps.")
@click.option("--reroute", type=click.Choice(["none", "proportional", "domestic"]), default="none", show_default=True,
              help="Where citations go that lose their source.")
@click.option("--technology", multiple=True, help="Only this technology; may be repeated.")
@click.option("--level", type=click.Choice(["country", "organisation"]), default="country", show_default=True,
              help="Countries or organisations.")
@format_options
@settings_options("focal", *COUNTING, "as_of", "bloc_order", "institutions", "miller_madow", "language")
def whatif(corpus: str | None, steps: tuple[str, ...], reroute: str, technology: tuple[str, ...], level: str,
           form: str | None, output: str | None, **flags: str | None) -> None:
    """Cut sources off and print what the focal country loses and what its indicators become.

    \b
    citenet whatif CORPUS --cut CN,RU            both at once
    citenet whatif CORPUS --cut CN --cut other   first one, then a whole class

    JSON and CSV hold every indicator of every entity.
    """
    from dataclasses import replace

    from citenet.pipeline.exposure import ask_whatif
    from citenet.settings import names_in

    settings = replace(settings_for(flags, corpus), draws=0)
    answer = ask_whatif(corpus, [names_in(step) for step in steps], technologies=technology, level=level,
                        reroute=reroute, settings=settings, progress=progress)
    progress_done()
    show(answer.rows, form=form, output=output, schema="whatif/1", about=answer.about, text=answer.text,
         table=answer.table)
