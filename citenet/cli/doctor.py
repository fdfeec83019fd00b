"""The command `doctor`: is everything here that citenet needs?"""

from __future__ import annotations

import platform
import re
import shutil

import click

from citenet.cli.options import settings_options
from citenet.cli.printing import format_options, show


@click.command()
@format_options
@settings_options("stages", "language")
def doctor(form: str | None, output: str | None, **flags: str | None) -> None:
    """Show the versions of Python and of what citenet builds on, what is missing, and where finished stages lie."""
    import pandas as pd

    from citenet.settings import resolve
    from citenet.stages import size_of, stages_folder

    rows = [("python", platform.python_version(), ">=3.11", ""), *_packages()]
    rows.append(("chromium", shutil.which("chromium") or "missing", "", "for the browser tests only"))
    rows.append(("java", shutil.which("java") or "missing", ">=17", "for --engine spark only"))
    folder = stages_folder(resolve(flags).settings.stages)
    n, size = size_of(folder) if folder else (0, 0)
    rows.append(("stages", f"{n}, {size / 1e6:.0f} MB", "", str(folder or "none are kept")))
    show(pd.DataFrame(rows, columns=["name", "found", "wanted", "remark"]), form=form, output=output,
         schema="doctor/1")


def _packages() -> list[tuple[str, str, str, str]]:
    """Return each package that citenet asks for, with the extras that do."""
    # Brings a library of e-mails along, for which no other command should wait.
    from importlib import metadata

    asked: dict[tuple[str, str], list[str]] = {}
    for requirement in metadata.requires("citenet") or []:
        name = re.match(r"[\w.-]+", requirement)[0]  # type: ignore[index]
        extra = re.search(r"extra == ['\"](\w+)['\"]", requirement)
        wanted = requirement.split(";")[0].removeprefix(name).strip()
        asked.setdefault((name, wanted), []).extend([extra[1]] if extra else [])
    return [(name, _version(name), wanted, f"extra {', '.join(extras)}" if extras else "")
            for (name, wanted), extras in asked.items()]


def _version(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"
