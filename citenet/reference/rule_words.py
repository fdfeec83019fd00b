"""How is a rule of judgement told: what it asks, in words?"""

from __future__ import annotations

from citenet.reference.catalogue import Texts, catalogue
from citenet.reference.judgement import PLACEHOLDER, Rule
from citenet.reference.limits import Limit
from citenet.reference.strings import LANGUAGES, number, text

_SPECS = {"share": "0%", "rank": "0", "percent": "0"}
_ASKED = {">": "judgement.more", "<": "judgement.less", ">=": "judgement.at_least", "<=": "judgement.at_most",
          "==": "judgement.equal", "!=": "judgement.not_equal"}


def asks(rule: Rule) -> Texts:
    """Return all that a rule asks, by language.

    Examples
    --------
    >>> from citenet.reference.judgement import load_rules
    >>> asks(load_rules().rules[4])["en"]
    'simple balance: more than 0; complexity: more than 50'
    """
    return {language: "; ".join(f"{name_of(limit, language)}: {asked(limit, rule, language)}" for limit in rule.when)
            for language in LANGUAGES}


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
    bound = in_words(limit, limit.bound, language) or number(limit.bound, language, spec)  # type: ignore[arg-type]
    return text(_ASKED[limit.sign], language, bound=bound)


def spec_of(limit: Limit, rule: Rule) -> str:
    """Return how the number of a limit is written: as in the rule's own sentence, else by its unit."""
    said = dict(PLACEHOLDER.findall(rule.sentence["en"])).get(limit.of)
    known = catalogue().get(limit.part or limit.name)
    return said or _SPECS.get(known.unit if known else "share", "2")


def in_words(limit: Limit, value: float | str | None, language: str) -> str:
    """Return a value that is a word, or an answer, in words; nothing for a number."""
    if isinstance(value, str):
        return text(f"class.{value}" if limit.part else f"position.{value}", language)
    known = catalogue().get(limit.of)
    if value is None or known is None or known.unit != "yes or no":
        return ""
    return text("judgement.yes" if value else "judgement.no", language)
