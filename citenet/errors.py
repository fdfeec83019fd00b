"""What can be wrong with what the user gave, told so that it can be mended."""

from __future__ import annotations

from collections.abc import Sequence

BUG, INTERRUPTED = 70, 130
"""Exit codes of what is no fault of the user's."""


class CitenetError(Exception):
    """A fault in the user's input or request, shown without a traceback.

    Anything else that is raised is a bug of citenet and keeps its traceback.

    Parameters
    ----------
    what : str
        One sentence: what is wrong, and how many of how many where that is known.
    where : str, optional
        File, table or option, with a row number where there is one.
    found : sequence of str, optional
        Real examples; the first five are shown.
    allowed : str, optional
        What would have been accepted.
    fix : str, optional
        The option or command that mends it.

    Examples
    --------
    >>> print(InputError("no column 'citing'", where="edges.csv", found=["from", "to"],
    ...                  fix="--columns citing=from,cited=to"))
    edges.csv: no column 'citing'
      found: from, to
      fix: --columns citing=from,cited=to
    """

    exit_code = 3

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        found: Sequence[str] = (),
        allowed: str | None = None,
        fix: str | None = None,
    ) -> None:
        self.what, self.where, self.found = what, where, [str(example) for example in found]
        self.allowed, self.fix = allowed, fix
        super().__init__(what)

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.found:
            more = f" … ({len(self.found)} in all)" if len(self.found) > 5 else ""
            lines.append(f"  found: {', '.join(self.found[:5])}{more}")
        if self.allowed:
            lines.append(f"  allowed: {self.allowed}")
        if self.fix:
            lines.append(f"  fix: {self.fix}")
        return "\n".join(lines)


class SettingsError(CitenetError):
    """An option or a line of the configuration file cannot be followed."""

    exit_code = 2


class InputError(CitenetError):
    """A file is missing, unreadable or not what it should be."""

    exit_code = 3


class MissingExtraError(CitenetError):
    """Something that citenet can use, but does not install by itself, is absent."""

    exit_code = 4


class UndefinedError(CitenetError):
    """The question has no answer in these data, for example an entity without any citation."""

    exit_code = 5
