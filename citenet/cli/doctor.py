"""The command `doctor`: is everything here that citenet needs?"""

from __future__ import annotations

import platform
import re
import shutil
from importlib import metadata

import click

from citenet.cli.printing import format_options, show


@click.command()
@format_options
def doctor(form: str | None, output: str | None) -> None:
    """Show the versions of Python and of what citenet builds on, and what is missing."""
    import pandas as pd

    rows = [("python", platform.python_version(), ">=3.11", "")]
    for requirement in metadata.requires("citenet") or []:
        name = re.match(r"[\w.-]+", requirement)[0]  # type: ignore[index]
        extra = re.search(r"extra == ['\"](\w+)['\"]", requirement)
        rows.append((name, _version(name), requirement.split(";")[0].removeprefix(name).strip(),
                     f"extra {extra[1]}" if extra else ""))
    rows.append(("chromium", shutil.which("chromium") or "missing", "", "for the browser tests only"))
    show(pd.DataFrame(rows, columns=["name", "found", "wanted", "remark"]), form=form, output=output,
         schema="doctor/1")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"
