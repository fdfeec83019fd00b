"""Exchange documents of the EPO: by hand, and the real files with their counts."""

import pytest

from citenet.importers import import_docdb

DOCUMENT = """<exch:exchange-document country="{country}" doc-number="{number}" kind="{kind}" date-publ="20230209"
 family-id="{family}" status="{status}"><exch:bibliographic-data>
<exch:application-reference data-format="docdb"><document-id><date>20220101</date></document-id>
</exch:application-reference>
<exch:priority-claims><exch:priority-claim data-format="docdb"><document-id><date>20210805</date></document-id>
</exch:priority-claim><exch:priority-claim data-format="epodoc"><document-id><date>19990101</date></document-id>
</exch:priority-claim></exch:priority-claims>
<exch:classifications-ipcr><classification-ipcr><text>A61K   9/107       20060101AFI20221215BHEP</text>
</classification-ipcr></exch:classifications-ipcr>
<exch:patent-classifications><patent-classification><classification-scheme office="EP" scheme="CPCI"/>
<classification-symbol>F02M2700/1358 </classification-symbol></patent-classification>
<patent-classification><classification-scheme office="JP" scheme="FI"/>
<classification-symbol>X</classification-symbol></patent-classification></exch:patent-classifications>
<exch:parties><exch:applicants>
<exch:applicant sequence="1" data-format="original"><exch:applicant-name><name>Universit&auml;t</name>
</exch:applicant-name></exch:applicant>
<exch:applicant sequence="1" data-format="docdb"><exch:applicant-name><name>UNIV</name></exch:applicant-name>
<residence><country>{residence}</country></residence></exch:applicant>
<exch:applicant sequence="2" data-format="docdba"><exch:applicant-name><name>Second &Ccaron;, Ltd.</name>
</exch:applicant-name></exch:applicant></exch:applicants>
<exch:inventors><exch:inventor sequence="1" data-format="docdb"><exch:inventor-name><name>DOE JO</name>
</exch:inventor-name><residence><country>NL</country></residence></exch:inventor></exch:inventors></exch:parties>
<exch:references-cited>{references}</exch:references-cited>
</exch:bibliographic-data><exch:abstract><p>text</p></exch:abstract></exch:exchange-document>
"""
REFERENCES = """<exch:citation cited-phase="ISR"><patcit dnum="US8343489B2"><document-id><country>US</country>
<doc-number>8343489</doc-number><kind>B2</kind></document-id></patcit></exch:citation>
<exch:citation cited-phase="APP"><patcit dnum="DE1734877U"></patcit></exch:citation>
<exch:citation cited-phase="APP"><patcit dnum="JP96001A" dnum-type="application number"><document-id>
<country>JP</country><doc-number>96001</doc-number><kind>A</kind></document-id></patcit></exch:citation>
<exch:citation cited-phase="SEA"><nplcit><text>An article</text></nplcit></exch:citation>
<exch:citation cited-phase="SEA"></exch:citation>"""


def document(country="WO", number="2023012807", kind="A1", **said):
    given = {"family": "1", "status": "A", "residence": "IL", "references": REFERENCES} | said
    return DOCUMENT.format(country=country, number=number, kind=kind, **given)


@pytest.fixture
def imported(tmp_path, write):
    def of(*documents, **options):
        text = f"<exch:exchange-documents>{''.join(documents)}</exch:exchange-documents>"
        return tmp_path / "c", import_docdb(write("docdb.xml", text), tmp_path / "c", **options)

    return of


def test_a_document_and_what_it_cites(imported, ask, losses):
    corpus, manifest = imported(document())
    assert ask(corpus, "select document, office, priority_year, application_year, publication_year from patents "
                       "where recorded") == [("WO2023012807", "WO", 2021, 2022, 2023)]
    assert set(ask(corpus, "select document, origin from citations join patents on cited = patent")) == {
        ("US8343489", "examiner"), ("DE1734877U", "applicant"), ("APPLNJP96001A", "applicant")}
    assert losses(manifest, "references") == {"literature, not a patent": 1, "neither a patent nor literature": 1}
    assert set(ask(corpus, "select scheme, symbol from classes")) == {("IPC", "A61K 9/107"), ("CPC", "F02M2700/1358")}


def test_parties_that_are_listed_three_times_count_once(imported, ask, losses):
    corpus, manifest = imported(document())
    assert set(ask(corpus, "select role, sequence, name, organisation, country from parties")) == {
        ("applicant", 1, "Universität", "UNIV", "IL"), ("applicant", 2, "Second Č, Ltd.", "SECOND Č, LTD.", None),
        ("inventor", 1, "DOE JO", None, "NL")}
    assert losses(manifest, "parties as written") == {"another form of the name of the same party": 1}


def test_offices_are_no_countries(imported, ask):
    corpus, manifest = imported(document(residence="EP"))
    assert ask(corpus, "select count(country) from parties where role = 'applicant'") == [(0,)]
    assert any("patent offices given as a country" in one["finding"] for one in manifest["findings"])


def test_the_kind_is_part_of_a_number_where_it_starts_another_series(imported, ask):
    documents = [document("EP", "0890321", "A2", family="7"), document("EP", "0890321", "B1", family="7"),
                 document("DE", "1734877", "U", family="8"), document("DE", "1734877", "A", family="9")]
    corpus, manifest = imported(*documents)
    assert {row[0] for row in ask(corpus, "select document from patents where recorded")} == {
        "EP0890321", "DE1734877U", "DE1734877"}
    assert manifest["unit"] == "family"


def test_deleted_documents_are_left_out(imported, losses):
    _, manifest = imported(document(), document(number="2023012808", status="D"))
    assert losses(manifest, "records of docdb.xml") == {"a document that the EPO has deleted": 1}


@pytest.mark.parametrize(("file", "documents", "references", "patents"), [
    ("DE-backfile.xml", 10, 42, 42), ("WO-2022259205-A1_544370561.xml", 1, 23, 4),
    ("WO-2023012807-A1_507242069.xml", 1, 24, 3), ("AP-1206-A_302101161.xml", 1, 3, 3),
])
def test_real_files(shared_data, tmp_path, file, documents, references, patents):
    manifest = import_docdb(shared_data / "docdb" / file, tmp_path / "c")
    steps = {step["step"]: (step["rows_in"], step["rows_out"]) for step in manifest["steps"]}
    assert steps[f"records of {file}"] == (documents, documents)
    assert steps["references"] == (references, patents)


def test_families_and_residence_of_real_files(shared_data, tmp_path, ask):
    import_docdb(shared_data / "docdb", tmp_path / "c")
    assert ask(tmp_path / "c", "select count(*), count(distinct family) from patents where recorded") == [(14, 14)]
    countries = ask(tmp_path / "c", "select distinct document, country from parties join patents using (patent) "
                                    "where country is not null")
    assert set(countries) == {("AP1206A", "US"), ("WO2022259205", "PT"), ("WO2023012807", "IL"), ("YU6701A", "US")}
