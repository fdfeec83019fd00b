"""Which settings hold for a command, and can each of them change what it tells?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from citenet.cli.options import language_asked
from citenet.cli.printing import say

if TYPE_CHECKING:
    from citenet.settings import Settings


def refuse(given: Mapping[str, Any], why: str, *, fix: str = "leave it out") -> None:
    """Refuse options and arguments that can change nothing, which `why` tells, when they were given.

    Parameters
    ----------
    given : mapping
        By name, the value; None, False or empty when it was not given.
    why : str
        Such as "beside --window".
    fix : str
        How to be served.

    Raises
    ------
    SettingsError
        When any was given.
    """
    from citenet.errors import SettingsError

    if idle := [name for name, value in given.items() if value]:
        raise SettingsError(f"{' and '.join(idle)} can change nothing {why}", fix=fix)


def settings_for(flags: Mapping[str, Any], *folders: str | None, of_built: Collection[str] | None = None) -> Settings:
    """Settle the settings of a command that is about these folders.

    A flag that can change nothing in any of them is refused. Of settings that hold for several commands, in the
    environment or in citenet.toml, that is told.

    Parameters
    ----------
    flags : mapping
        The settings that the command knows, those that were not given being None.
    *folders : str or None
        Corpora, None for the sample or, where `of_built` is given, folders that a build made.
    of_built : collection of str, optional
        See :func:`citenet.pipeline.idle.idle_settings`.

    Raises
    ------
    SettingsError
        When a flag can change nothing.
    """
    from citenet.settings import resolve

    resolved = resolve(flags)
    if resolved.settings.engine != "spark":
        refuse({"--master": flags.get("master")}, "without Spark", fix="add --engine spark")
    given = {name: origin for name in flags if (origin := resolved.origins[name]) != "default"}
    if not given:
        return resolved.settings
    from citenet.pipeline.idle import idle_settings
    from citenet.reference.strings import text

    found = [idle_settings(folder, resolved.settings, given, of_built) for folder in folders]
    asked = [name for name, origin in given.items() if origin == "flag"]
    if refused := [name for name in asked if all(name in idle.values for idle in found)]:
        raise found[0].refusal(refused, of=len(asked))
    for idle in found:
        if idle.values:
            names = ", ".join(f"{name} = {idle.told(name)} ({given[name]})" for name in idle.values)
            say("noticed", n=len(idle.values), of=len(given),
                finding=text(f"told.idle_{idle.why}", language_asked(), folder=idle.folder, names=names))
    return resolved.settings
