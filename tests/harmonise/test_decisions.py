"""What people decided is followed, and what cannot be followed is refused with its row."""

from __future__ import annotations

import pandas as pd
import pytest

from citenet.errors import InputError
from citenet.harmonise import decided, harmonise_names, read_decisions


def table(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "organisation", "decision"])


def organisations(names: list[str], *rows: tuple[str, str, str], **choices: bool) -> list[str]:
    raw = pd.DataFrame({"name": names, "n": range(1000, 1000 - len(names), -1)})
    return harmonise_names(raw, decisions=decided(table(*rows)), **choices)["organisation"].tolist()


def test_a_yes_moves_every_name_of_that_normal_form():
    names = ["Bell Labs, Inc.", "BELL LABS", "Nokia Oyj"]
    assert organisations(names, ("BELL LABORATORIES", "Nokia", "yes")) == ["NOKIA"] * 3


def test_raw_names_of_one_normal_form_can_be_told_apart():
    names = ["Phoenix Valves Inc.", "Phoenix Valves Ltd.", "Phoenix Valves"]
    rows = ("Phoenix Valves Inc.", "Phoenix America", "yes"), ("Phoenix Valves Ltd.", "Phoenix Britain", "yes")
    assert organisations(names, *rows) == ["PHOENIX AMERICA", "PHOENIX BRITAIN", "PHOENIX VALVES"]


def test_decisions_are_followed_from_one_to_the_next():
    rows = ("Alpha Works", "Beta Works", "yes"), ("Beta Works", "Gamma Works", "yes")
    assert organisations(["Alpha Works"], *rows) == ["GAMMA WORKS"]


def test_a_no_keeps_apart_what_a_rule_would_merge():
    raw = pd.DataFrame({"name": ["Eastman Kodak Company", "Eastman Kodax Company"], "n": [900, 1]})
    apart = decided(table(("EASTMAN KODAX", "EASTMAN KODAK", "no")))
    assert harmonise_names(raw)["organisation"].tolist() == ["EASTMAN KODAK", "EASTMAN KODAK"]
    result = harmonise_names(raw, decisions=apart)
    assert result["organisation"].tolist() == ["EASTMAN KODAK", "EASTMAN KODAX"]
    assert result["rule"][1].endswith("decision")


def test_a_no_overrules_an_alias():
    assert organisations(["Cymer, Inc."], ("Cymer", "ASML", "no")) == ["CYMER"]


def test_an_organisation_that_people_named_is_moved_by_no_alias():
    assert organisations(["Cymer, Inc.", "Cymer Japan"], ("Cymer Japan", "Cymer", "yes")) == ["CYMER", "CYMER"]


def test_names_merged_with_a_decided_one_go_along():
    raw = pd.DataFrame({"name": ["Eastman Kodak Company", "Eastman Kodax Company"], "n": [900, 1]})
    result = harmonise_names(raw, decisions=decided(table(("EASTMAN KODAK", "Kodak", "yes"))))
    assert result["organisation"].tolist() == ["KODAK", "KODAK"]
    assert result["rule"][1] == "legal form + one slip + decision"


def test_the_target_of_a_decision_may_be_any_normal_form_of_the_corpus():
    names = ["A. B. Dick Company", "ABDick Printing Inc"]
    assert organisations(names, ("ABDICK PRINTING", "AB DICK", "yes")) == ["AB DICK", "AB DICK"]


@pytest.mark.parametrize(("rows", "what"), [
    ([("A Works", "B Works", "perhaps")], "neither yes nor no"),
    ([("A Works", "---", "yes")], "lack a name or an organisation"),
    ([("A Works", "B Works", "yes"), ("A Works", "C Works", "yes")], "two organisations"),
])
def test_a_table_that_contradicts_itself_is_refused(rows, what):
    with pytest.raises(InputError, match=what):
        decided(table(*rows))


def test_decisions_in_a_circle_are_refused():
    with pytest.raises(InputError, match="circle"):
        organisations(["Alpha"], ("Alpha", "Beta", "yes"), ("Beta", "Alpha", "yes"))


def test_a_no_against_the_name_itself_says_what_to_do():
    with pytest.raises(InputError, match="kept apart") as refused:
        organisations(["Phoenix Ltd."], ("Phoenix Ltd.", "Phoenix", "no"))
    assert "organisation of its own" in refused.value.fix


def test_a_reviewed_csv_is_read_with_marks_and_empty_cells(tmp_path):
    path = tmp_path / "reviewed.csv"
    path.write_text("\ufeffname,organisation,decision,note,kind\nAlpha,Beta,Yes,,contained\nGamma,Beta,,,contained\n\n",
                    encoding="utf-8")
    read = read_decisions(path)
    assert read.joined == {"ALPHA": "Beta", "Alpha": "Beta"}
    assert read.apart == frozenset()


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_reviewed_table_is_read_as_a_spreadsheet_saves_it(tmp_path, separator):
    path = tmp_path / "reviewed.csv"
    rows = ["Name,ORGANISATION,Decision,word_overlap", "Alpha,Beta,ja,\"0.5\""]
    path.write_text("\ufeff" + "\r\n".join(rows).replace(",", separator), encoding="utf-8", newline="")
    assert read_decisions(path).joined["Alpha"] == "Beta"


def test_a_wrong_decision_is_told_with_its_line(tmp_path):
    path = tmp_path / "reviewed.csv"
    path.write_text("name,organisation,decision\nAlpha,Beta,yes\n\n\"Gam\nma\",Beta,maybe\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_decisions(path)
    assert refused.value.found == ["row 5: maybe"]


@pytest.mark.parametrize("content", [b"name,decision\nA,yes\n", b"", b"\xff\xfe\x00name",
                                     b'name,organisation,decision\n"A'])
def test_a_file_that_is_no_table_of_decisions_is_refused(tmp_path, content):
    path = tmp_path / "reviewed.csv"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_decisions(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_decisions(tmp_path / "none.csv")
