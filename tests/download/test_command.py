"""What `citenet download` says and does in the terminal."""

from __future__ import annotations

import json

import pytest

from citenet.cli import main
from citenet.reference.sources import load_sources


@pytest.fixture
def run(capsys):
    def command(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["download", *map(str, arguments)])
        return ended.value.code, capsys.readouterr()

    return command


def test_every_source_is_listed_with_what_one_has_to_know(run):
    _, told = run()
    assert [source.id for source in load_sources() if f"{source.id} · " not in told.out] == []
    rows = json.loads(run("--json")[1].out)["rows"]
    assert [row["source"] for row in rows] == [source.id for source in load_sources()]
    assert {"answers", "size", "licence", "files", "checked"} <= set(rows[0])


def test_one_source_is_told_in_both_languages(run):
    assert "Pak beide archieven eerst uit." in run("nber", "--language", "nl")[1].out
    assert "Unpack both archives first." in run("nber")[1].out


def test_the_files_of_a_source_are_fetched_with_their_hashes(run, shop, tmp_path):
    code, told = run("snap", "-o", tmp_path / "in", "--base", shop.address, "--json")
    assert (code, json.loads(told.out)["rows"][0]["sha256"]) == (0, shop.sha256)
    assert "citenet import edges" in told.err
    assert (tmp_path / "in" / "cit-Patents.txt.gz").read_bytes() == shop.content


def test_what_cannot_be_fetched_ends_with_the_code_for_bad_input(run, shop, tmp_path):
    shop.says = [(404, {})]
    assert run("snap", "-o", tmp_path, "--base", shop.address)[0] == 3
    assert run("lens", "-o", tmp_path)[0] == 3
    assert run("lans")[0] == 2
