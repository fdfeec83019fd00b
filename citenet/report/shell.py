"""How does a page stay one safe file? Assets inlined, data escaped, and nothing allowed but what is in it."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_JSON_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def render(template: str, *, scripts: Sequence[str], styles: Sequence[str], **values: object) -> str:
    """Fill a template of this package into a page that needs nothing from outside.

    Parameters
    ----------
    template : str
        File name in ``templates/``; everything in it is escaped unless it is markup made here.
    scripts : sequence of str
        Texts of the scripts, each allowed by its hash and nothing else.
    styles : sequence of str
        Names of files in ``assets/``, put into one style sheet.
    """
    style = "".join(asset(name) for name in styles)
    page = _environment().get_template(template).render(
        policy=_policy(scripts, style), scripts=[Markup(script) for script in scripts], style=Markup(style),
        **values)
    return page if page.endswith("\n") else page + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("citenet.report"), autoescape=True, trim_blocks=True,
                              lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters["json_block"] = json_block
    return environment


def own_script(*names: str) -> str:
    """Return files of ``assets/`` as one script that leaves no name behind."""
    return "(() => {\n\"use strict\";\n" + "".join(asset(name) for name in names) + "})();\n"


@cache
def asset(name: str) -> str:
    """Return the text of a file in ``assets/``."""
    return resources.files("citenet.report").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


def json_block(data: object) -> Markup:
    r"""Return data as JSON that can stand inside a script element: sorted, missing is null, nothing closes it early.

    Examples
    --------
    >>> json_block({"share": float("nan"), "name": "</script>"})
    Markup('{"name":"\\u003c/script\\u003e","share":null}')
    """
    text = json.dumps(_plain(data), allow_nan=False, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.translate(_JSON_ESCAPES))


def _plain(data: object) -> object:
    """Return data as plain Python; numbers keep ten digits, so that other engines write the same bytes."""
    match data:
        case dict():
            return {str(key): _plain(value) for key, value in data.items()}
        case list() | tuple():
            return [_plain(value) for value in data]
        case bool() | np.bool_():
            return bool(data)
        case int() | np.integer():
            return int(data)
        case float() | np.floating():
            if not math.isfinite(data):
                return None
            short = float(f"{data:.10g}")
            return int(short) if short.is_integer() and abs(short) < 1e15 else short
        case _:
            return data


def _policy(scripts: Sequence[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
            "base-uri 'none'; form-action 'none'")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
