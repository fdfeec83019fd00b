"""What would another engine be told? The SQL of a count, from the tables of others to the flows."""

from __future__ import annotations

from citenet import aggregate, classify
from citenet.engine import Script, statements
from citenet.errors import SettingsError
from citenet.flows import Grain
from citenet.pipeline.counting import rules_of, technologies_of, technology_ids, tiers_of
from citenet.reference.technologies import ALL
from citenet.settings import Settings

STEPS = ("publications", "families", "counting")
"""From the public table of patents to the tables of a corpus; family facts and sets; citations between entities."""

PUBLIC = {"bigquery": {"publications": "patents-public-data.patents.publications"}}
"""Where the public table of patents lies, for dialects of those who keep it."""


def counting_script(settings: Settings, *, dialect: str, step: str | None = None) -> str:
    """Return the SQL of one of `STEPS`, or of all in order, in a dialect.

    Raises
    ------
    SettingsError
        When the settings ask for what only the data can tell.
    MissingExtraError
        When sqlglot is not installed.
    """
    if settings.citation_weight != "equal":
        raise SettingsError("weights of citations follow from the data, which a script does not see",
                            fix="--citation-weight equal")
    script = Script(dialect, PUBLIC.get(dialect))
    if step in (None, "publications"):
        script.execute(statements("citenet.corpus", "publications.sql"))
    if step in (None, "families"):
        for name in ("families", "family_facts"):
            script.execute(statements("citenet.corpus", f"{name}.sql"))
    if step in (None, "counting"):
        aggregate.write_counting(
            script, classify.rule_table(technologies_of(settings), tiers=tiers_of(settings)),
            technologies=[*technology_ids(settings), ALL], rules=rules_of(settings),
            grain=Grain(settings.window or None))
    return script.text()
