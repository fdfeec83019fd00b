"""The command `harmonise`: raw applicant names become organisations; fuzzy matching proposes, you decide."""

from __future__ import annotations

import click

from citenet.cli.options import language_option
from citenet.cli.printing import format_options, say, show
from citenet.cli.progress import progress, progress_done


class ApplyByDefault(click.Group):
    """A group in which a corpus without a verb before it means `apply`."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Put `apply` in front of what is neither a verb nor an option."""
        if arguments and arguments[0] not in self.commands and not arguments[0].startswith("-"):
            arguments = ["apply", *arguments]
        return super().parse_args(context, arguments)


@click.group(cls=ApplyByDefault)
def harmonise() -> None:
    """Turn raw applicant names into organisations.

    \b
    citenet harmonise CORPUS                              rules and known aliases; short for apply
    citenet harmonise propose CORPUS -o proposals.csv     what looks alike, with evidence
    citenet harmonise apply CORPUS --decisions proposals.csv

    In the proposals fill the column decision with yes or no; rows without one change nothing.
    """


@harmonise.command()
@click.argument("corpus", type=click.Path())
@click.option("--decisions", type=click.Path(), help="What has been decided before: CSV.")
@click.option("--most-names", default=50, show_default=True, type=click.IntRange(min=2),
              help="Ignore words that occur in more than this many names.")
@format_options
@language_option
def propose(corpus: str, decisions: str | None, most_names: int, form: str | None, output: str | None) -> None:
    """Propose which names of CORPUS may be one organisation, with the evidence for it."""
    from citenet.pipeline.names import propose_names

    rows = propose_names(corpus, decisions=decisions, most_names=most_names)
    show(rows, form=form, output=output, schema="proposals/1")


@harmonise.command()
@click.argument("corpus", type=click.Path())
@click.option("--decisions", type=click.Path(), help="Reviewed proposals: CSV with name, organisation, decision.")
@click.option("--no-aliases", is_flag=True, help="Without the table of subsidiaries and former names.")
@click.option("--memory", help="Bound on memory, such as 4GB; the rest waits on disk.")
@format_options
@language_option
def apply(corpus: str, decisions: str | None, no_aliases: bool, memory: str | None, form: str | None,
          output: str | None) -> None:
    """Give every applicant of CORPUS its organisation, with the rule that gave it; raw names stay."""
    from citenet.pipeline.names import apply_names

    rows = apply_names(corpus, decisions=decisions, aliases=not no_aliases, memory=memory, progress=progress)
    progress_done()
    show(rows, form=form, output=output, schema="harmonised/1")
    say("harmonised", corpus=corpus, n=int(rows["n_parties"].sum()))
