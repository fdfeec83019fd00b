"""The command `download`: which public sets are there, and how do they get here?"""

from __future__ import annotations

import click

from citenet.cli.options import settings_options
from citenet.cli.printing import say, show
from citenet.cli.progress import progress, progress_done
from citenet.cli.settling import refuse
from citenet.errors import INTERRUPTED


@click.command()
@click.argument("source", required=False)
@click.option("-o", "--output", type=click.Path(file_okay=False), help="Folder for the files of SOURCE.")
@click.option("--base", metavar="ADDRESS", help="Take the files from below this address, such as a mirror.")
@click.option("--json", "form", flag_value="json", help="Print JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV.")
@settings_options("language")
def download(source: str | None, output: str | None, base: str | None, form: str | None, **flags: str | None) -> None:
    """List the public sets of patents, tell all about SOURCE, or with -o fetch its files.

    An interrupted download goes on where it stopped. Beside each file, its address, date and hash are kept.

    \b
    citenet download                        what there is, how large, under which licence
    citenet download nber                   what it answers, what it lacks, how to get it
    citenet download nber -o FOLDER         fetch it
    """
    from citenet.pipeline.sources import describe_source, list_sources
    from citenet.settings import resolve

    if not source:
        refuse({"-o": output, "--base": base}, "without SOURCE", fix="name one; citenet download lists them")
    elif not output:
        refuse({"--base": base}, "where nothing is fetched", fix="add -o FOLDER")
    if source and output:
        _fetch(source, output, base, form)
        return
    language = resolve(flags).settings.language
    rows, text = describe_source(source, language) if source else list_sources(language)
    show(rows, form=form, output=None, schema="sources/1", text=text)


def _fetch(source: str, output: str, base: str | None, form: str | None) -> None:
    import pandas as pd

    from citenet.download import download as fetch
    from citenet.download import find_source

    try:
        records = fetch(source, output, base=base, progress=lambda state: progress(str(state)))
    except KeyboardInterrupt:
        progress_done()
        say("download_part")
        raise click.exceptions.Exit(INTERRUPTED) from None
    progress_done()
    rows = pd.DataFrame(records)[["file", "bytes", "sha256", "last_modified", "address"]]
    show(rows, form=form, output=None, schema="downloaded/1")
    reads = find_source(source).reads
    say("download_next" if reads else "download_about", reads=reads, source=source)
