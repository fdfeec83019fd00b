"""The ten technologies as they are shipped, and a user's own file with its mistakes."""

from __future__ import annotations

import pytest

from citenet.errors import InputError
from citenet.reference.technologies import Rule, load_technologies

TEN = ["photonics", "quantum", "process", "biomolecular", "imaging", "mechatronics", "ai", "energy_materials",
       "semiconductors", "cybersecurity"]
MINIMAL = """
[[technology]]
id = "water"
name = "Water technology"
codes = [{ scheme = "IPC", code = "C02F" }, { scheme = "IPC", code = "G01N 33/18", to = "G01N 33/189" }]
"""


@pytest.fixture
def load_text(tmp_path):
    def load(text: str):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return load_technologies(path)

    return load


def test_the_shipped_file_holds_the_ten_technologies_in_their_order():
    technologies = load_technologies()
    assert [technology.id for technology in technologies] == TEN
    assert [technology.number for technology in technologies] == list(range(1, 11))
    assert all(technology.name_nl and technology.scope and technology.focus_area for technology in technologies)


def test_every_shipped_technology_has_core_rules_for_symbols_and_for_us_classes():
    for technology in load_technologies():
        core = {rule.scheme for rule in technology.rules if rule.tier == "core"}
        assert {"IPC", "USPC"} <= core


def test_a_minimal_file_of_the_user_is_enough(load_text):
    (water,) = load_text(MINIMAL)
    assert (water.id, water.number) == ("water", 1)
    assert water.name_en == water.name_nl == "Water technology"
    assert water.rules[0] == Rule("IPC", "C02F")
    assert water.rules[1].to == "G01N 33/189"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"IPC", code = "C02F"', '"FI", code = "C02F"', ["unknown scheme", "technology 'water', code 1 (C02F)", "FI",
                                                          "IPC, CPC, USPC"]),
        ('code = "C02F"', 'code = "C02F", tier = "wide"', ["unknown tier", "wide", "core, extended"]),
        ('code = "C02F"', 'code = "C02F", teir = "core"', ["not understood", "teir"]),
        ('code = "C02F"', 'code = "C02"', ["no IPC symbol", "code 1 (C02)"]),
        ('code = "C02F"', 'code = "C02F 1/4"', ["no IPC symbol"]),
        ('"IPC", code = "C02F"', '"USPC", code = "385/12"', ["no main class", "385/12"]),
        ('scheme = "IPC", code = "C02F"', 'scheme = "IPC"', ["needs a text as 'code'", "code 1"]),
        ('scheme = "IPC", code = "C02F"', 'code = "C02F"', ["needs a text as 'scheme'"]),
        ('{ scheme = "IPC", code = "C02F" }', '"C02F"', ["written as a table", "'C02F'"]),
        ('to = "G01N 33/189"', 'to = "G01N 35/00"', ["range", "G01N 33/18 … G01N 35/00"]),
        ('to = "G01N 33/189"', 'to = "G01N 33/02"', ["range"]),
        ('to = "G01N 33/189"', 'to = "G01N 33"', ["range"]),
        ('id = "water"', 'id = "all"', ["'all' is taken"]),
        ('id = "water"', 'id = "../water"', ["folder name"]),
        ('id = "water"', "", ["technology 1", "needs a text as 'id'"]),
        ('name = "Water technology"', "", ["needs a text as 'name'"]),
        ('name = "Water technology"', "name = 5", ["needs a text as 'name'", "5"]),
        ('name = "Water technology"', 'name = "Water"\nnumber = "one"', ["'number' must be a whole number"]),
        ("[[technology]]", "[technology]", ["lists no technologies"]),
        ("[[technology]]", "[[technology", ["not valid TOML", "line"]),
        (MINIMAL, "", ["lists no technologies"]),
        (MINIMAL, MINIMAL + MINIMAL, ["1 ids are used more than once", "water"]),
        (MINIMAL, "\n".join(MINIMAL.replace("water", f"water{n}") for n in range(61)), ["61", "at most 60"]),
    ],
)
def test_a_mistake_is_told_with_its_place(load_text, old, new, says):
    assert old in MINIMAL
    with pytest.raises(InputError) as caught:
        load_text(MINIMAL.replace(old, new, 1))
    for part in ["own.toml", *says]:
        assert part in str(caught.value)


def test_a_technology_without_codes_is_refused(load_text):
    with pytest.raises(InputError, match="has no codes"):
        load_text('[[technology]]\nid = "water"\nname = "Water"\ncodes = []')


def test_a_file_that_is_absent_a_folder_or_not_utf8_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_technologies(tmp_path / "absent.toml")
    with pytest.raises(InputError, match="cannot be read"):
        load_technologies(tmp_path)
    (tmp_path / "latin.toml").write_bytes('name = "Energieën"'.encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        load_technologies(tmp_path / "latin.toml")
