import pytest

from citenet.errors import InputError, SettingsError
from citenet.importers import import_flows

TABLE = """Citing;cited;citations;technology;year
Netherlands;DE;0.1;Photonics;1975-1979
NL;Germany;0.2;photonics;1975-1979
NL;EP;3;photonics;2001
Atlantis;NA;1e2;photonics;
;NA;1;photonics;1999
NL;US;abc;photonics;1999
NL;US;5;;1999
"""


def test_names_and_codes_meet_in_one_cell(tmp_path, write, ask, losses):
    manifest = import_flows(write("f.csv", TABLE), tmp_path / "c")
    rows = ask(tmp_path / "c", "select citing, cited, year_from, year_to, citations from flows")
    assert [row[:4] for row in rows] == [
        ("NL", "DE", 1975, 1979), ("unknown", "NA", 1999, 1999), ("NL", "unknown", 2001, 2001),
        ("unknown", "NA", None, None)]
    assert [row[4] for row in rows] == pytest.approx([0.3, 1, 3, 100])
    assert losses(manifest, "flows") == {
        "no number of citations": 1, "no technology": 1, "added to another row of the same cell": 1}


def test_what_is_no_country_is_counted(tmp_path, write):
    manifest = import_flows(write("f.csv", TABLE), tmp_path / "c")
    found = {one["finding"]: one["examples"] for one in manifest["findings"]}
    assert found["patent offices given as a country: taken as unknown"] == ["EP (1)"]
    assert found["countries that are not recognised: taken as unknown"] == ["Atlantis (1)"]


def test_the_unknown_of_citenet_itself_is_no_unknown_country(tmp_path, write, ask):
    manifest = import_flows(write("f.csv", "citing,cited,citations\nNL,unknown,2\nunknown,unknown,1\nNL,Atlantis,4\n"),
                            tmp_path / "c")
    assert [(one["finding"].split(":")[0], one["rows"], one["of"]) for one in manifest["findings"]] == [
        ("countries that are not recognised", 1, 3)]
    assert ask(tmp_path / "c", "select citing, cited, citations from flows order by all") == [
        ("NL", "unknown", 6), ("unknown", "unknown", 1)]


def test_entities_without_citations_are_kept(tmp_path, write, ask):
    entities = write("n.csv", "Country,Families\nIceland,2.5\nNL,0\n")
    import_flows(write("f.csv", "citing,cited,citations\nNL,DE,1\n"), tmp_path / "c", entities=entities,
                 columns={"entity": "country"})
    assert ask(tmp_path / "c", "select technology, year_from, entity, families from families") == [
        ("all", None, "IS", 2.5), ("all", None, "NL", 0.0)]
    assert ask(tmp_path / "c", "select technology, citations from flows") == [("all", 1.0)]


def test_organisations_keep_their_names(tmp_path, write, ask):
    table = write("f.csv", "citing,cited,citations\nEP  Systems,NA,2\n")
    import_flows(table, tmp_path / "c", level="organisation")
    assert ask(tmp_path / "c", "select level, citing, cited from flows") == [("organisation", "EP Systems", "NA")]


def test_sums_do_not_depend_on_the_order_of_rows(tmp_path, write):
    numbers = ["0.1", "1e16", "0.3", "-0", "1", "0.7"] * 20
    tables = [write(f"{name}.csv", "citing,cited,citations\n" + "".join(f"NL,DE,{n}\n" for n in order))
              for name, order in (("a", numbers), ("b", numbers[::-1]))]
    for table in tables:
        import_flows(table, tmp_path / table.stem)
    a, b = ((tmp_path / name / "flows.parquet").read_bytes() for name in ("a", "b"))
    assert a == b


@pytest.mark.parametrize(("text", "message"), [
    ("citing,cited,citations\nNL,DE,-1\nNL,US,2\n", "1 of 2 rows have a negative number of citations"),
    ("citing,cited,citations\nNL,DE,many\nNL,US,nan\n", "0 of 2 rows have a number of citations"),
    ("citing;cited;citations\nNL;DE;12,5\nNL;US;1.234,5\nNL;FR;1 000\nNL;CN;7\n", "3 of 4 rows write their number"),
    ("citing,cited,citations,year\nNL,DE,1,43831\n", "days as spreadsheets count them"),
    ("citing,cited,citations,year\nNL,DE,1,early\n", "0 of 1 cells of the year hold a year"),
    ("citing,cited,weight\nNL,DE,1\n", "no column 'citations'"),
])
def test_tables_that_cannot_be_counted_are_refused(tmp_path, write, text, message):
    with pytest.raises(InputError, match=message):
        import_flows(write("f.csv", text), tmp_path / "c")
    assert [path.name for path in tmp_path.iterdir()] == ["f.csv"]


def test_negative_families_are_refused(tmp_path, write):
    with pytest.raises(InputError, match="negative number of families"):
        import_flows(write("f.csv", "citing,cited,citations\nNL,DE,1\n"), tmp_path / "c",
                     entities=write("n.csv", "entity,families\nNL,-3\n"))


def test_there_are_two_levels(tmp_path, write):
    with pytest.raises(SettingsError, match="no level 'city'"):
        import_flows(write("f.csv", TABLE), tmp_path / "c", level="city")


@pytest.mark.parametrize("technology", ["../../evil", "/tmp/x", "con", "a<b", "a#b", "ends."])
def test_technologies_after_which_no_page_can_be_called_are_refused(tmp_path, write, technology):
    write("flows.csv", f"citing,cited,citations,technology\nNL,DE,3,{technology}\nNL,DE,3,Wind (offshore) & sun\n")
    with pytest.raises(InputError, match="1 of 2 technologies"):
        import_flows(tmp_path / "flows.csv", tmp_path / "corpus")


def test_what_may_be_a_thousand_is_noticed_where_the_comma_is_free_for_decimals(tmp_path, write):
    rows = ["citing,cited,citations", "NL,DE,1.234", "NL,US,0.125", "NL,FR,30.25", "NL,CN,7"]
    commas, semicolons = (import_flows(write(f"{name}.csv", "\n".join(rows).replace(",", delimiter)), tmp_path / name)
                          for name, delimiter in (("commas", ","), ("semicolons", ";")))
    assert commas["findings"] == []
    assert [(one["rows"], one["of"], one["examples"]) for one in semicolons["findings"]] == [(1, 4, ["1.234"])]


def test_rows_that_stand_twice_in_a_table_are_added_up_and_noticed(tmp_path, write, ask):
    rows = "NL,DE,2,2019\nNL,DE,2,2019\nNL,DE,3,2019\nNL,DE,2,2019\n"
    manifest = import_flows(write("f.csv", f"citing,cited,citations,year\n{rows}"), tmp_path / "c")
    assert ask(tmp_path / "c", "select citations from flows") == [(9,)]
    assert [(one["rows"], one["of"], one["examples"]) for one in manifest["findings"]] == [
        (2, 4, ["NL DE 2 2019 all"])]
