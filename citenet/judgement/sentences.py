"""How is an outcome told? In a sentence with its numbers, in each language."""

from __future__ import annotations

import re

from citenet.judgement.facts import Fact, Facts
from citenet.judgement.outcomes import SURE, decide
from citenet.reference.catalogue import Texts
from citenet.reference.countries import country_name
from citenet.reference.judgement import FAILS, HOLDS, PLACEHOLDER, Rule
from citenet.reference.limits import Limit
from citenet.reference.rule_words import asked, in_words, name_of, spec_of
from citenet.reference.strings import LANGUAGES, MISSING, number, text
from citenet.reference.strings import catalogue as strings


def tell(rule: Rule, facts: Facts, outcome: str, *, focal: str) -> Texts:
    """Return the sentence of a finding by language: the rule's own when it holds, else what stands in the way."""
    if outcome == HOLDS:
        return {language: _filled(rule.sentence[language], facts, focal, language) for language in LANGUAGES}
    told = [limit for limit in rule.when if decide(limit, facts.get(limit.of, Fact())) == outcome]
    key = "fails" if outcome == FAILS else "unsaid"
    return {language: text(f"judgement.{key}", language, label=rule.label[language],
                           why="; ".join(_why(limit, rule, facts, outcome, language) for limit in told))
            for language in LANGUAGES}


def written(fact: Fact, spec: str, language: str) -> str:
    """Write a number with its interval in brackets, where it has one.

    Examples
    --------
    >>> written(Fact(0.177, 0.048, 0.314), "+2", "nl"), written(Fact(0.5), "0%", "en")
    ('+0,18 [+0,05 – +0,31]', '50%')
    """
    if not isinstance(fact.value, float):
        return MISSING
    told = number(fact.value, language, spec)
    if fact.ends is None:
        return told
    low, high = (number(end, language, spec) for end in fact.ends)
    return f"{told} [{low} – {high}]"


def _filled(sentence: str, facts: Facts, focal: str, language: str) -> str:
    def one(match: re.Match[str]) -> str:
        name, spec = match.groups()
        if name == "focal":
            return country_name(focal, language, in_sentence=True)  # type: ignore[arg-type]
        fact = facts.get(name, Fact())
        if name == "largest_source":
            return country_name(str(fact.value), language, in_sentence=True)  # type: ignore[arg-type]
        return written(fact, spec, language)

    said = PLACEHOLDER.sub(one, sentence)
    return said[:1].upper() + said[1:]


def _why(limit: Limit, rule: Rule, facts: Facts, outcome: str, language: str) -> str:
    fact = facts.get(limit.of, Fact())
    value = in_words(limit, fact.value, language) or written(fact, spec_of(limit, rule), language)
    said = {"name": name_of(limit, language), "value": value, "asked": asked(limit, rule, language)}
    if outcome == FAILS:
        return text("judgement.why_fails", language, **said)
    if fact.doubt:
        return text("judgement.why_doubt", language, **said, flag=text(f"flag.{fact.doubt}", language))
    if fact.value is None:
        return text("judgement.why_missing", language, **said, reason=_reason(fact.reason, language))
    if fact.agreement < SURE:
        return text("judgement.why_agreement", language, **said, agreement=fact.agreement)
    return text("judgement.why_interval", language, **said)


def _reason(reason: str, language: str) -> str:
    key = f"reason.{reason}"
    return strings()[key][language] if key in strings() else reason
