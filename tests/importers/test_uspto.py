"""US grants in XML: both schemas by hand, and the real files against tables that somebody else parsed from them."""

import csv
from collections import Counter

import pytest

from citenet.errors import InputError
from citenet.importers import import_patentsview, import_uspto
from citenet.importers.identity import publication

OLDER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v40-2004-12-02.dtd" [ ]>
<us-patent-grant><us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>06836899</doc-number><kind>B1</kind>
<date>20050104</date></document-id></publication-reference>
<application-reference><document-id><country>US</country><doc-number>1</doc-number><date>20030109</date></document-id>
</application-reference>
<priority-claims><priority-claim><country>IT</country><doc-number>7</doc-number><date>20021100</date></priority-claim>
</priority-claims>
<classification-ipc><edition>7</edition><main-classification>A45F  504</main-classification></classification-ipc>
<classification-national><main-classification>  2 52</main-classification></classification-national>
<references-cited>
<citation><patcit><document-id><country>US</country><doc-number>675108</doc-number><kind>A</kind><date>19010500</date>
</document-id></patcit><category>cited by examiner</category></citation>
<citation><patcit><document-id><country>WO</country><doc-number>WO 98/51827</doc-number></document-id></patcit>
<category>cited by other</category></citation>
<citation><nplcit><othercit>A book</othercit></nplcit><category>cited by other</category></citation>
</references-cited>
<parties><applicants>
<applicant app-type="applicant-inventor"><addressbook><last-name>Rossi</last-name><first-name>Anna</first-name>
<address><city>Roma</city><country>IT</country></address></addressbook>
<nationality><country>omitted</country></nationality></applicant>
</applicants><agents><agent><addressbook><orgname>Law</orgname><address><country>unknown</country></address>
</addressbook></agent></agents></parties>
</us-bibliographic-data-grant><description><p>&#x26; broken from here on</description>
"""
NEWER = """<?xml version="1.0" encoding="UTF-8"?>
<us-patent-grant><us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>D0680087</doc-number><kind>S1</kind>
<date>20130416</date></document-id></publication-reference>
<us-related-documents><division><relation><parent-doc><document-id><country>US</country><doc-number>2</doc-number>
<date>20080626</date></document-id></parent-doc></relation></division>
<related-publication><document-id><country>US</country><doc-number>3</doc-number><date>19990101</date></document-id>
</related-publication></us-related-documents>
<classifications-ipcr><classification-ipcr><section>G</section><class>06</class><subclass>N</subclass>
<main-group>10</main-group><subgroup>20</subgroup></classification-ipcr></classifications-ipcr>
<classifications-cpc><main-cpc><classification-cpc><section>H</section><class>04</class><subclass>L</subclass>
<main-group>9</main-group><subgroup>0852</subgroup></classification-cpc></main-cpc></classifications-cpc>
<us-references-cited>
<us-citation><patcit><document-id><country>US</country><doc-number>2001/0012345</doc-number><kind>A1</kind>
</document-id></patcit><category>cited by applicant</category></us-citation>
</us-references-cited>
<us-parties><us-applicants>
<us-applicant app-type="applicant"><addressbook><orgname>Old Owner</orgname></addressbook></us-applicant>
<us-applicant app-type="applicant"><addressbook><last-name>Sato</last-name><first-name>Ken</first-name></addressbook>
</us-applicant></us-applicants>
<inventors><inventor><addressbook><last-name>Sato</last-name><first-name>Ken</first-name>
<address><country>JP</country></address></addressbook></inventor></inventors></us-parties>
<assignees><assignee><addressbook><orgname>Sharp &amp; Co</orgname><role>03</role>
<address><country>JP</country></address></addressbook></assignee></assignees>
</us-bibliographic-data-grant></us-patent-grant>
"""
GRANTS = ("ipg050104.small", "ipg060103.small", "ipg070102.small", "ipg080101.small", "ipg090106.small",
          "ipg100105.small", "ipg110104.small", "ipg120103.small", "ipg120327.196", "ipg130416.small")
NAMED = """select a.document, b.document from citations
    join patents as a on citing = a.patent join patents as b on cited = b.patent"""


def test_both_schemas_of_one_file(tmp_path, write, ask, losses):
    manifest = import_uspto(write("ipg.xml", OLDER + NEWER), tmp_path / "c")
    assert set(ask(tmp_path / "c", NAMED.replace("select", "select origin,"))) == {
        ("examiner", "US6836899", "US675108"), ("unknown", "US6836899", "WO1998051827"),
        ("applicant", "USD680087", "US20010012345")}
    assert ask(tmp_path / "c", "select document, office, priority_year, application_year, publication_year "
                               "from patents where recorded order by document") == [
        ("US6836899", "US", 2002, 2003, 2005), ("USD680087", "US", 2008, None, 2013)]
    assert set(ask(tmp_path / "c", "select document, scheme, symbol from classes join patents using (patent)")) == {
        ("US6836899", "IPC", "A45F 5/04"), ("US6836899", "USPC", "2/52"), ("USD680087", "IPC", "G06N 10/20"),
        ("USD680087", "CPC", "H04L 9/0852")}
    assert set(ask(tmp_path / "c", "select document, role, sequence, name, country from parties "
                                   "join patents using (patent)")) == {
        ("US6836899", "inventor", 1, "Anna Rossi", "IT"), ("USD680087", "applicant", 1, "Sharp & Co", "JP"),
        ("USD680087", "inventor", 1, "Ken Sato", "JP")}
    assert losses(manifest, "references") == {"literature, not a patent": 1}
    assert losses(manifest, "parties as written") == {
        "an applicant beside the assignees": 1, "an applicant who is an inventor too": 1}
    assert manifest["unit"] == "publication"


def test_a_broken_grant_is_left_out_and_placed(tmp_path, write, losses):
    broken = NEWER.replace("</us-references-cited>", "</us-citation>")
    manifest = import_uspto(write("ipg.xml", OLDER + broken + NEWER), tmp_path / "c", max_errors=1)
    assert losses(manifest, "records of ipg.xml") == {"XML that is not well-formed: mismatched tag": 1}
    [loss] = manifest["steps"][0]["losses"]
    above = (OLDER + broken).rpartition("</us-citation>")[0]
    assert loss["examples"] == [f"ipg.xml:{above.count(chr(10)) + 1}"]
    with pytest.raises(InputError, match="more than 0 records cannot be used"):
        import_uspto(tmp_path / "ipg.xml", tmp_path / "d", max_errors=0)
    assert not (tmp_path / "d").exists()


def test_a_grant_without_number_is_a_fault(tmp_path, write, losses):
    nameless = NEWER.replace("<doc-number>D0680087</doc-number>", "")
    manifest = import_uspto(write("ipg.xml", OLDER + nameless), tmp_path / "c")
    assert losses(manifest, "records of ipg.xml") == {"no number of the grant": 1}


@pytest.mark.parametrize("file", ["pa040101.two.xml", "ipa130117.one.xml"])
def test_applications_are_recognised(shared_data, tmp_path, file):
    with pytest.raises(InputError, match="documents hold citations") as caught:
        import_uspto(shared_data / "uspto" / file, tmp_path / "c")
    assert "an application, which holds no citations" in caught.value.found[0]
    assert f"{file}:3" in caught.value.found[0]


@pytest.fixture
def imported(shared_data, tmp_path):
    folder = shared_data / "uspto"
    files = [*(folder / f"{name}.xml" for name in GRANTS), folder / "pa040101.two.xml"]
    return folder, tmp_path / "c", import_uspto(files, tmp_path / "c")


def read(path):
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def plain(number):
    """Write a US number as a corpus does, in another way than the importer."""
    number = number.replace("/", "")
    letters = number.rstrip("0123456789")
    return f"US{letters}{number.removeprefix(letters).lstrip('0')}"


def test_grants_are_those_of_the_table(imported, ask):
    folder, corpus, manifest = imported
    expected = Counter((plain(row["patent_id"]), int(row["grant_date"][:4]), int(row["app_date"][:4]))
                       for row in read(folder / "patents.csv"))
    assert Counter(ask(corpus, "select document, publication_year, application_year from patents where recorded")) \
        == expected
    assert expected.total() == 421
    assert {step["step"]: step["losses"] for step in manifest["steps"]}["documents of pa040101.two.xml"]


def test_citations_are_those_of_the_table(imported, ask, losses):
    folder, corpus, manifest = imported
    rows = read(folder / "patent_citations.csv")
    step = next(step for step in manifest["steps"] if step["step"] == "references")
    assert (step["rows_out"], len(rows)) == (9170, 9170)
    expected = {(plain(row["patent_id"]), plain(row["cited_number"])) for row in rows if row["cited_country"] == "US"}
    assert {pair for pair in ask(corpus, NAMED) if pair[1].startswith("US")} == expected
    expected |= {(plain(row["patent_id"]), publication(row["cited_country"], row["cited_number"], row["cited_kind"]))
                 for row in rows if row["cited_country"] != "US"}
    assert set(ask(corpus, NAMED)) == expected
    assert losses(manifest, "citations") == {"the same citation again": 9170 - len(expected)}


def test_parties_are_those_of_the_table(imported, ask):
    folder, corpus, manifest = imported
    rows = read(folder / "parties.csv")
    step = next(step for step in manifest["steps"] if step["step"] == "parties as written")
    assert (step["rows_in"], len(rows)) == (1335, 1335)
    roles = {"assignee": "applicant", "inventor": "inventor"}
    expected = Counter((plain(row["patent_id"]), roles[row["role"]], row["country"] or None) for row in rows
                       if row["role"] in roles)
    assert Counter(ask(corpus, "select document, role, country from parties join patents using (patent)")) == expected


def test_the_18_grants_against_patentsview(shared_data, tmp_path, ask):
    import_uspto(shared_data / "uspto" / "ipg120327.18.xml", tmp_path / "xml")
    import_patentsview(shared_data / "uspto" / "patentsview_raw_18", tmp_path / "tables")
    mine, theirs = (Counter(ask(tmp_path / name, NAMED)) for name in ("xml", "tables"))
    us = {pair for pair in mine if pair[1].startswith("US")}
    assert us == {pair for pair in theirs if pair[1].startswith("US")}
    grants = {pair for pair in us if len(pair[1]) < len("US20010012345")}
    # One design is cited twice by one grant: 381 rows.
    assert (len(grants), len(us) - len(grants), len(mine) - len(us)) == (380, 26, 35)
    people = "select document, name, country from parties join patents using (patent) where role = 'applicant'"
    assert sorted(map(str, ask(tmp_path / "xml", people))) == sorted(map(str, ask(tmp_path / "tables", people)))
