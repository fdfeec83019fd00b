"""Derwent families: who cites whom stands in blocks, codes name companies, and offices are no countries."""

import pytest

from citenet.errors import InputError
from citenet.importers import import_derwent

SAMPLE = "formats/derwent_one_record_with_CP.ciw"

FAMILY = """\
PT P
PN US2015168156-A1; EP3560987-A1; WO9846063-A
TI A title
   that goes on.
AU DE VRIES A
   JANSEN B
AE KONINKLIJKE PHILIPS NV (PHIG-C)
   PHILIPS LIGHTING BV (PHIG-C)
   ROE J (ROEJ-Individual)
IP F41G-007/22; G06F-012/00
PD US2015168156-A1   18 Jun 2015   F41G-007/22   201541   Pages: 4   English
   EP3560987-A1   30 Oct 2019   G06F-012/00   201990   Pages: 9   English
AD US2015168156-A1    US571234    16 Dec 2014
   EP3560987-A1    EP170123    26 Apr 2018
PI US571234P    03 Jan 2013
   EP170123    26 Apr 2012
CP US2015168156-A1
      US6003810-A   SOC NAT IND AEROSPATIALE (NRDA)   ROZE J, MERLE J
      EP123456-B1   PHILIPS ELECTRONICS (PHIG), THALES (THLS)   MOY P
   EP3560987-A1
      US6003810-A   SOC NAT IND AEROSPATIALE (NRDA)   ROZE J, MERLE J
      No patents
CR US2015168156-A1
      SMITH J., A paper, 1999
UT DIIDW:2015123456
ER
"""


@pytest.fixture
def derwent(write, tmp_path):
    def run(text, **options):
        return tmp_path / "corpus", import_derwent(write("set.ciw", text), tmp_path / "corpus", **options)

    return run


EDGES = """
    select citing.document, cited.document from citations
    join patents as citing on citations.citing = citing.patent
    join patents as cited on citations.cited = cited.patent
    order by all"""


def test_the_sample(shared_data, tmp_path, ask):
    manifest = import_derwent(shared_data / SAMPLE, tmp_path / "corpus")
    assert ask(tmp_path / "corpus", EDGES) == [
        ("RU2583868C2", "RU126846U1"), ("RU2583868C2", "RU2208217C2"), ("RU2583868C2", "US6003810"),
        ("RU2583868C2", "WO2006134050")]
    assert ask(tmp_path / "corpus", "select document, family, priority_year, application_year, publication_year "
                                    "from patents where recorded order by document") == [
        ("RU2014135298A", 1, 2014, 2014, 2016), ("RU2583868C2", 1, 2014, 2014, 2016)]
    assert manifest["unit"] == "family"


def test_each_block_belongs_to_the_member_above_it(derwent, ask, losses):
    folder, manifest = derwent(FAMILY)
    assert ask(folder, EDGES) == [
        ("EP3560987", "US6003810"), ("US20150168156", "EP0123456"), ("US20150168156", "US6003810")]
    assert losses(manifest, "references") == {"literature, not a patent": 1, "no patent number": 1}


def test_years_are_those_of_each_member_and_the_first_priority(derwent, ask):
    folder, _ = derwent(FAMILY)
    assert ask(folder, "select document, priority_year, application_year, publication_year from patents "
                       "where recorded order by document") == [
        ("EP3560987", 2012, 2018, 2019), ("US20150168156", 2012, 2014, 2015), ("WO1998046063", 2012, None, None)]


def test_a_standard_code_is_one_organisation_also_among_the_cited(derwent, ask):
    other = (FAMILY.replace("2015123456", "2").replace("PHILIPS LIGHTING BV", "KONINKLIJKE PHILIPS NV")
             .replace("ROE J (", "ROEBUCK JANE (")
             .replace("PN US2015168156-A1; EP3560987-A1; WO9846063-A", "PN JP2016123456-A"))
    folder, _ = derwent(FAMILY + other)
    organisations = dict(ask(folder, "select distinct name, organisation from parties where role = 'applicant'"))
    assert organisations == {
        "KONINKLIJKE PHILIPS NV": "KONINKLIJKE PHILIPS NV", "PHILIPS LIGHTING BV": "KONINKLIJKE PHILIPS NV",
        "PHILIPS ELECTRONICS": "KONINKLIJKE PHILIPS NV", "ROE J": "ROE J", "ROEBUCK JANE": "ROEBUCK JANE",
        "THALES": "THALES", "SOC NAT IND AEROSPATIALE": "SOC NAT IND AEROSPATIALE"}


def test_offices_are_never_countries(derwent, ask):
    folder, _ = derwent(FAMILY)
    assert ask(folder, "select count(country) from parties") == [(0,)]
    assert ask(folder, "select distinct office from patents where recorded order by office") == [
        ("EP",), ("US",), ("WO",)]


def test_classes_of_the_family_are_those_of_every_member(derwent, ask):
    folder, _ = derwent(FAMILY)
    assert ask(folder, "select symbol, count(*) from classes group by symbol order by symbol") == [
        ("F41G7/22", 3), ("G06F12/00", 3)]


def test_frames_blank_lines_and_other_line_ends_do_not_matter(derwent, ask):
    framed = "\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\n" + FAMILY + "\nEF\n"
    folder, manifest = derwent(framed.replace("\n", "\r\n"))
    assert (manifest["steps"][0]["rows_in"], manifest["steps"][0]["losses"]) == (1, [])
    assert len(ask(folder, EDGES)) == 3


@pytest.mark.parametrize(("text", "reason", "line"), [
    (FAMILY + FAMILY[:300], "cut off: no ER at its end", 27),
    (FAMILY[:300] + "\n" + FAMILY, "cut off: no ER at its end", 1),
    (FAMILY + "AU NOBODY X\n", "a line that is in no record", 27),
    (FAMILY + "PT P\nTI No number\nER\n", "no patent number (PN)", 27),
    (FAMILY + "PT P\nPN US1-A\nAB " + "x" * 6_000_000 + "\nER\n", "longer than 5 million characters", 27),
])
def test_broken_records_are_named_and_left_out(derwent, text, reason, line):
    _, manifest = derwent(text)
    assert manifest["steps"][0]["losses"] == [{"reason": reason, "rows": 1, "examples": [f"set.ciw:{line}"]}]
    assert manifest["steps"][0]["rows_out"] == 1


def test_bytes_of_another_encoding_are_named(tmp_path):
    (tmp_path / "set.ciw").write_bytes(FAMILY.encode() + FAMILY.replace("ROE J", "RÖE J").encode("latin-1"))
    step = import_derwent(tmp_path / "set.ciw", tmp_path / "corpus")["steps"][0]
    assert step["losses"][0]["reason"] == "bytes that are no text in the encoding of the file"
    step = import_derwent(tmp_path / "set.ciw", tmp_path / "corpus", encoding="latin-1")["steps"][0]
    assert step["losses"] == []


def test_another_file_is_refused(shared_data, tmp_path):
    with pytest.raises(InputError, match="this is no export of the Derwent Innovations Index"):
        import_derwent(shared_data / "lens" / "kw_medium.csv", tmp_path / "corpus")
