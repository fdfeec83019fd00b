"""Make the reference pages from what they describe, so that they cannot lie: python docs/build.py."""

from __future__ import annotations

from pathlib import Path

import click

from citenet.cli import cli
from citenet.reference.catalogue import catalogue, flags
from citenet.tables import as_json
from citenet.tables.schemas import SCHEMAS

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Return the text of every generated page by its file name."""
    schemas = {f"{name}.schema.json": as_json(schema()) for name, schema in SCHEMAS.items()}
    return {"cli.md": command_page(), "indicators.md": indicator_page(), **schemas}


def command_page() -> str:
    """Return the help of every command."""
    parts = ["# Commands\n\nMade from the commands themselves by `python docs/build.py`.\n"]
    parts += [_help(command, path) for path, command in _walk(cli, "citenet")]
    return "\n".join(parts)


def indicator_page() -> str:
    """Return the catalogue of indicators and flags."""
    parts = ["# Indicators\n\nMade from the catalogue (`citenet explain`) by `python docs/build.py`. "
             "Worked examples are for the fixture of [methods.md](methods.md), section 0, unless they say otherwise.\n"]
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
