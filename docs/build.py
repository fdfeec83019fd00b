"""Make the reference pages from what they describe, so that they cannot lie: python docs/build.py."""

from __future__ import annotations

from pathlib import Path

import click

from citenet.cli import cli
from citenet.pipeline.script import STEPS, counting_script
from citenet.reference.catalogue import catalogue, flags, symbols_in
from citenet.reference.judgement import KINDS, load_rules
from citenet.reference.rule_words import asks
from citenet.reference.strings import text
from citenet.settings import Settings
from citenet.tables import as_json
from citenet.tables.schemas import SCHEMAS

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Return the text of every generated page by its file name."""
    schemas = {f"{name}.schema.json": as_json(schema()) for name, schema in SCHEMAS.items()}
    return {"cli.md": command_page(), "indicators.md": indicator_page(), "judgement.md": judgement_page(),
            "bigquery.md": bigquery_page(), **schemas}


def command_page() -> str:
    """Return the help of every command."""
    parts = ["# Commands\n\nMade from the commands themselves by `python docs/build.py`.\n"]
    parts += [_help(command, path) for path, command in _walk(cli, "citenet")]
    return "\n".join(parts)


def indicator_page() -> str:
    """Return the catalogue of indicators and flags."""
    parts = ["# Indicators\n\nMade from the catalogue (`citenet explain`) by `python docs/build.py`. "
             "Worked examples are for the fixture of [methods.md](methods.md), section 0, unless they say otherwise.\n"]
    parts.append(_symbols())
    group = ""
    for known in catalogue().values():
        if known.group != group:
            group = known.group
            parts.append(f"## {group}\n")
        where = f" ({known.worked_on['en']})" if known.worked_on else ""
        parts.append("\n".join([
            f"### `{known.name}`\n", f"{known.label['en']}. {known.definition['en']}\n",
            f"- formula: {known.formula}", f"- unit, range: {known.unit}, {known.range}; per {known.per}",
            f"- higher means: {known.direction['en']}", f"- at the edges: {known.edge_cases['en']}",
            f"- own citations: {known.self_citations['en']}", f"- source: {known.source}",
            f"- worked example: {known.example}{where}",
            *(["- reconstructed after Conijn (2025) and TNO Vector (2025)"] if known.reconstructed else []), ""]))
    parts.append("## Flags\n")
    parts += [f"- `{flag.name}`: {flag.meaning['en']} ({flag.formula})" for flag in flags().values()]
    return "\n".join(parts) + "\n"


def _symbols() -> str:
    """Return what the letters in the formulas mean."""
    meanings = symbols_in(" ".join(known.formula for known in [*catalogue().values(), *flags().values()]))
    rows = [f"| {symbol} | {meaning['en']} |" for symbol, meaning in meanings.items()]
    return "\n".join([_SYMBOLS, "| symbol | meaning |", "|---|---|", *rows, ""])


_SYMBOLS = """## Symbols

i is the country or organisation that a number is about, j another one. The index says whose: in_j is what j receives,
F_ji what j cites of i. Σ_j adds up over all j; w counts what i cites of itself, F and A leave it out. Where classes
matter, p leaves out sources of unknown class. ln is the natural logarithm. Other letters are explained where they
stand.
"""


def judgement_page() -> str:
    """Return the rules by which citenet speaks of strengths, opportunities and vulnerabilities."""
    rules = load_rules()
    parts = [_JUDGEMENT.format(flags=", ".join(f"`{name}`" for name in rules.not_said_with))]
    for kind in KINDS:
        parts.append(f"## {text(f'judgement.{kind}', 'en')}\n")
        parts += ["\n".join([
            f"### `{rule.id}`\n", f"{rule.label['en']}: {rule.reason['en']}\n",
            f"- holds when: {asks(rule)['en']} (" + ", ".join(f"`{limit}`" for limit in rule.when) + ")",
            f"- then says: {rule.sentence['en']}", f"- source: {rule.source['en']}", ""])
            for rule in rules.rules if rule.kind == kind]
    return "\n".join(parts).rstrip() + "\n"


_JUDGEMENT = """# Strengths, opportunities, vulnerabilities

Made from the rules themselves (`citenet/reference/judgement.toml`) by `python docs/build.py`.

`citenet judge NL CORPUS` and the pages hold every rule against every technology. A rule has limits on numbers,
and one of three outcomes:

- **holds**: all its limits are met, each with the whole 95 % interval of its number;
- **does not hold**: one of them is not met, with the whole interval of its number;
- **cannot be said**: none is surely unmet, but an interval reaches over its limit, a number is missing, or the country
  carries a flag with which nothing is said ({flags}).

A number that has no interval is held against the limit by its value; the sentence then shows no brackets. Rules are
never added up: no technology is good or bad on all of them, and the limits are judgements, most of them ours. To
judge otherwise, copy the file, change it, and give it with `--judgement FILE`; its head explains the form.
"""


def bigquery_page() -> str:
    """Return the SQL of a count over the public table of patents on BigQuery."""
    parts = ["# The SQL of a count on BigQuery\n\nMade from `citenet sql --dialect bigquery` with the default settings "
             "by `python docs/build.py`; [engines.md](engines.md) says what to do with it. The three blocks are one "
             "script, in this order."]
    parts += [f"## {step}\n\n```sql\n{counting_script(Settings(), dialect='bigquery', step=step).rstrip()}\n```"
              for step in STEPS]
    return "\n\n".join(parts) + "\n"


def _walk(command: click.Command, path: str) -> list[tuple[str, click.Command]]:
    children = command.commands.items() if isinstance(command, click.Group) else ()
    return [(path, command)] + [found for name, child in sorted(children) for found in _walk(child, f"{path} {name}")]


def _help(command: click.Command, path: str) -> str:
    context = click.Context(command, info_name=path, terminal_width=100, max_content_width=100,
                            help_option_names=["-h", "--help"])
    return f"## {path}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
