"""Which settings can change nothing, because what they decide was done before?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from citenet.corpus import read_corpus
from citenet.errors import SettingsError
from citenet.pipeline.places import is_built, read_run
from citenet.settings import PLACES, Settings

OF_PATENTS = ("country", "counting", "scope", "technology_counting", "self_citations", "reach", "citation_weight",
              "tier", "draws", "engine")
"""Settings that are about counting patents: a table of counts was counted by others, and knows no families to draw."""

COUNTED, BUILT = "counted", "built"

_WHY = {
    COUNTED: ("the citations came already counted", "leave them out, or give a corpus of patents"),
    BUILT: ("the numbers were made with others", "leave them out, or give the corpus that they were made from"),
}
"""For the user: what was done before, and how to be served."""


@dataclass(frozen=True)
class Idle:
    """Settings that can change nothing in a folder.

    Parameters
    ----------
    folder : str or Path, optional
        None is the sample.
    why : {"counted", "built"}
        What was done before.
    values : mapping
        By name, their values.
    made_with : mapping
        By name, the values that hold in the folder, where they are known.
    """

    folder: str | Path | None
    why: str = COUNTED
    values: Mapping[str, Any] = field(default_factory=dict)
    made_with: Mapping[str, Any] = field(default_factory=dict)

    def told(self, name: str) -> str:
        """Return a value, and the one that holds instead."""
        return f"{self.values[name]}" + (f", made with {self.made_with[name]}" if name in self.made_with else "")

    def refusal(self, names: Collection[str], of: int) -> SettingsError:
        """Return the error for some of them that were asked for here and now, together with others."""
        done, fix = _WHY[self.why]
        return SettingsError(f"{len(names)} of {of} settings asked for can change nothing, since {done}",
                             where=str(self.folder), fix=fix,
                             found=[f"--{name.replace('_', '-')} {self.told(name)}" for name in names])


def idle_settings(folder: str | Path | None, settings: Settings, names: Collection[str],
                  of_built: Collection[str] | None = None) -> Idle:
    """Find those among the settings `names` that can change nothing in a folder.

    Parameters
    ----------
    folder : str or Path, optional
        A corpus, by default the sample or, where `of_built` is given, a folder that a build made.
    settings : Settings
        All of them.
    names : collection of str
        Those that somebody asked for.
    of_built : collection of str, optional
        The settings that are followed in a folder that a build made, too.
    """
    if not folder or not names:
        return Idle(folder)
    if of_built is not None and is_built(folder):
        made = read_run(folder)["settings"]
        others = {name: made[name] for name in names if name not in (*of_built, *PLACES)
                  and name in made and made[name] != getattr(settings, name)}
        return Idle(folder, BUILT, _values(settings, others), others)
    if not read_corpus(folder).is_aggregated:
        return Idle(folder)
    # Who asks for no draws gets none.
    return Idle(folder, COUNTED, _values(settings, [name for name in names if name in OF_PATENTS
                                                    and (name != "draws" or settings.draws)]))


def _values(settings: Settings, names: Collection[str]) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in names}


def with_choices(settings: Settings | None, choices: Mapping[str, Any], folder: str | Path | None,
                 of_built: Collection[str] | None = None) -> Settings:
    """Return the settings, by default those of citenet, with single ones chosen by name; see `idle_settings`.

    Raises
    ------
    SettingsError
        When one that is chosen by name can change nothing.
    """
    chosen = replace(settings or Settings(), **choices)
    idle = idle_settings(folder, chosen, choices, of_built)
    if idle.values:
        raise idle.refusal(list(idle.values), of=len(choices))
    return chosen
