"""Which scripts of others stand in a page? Taken from this package or the installed PyVis, with their licences."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from functools import cache
from pathlib import Path

from citenet.report.shell import asset

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@cache
def vis_network() -> str:
    """Return the vis-network script that PyVis brings, with its licence, fit to stand inside a page.

    Its style sheet is left out: it dresses buttons and menus that citenet's pages do not show.
    """
    spec = importlib.util.find_spec("pyvis")
    folders = list(spec.submodule_search_locations or []) if spec else []
    found = sorted(file for folder in folders for file in Path(folder).glob("lib/vis-*/vis-network.min.js"))
    if not found:
        raise FileNotFoundError("the installed pyvis brings no vis-network.min.js")
    return _inert(found[-1].read_text(encoding="utf-8"))


@cache
def sigma() -> tuple[str, ...]:
    """Return graphology and sigma, each with its licence above it, fit to stand inside a page.

    sigma runs only where there is WebGL: without, it would fail as soon as it is read.
    """
    scripts = tomllib.loads(asset("vendor/vendor.toml"))["script"]
    return tuple(_inert(f"/*!\n{asset('vendor/' + one['licence_file'])}*/\n{_guarded(one)}") for one in scripts)


def _guarded(script: dict[str, str]) -> str:
    text = asset(f"vendor/{script['file']}")
    if script.get("needs") != "webgl":
        return text
    return f'if (document.createElement("canvas").getContext("webgl")) {{\n{text}\n}}\n'


def _inert(script: str) -> str:
    """Return a script without anything that could end its element or ask for another file."""
    script = _SOURCE_MAP.sub("", script.replace("\r\n", "\n"))
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
