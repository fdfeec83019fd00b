"""Documents whose numbers are written in several ways."""

import pytest

from citenet.importers import import_edges, import_patents, merge_corpora


@pytest.fixture
def found():
    return lambda manifest, words: [one for one in manifest["findings"] if words in one["finding"]]


def test_numbers_with_and_without_kind_code_mean_one_document(tmp_path, write, ask, found):
    edges = write("e.csv", "citing,cited\nEP1000001,US5000001\nEP1000001,US5000002\nEP1000002,\"US 5,000,001\"\n")
    patents = write("p.csv", "patent,country\nEP1000001A1,NL\nEP1000001B1,NL\nUS5000001B2,US\nUS5000002,US\n"
                             "EP1000002,DE\n")
    manifest = import_edges(edges, tmp_path / "corpus", patents=patents)
    assert ask(tmp_path / "corpus", "select document, recorded from patents order by document") == [
        ("EP1000001", True), ("EP1000002", True), ("US5000001", True), ("US5000002", True)]
    assert manifest["tables"]["citations"] == 3
    (one,) = found(manifest, "written in several ways")
    assert (one["rows"], one["of"]) == (2, 4)
    assert one["examples"] == ["EP1000001 and EP1000001A1 and EP1000001B1",
                               "US 5,000,001 and US5000001 and US5000001B2"]


def test_a_number_that_nothing_else_stands_for_stays_as_it_is_written(tmp_path, write, ask, found):
    edges = write("e.csv", "citing,cited\nEP1A1,US05B2\nDE1U,DE1A\nUS05B2,JP5B2\nJP5B2,JP5A\n")
    manifest = import_edges(edges, tmp_path / "corpus")
    assert ask(tmp_path / "corpus", "select document from patents order by document") == [
        ("DE1A",), ("DE1U",), ("EP1A1",), ("JP5A",), ("JP5B2",), ("US05B2",)]
    assert found(manifest, "written in several ways") == []


def test_a_number_may_be_called_as_another_one_is_written(tmp_path, write, ask):
    edges = write("e.csv", "citing,cited\nUS02001123456,US7000001B1\nUS002001123456,US7000001B1\n"
                           "US2001123456,US7000001B1\nUS20010123456,US7000002\nUS7000002,US7000001\n")
    import_edges(edges, tmp_path / "corpus")
    assert ask(tmp_path / "corpus", """
        select citing.document, cited.document from citations
        join patents as citing on citations.citing = citing.patent
        join patents as cited on citations.cited = cited.patent order by all""") == [
        ("US20010123456", "US7000001"), ("US20010123456", "US7000002"), ("US2001123456", "US7000001"),
        ("US7000002", "US7000001")]


def test_documents_are_the_same_in_one_import_and_in_a_merger(tmp_path, write, ask):
    edges = write("e.csv", "citing,cited\nEP1000001,US5000001\nEP1000002,US5000001B1\n")
    patents = write("p.csv", "patent,country\nEP1000001A1,NL\nEP1000002A2,DE\nUS5000001B2,US\n")
    import_edges(edges, tmp_path / "together", patents=patents)
    merge_corpora([import_and_name(import_edges, edges, tmp_path / "edges"),
                   import_and_name(import_patents, patents, tmp_path / "patents")], tmp_path / "merged")
    cited = "select count(*) from citations join parties on citing = parties.patent"
    assert ask(tmp_path / "together", cited) == ask(tmp_path / "merged", cited) == [(2,)]


def import_and_name(importer, file, folder):
    importer(file, folder)
    return folder


def test_identifiers_in_scientific_notation_are_noticed(tmp_path, write, found):
    edges = write("e.csv", "citing,cited\n1.00E+06,US1\n1.00E+06,US2\n5000001,US3\n\"1,23E+06\",US3\n")
    (one,) = found(import_edges(edges, tmp_path / "corpus"), "scientific notation")
    assert (one["rows"], one["of"], one["examples"]) == (2, 6, ["1,23E+06", "1.00E+06"])


def test_ids_of_ones_own_that_only_begin_as_numbers_do_stay_apart(tmp_path, write):
    manifest = import_edges(write("e.csv", "citing,cited\nUS2018n1,US2018n2\nUS2018n3,US2018n1\n"), tmp_path / "c")
    assert manifest["tables"]["patents"] == 3
