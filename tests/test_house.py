"""The house keeps its own rules."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import click
import pytest

import citenet
from citenet.cli import cli
from citenet.cli.options import ASSESSING, COUNTING, HELP, JUDGING, READING
from citenet.reference.catalogue import catalogue
from citenet.settings import CHOICES, Settings

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "citenet").rglob("*.py"))


def commands(command: click.Command = cli) -> list[click.Command]:
    children = command.commands.values() if isinstance(command, click.Group) else ()
    return [command, *(found for child in children for found in commands(child))]


def test_imports_run_down_the_floors_only():
    ended = subprocess.run([sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
                           cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


def test_no_file_is_heavy():
    heavy = {str(path.relative_to(ROOT)): n for path in MODULES
             if (n := len(path.read_text(encoding="utf-8").splitlines())) > 300}
    assert heavy == {}


def test_no_function_is_long():
    long = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                if node.end_lineno - first.lineno >= 40:
                    long.append(f"{path.name}: {node.name}")
    assert long == []


def test_every_setting_is_an_option_under_its_own_name():
    names = {known.name for known in fields(Settings)}
    assert set(HELP) == names
    assert {*ASSESSING, *COUNTING, *READING, *JUDGING} == names
    assert set(CHOICES) <= names


def test_every_command_and_option_has_help():
    bare = [f"{command.name} {parameter.name}" for command in commands() for parameter in command.params
            if isinstance(parameter, click.Option) and not parameter.help and not parameter.hidden]
    assert bare == []
    assert [command.name for command in commands() if not command.help] == []


def test_defaults_told_in_help_are_the_defaults():
    told = {name: match[1] for name, text in HELP.items() if (match := re.search(r"\[default: ([^\]]+)\]", text))}
    defaults = {name: str(getattr(Settings(), name)) or "the whole span" for name in told}
    assert told == defaults


def test_every_score_is_in_the_catalogue_with_a_unit(methods_graph):
    from citenet import cores, indicators

    measured = {function.__name__ for group in (indicators.VOLUME, indicators.DIVERSITY, indicators.DISTANCE,
                                                indicators.SHARES, indicators.BALANCE, indicators.DEPENDENCY,
                                                cores.DISTANCES, cores.CLARITY) for function in group}
    assert measured - set(catalogue()) == set()


def test_generated_pages_are_fresh():
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    stale = [name for name, text in build.pages().items()
             if (ROOT / "docs" / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run: python docs/build.py"


def test_public_names_can_be_reached_and_say_what_they_are():
    assert [name for name in citenet.__all__ if not inspect.getdoc(getattr(citenet, name))] == []


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_links_between_pages_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


def test_the_version_heads_the_changelog():
    heads = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[0] == citenet.__version__
