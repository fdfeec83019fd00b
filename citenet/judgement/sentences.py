"""How is an outcome told? In a sentence with its numbers, in each language."""

from __future__ import annotations

import re

from citenet.judgement.facts import Fact, Facts
from citenet.judgement.outcomes import FAILS, HOLDS, decide
from citenet.reference.catalogue import Texts, catalogue
from citenet.reference.countries import country_name
from citenet.reference.judgement import PLACEHOLDER, Rule
from citenet.reference.limits import Limit
from citenet.reference.strings import LANGUAGES, MISSING, number, text
from citenet.reference.strings import catalogue as strings

_SPECS = {"share": "0%", "rank": "0", "yes or no": "0", "percent": "0"}


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


def name_of(limit: Limit, language: str) -> str:
    """Return what a limit is about, in words.

    Examples
    --------
    >>> name_of(Limit("outside", "cut_off_loss", ">", 0.25), "en")
    'loss without all sources outside EU, OECD and NATO'
    """
    known = catalogue().get(limit.of)
    if known is None:
        return text(f"judgement.name_{limit.of.replace('.', '_')}", language)
    label = known.label[language]
    return label if label[1:2].isupper() else label[0].lower() + label[1:]


def asked(limit: Limit, rule: Rule, language: str) -> str:
    """Return what a limit asks for, in words.

    Examples
    --------
    >>> from citenet.reference.judgement import load_rules
    >>> rule = load_rules().rules[4]
    >>> asked(rule.when[0], rule, "en"), asked(rule.when[0], rule, "nl")
    ('more than 0', 'meer dan 0')
    """
    spec = "~" + spec_of(limit, rule).lstrip("+~")
    bound = (_word(limit, limit.bound, language) if isinstance(limit.bound, str)
             else number(limit.bound, language, spec))
    return text(_ASKED[limit.sign], language, bound=bound)


def spec_of(limit: Limit, rule: Rule) -> str:
    """Return how the number of a limit is written: as in the rule's own sentence, else by its unit."""
    said = dict(PLACEHOLDER.findall(rule.sentence["en"])).get(limit.of)
    known = catalogue().get(limit.part or limit.name)
    return said or _SPECS.get(known.unit if known else "share", "2")


_ASKED = {">": "judgement.more", "<": "judgement.less", ">=": "judgement.at_least", "<=": "judgement.at_most",
          "==": "judgement.equal", "!=": "judgement.not_equal"}


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
    value = (_word(limit, fact.value, language) if isinstance(fact.value, str)
             else written(fact, spec_of(limit, rule), language))
    said = {"name": name_of(limit, language), "value": value, "asked": asked(limit, rule, language)}
    if outcome == FAILS:
        return text("judgement.why_fails", language, **said)
    if fact.doubt:
        return text("judgement.why_doubt", language, **said, flag=text(f"flag.{fact.doubt}", language))
    if fact.value is None:
        return text("judgement.why_missing", language, **said, reason=_reason(fact.reason, language))
    return text("judgement.why_interval", language, **said)


def _word(limit: Limit, word: str, language: str) -> str:
    return text(f"class.{word}" if limit.part else f"position.{word}", language)


def _reason(reason: str, language: str) -> str:
    key = f"reason.{reason}"
    return strings()[key][language] if key in strings() else reason
