"""What do pages say about how their numbers came about?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citenet import __version__
from citenet.corpus import is_loss
from citenet.corpus.facts import YEAR_FIELDS
from citenet.pipeline.analysis import Counted
from citenet.pipeline.counting import rules_of, technologies_of
from citenet.reference.strings import text
from citenet.reference.technologies import ALL, Technology
from citenet.report.context import PageContext
from citenet.settings import Settings


def technology_named(name: str, settings: Settings) -> Technology:
    """Return the technology with the id `name`; one that only a table knows is named by its id."""
    known = {technology.id: technology for technology in technologies_of(settings)}
    if name in known:
        return known[name]
    english, dutch = (text("all_technologies", language) if name == ALL else name for language in ("en", "nl"))
    return Technology(name, len(known) + 1, english, dutch, focus_area="", scope="", rules=())


def _unreadable(manifest: Mapping[str, Any]) -> tuple[int, int]:
    """Count what could not be read: the losses of the steps that read a file."""
    steps = [step for step in manifest.get("steps", []) if step["reads"]]
    skipped = sum(loss["rows"] for step in steps for loss in step["losses"] if is_loss(loss["reason"]))
    return skipped, sum(step["rows_in"] for step in steps)


def page_context(counted: Counted, window: str, *, home: str | None = None, crowd: str | None = None) -> PageContext:
    """Return what every page of `counted` states about itself, with the ways to other pages."""
    settings, manifest, record = counted.settings, counted.corpus.manifest, counted.flows.record
    sources = manifest.get("sources", [])
    return PageContext(
        focal=settings.focal,
        language=settings.language,
        rules=rules_of(settings),
        window=window,
        as_of=settings.as_of,
        blocs=(counted.membership.order[0], counted.membership.order[1]),
        source=manifest.get("note") or ", ".join(source["name"] for source in sources),
        source_hash=" ".join(source["sha256"][:12] for source in sources),
        simulated=counted.corpus.is_simulated,
        version=__version__,
        unit=record["unit"],
        year_fields=tuple(name for name in YEAR_FIELDS if record.get("families_by_year_field", {}).get(name)),
        n_citations=record.get("family_citations"),
        losses=record["losses"],
        unreadable=_unreadable(manifest),
        home=home,
        crowd=crowd,
    )
