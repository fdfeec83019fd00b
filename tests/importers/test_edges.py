import pytest

from citenet.importers import import_edges

EDGES = """citing,cited,category
US 1,US2,cited by examiner
us-1,US-2,cited by applicant
US1,US1,
US3,EP4,SEA
US3,US1,
,US1,
US5, ,
US5,EP9,
US2,EP4,APP
"""
PATENTS = """patent,family,year,applicant,country,inventor_country,ipc
US1,F1,2001-02-03,A  Co;B Co,NL;Germany,NL;NL;DE,H01L 31/00;G02B 6/10
US2,F1,2001,C,EP,NA,
US3,,20050709,D;E;F,NL;NA,,G06N 3/067
EP4,F4,9999,,Atlantis,US,
EP4,F5,abcd,,FR,US,h01l 31/00
"""


@pytest.fixture
def corpus(tmp_path, write):
    manifest = import_edges(write("e.csv", EDGES), tmp_path / "corpus", patents=write("p.csv", PATENTS))
    return tmp_path / "corpus", manifest


def test_every_lost_row_has_its_reason(corpus, losses):
    _, manifest = corpus
    assert losses(manifest, "citations") == {
        "no citing identifier": 1, "no cited identifier": 1, "a document that cites itself": 1,
        "the same citation again": 1}
    assert losses(manifest, "family citations") == {"a citation within one family": 1}
    assert losses(manifest, "descriptions of patents") == {"a further description of a patent": 1}


def test_losses_come_with_examples(corpus):
    _, manifest = corpus
    step = next(one for one in manifest["steps"] if one["step"] == "citations")
    examples = {loss["reason"]: loss["examples"] for loss in step["losses"]}
    assert examples["the same citation again"] == ["US1 → US2 (2 times)"]
    assert examples["a document that cites itself"] == ["US1"]


def test_documents_are_numbered_by_family_and_stubs_are_not_recorded(corpus, ask):
    folder, _ = corpus
    assert ask(folder, "select patent, document, family, priority_year, recorded from patents order by patent") == [
        (0, "EP4", 0, None, True), (1, "EP9", 1, None, False), (2, "US1", 2, 2001, True), (3, "US2", 2, 2001, True),
        (4, "US3", 3, 2005, True), (5, "US5", 4, None, False)]


def test_citations_and_family_pairs(corpus, ask):
    folder, _ = corpus
    named = """select citing.document, cited.document, origin from citations
        join patents as citing on citing.patent = citing join patents as cited on cited.patent = cited order by all"""
    assert ask(folder, named) == [
        ("US1", "US2", "applicant"), ("US2", "EP4", "applicant"), ("US3", "EP4", "examiner"),
        ("US3", "US1", "unknown"), ("US5", "EP9", "unknown")]
    assert ask(folder, "from family_citations") == [(2, 0), (3, 0), (3, 2), (4, 1)]


def test_applicants_pair_with_countries_of_equal_number(corpus, ask):
    folder, _ = corpus
    query = """select role, name, organisation, country from parties join patents using (patent)
        where document = '{}' order by role, sequence"""
    assert ask(folder, query.format("US1")) == [
        ("applicant", "A Co", "A CO", "NL"), ("applicant", "B Co", "B CO", "DE"),
        ("inventor", None, None, "NL"), ("inventor", None, None, "NL"), ("inventor", None, None, "DE")]
    assert ask(folder, query.format("US3")) == [
        ("applicant", "D", "D", None), ("applicant", "E", "E", None), ("applicant", "F", "F", None),
        ("applicant", None, None, "NL"), ("applicant", None, None, "NA")]


def test_offices_and_unknown_countries_are_counted_and_namibia_survives(corpus, ask):
    folder, manifest = corpus
    found = {one["finding"]: (one["rows"], one["examples"]) for one in manifest["findings"]}
    assert found["rows with fewer or more countries than applicants: kept, but not paired"] == (1, ["US3"])
    assert found["patent offices given as a country: taken as unknown"] == (1, ["EP (1)"])
    assert found["countries that are not recognised: taken as unknown"] == (1, ["Atlantis (1)"])
    assert ask(folder, "select count(*) from parties where country = 'NA'") == [(2,)]


def test_contradictions_keep_the_smallest_and_are_counted(corpus):
    _, manifest = corpus
    found = {one["finding"]: one["examples"] for one in manifest["findings"]}
    assert found["patents described with more than one family: the smallest counts"] == ["EP4"]
    assert found["priority years that are no year: set to missing"] == ["abcd"]


def test_class_symbols_are_split_and_kept_whole(corpus, ask):
    folder, _ = corpus
    assert ask(folder, "select document, scheme, symbol from classes join patents using (patent) order by all") == [
        ("EP4", "IPC", "H01L 31/00"), ("US1", "IPC", "G02B 6/10"), ("US1", "IPC", "H01L 31/00"),
        ("US3", "IPC", "G06N 3/067")]


def test_the_manifest_names_files_without_a_path(corpus, tmp_path):
    folder, manifest = corpus
    assert [source["name"] for source in manifest["sources"]] == ["e.csv", "p.csv"]
    assert str(tmp_path) not in (folder / "corpus.json").read_text(encoding="utf-8")
    assert manifest["unit"] == "family"
    assert {"patents": 6, "parties": 16, "classes": 4, "citations": 5, "family_citations": 4}.items() <= manifest[
        "tables"].items()


def test_attributes_may_stand_on_the_edge_row(tmp_path, write, ask):
    edges = write("e.csv", "citing,cited,citing_country,cited_country,citing_year,cited_family,technology\n"
                           "A1,B1,NL,DE,2010,F1,Photonics\nA1,B2,NL,JP,2010,F1,quantum\n")
    manifest = import_edges(edges, tmp_path / "c")
    assert manifest["tables"]["family_citations"] == 1
    assert ask(tmp_path / "c", "select document, country from parties join patents using (patent) order by all") == [
        ("A1", "NL"), ("B1", "DE"), ("B2", "JP")]
    assert ask(tmp_path / "c", "select document, symbol from classes join patents using (patent) order by all") == [
        ("A1", "photonics"), ("A1", "quantum"), ("B1", "photonics"), ("B2", "quantum")]


def test_edges_alone_make_a_corpus_of_publications(tmp_path, write):
    manifest = import_edges(write("e.csv", "citing,cited\nA,B\n"), tmp_path / "c")
    assert manifest["unit"] == "publication"
    assert manifest["tables"] == {"patents": 2, "parties": 0, "classes": 0, "citations": 1, "family_citations": 1,
                                  "family_facts": 2, "entity_sets": 2, "organisation_countries": 0, "symbols": 0,
                                  "family_symbols": 0}


def test_columns_may_have_other_names_in_any_case(tmp_path, write, ask):
    edges = write("e.csv", "FROM;To;Land\nA;B;NL\n")
    import_edges(edges, tmp_path / "c", columns={"citing": "from", "cited": "to", "citing_country": "LAND"})
    assert ask(tmp_path / "c", "select country from parties") == [("NL",)]


def test_one_technology_column_may_stand_in_either_file(tmp_path, write, ask):
    edges, patents = write("e.csv", "citing,cited\nA,B\n"), write("p.csv", "patent,field\nA,ai\n")
    import_edges(edges, tmp_path / "c", patents=patents, columns={"technology": "field"})
    assert ask(tmp_path / "c", "select scheme, symbol from classes") == [("NTS", "ai")]


@pytest.mark.parametrize(("text", "year"), [
    ("1999", 1999), ("1999.0", 1999), ("1999-05-07", 1999), ("19990507", 1999), ("1999-05-07T00:00:00Z", 1999),
    ("3/7/2002", 2002), ("31-12-2019 0:00", 2019), ("31/12/2019 00:00:00", 2019), ("31-dec-2019", 2019), ("0", None),
    ("9999", None), ("9999-12-31", None), (" 2001 ", 2001), ("99", None)])
def test_years_are_read_from_dates(tmp_path, write, ask, text, year):
    patents = write("p.csv", f"patent,year,publication_year\nA,{text},2020\nB,2000,2020\n")
    import_edges(write("e.csv", "citing,cited\nA,B\n"), tmp_path / "c", patents=patents)
    assert ask(tmp_path / "c", "select priority_year from patents where document = 'A'") == [(year,)]


def test_several_rows_a_patent_list_its_parties(tmp_path, write, ask):
    patents = write("p.csv", "patent,applicant,country,inventor_country\nA,Zeta,DE,NL\nA,Alpha,NL,NL\nA,Alpha,NL,DE\n")
    import_edges(write("e.csv", "citing,cited\nA,B\n"), tmp_path / "c", patents=patents)
    assert ask(tmp_path / "c", "select role, organisation, country from parties order by role, sequence") == [
        ("applicant", "ALPHA", "NL"), ("applicant", "ZETA", "DE"),
        ("inventor", None, "DE"), ("inventor", None, "NL"), ("inventor", None, "NL")]


def test_spaces_inside_names_are_collapsed(tmp_path, write, ask):
    patents = write("p.csv", "patent,applicant\nA, Foo   Bar\u00a0 Ltd \n")
    import_edges(write("e.csv", "citing,cited\nA,B\n"), tmp_path / "c", patents=patents)
    assert ask(tmp_path / "c", "select name, organisation from parties") == [("Foo Bar Ltd", "FOO BAR LTD")]


def test_texts_may_lie_beside_the_tables(tmp_path, write):
    import_edges(write("e.csv", "citing,cited\nA,B\n"), tmp_path / "c", beside={"truth.json": "{}\n"}, simulated=True)
    assert (tmp_path / "c" / "truth.json").read_text() == "{}\n"
