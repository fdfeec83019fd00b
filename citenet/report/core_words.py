"""What is said of a core: who is in it, how it was found, and whether it is clearer than size alone makes it?"""

from __future__ import annotations

from math import isnan

from markupsafe import Markup

from citenet.graph import Core
from citenet.report.counted import Entry, reason_text
from citenet.report.words import Words, shown

DOUBTFUL = 0.05
"""Above this share of reshuffles that fit as well, a core is no clearer than the sizes alone make it."""
MOST_MEMBERS = 12
"""Of a larger core the members are not listed."""


def core_account(core: Core | None, level: str, words: Words, *, has_positions: bool) -> list[Entry]:
    """Return entries for the core cluster, with its test, and for the words near and further."""
    if core is None:
        return []
    if core.members:
        entries = [("core", _core_text(core, level, words))]
    else:
        entries = [("core", words.span("counted.core_none", reason=reason_text(core.reason, words)))]
    if core.members and has_positions:
        entries.append(("position", words.span("counted.positions")))
    return [(words.span(f"counted.{name}"), text) for name, text in entries]


def core_legend(core: Core | None, level: str, words: Words) -> list[Markup]:
    """Return what the legend says of a core, line by line: who is in it, and how clear it is."""
    if core is None:
        return []
    if not core.members:
        return [words.span("network.legend_no_core")]
    lines = [_cluster(core, level, words)]
    if not isnan(core.fit):
        lines.append(words.span("network.legend_fit", fit=float(core.fit)) + "; " + core_test(core, words) + ".")
    return lines


def core_test(core: Core, words: Words) -> Markup:
    """Say how often a network in which citations follow size alone has a core as clear."""
    if isnan(core.p_value):
        return words.span("counted.core_test_none")
    per_hundred = 100 * core.p_value
    text = words.span("counted.core_test", n=per_hundred) if per_hundred >= 1 else words.span("counted.core_test_rare")
    return text + "; " + words.span("counted.core_test_doubt") if is_doubtful(core) else text


def core_names(core: Core | None, level: str, words: Words) -> Markup:
    """Name the members of a core, or say how many they are, or that there is none."""
    if core is None or not core.members:
        return words.span("network.legend_no_core")
    if len(core.members) > MOST_MEMBERS:
        return words.span("network.legend_core_size", n=len(core.members))
    return _members(core, level, words)


def is_doubtful(core: Core) -> bool:
    """Whether size alone gives a core as clear too often to speak of more."""
    return core.p_value > DOUBTFUL


def is_hub(core: Core) -> bool:
    """Whether the core is one entity, found as the hub of a star."""
    return core.method == "minres" and len(core.members) == 1


def _cluster(core: Core, level: str, words: Words) -> Markup:
    if is_hub(core):
        member = core.members[0]
        return words.span("network.legend_hub", member=words.country(member) if level == "country" else member)
    if len(core.members) > (MOST_MEMBERS if level == "country" else 1):
        return words.span("network.legend_core_size", n=len(core.members))
    return words.span("network.legend_core", members="") + _members(core, level, words)


def _members(core: Core, level: str, words: Words) -> Markup:
    if level == "country":
        return Markup(", ").join(words.span(f"country.{member}") for member in core.members)
    return Markup(", ").join(Markup("<bdi>{}</bdi>").format(shown(member)) for member in core.members)


def _core_text(core: Core, level: str, words: Words) -> Markup:
    kind = "hub" if is_hub(core) else core.method
    parts = [words.span(f"counted.core_{kind}"), core_test(core, words)]
    if not isnan(core.fit):
        parts.insert(1, words.span("counted.core_fit", fit=float(core.fit)))
    text = Markup("; ").join(parts)
    if len(core.members) > MOST_MEMBERS:
        return text
    return text + ". " + words.span("counted.core_members", members="") + _members(core, level, words)
