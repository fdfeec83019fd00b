"""Which organisation stands behind a governing body, a part of a university or an office of state?"""

from __future__ import annotations

from functools import cache

from citenet.harmonise.rules import Phrase, Tokens, phrases, place_abbreviations, words_of_kind

UNITED_STATES = ("UNITED", "STATES")


def governed_body(tokens: Tokens) -> Tokens:
    """Put the university in the place of its regents, trustees or fellows.

    Examples
    --------
    >>> governed_body(("BOARD", "TRUSTEES", "UNIVERSITY", "ILL"))
    ('UNIVERSITY', 'ILLINOIS')
    """
    return _without_phrases(_places_in_full(tokens), "governing body")


def whole_university(tokens: Tokens) -> Tokens:
    """Leave out the school, office or campus system of a university.

    Examples
    --------
    >>> whole_university(("UNIVERSITY", "TEXAS", "SYSTEM"))
    ('UNIVERSITY', 'TEXAS')
    """
    return _without_phrases(tokens, "part of a university")


def represented_office(tokens: Tokens) -> Tokens:
    """Name an office of state in one way, whoever is said to head it.

    Examples
    --------
    >>> represented_office(("UNITED", "STATES", "AMERICA", "AS", "REPRESENTED", "BY", "SECRETARY", "ARMY"))
    ('UNITED', 'STATES', 'ARMY')
    >>> represented_office(("US", "DEPARTMENT", "ENERGY"))
    ('UNITED', 'STATES', 'ENERGY')
    """
    if "REPRESENTED" in tokens:
        at = tokens.index("REPRESENTED")
        state = _state(tokens[:at])
        return (*state, *_office(_after_state(_office(tokens[at + 1:]))))
    after = _after_state(tokens)
    if after != tokens:
        return (*UNITED_STATES, *_office(after))
    return tokens


def _state(head: Tokens) -> Tokens:
    if not {"UNITED", "STATES", "AMERICA"}.isdisjoint(head):
        return UNITED_STATES
    if "CANADA" in head:
        return ("CANADA",)
    return tuple(token for token in head if token != "AS")


def _after_state(tokens: Tokens) -> Tokens:
    for state in (("UNITED", "STATES", "AMERICA"), UNITED_STATES, ("US", "AMERICA"), ("US",), ("USA",)):
        if tokens[:len(state)] == state:
            return tokens[len(state):]
    return tokens


def _office(tokens: Tokens) -> Tokens:
    heads = words_of_kind("government") | {"AMERICA", "BY", "PAR"}
    first = next((i for i, token in enumerate(tokens) if token not in heads), len(tokens))
    return tokens[first:]


def _without_phrases(tokens: Tokens, rule: str) -> Tokens:
    for phrase in _phrases_of(rule):
        n = len(phrase.words)
        at_start = phrase.place == "start"
        if (tokens[:n] if at_start else tokens[-n:]) == phrase.words:
            rest = tokens[n:] if at_start else tokens[:-n]
            if len(rest) > 1 and not words_of_kind(phrase.needs).isdisjoint(rest):
                return _without_phrases(rest, rule)
    return tokens


@cache
def _phrases_of(rule: str) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in phrases() if phrase.rule == rule)


def _places_in_full(tokens: Tokens) -> Tokens:
    """Spell out American states in the names of universities; elsewhere CA or PA may be anything."""
    if words_of_kind("academic").isdisjoint(tokens):
        return tokens
    full = place_abbreviations()
    return tuple(word for token in tokens for word in full.get(token, (token,)))
