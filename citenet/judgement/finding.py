"""What does each rule say of each technology?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from citenet.judgement.facts import Fact, Facts, facts_of
from citenet.judgement.outcomes import decide, together
from citenet.judgement.sentences import tell
from citenet.reference.judgement import Finding, Rule, Rules

KEYS = ["technology", "window"]


def judge(rules: Rules, scores: pd.DataFrame, *, entity: str, cuts: pd.DataFrame,
          positions: pd.DataFrame | None = None) -> list[Finding]:
    """Hold every rule against every technology and window of one country.

    Nothing is added up: each rule speaks for itself, and may neither hold nor fail where intervals are too wide.

    Parameters
    ----------
    rules : Rules
    scores : pandas.DataFrame
        Tidy scores: ``technology, level, entity, window, indicator, value, low, high, flags, reason``.
    entity : str
        The country.
    cuts : pandas.DataFrame
        What each of its sources means to it: ``technology, window`` and the columns that `facts_of` needs.
    positions : pandas.DataFrame, optional
        ``technology, level, window, entity, position``.

    Returns
    -------
    list of Finding
        By technology and window in the order of `scores`, then by rule in the order of the file.

    Notes
    -----
    Source: docs/judgement; the findings of TNO Vector (2025), 4.2.3, are of this kind.

    Examples
    --------
    >>> from citenet.reference.judgement import load_rules
    >>> scores = pd.DataFrame({
    ...     "technology": "ai", "level": "country", "window": "all", "entity": ["NL", None], "value": [-0.2, 65.0],
    ...     "indicator": ["simple_balance", "complexity"], "low": [-0.3, None], "high": [-0.1, None], "flags": "",
    ...     "reason": ""})
    >>> cuts = pd.DataFrame(columns=["technology", "window", "source", "class", "effect", "value", "low", "high"])
    >>> found = {finding.rule.id: finding for finding in judge(load_rules(), scores, entity="NL", cuts=cuts)}
    >>> found["import_of_complex_knowledge"].outcome, found["broad_sources"].outcome
    ('holds', 'cannot be said')
    >>> found["import_of_complex_knowledge"].sentence["en"].split(",")[0]
    'More knowledge comes in than goes out (balance −0.20 [−0.30 – −0.10])'
    """
    countries = scores[scores["level"] == "country"]
    places = _places(positions, entity)
    findings = []
    for (technology, window), part in countries.groupby(KEYS, sort=False, observed=True):
        own_cuts = cuts[(cuts["technology"] == technology) & (cuts["window"] == window)]
        facts = facts_of(part, own_cuts, entity=entity, position=places.get((technology, window)),
                         not_said_with=rules.not_said_with)
        findings += [_finding(rule, facts, str(technology), str(window), entity) for rule in rules.rules]
    return findings


def tabulated(findings: Sequence[Finding], language: str) -> pd.DataFrame:
    """Return findings as rows: ``technology, window, entity, rule, kind, outcome, sentence, numbers``."""
    columns = ["technology", "window", "entity", "rule", "kind", "outcome", "sentence", "numbers"]
    rows = [(one.technology, one.window, one.entity, one.rule.id, one.rule.kind, one.outcome,
             one.sentence[language], list(one.numbers)) for one in findings]
    return pd.DataFrame(rows, columns=columns)


def _places(positions: pd.DataFrame | None, entity: str) -> dict:
    if positions is None:
        return {}
    own = positions[(positions["level"] == "country") & (positions["entity"] == entity)]
    return own.set_index(KEYS)["position"].to_dict()


def _finding(rule: Rule, facts: Facts, technology: str, window: str, entity: str) -> Finding:
    numbers: list[dict[str, Any]] = []
    for limit in rule.when:
        fact = facts.get(limit.of, Fact())
        numbers.append({"name": limit.of, "value": fact.value, "low": fact.low, "high": fact.high,
                        "limit": str(limit), "outcome": decide(limit, fact), "flag": fact.doubt,
                        "reason": fact.reason if fact.value is None else ""})
    outcome = together([number["outcome"] for number in numbers])
    return Finding(technology, window, entity, rule, outcome, tell(rule, facts, outcome, focal=entity), tuple(numbers))
