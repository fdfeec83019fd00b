"""How are results put on stdout? As a table for people, or as JSON or CSV for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from citenet.cli.options import language_asked
from citenet.errors import SettingsError

if TYPE_CHECKING:
    import pandas as pd

Command = TypeVar("Command", bound=Callable[..., Any])


FORMS = {"": None, ".txt": None, ".json": "json", ".csv": "csv", ".md": "markdown"}
"""The form of an answer by the ending of its file; text for those with none."""


def format_options(command: Command) -> Command:
    """Add --json, --csv, --markdown and -o, which decide the form and the place of the answer."""
    for form, what in (("markdown", "a Markdown table"), ("json", "JSON"), ("csv", "CSV")):
        command = click.option(f"--{form}", is_flag=True, expose_value=False, callback=_keep_form,
                               help=f"Print {what}.")(command)
    return click.option("-o", "--output", type=click.Path(), help="Write to this file; - is stdout.")(command)


def _keep_form(context: click.Context, parameter: click.Parameter, given: bool) -> None:
    """Keep the one form that was asked for as the parameter `form`."""
    kept = context.params.setdefault("form", None)
    if given and kept:
        raise SettingsError(f"--{kept} and --{parameter.name} are two forms of one answer", fix="leave one of them out")
    context.params["form"] = parameter.name if given else kept


def show(rows: pd.DataFrame, *, form: str | None, output: str | None, schema: str, text: str | None = None,
         table: pd.DataFrame | None = None, about: Mapping[str, Any] | None = None) -> None:
    """Print `rows`; people get `text` or `table` (by default the rows), programs JSON or CSV."""
    from citenet.tables import as_json, as_markdown, as_table, records

    form = form or _form_of(output)
    language = language_asked()
    if form == "json":
        answer = as_json({"schema": schema, **(about or {}), "rows": records(rows)}).rstrip("\n")
    elif form == "csv":
        flat = rows.map(lambda value: "; ".join(map(str, value)) if isinstance(value, list) else value)
        if about and "simulated" in about:
            flat = flat.assign(simulated=about["simulated"])
        answer = flat.to_csv(index=False, lineterminator="\n").rstrip("\n")
    elif form == "markdown":
        answer = _notice(about or {}, language) + as_markdown(rows if table is None else table, language)
    else:
        answer = text if text is not None else as_table(rows, language)
    if output and output != "-":
        from citenet.pipeline.new_file import new_file

        spare_inputs(output)
        with new_file(output) as unfinished:
            unfinished.write_text(answer + "\n", encoding="utf-8", newline="\n")
    else:
        click.echo(answer)


def spare_inputs(output: str) -> None:
    """Refuse to write over a file that the command that runs was told to read.

    Raises
    ------
    SettingsError
        When another argument or option names the same file.
    """
    place = Path(output)
    values = [value for name, value in click.get_current_context().params.items() if name != "output"]
    named = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    if place.is_file() and any(Path(one).is_file() and place.samefile(one) for one in named if isinstance(one, str)):
        raise SettingsError("this file is read, so it cannot be written as well", where=output,
                            fix="name another file with -o")


def note(text: str) -> None:
    """Tell the person something that is no data: on stderr."""
    click.echo(text, err=True)


def say(key: str, **values: object) -> None:
    """Tell the person the text `key` in the language that was asked for: on stderr."""
    from citenet.reference.strings import text

    note(text(f"told.{key}", language_asked(), **values))


def say_last_window(windows: Sequence[str]) -> None:
    """Tell that only the last of several windows is told, where it is so."""
    from citenet.reference.strings import text

    if len(windows) > 1:
        finding = text("told.last_window", language_asked(), window=windows[-1])
        say("noticed", n=len(windows) - 1, of=len(windows), finding=finding)


def _notice(about: Mapping[str, Any], language: str) -> str:
    """Return the line that calls data simulated, if they are."""
    from citenet.reference.strings import text

    return f"**{text('terminal.simulated', language)}**\n\n" if about.get("simulated") else ""


def _form_of(output: str | None) -> str | None:
    """Return the form that the ending of a file asks for; none for text.

    Raises
    ------
    SettingsError
        When it promises a form that tables are not written in.
    """
    ending = Path(output or "").suffix.lower()
    if ending not in FORMS:
        raise SettingsError(f"what is printed is not written as {ending}", where=output,
                            allowed=", ".join(filter(None, FORMS)), fix="choose another ending, or say --csv or --json")
    return FORMS[ending]
