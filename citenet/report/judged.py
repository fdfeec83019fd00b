"""What do the rules say of each technology, and what does each rule ask?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from citenet.reference.catalogue import Texts
from citenet.reference.judgement import FAILS, HOLDS, KINDS, UNSAID, Finding, Rule
from citenet.reference.rule_words import asks
from citenet.report.words import Words, shown

KINDS_SHOWN = KINDS[:3]
"""What is shown side by side; the fourth, the position, is neither good nor bad and stands above."""


@dataclass(frozen=True)
class Judged:
    """The findings about one technology: those that hold by kind, those that cannot be said, those that fail."""

    technology: str
    held: Mapping[str, Sequence[Finding]]
    unsaid: Sequence[Finding]
    failed: Sequence[Finding]

    @property
    def kinds(self) -> dict[str, Sequence[Finding]]:
        """What is shown side by side."""
        return {kind: self.held[kind] for kind in KINDS_SHOWN}

    @property
    def position(self) -> Sequence[Finding]:
        """Where the country stands, neither good nor bad."""
        return self.held["position"]


def judged(findings: Iterable[Finding], technology: str) -> Judged:
    """Sort the findings about one technology, each list in the order of the rules."""
    own = [finding for finding in findings if finding.technology == technology]
    held = {kind: [one for one in own if one.outcome == HOLDS and one.rule.kind == kind] for kind in KINDS}
    return Judged(technology, held, [one for one in own if one.outcome == UNSAID],
                  [one for one in own if one.outcome == FAILS])


def finding_texts(findings: Sequence[Finding]) -> dict[str, Texts]:
    """Return the texts of findings: ``finding.<technology>.<rule>`` for each, ``rule.<rule>`` for its name."""
    said = {f"finding.{one.technology}.{one.rule.id}": one.sentence for one in findings}
    for rule in rules_of(findings):
        said |= {f"rule.{rule.id}": rule.label, f"rule_reason.{rule.id}": rule.reason,
                 f"rule_asks.{rule.id}": asks(rule), f"rule_source.{rule.id}": rule.source}
    return {key: {language: _unbroken(text) for language, text in texts.items()} for key, texts in said.items()}


def _unbroken(text: str) -> str:
    """Keep the two ends of an interval on one line, which could break behind a dash even before such a space."""
    return shown(text).replace(" – ", "\u00a0–\u2060\u00a0")


def rules_of(findings: Iterable[Finding]) -> list[Rule]:
    """Return the rules behind findings, each once."""
    return list({one.rule.id: one.rule for one in findings}.values())


def rule_account(findings: Iterable[Finding], words: Words) -> list[tuple[str, Markup, Markup]]:
    """Return for each rule its id, its name, and what it asks and why."""
    return [(rule.id, words.span(f"rule.{rule.id}"), _told(rule, words)) for rule in rules_of(findings)]


def _told(rule: Rule, words: Words) -> Markup:
    return Markup('{} <br><span class="soft">{}. {} {}</span>').format(
        words.span(f"rule_reason.{rule.id}"), words.span(f"rule_asks.{rule.id}"), words.span("judgement.source"),
        Markup("<bdi>{}</bdi>").format(words.span(f"rule_source.{rule.id}")))
