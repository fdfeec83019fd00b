"""Which commands are there, and what is each of them for? A module is loaded when its command is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from keyword import iskeyword

import click

CONTENTS = {
    "Citations become a corpus": {
        "sample": "a simulated corpus whose truth is known",
        "download": "public sets of patents: what there is, and fetching them",
        "import": "files of many kinds become a corpus; auto tells them apart",
        "check": "what files or a corpus hold, lose and lack",
        "harmonise": "spellings of applicants become organisations",
    },
    "A corpus becomes tables and pages": {
        "build": "everything at once: tables, scores, all pages",
        "network": "the interactive network page of a technology",
        "technology": "the page of a technology: positions, dependence, trends",
        "bilateral": "the page of two countries: who builds on whom",
        "export": "a network for Gephi, Cytoscape, VOSviewer, Pajek, sheets",
        "flows": "the counted citations alone",
    },
    "The position of a country or an organisation": {
        "scores": "import, export, diversity, similarity, dependency",
        "judge": "strengths, opportunities and vulnerabilities, with evidence",
        "partners": "each partner: exposure, affinity, leverage",
        "portfolio": "share of the world's patents, rank, asset index",
        "organisations": "the leading organisations",
        "core": "who belongs to the core of each technology, and how clearly",
        "structure": "PageRank, betweenness, communities, components, cores",
    },
    "Its change, and how sure it is": {
        "trend": "indicators over windows of years, and their slope",
        "compare": "two countries, two windows or two folders",
        "whatif": "a source is cut off: what is lost?",
        "sensitivity": "one rule of counting changed at a time: what still holds?",
    },
    "To look things up": {
        "explain": "formula, unit, edges, source and example of an indicator",
        "technologies": "the class codes of the technologies, and what they hold",
        "institutions": "countries of the EU, OECD and NATO on a day",
        "table": "the measures that need a table of counts only",
        "sql": "the SQL of a count, for DuckDB, Spark or BigQuery",
        "schema": "JSON Schema of the files that programs read",
        "config": "every setting, and where its value comes from",
        "doctor": "versions, what is missing, where finished stages lie",
    },
}
"""The commands by what one wants to do; a summary fits a terminal of 80 columns."""


class Commands(Mapping[str, click.Command]):
    """The commands by their names, each read from the module of its name: thirty would be waited for by `--help`."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in iter(self):
            raise KeyError(name)
        place = name + "_" * iskeyword(name)
        command: click.Command = getattr(import_module(f"citenet.cli.{place}"), place)
        # What a shell shows beside it when it completes a name.
        command.short_help = next(section[name] for section in CONTENTS.values() if name in section)
        return command

    def __iter__(self) -> Iterator[str]:
        return (name for section in CONTENTS.values() for name in section)

    def __len__(self) -> int:
        return sum(map(len, CONTENTS.values()))


class TableOfContents(click.Group):
    """A group whose help is the table of contents."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write what each command is for, under what one wants to do."""
        widest = max(map(len, Commands()))
        for title, commands in CONTENTS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), summary) for name, summary in commands.items()])
