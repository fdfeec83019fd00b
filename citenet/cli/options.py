"""Which options do the commands share? One for each setting, under the same name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from citenet.settings import CHOICES, NUMBERS

Command = TypeVar("Command", bound=Callable[..., Any])

HELP = {
    "focal": "Country in the middle of tables and pages (ISO2).  [default: NL]",
    "benchmark": "Countries to compare the focal country with.  [default: DE,BE,SE,AT]",
    "chain": "Table of counts from publications to scale-ups, for the innovation chain.",
    "country": "Whose country a family has; the other's is taken where it is not known.  [default: applicant]",
    "counting": "Whether a family of several entities is shared out or counts for each.  [default: fractional]",
    "scope": "Whether both families, or only the citing one, must belong to the technology.  [default: within]",
    "window": "Years: a length (5) or spans (2015-2019,2020-2025).  [default: the whole span]",
    "technology_counting": "Whether a family of several technologies counts in full for each.  [default: whole]",
    "self_citations": "Whether citations between families of one organisation count.  [default: keep]",
    "reach": "How many years back a citation may reach; 0 for any.  [default: 0]",
    "citation_weight": "Whether citations weigh alike, or by what is usual at the citing office.  [default: equal]",
    "tier": "Only the sure class codes of a technology, or the wider ones too.  [default: core]",
    "as_of": "Day on which memberships are read, of a year the last, or citing_year.  [default: 2025-12-31]",
    "bloc_order": "Which institutional class is nearest; what is in neither is farthest.  [default: eu,oecd_nato]",
    "technologies": "Your own file of technologies (TOML).",
    "institutions": "Your own file of memberships (CSV).",
    "judgement": "Your own file of rules for opportunities and vulnerabilities (TOML).",
    "language": "Language of pages and tables.  [default: en]",
    "draws": "How often citing families are drawn again for intervals; 0 for none.  [default: 1000]",
    "miller_madow": "Correct entropies for small samples.  [default: no]",
    "seed": "Seed of draws, layouts and reshuffles.  [default: 1]",
    "memory": "Bound on memory, such as 2GB; the rest waits on disk. Without it, counting and networks go by "
              "4GB on this computer.",
    "stages": "Folder that keeps finished stages for reuse, or none; without it the user's cache folder.",
    "engine": "What counts patents. local: this computer; duckdb: the same count by SQL, as a check; spark: Apache "
              "Spark, which needs the extra spark and Java.  [default: local]",
    "master": "Where Spark runs, such as spark://host:7077; by default on this machine.",
}

LANGUAGE = "citenet.language"
"""Under what name a command keeps the language that it was asked for."""

COUNTING = ("country", "counting", "scope", "window", "technology_counting", "self_citations", "reach",
            "citation_weight", "tier", "technologies", "memory", "engine", "master", "stages")
"""Settings that change how citations are counted."""

READING = ("as_of", "bloc_order", "institutions", "draws", "miller_madow", "seed", "language")
"""Settings that change what is read from the counts."""

JUDGING = ("judgement",)
"""Settings that change what is said of the numbers."""

ASSESSING = ("focal", "benchmark", "chain")
"""Settings that change what an assessment is about."""


def settings_options(*names: str) -> Callable[[Command], Command]:
    """Add an option for each of these settings; one that is not given stays missing."""
    def add(command: Command) -> Command:
        for name in reversed(names):
            kind: Any = click.Choice(CHOICES[name]) if name in CHOICES else (int if name in NUMBERS else str)
            flag = f"--{name.replace('_', '-')}"
            kept = _keep if name == "language" else None
            command = click.option(flag, name, type=kind, default=None, help=HELP[name], callback=kept)(command)
        return command
    return add


def language_option(command: Command) -> Command:
    """Add --language to a command that knows no other setting; `language_asked` reads it."""
    return click.option("--language", type=click.Choice(CHOICES["language"]), expose_value=False, callback=_keep,
                        help="Language of what is told.  [default: en]")(command)


def _keep(context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    context.meta[LANGUAGE] = value or context.meta.get(LANGUAGE)
    return value


def language_asked() -> str:
    """Return the language of the command that runs, by its option or else by the settings."""
    from citenet.settings import resolve

    return resolve({"language": click.get_current_context().meta.get(LANGUAGE)}).settings.language


def name_argument(name: str, *, required: bool = True) -> Callable[[Command], Command]:
    """Add the argument that names what a command is about; a folder in its place is told before anything is read."""
    return click.argument(name, required=required, callback=_refuse_folder)


def _refuse_folder(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value and any(Path(value, made).is_file() for made in ("corpus.json", "run.json")):
        from citenet.errors import SettingsError

        raise SettingsError(f"'{value}' is a folder, where {str(parameter.name).upper()} should stand",
                            fix=f"put it behind {str(parameter.name).upper()}: {context.command_path} --help")
    return value


def corpus_argument(command: Command) -> Command:
    """Add the argument CORPUS, which may be left out for the sample."""
    return click.argument("corpus", required=False, type=click.Path())(command)
