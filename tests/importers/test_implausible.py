"""Class symbols and years that can hardly be meant."""

import pytest

from citenet.importers import import_edges

CITATIONS = "citing,cited\nA,B\nB,C\nC,D\n"


@pytest.fixture
def findings(tmp_path, write):
    def of(patents, **options):
        manifest = import_edges(write("e.csv", CITATIONS), tmp_path / "c", patents=write("p.csv", patents), **options)
        return {one["finding"]: (one["rows"], one["of"], one["examples"]) for one in manifest["findings"]}
    return of


def test_symbols_that_stand_together_in_a_cell_are_noticed_until_they_are_separated(findings):
    patents = 'patent,ipc\nA,"H01L21/02, G06N3/00"\nB,"H01L21/02, G06N3/00"\nC,H01L21/02\nD,G06N 3/00 (2006.01)\n'
    (finding,) = (one for one in findings(patents) if "class symbols" in one)
    assert "--separator ," in finding
    assert findings(patents)[finding] == (1, 3, ["H01L21/02, G06N3/00"])
    assert not [one for one in findings(patents, separator=",") if "class symbols" in one]


def test_symbols_of_no_scheme_are_noticed(findings):
    found = findings("patent,ipc,uspc\nA,wind,385/12\nB,H01L0021020000,D14/345\nC,h01l,banana\n")
    (finding,) = (one for one in found if "class symbols" in one)
    assert "--separator" not in finding
    assert found[finding] == (2, 6, ["WIND", "BANANA"])


def test_years_that_cannot_be_are_named(findings):
    found = findings("patent,application_year,publication_year\nA,2090,\nB,1909,1993\nC,1963,1993\nD,2000,2001\n")
    assert [(finding.split(":")[0], *noted) for finding, noted in found.items()] == [
        ("documents with a year in the future", 1, 4, ["A: 2090"]),
        ("documents published more than 30 years after their application", 1, 4, ["B: 1909"])]


def test_days_as_spreadsheets_count_them_are_recognised(findings):
    found = findings("patent,application_year\nA,43831\nB,43900\nC,2019\nD,soon\n")
    assert [noted for finding, noted in found.items() if "spreadsheets count them" in finding] == [
        (3, 4, ["43831", "43900", "soon"])]
