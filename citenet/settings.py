"""Which settings hold, and who said so? Flag before environment before citenet.toml before default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

from citenet.errors import SettingsError
from citenet.reference.countries import match_country
from citenet.reference.institutions import membership_day

CONFIG_FILE = "citenet.toml"
PREFIX = "CITENET_"

CHOICES: Mapping[str, tuple[str, ...]] = {
    "country": ("applicant", "inventor"),
    "counting": ("fractional", "whole"),
    "scope": ("within", "citing"),
    "technology_counting": ("whole", "fractional"),
    "self_citations": ("keep", "drop"),
    "citation_weight": ("equal", "source_normalised"),
    "tier": ("core", "extended"),
    "bloc_order": ("eu,oecd_nato", "oecd_nato,eu"),
    "miller_madow": ("no", "yes"),
    "language": ("en", "nl"),
    "engine": ("local", "duckdb", "spark"),
}
"""What may stand in a setting that knows only a few words; the command line offers the same."""

CITING_YEAR = "citing_year"
"""What `as_of` says when each citation is to be read in its own year."""

NUMBERS = ("reach", "draws", "seed")
"""Settings that are whole numbers, from 0."""

PLACES = ("memory", "master", "stages")
"""Settings that change where and how fast work is done, and no result."""


@dataclass(frozen=True)
class Settings:
    """Everything that can be chosen. Each field is an option of the command line of the same name.

    Parameters
    ----------
    focal : str
        Country in the middle of tables and pages, by code or name; kept as its code.
    benchmark : str
        Countries to compare the focal country with; kept as their codes.
    country, counting, scope, technology_counting, self_citations, reach, citation_weight
        See :class:`citenet.flows.CountingRules`.
    window : str
        Windows of years; empty for the whole span.
    tier : {"core", "extended"}
        Whether only the sure class codes of a technology count or the wider ones too.
    as_of : str
        Day on which memberships of the EU, OECD and NATO are read, of a year the last; or "citing_year".
    bloc_order : {"eu,oecd_nato", "oecd_nato,eu"}
        Institutional classes from nearest to farthest; what is in none of them is "other" and farthest.
    chain : str
        File with counts along the innovation chain, for the pages; empty for none.
    technologies, institutions : str
        Files of the user's own in place of those that come with citenet; empty for these.
    judgement : str
        File of the user's own rules for opportunities and vulnerabilities; empty for those of citenet.
    language : {"en", "nl"}
        Language of pages and tables.
    draws : int
        How often the citing families are drawn again for intervals; 0 for no intervals.
    miller_madow : str
        "yes" corrects entropies for small samples.
    seed : int
        Seed of draws, layouts and reshuffles.
    memory : str
        Bound on memory, such as "4GB"; empty for 4 GB where arrays are counted, or the default of the engine.
    engine : {"local", "duckdb", "spark"}
        What counts patents; the numbers are the same.
    master : str
        Where Spark runs: "local[*]" for this machine, or the address of a cluster.
    stages : str
        Folder where finished stages are kept and looked for; empty for the user's cache folder, "none" for nowhere.
    """

    focal: str = "NL"
    benchmark: str = "DE,BE,SE,AT"
    country: str = "applicant"
    counting: str = "fractional"
    scope: str = "within"
    window: str = ""
    technology_counting: str = "whole"
    self_citations: str = "keep"
    reach: int = 0
    citation_weight: str = "equal"
    tier: str = "core"
    as_of: str = "2025-12-31"
    bloc_order: str = "eu,oecd_nato"
    chain: str = ""
    technologies: str = ""
    institutions: str = ""
    judgement: str = ""
    language: Literal["en", "nl"] = "en"
    draws: int = 1000
    miller_madow: str = "no"
    seed: int = 1
    memory: str = ""
    engine: str = "local"
    master: str = "local[*]"
    stages: str = ""

    def record(self) -> dict[str, Any]:
        """Return every setting that can change a result: what is written beside results."""
        return {name: value for name, value in asdict(self).items() if name not in PLACES}

    @property
    def blocs(self) -> tuple[str, ...]:
        """The classes of `bloc_order`, nearest first.

        >>> Settings().blocs
        ('eu', 'oecd_nato')
        """
        return tuple(self.bloc_order.split(","))

    @property
    def benchmarks(self) -> tuple[str, ...]:
        """The countries of `benchmark`, without the focal one.

        >>> Settings(focal="BE").benchmarks
        ('DE', 'SE', 'AT')
        """
        return tuple(code for code in names_in(self.benchmark) if code != self.focal)

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            value = getattr(self, name)
            if value not in allowed:
                raise SettingsError(f"{name} cannot be '{value}'", allowed=", ".join(allowed))
        for name in NUMBERS:
            if (number := getattr(self, name)) < 0:
                raise SettingsError(f"{name} cannot be {number}", allowed="0 or more")
        # Here, once, for all who read them: networks know countries by their codes.
        others = [_code(name, "a country of the benchmark", "--benchmark DE,BE") for name in names_in(self.benchmark)]
        if self.as_of != CITING_YEAR:
            object.__setattr__(self, "as_of", membership_day(self.as_of).isoformat())
        object.__setattr__(self, "focal", _code(self.focal, "the focal country", "--focal NL"))
        object.__setattr__(self, "benchmark", ",".join(others))
        if self.memory:
            # Told now, and not only when a stage is made that needs it.
            from citenet.engine import in_mebibytes

            in_mebibytes(self.memory)


def names_in(text: str) -> list[str]:
    """Return the names between commas; there may be blanks within them.

    >>> names_in("DE, United States,")
    ['DE', 'United States']
    """
    return [name.strip() for name in text.split(",") if name.strip()]


def _code(name: str, what: str, fix: str) -> str:
    code = match_country(name).code
    if code is None:
        raise SettingsError(f"{what}, '{name}', is no country", allowed="an ISO code or a name", fix=fix)
    return code


@dataclass(frozen=True)
class Resolved:
    """Settings, and for each of them where its value came from."""

    settings: Settings
    origins: Mapping[str, str]


def resolve(flags: Mapping[str, Any] | None = None, *, folder: Path | None = None) -> Resolved:
    """Settle every setting by the first that names it: flag, environment, file, default.

    Parameters
    ----------
    flags : mapping, optional
        What was given on the command line; missing values are left to the others.
    folder : Path, optional
        Where ``citenet.toml`` is looked for; by default the current folder.

    Raises
    ------
    SettingsError
        When the file cannot be read, names an unknown setting, or a value is of the wrong kind.

    Examples
    --------
    >>> resolved = resolve({"counting": "whole"}, folder=Path("/nowhere"))
    >>> resolved.settings.counting, resolved.origins["counting"], resolved.origins["scope"]
    ('whole', 'flag', 'default')
    """
    file = (folder or Path()) / CONFIG_FILE
    sources = [
        ("flag", {name: value for name, value in (flags or {}).items() if value is not None}),
        ("environment", _from_environment()),
        (str(file), _from_file(file)),
    ]
    values, origins = {}, {}
    for known in fields(Settings):
        origin, value = next(((origin, found[known.name]) for origin, found in sources if known.name in found),
                             ("default", known.default))
        values[known.name] = _as_kind(known.name, value, type(known.default), origin)
        origins[known.name] = origin
    try:
        return Resolved(Settings(**values), origins)
    except SettingsError:
        for name, value in values.items():
            _tell_where(name, value, origins[name])
        raise


def _tell_where(name: str, value: Any, origin: str) -> None:
    """Refuse a value that cannot be, and say where it stands when that is not the command itself."""
    try:
        Settings(**{name: value})
    except SettingsError as error:
        if origin == "flag":
            raise
        raise SettingsError(error.what, where=_place(name, origin), allowed=error.allowed,
                            fix=_MEND.format(name.replace("_", "-"))) from error


_MEND = "mend it there, or give --{}"


def _place(name: str, origin: str) -> str:
    """Return where the value of a setting stands."""
    return {"environment": PREFIX + name.upper(), "flag": f"--{name.replace('_', '-')}"}.get(origin, origin)


def _from_environment() -> dict[str, str]:
    names = {known.name for known in fields(Settings)}
    return {name: os.environ[PREFIX + name.upper()] for name in names if PREFIX + name.upper() in os.environ}


def _from_file(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SettingsError("the file cannot be read", where=str(file), found=[str(error)]) from error
    names = [known.name for known in fields(Settings)]
    if unknown := sorted(set(values) - set(names)):
        raise SettingsError(f"{len(unknown)} of {len(values)} settings are not known", where=str(file), found=unknown,
                            allowed=", ".join(names))
    return values


def _as_kind(name: str, value: Any, kind: type, origin: str) -> Any:
    try:
        if kind is int and type(value) not in (int, str):
            raise TypeError(f"{value} is no whole number")
        return kind(value)
    except (TypeError, ValueError) as error:
        allowed = "a whole number" if kind is int else "text"
        raise SettingsError(f"{name} cannot be '{value}'", where=_place(name, origin), allowed=allowed,
                            fix=_MEND.format(name.replace("_", "-"))) from error
