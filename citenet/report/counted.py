"""How were the numbers of a page counted, and what was left out? The account that every page carries."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from citenet.graph import CitationGraph
from citenet.report.context import PageContext
from citenet.report.picture import Picture
from citenet.report.words import Key, Words, shown

Entry = tuple[Markup, Markup]
"""What was chosen, and how."""


def account(context: PageContext, words: Words) -> list[Entry]:
    """Return an entry for each choice behind the numbers of a page, in reading order."""
    as_of = "citing_year" if context.as_of == "citing_year" else "meaning"
    entries = [
        *_counting(context, words),
        ("window", _window(context, words)),
        ("membership", words.span(f"counted.membership_{as_of}", as_of=context.as_of)),
        ("losses", losses_text(context, words)),
        ("source", _source(context, words)),
    ]
    if context.unreadable[0]:
        skipped, of = context.unreadable
        entries.append(("unreadable", words.span("counted.unreadable_meaning", n=skipped, of=of)))
    if context.source_hash:
        entries.append(("hash", Markup("<code>{}</code>").format(shown(context.source_hash))))
    return [(words.span(f"counted.{name}"), text) for name, text in entries]


def crowd_account(picture: Picture, words: Words) -> list[Entry]:
    """Return entries for communities and backbone, where these made the picture of a crowd."""
    entries = []
    communities, backbone = picture.view.communities, picture.view.backbone
    if picture.is_crowd and communities is not None:
        entries.append((words.span("counted.communities"), words.span(
            "counted.communities_meaning", n=communities.n_runs, modularity=float(communities.modularity),
            stability=float(communities.stability))))
    if picture.rule.backbone is not None and backbone is not None:
        entries.append((words.span("counted.backbone"), words.span(
            "counted.backbone_meaning", alpha=float(backbone.alpha))))
    return entries


def network_account(graph: CitationGraph, words: Words) -> Entry:
    """Return the entry that tells what this network holds, and what has no place in it."""
    made, received = (float(graph.unknown[side].sum()) for side in ("made", "received"))
    unknown = (words.span("counted.network_unknown", made=made, received=received) if made + received
               else words.span("counted.network_all_known"))
    held = words.span("counted.network_foreign", foreign=float(graph.foreign.weight.sum()),
                      domestic=float(graph.domestic.sum()), level=Key(f"level.{graph.level}"))
    return words.span("counted.network"), held + "; " + unknown


def definitions(indicators: Iterable[str], context: PageContext, words: Words) -> list[Entry]:
    """Return an entry for each indicator that has a definition in words."""
    values = {"institutional_similarity": {"first": Key(f"class.{context.blocs[0]}"),
                                           "second": Key(f"class.{context.blocs[1]}")}}
    return [(Markup('<span id="define-{}">{}</span>').format(name, words.span(f"indicator.{name}")),
             words.span(f"indicator_meaning.{name}", **values.get(name, {})))
            for name in indicators if words.has(f"indicator_meaning.{name}")]


def losses_text(context: PageContext, words: Words) -> Markup:
    """Say how many citations were left out of how many, and why, each reason with its count."""
    if context.n_citations is None:
        return words.span("counted.losses_unknown")
    lost = sum(context.losses.values())
    if not lost:
        return words.span("counted.losses_none", n=context.n_citations)
    total = words.span("counted.losses_some", lost=lost, n=context.n_citations, share=lost / context.n_citations)
    items = [Markup("<li>{}: {}</li>").format(_reason_span(reason, words), words.number_span(n, "0"))
             for reason, n in context.losses.items() if n]
    return total + Markup("<ul>{}</ul>").format(Markup("").join(items))


def reason_text(reason: str, words: Words) -> str | Key:
    """Return the text of a reason, translated where the catalogue has it."""
    key = f"reason.{reason}"
    return Key(key) if words.has(key) else reason


def _window(context: PageContext, words: Words) -> Markup:
    """Say of what the years of the window are; where the preferred one is unknown, the next one tells."""
    window = Key("page.whole_period") if context.window == "all" else context.window
    if not context.has_rules:
        return words.span("counted.window_table", window=window)
    if not context.year_fields:
        return words.span("counted.window_yearless", window=window)
    first, *others = (Key(f"counted.{name}") for name in context.year_fields)
    return Markup("; ").join([
        words.span("counted.window_meaning", window=window, year=first, unit=Key(f"counted.one_{context.unit}")),
        *(words.span("counted.window_else", year=other) for other in others), words.span("counted.window_cited")])


def _counting(context: PageContext, words: Words) -> list[tuple[str, Markup]]:
    if not context.has_rules:
        return [("unit", words.span("counted.unit_table"))]
    rules, unit = context.rules, Key(f"counted.one_{context.unit}")
    own = "dropped" if rules.self_citations == "drop" else "kept"
    weight = [] if rules.citation_weight == "equal" else [
        ("weight", words.span(f"counted.weight_{rules.citation_weight}", unit=unit))]
    return [
        ("unit", words.span(f"counted.unit_{context.unit}")),
        ("counting", words.span(f"counted.counting_{rules.counting}", unit=unit)),
        ("country", words.span(f"counted.country_{rules.country}")),
        ("scope", words.span(f"counted.scope_{rules.scope}", unit=unit)),
        ("self", words.span(f"counted.self_{own}")),
        *weight,
    ]


def _source(context: PageContext, words: Words) -> Markup:
    if context.simulated:
        return words.span("counted.source_simulated")
    return Markup("<bdi>{}</bdi>").format(shown(context.source))


def _reason_span(reason: str, words: Words) -> Markup:
    text = reason_text(reason, words)
    return words.span(text.key) if isinstance(text, Key) else Markup("<bdi>{}</bdi>").format(shown(reason))
