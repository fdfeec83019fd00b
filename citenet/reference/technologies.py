"""Which technologies are there, and which class symbols belong to each?"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from citenet.errors import InputError
from citenet.reference.symbols import Symbol, parse_symbol, parse_us_class

ALL = "all"
"""The pseudo-technology that holds every patent; no technology of a file may bear its name."""

SCHEMES = ("IPC", "CPC", "USPC")
TIERS = ("core", "extended")
MAX_TECHNOLOGIES = 60
"""Technologies are bits of a 64-bit number once patents are classified."""

_TECHNOLOGY_KEYS = frozenset({
    "id", "number", "name", "name_en", "name_nl", "report_label_nl", "focus_area", "focus_evidence", "scope",
    "codes", "note",
})
_RULE_KEYS = frozenset({"scheme", "code", "to", "tier", "source", "evidence", "ipc2023", "label", "note"})
_ID = re.compile(r"(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])$)[a-z][a-z0-9_-]{0,39}")


@dataclass(frozen=True)
class Rule:
    """One class symbol, or a range `code` … `to`, that puts a patent in a technology.

    `scheme` is IPC, CPC or USPC; `tier` core or extended; `to` is empty unless the rule is a range.
    """

    scheme: str
    code: str
    to: str = ""
    tier: str = "core"
    source: str = ""
    evidence: str = ""
    label: str = ""


@dataclass(frozen=True)
class Technology:
    """A technology with its names in English and Dutch and the rules that delineate it."""

    id: str
    number: int
    name_en: str
    name_nl: str
    focus_area: str
    scope: str
    rules: tuple[Rule, ...]


def load_technologies(path: str | Path | None = None) -> tuple[Technology, ...]:
    """Read a technology file: TOML with a ``[[technology]]`` table for each.

    Parameters
    ----------
    path : str or Path, optional
        The user's own file; by default the ten key technologies of the Dutch National Technology
        Strategy. A technology needs `id`, `name` (or `name_en`) and `codes`; a code needs `scheme` and
        `code`, its `tier` is core unless given.

    Returns
    -------
    tuple of Technology
        In the order of the file.

    Raises
    ------
    InputError
        When the file cannot be read or a technology or code in it cannot be followed.

    Examples
    --------
    >>> [technology.id for technology in load_technologies()][:3]
    ['photonics', 'quantum', 'process']
    """
    return _read(Path(path), str(path)) if path else _shipped()


@cache
def _shipped() -> tuple[Technology, ...]:
    return _read(resources.files("citenet.reference") / "technologies.toml", "technologies.toml")


def _read(file: Traversable, where: str) -> tuple[Technology, ...]:
    tables = _read_toml(file, where).get("technology")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise InputError("it lists no technologies", where=where,
                         allowed="a table [[technology]] for each, with id, name and codes")
    if len(tables) > MAX_TECHNOLOGIES:
        raise InputError(f"{len(tables)} technologies are too many", where=where,
                         allowed=f"at most {MAX_TECHNOLOGIES}", fix="split the file")
    technologies = tuple(_technology(table, number, where) for number, table in enumerate(tables, start=1))
    twice = [name for name, n in Counter(technology.id for technology in technologies).items() if n > 1]
    if twice:
        raise InputError(f"{len(twice)} ids are used more than once", where=where, found=twice,
                         fix="give every technology an id of its own")
    return technologies


def _read_toml(file: Traversable, where: str) -> dict:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=where) from error
    except UnicodeDecodeError as error:
        raise InputError(f"the file is not UTF-8 text: {error}", where=where, fix="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"the file is not valid TOML: {error}", where=where) from error


def _technology(table: Mapping, number: int, where: str) -> Technology:
    name = _text(table, "id", f"{where}, technology {number}")
    where = f"{where}, technology '{name}'"
    _refuse_unknown(table, _TECHNOLOGY_KEYS, where)
    if name == ALL:
        raise InputError("the id 'all' is taken: it stands for every patent together", where=where,
                         fix="choose another id")
    if not _ID.fullmatch(name):
        raise InputError("the id cannot serve as a folder name", where=where,
                         allowed="lower-case letters, digits, _ and -, starting with a letter, 40 at most; not what "
                         "Windows keeps for itself, such as con")
    codes = table.get("codes")
    if not isinstance(codes, list) or not codes:
        raise InputError("it has no codes", where=where, allowed='codes = [{ scheme = "IPC", code = "G06N 10" }]')
    name_en = _text(table, "name_en" if "name_en" in table else "name", where)
    return Technology(
        id=name,
        number=_whole_number(table, "number", number, where),
        name_en=name_en,
        name_nl=_text(table, "name_nl", where, name_en),
        focus_area=_text(table, "focus_area", where, ""),
        scope=_text(table, "scope", where, ""),
        rules=tuple(_rule(code, f"{where}, code {position}") for position, code in enumerate(codes, start=1)),
    )


def _rule(table: object, where: str) -> Rule:
    if not isinstance(table, Mapping):
        raise InputError("a code is written as a table", where=where, found=[repr(table)],
                         allowed='{ scheme = "IPC", code = "G06N 10" }')
    _refuse_unknown(table, _RULE_KEYS, where)
    code = _text(table, "code", where)
    where = f"{where} ({code})"
    rule = Rule(
        scheme=_choice(table, "scheme", SCHEMES, where),
        code=code,
        to=_text(table, "to", where, ""),
        tier=_choice(table, "tier", TIERS, where) if "tier" in table else "core",
        source=_text(table, "source", where, ""),
        evidence=_text(table, "evidence", where, ""),
        label=_text(table, "label", where, ""),
    )
    _check_syntax(rule, where)
    return rule


def _check_syntax(rule: Rule, where: str) -> None:
    """Refuse a code or range that could match nothing, or something else than was meant."""
    if rule.scheme == "USPC":
        if not parse_us_class(rule.code) or "/" in rule.code or rule.to:
            raise InputError("this is no main class of the US classification", where=where,
                             found=[rule.code, *([rule.to] if rule.to else [])], allowed="385, D14 or PLT")
        return
    first, last = (_parsed(code, rule.scheme, where) for code in (rule.code, rule.to or rule.code))
    upwards = first[:2] == last[:2] and first.subgroup and last.subgroup and first.fraction <= last.fraction
    if rule.to and not upwards:
        raise InputError("the range does not run upwards through subgroups of one main group", where=where,
                         found=[f"{rule.code} … {rule.to}"], allowed="'G01N 33/48' to 'G01N 33/98'")


def _parsed(code: str, scheme: str, where: str) -> Symbol:
    symbol = parse_symbol(code)
    if symbol is None or len(symbol.subgroup) == 1:
        raise InputError(f"this is no {scheme} symbol", where=where, found=[code],
                         allowed="subclass 'G06N', main group 'G06N 10' or subgroup 'G06N 10/20'")
    return symbol


def _refuse_unknown(table: Mapping, known: Collection[str], where: str) -> None:
    unknown = [key for key in table if key not in known]
    if unknown:
        raise InputError(f"{len(unknown)} keys are not understood", where=where, found=unknown,
                         allowed=", ".join(sorted(known)))


def _text(table: Mapping, key: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        found = [] if value is None else [repr(value)]
        raise InputError(f"it needs a text as '{key}'", where=where, found=found, fix=f'{key} = "…"')
    return value


def _choice(table: Mapping, key: str, allowed: tuple[str, ...], where: str) -> str:
    value = _text(table, key, where)
    if value not in allowed:
        raise InputError(f"unknown {key}", where=where, found=[value], allowed=", ".join(allowed))
    return value


def _whole_number(table: Mapping, key: str, default: int, where: str) -> int:
    value = table.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise InputError(f"'{key}' must be a whole number", where=where, found=[repr(value)])
    return value
