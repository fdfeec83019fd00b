"""The command line behaves: exit codes, streams, precedence of settings, nothing half-written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from citenet.cli import cli
from citenet.cli.contents import CONTENTS

ROOT = Path(__file__).resolve().parents[2]

HEAVY = ("pandas", "numpy", "scipy", "networkx", "igraph", "duckdb", "pyvis", "jinja2", "pyarrow")
DRAWING = ("networkx", "igraph", "pyvis", "jinja2", "altair", "xlsxwriter", "citenet.report", "citenet.cores")


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["import", "edges", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments):
    code = ("import sys; from citenet.cli import main\n"
            f"try: main({arguments!r})\nexcept SystemExit: pass\n"
            f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == "[]"


def test_the_table_of_contents_loads_no_command_and_fits_a_terminal():
    code = ("import sys; from citenet.cli import main\n"
            "try: main(['--help'])\nexcept SystemExit: pass\n"
            "print(*[name for name in sys.modules if name.startswith('citenet.')], file=sys.stderr)")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                           env={**os.environ, "COLUMNS": "80"})
    loaded = set(ended.stderr.split())
    assert loaded == {"citenet.cli", "citenet.cli.contents", "citenet.cli.progress", "citenet.errors",
                      "citenet.processor"}
    for commands in CONTENTS.values():
        for name, summary in commands.items():
            assert re.search(rf"^  {name} +{re.escape(summary)}$", ended.stdout, re.MULTILINE), name


def test_every_command_is_in_the_table_of_contents():
    modules = (ROOT / "citenet" / "cli").glob("*.py")
    defined = {path.stem.rstrip("_") for path in modules
               if re.search(rf"^def {path.stem}\(", path.read_text(encoding="utf-8"), re.MULTILINE)}
    assert set(cli.commands) == defined
    assert {name: command.name for name, command in cli.commands.items()} == {name: name for name in cli.commands}


@pytest.mark.parametrize("module", ["citenet.importers", "citenet.pipeline.flows", "citenet.pipeline.checking",
                                    "citenet.pipeline.explaining"])
def test_who_draws_nothing_does_not_wait_for_what_draws(module):
    code = f"import sys, {module}; print([name for name in {DRAWING!r} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_counting_waits_for_no_pandas(tmp_path):
    arguments = ["flows", "-o", str(tmp_path / "flows.parquet"), "--stages", str(tmp_path / "stages")]
    code = ("import sys; from citenet.cli import main\n"
            f"try: main({arguments!r})\nexcept SystemExit as end: print(end.code or 'done')\n"
            "print([name for name in ('pandas', 'scipy') if name in sys.modules])")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-2:] == ["done", "[]"]
    assert len(list((tmp_path / "stages").glob("flows-*.zip"))) == 1


@pytest.mark.parametrize(("arguments", "code", "words"), [
    (["scroes"], 2, ["Did you mean"]),
    (["build", "--counting", "double"], 2, ["double"]),
    (["build", "nowhere"], 3, ["there is no such corpus folder", "citenet import edges"]),
    (["scores", "Atlantis", "corpus"], 3, ["Atlantis"]),
    (["scores", "FR", "corpus"], 5, ["no families"]),
    (["scores", "NL", "corpus", "--technology", "alchemy"], 3, ["alchemy", "all"]),
    (["scores", "NL", "corpus", "--indicator", "sorce_hhi"], 3, ["source_hhi"]),
    (["explain", "sorce_hhi"], 3, ["source_hhi"]),
    (["build", "corpus", "--window", "5"], 2, ["no year"]),
    (["scores", "NL", "corpus", "--seed", "-1"], 2, ["seed cannot be -1", "0 or more"]),
    (["build", "corpus", "--window", "soon"], 2, ["window"]),
    (["build", "corpus", "--memory", "plenty"], 2, ["memory limit", "4GB"]),
    (["config", "--memory", "plenty"], 2, ["memory limit", "4GB"]),
    *((["import", "edges", "citations.csv", "-o", "new", f"--memory={memory}"], 2, ["memory limit", "4GB"])
      for memory in ("-2GB", "none", "50%", "plenty")),
    (["whatif", "corpus", "--cut", "US,NL"], 2, ["NL cannot be cut off from itself", "--focal"]),
    (["whatif", "corpus", "--cut", "CN", "--as-of", "citing_year"], 2, ["the citations carry no year", "--as-of"]),
    (["scores", "FR", "corpus"], 5, ["4 countries"]),
    (["bilateral", "NL", "FR", "corpus"], 5, ["4 countries"]),
    (["whatif", "corpus", "--cut", "FR"], 5, ["4 countries"]),
    (["whatif", "corpus", "--cut", "EU"], 0, []),
    (["scores", "Nowhere", "corpus"], 3, ["--level organisation"]),
    (["compare", "corpus", "nosuch"], 3, ["nosuch: there is no such folder"]),
    (["scores", "NL", "corpus", "--json", "--csv"], 2, ["--json and --csv"]),
    (["scores", "NL", "corpus", "--benchmark", "DE;BE"], 2, ["commas", "DE,BE"]),
    (["explain", "hhi"], 3, ["source_hhi"]),
    (["technologies", "show", "quantm"], 3, ["did you mean quantum?"]),
    (["table", "complexity", "table.csv"], 3, ["entity=COLUMN,field=COLUMN,count=COLUMN"]),
    (["technologies", "show", "alchemy"], 3, ["alchemy", "quantum"]),
    (["institutions", "Atlantis"], 3, ["Atlantis"]),
    (["structure", "corpus"], 2, ["'corpus' is a folder", "TECHNOLOGY"]),
    (["scores", "corpus"], 2, ["'corpus' is a folder", "ENTITY"]),
    (["bilateral", "NL", "corpus"], 2, ["'corpus' is a folder", "OTHER"]),
    (["scores", "NL", "corpus", "-o", "scores.xlsx"], 2, [".xlsx", ".csv"]),
    (["flows", "corpus", "-o", "flows.csv", "--families", "./flows.csv"], 2, ["--families", "two files"]),
    (["flows", "corpus", "-o", "flows.csv", "--families", "graphs/../flows.csv"], 2, ["--families", "two files"]),
    (["flows", "corpus", "-o", "corpus/flows.parquet"], 2, ["a corpus keeps its own tables"]),
    (["institutions", "--as-of", "yesterday"], 2, ["yesterday", "YYYY-MM-DD"]),
])
def test_exit_codes_and_messages(run, fixture_corpus, arguments, code, words):
    answer = run(*arguments)
    assert answer.code == code
    assert [word for word in words if word not in answer.err] == []
    assert "Traceback" not in answer.err
    assert code == 0 or answer.out == ""


def test_a_command_without_levels_names_none(run, fixture_corpus):
    answer = run("compare", "nope1", "nope2", "corpus")
    assert (answer.code, "--level" in answer.err) == (3, False)


def test_flag_beats_environment_beats_file_beats_default(run, tmp_path, monkeypatch):
    (tmp_path / "citenet.toml").write_text('focal = "BE"\nscope = "citing"\nseed = 7\n', encoding="utf-8")
    monkeypatch.setenv("CITENET_SCOPE", "within")
    monkeypatch.setenv("CITENET_SEED", "8")
    answer = run("config", "--seed", "9", "--json").json["rows"]
    rows = {row["setting"]: (row["value"], row["origin"]) for row in answer}
    assert rows["seed"] == ("9", "flag")
    assert rows["scope"] == ("within", "environment")
    assert rows["focal"] == ("BE", "citenet.toml")
    assert rows["counting"] == ("fractional", "default")


def test_a_value_that_cannot_be_is_told_with_the_place_where_it_stands(run, tmp_path, monkeypatch):
    (tmp_path / "citenet.toml").write_text('counting = "half"\n', encoding="utf-8")
    assert run("config").err.startswith("Error: citenet.toml: counting cannot be 'half'")
    (tmp_path / "citenet.toml").unlink()
    monkeypatch.setenv("CITENET_FOCAL", "Hollandd")
    assert run("config").err.startswith("Error: CITENET_FOCAL: the focal country, 'Hollandd', is no country")
    monkeypatch.delenv("CITENET_FOCAL")
    monkeypatch.setenv("CITENET_DRAWS", "many")
    assert run("config").err.startswith("Error: CITENET_DRAWS: draws cannot be 'many'")


def test_a_file_of_settings_may_begin_as_windows_editors_begin_it(run, tmp_path):
    (tmp_path / "citenet.toml").write_text("\ufeffseed = 7\n", encoding="utf-8")
    rows = {row["setting"]: row["value"] for row in run("config", "--json").json["rows"]}
    assert rows["seed"] == "7"


def test_a_misspelt_setting_in_the_file_is_named(run, tmp_path):
    (tmp_path / "citenet.toml").write_text('contry = "inventor"\n', encoding="utf-8")
    answer = run("config")
    assert answer.code == 2
    assert "contry" in answer.err


@pytest.mark.parametrize("line", ["draws = -5", "reach = 4.5", "reach = -1", 'seed = "one"', "draws = true"])
def test_a_number_in_the_file_that_is_none_is_named(run, tmp_path, line):
    (tmp_path / "citenet.toml").write_text(f"{line}\n", encoding="utf-8")
    answer = run("config")
    assert (answer.code, line.split()[0] in answer.err) == (2, True)


def test_an_output_folder_of_another_kind_is_left_alone(run, fixture_corpus, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("years of work", encoding="utf-8")
    answer = run("build", fixture_corpus, "-o", "mine")
    assert answer.code == 3
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.doc"]


def test_an_interrupted_build_leaves_the_old_results_and_nothing_else(run, fixture_corpus, tmp_path, monkeypatch):
    run("build", fixture_corpus, "-o", "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}

    def interrupt(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("citenet.tables.write_json", interrupt)
    assert run("build", fixture_corpus, "-o", "out").code == 130
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "entities.csv", "out", "table.csv"]


def test_a_full_disk_is_told_and_nothing_is_left(run, fixture_corpus, tmp_path, monkeypatch):
    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("citenet.tables.write_json", full)
    answer = run("build", fixture_corpus, "-o", "out")
    assert (answer.code, "No space left" in answer.err) == (3, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is wanted")
def test_no_space_for_what_is_printed_is_no_bug_of_ours(tmp_path):
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([sys.executable, "-m", "citenet", "--help"], stdout=full, stderr=subprocess.PIPE,
                               text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=tmp_path)
    assert (ended.returncode, "no space left" in ended.stderr, "bug" in ended.stderr) == (3, True, False)


def test_the_form_of_an_answer_is_known_by_the_ending_in_any_case(run, fixture_corpus, tmp_path):
    assert run("scores", "NL", fixture_corpus, "-o", "scores.CSV").code == 0
    assert (tmp_path / "scores.CSV").read_text(encoding="utf-8").startswith("technology,")


def test_a_year_stands_for_its_last_day(run):
    assert run("institutions", "GB", "--as-of", "2020", "--json").out == run(
        "institutions", "GB", "--as-of", "2020-12-31", "--json").out
    assert '"2020-12-31"' in run("config", "--as-of", "2020", "--json").out


def test_our_own_bug_keeps_its_trace(run, fixture_corpus, monkeypatch):
    monkeypatch.setattr("citenet.tables.write_json", lambda *_a, **_k: 1 / 0)
    answer = run("build", fixture_corpus, "-o", "out")
    assert answer.code == 70
    assert "ZeroDivisionError" in answer.err


def test_no_colour_when_asked(run, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("build", "nowhere").err


@pytest.mark.parametrize("arguments", [["check", "own.csv"], ["table", "rca", "./own.csv"]])
def test_no_command_writes_over_what_it_reads(run, tmp_path, arguments):
    text = "entity,field,count\nNL,a,1\nDE,b,2\n"
    (tmp_path / "own.csv").write_text(text, encoding="utf-8")
    answer = run(*arguments, "-o", tmp_path / "own.csv")
    assert (answer.code, "is read" in answer.err) == (2, True)
    assert (tmp_path / "own.csv").read_text(encoding="utf-8") == text
