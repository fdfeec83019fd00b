"""By which rules is a technology called a strength, an opportunity or a vulnerability?"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any

from citenet.errors import InputError
from citenet.reference.catalogue import Texts, catalogue, flags
from citenet.reference.limits import Limit, read_limit
from citenet.reference.strings import LANGUAGES

KINDS = ("strength", "opportunity", "vulnerability", "position")
"""What a rule may call a technology, in reading order."""

HOLDS, FAILS, UNSAID = "holds", "does not hold", "cannot be said"
"""The outcomes of a rule."""

SOURCES: Mapping[str, tuple[str, ...]] = {
    "largest_source": ("class", "cut_off_loss"),
    "outside": ("cut_off_loss",),
}
"""What may be asked of the largest foreign source, and of all outside the blocs together."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "position": ("in the core", "near", "further"),
    "largest_source.class": ("eu", "oecd_nato", "other", "unclassified"),
}
"""Names whose value is a word, with the words there are."""

NAMES = ("focal", "largest_source")
"""What a sentence may name besides numbers."""

PLACEHOLDER = re.compile(r"\{([\w.]+)(?::([^{}]+))?\}")
"""A name in a sentence, and how its number is written."""

_SPEC = re.compile(r"[+~]*\d%?")
_KEYS = ("id", "kind", "when", "label", "sentence", "reason", "source")
_FORM = "an indicator, a sign and a number, such as simple_balance > 0"


@dataclass(frozen=True)
class Rule:
    """What is said of a technology when all limits of `when` hold, and why it is said."""

    id: str
    kind: str
    when: tuple[Limit, ...]
    label: Texts
    sentence: Texts
    reason: Texts
    source: Texts


@dataclass(frozen=True)
class Finding:
    """What a rule says of a country in a technology: its outcome, the sentence, and the numbers it rests on."""

    technology: str
    window: str
    entity: str
    rule: Rule
    outcome: str
    sentence: Texts
    numbers: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Rules:
    """The rules of a file; of an entity with one of the flags `not_said_with` nothing is said."""

    rules: tuple[Rule, ...]
    not_said_with: tuple[str, ...]


def load_rules(path: str | Path | None = None) -> Rules:
    """Read a file of rules: TOML with a ``[[rule]]`` table for each.

    Parameters
    ----------
    path : str or Path, optional
        The user's own file; by default that of citenet, whose head explains the form. A text may be given
        once for all languages, or as ``{ en = …, nl = … }``.

    Raises
    ------
    InputError
        When the file cannot be read, or a rule names an indicator, word, kind or flag that does not exist.

    Examples
    --------
    >>> rule = load_rules().rules[4]
    >>> rule.id, rule.kind, [str(limit) for limit in rule.when]
    ('export_of_complex_knowledge', 'opportunity', ['simple_balance > 0', 'complexity > 50'])
    """
    file = Path(path) if path else resources.files("citenet.reference") / "judgement.toml"
    where = str(path) if path else "judgement.toml"
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=where) from error
    except ValueError as error:
        raise InputError(f"the file is not valid TOML in UTF-8: {error}", where=where) from error
    tables = content.get("rule")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InputError("it lists no rules", where=where,
                         allowed=f"a table [[rule]] for each, with {', '.join(_KEYS)}")
    _refuse_unknown(content, ("rule", "not_said_with"), where)
    rules = tuple(_rule(table, number, where) for number, table in enumerate(tables, start=1))
    twice = [name for name, n in Counter(rule.id for rule in rules).items() if n > 1]
    if twice:
        raise InputError(f"{len(twice)} ids are used more than once", where=where, found=twice,
                         fix="give every rule an id of its own")
    return Rules(rules, _flags(content.get("not_said_with", []), where))


def known_names() -> tuple[str, ...]:
    """Return every name that a rule may hold against a limit."""
    indicators = [known.name for known in catalogue().values() if known.per != "pair" and "country" in known.levels]
    return (*indicators, "position", *(f"{source}.{name}" for source, names in SOURCES.items() for name in names))


def _rule(table: Mapping, number: int, where: str) -> Rule:
    name = table.get("id")
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise InputError("a rule needs an id", where=f"{where}, rule {number}", found=[str(name)],
                         allowed="small letters, digits and _")
    where = f"{where}, rule '{name}'"
    _refuse_unknown(table, _KEYS, where)
    if table.get("kind") not in KINDS:
        raise InputError("this is no kind of rule", where=where, found=[str(table.get("kind"))],
                         allowed=", ".join(KINDS))
    texts = {key: _texts(table, key, where) for key in ("label", "sentence", "reason")}
    for sentence in texts["sentence"].values():
        _check_placeholders(sentence, where)
    if "source" not in table:
        raise InputError("a rule needs a source", where=where, fix='source = "our choice", if it is')
    return Rule(name, table["kind"], _limits(table.get("when"), where), **texts, source=_texts(table, "source", where))


def _limits(when: object, where: str) -> tuple[Limit, ...]:
    if not isinstance(when, list) or not when or not all(isinstance(text, str) for text in when):
        raise InputError("'when' lists no limits", where=where, allowed='a list of texts, such as ["complexity > 50"]')
    return tuple(_limit(text, where) for text in when)


def _limit(text: str, where: str) -> Limit:
    limit = read_limit(text)
    if limit is None:
        raise InputError(f"'{text}' is no limit", where=where, allowed=_FORM)
    _check_name(limit.of, where)
    words = WORDS.get(limit.of)
    if words and (limit.bound not in words or limit.sign not in ("==", "!=")):
        raise InputError(f"'{text}' cannot be asked", where=where, allowed=f"{limit.of} == {' or '.join(words)}")
    if not words and isinstance(limit.bound, str):
        raise InputError(f"'{text}' asks for a word where there is a number", where=where, allowed=_FORM)
    return limit


def _check_name(name: str, where: str) -> None:
    if name not in known_names():
        near = get_close_matches(name, known_names(), n=3)
        raise InputError(f"there is no indicator '{name}' for a rule", where=where,
                         allowed=", ".join(near) or f"{len(known_names())} names",
                         fix="citenet explain lists the indicators; the head of judgement.toml the other names")


def _check_placeholders(sentence: str, where: str) -> None:
    for name, spec in PLACEHOLDER.findall(sentence):
        if name in NAMES:
            continue
        _check_name(name, where)
        if name in WORDS or not _SPEC.fullmatch(spec):
            raise InputError(f"{{{name}{':' * bool(spec)}{spec}}} cannot be written", where=where,
                             allowed="a number and how many decimals, such as {simple_balance:+2} or {eu_share:0%}")


def _texts(table: Mapping, key: str, where: str) -> Texts:
    value = table.get(key)
    if isinstance(value, str):
        return dict.fromkeys(LANGUAGES, value)
    if isinstance(value, dict) and {name for name in value if isinstance(value[name], str)} == set(LANGUAGES):
        return value
    raise InputError(f"'{key}' is no text", where=where, allowed=f"a text, or one each for {', '.join(LANGUAGES)}")


def _flags(names: object, where: str) -> tuple[str, ...]:
    known = list(flags())
    if not isinstance(names, list) or not set(names) <= set(known):
        raise InputError("'not_said_with' lists something that is no flag", where=where, found=[str(names)],
                         allowed=", ".join(known))
    return tuple(names)


def _refuse_unknown(table: Mapping, known: Collection[str], where: str) -> None:
    if unknown := sorted(set(table) - set(known)):
        raise InputError(f"{len(unknown)} of {len(table)} keys are not known", where=where, found=unknown,
                         allowed=", ".join(known))
