"""The command `sample`: a simulated corpus with a planted truth."""

from __future__ import annotations

import click

from citenet.cli.options import language_option
from citenet.cli.printing import say
from citenet.cli.progress import progress, progress_done


@click.command()
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False), help="Folder of the new corpus.")
@click.option("--citations", default=None, type=click.IntRange(min=1000), help="About how many citations to simulate.")
@click.option("--seed", default=1, show_default=True, help="Same seed, same corpus.")
@click.option("--raw", type=click.Path(file_okay=False), help="Keep the simulated CSV files here, to try `import` on.")
@language_option
def sample(output: str, citations: int | None, seed: int, raw: str | None) -> None:
    """Make a simulated corpus whose truth is known.

    Ten technologies, about 45 countries and 300 organisations, 2000-2025. Nothing in it is about real
    patents; truth.json beside the tables says what was planted.
    """
    from citenet.pipeline.sampling import make_sample

    make_sample(output, citations=citations, seed=seed, raw=raw, progress=progress)
    progress_done()
    say("sample", output=output)
