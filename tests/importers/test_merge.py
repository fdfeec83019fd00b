"""Several corpora become one: same documents, stated precedence, every contradiction told."""

import csv
import hashlib
import re
from collections import Counter

import duckdb
import pytest

from citenet.errors import InputError
from citenet.importers import import_edges, import_flows, import_patents, import_uspto, merge_corpora

NAMED = """select a.document, b.document, origin from citations
    join patents as a on citing = a.patent join patents as b on cited = b.patent"""


@pytest.fixture
def corpus(tmp_path, write):
    """Return a function that imports edges and patents as a corpus and returns its folder."""

    def of(name, edges, patents="", **options):
        described = write(f"{name}.p", patents) if patents else None
        import_edges(write(f"{name}.e", edges), tmp_path / name, patents=described, **options)
        return tmp_path / name

    return of


@pytest.fixture
def merge(tmp_path):
    def of(*corpora, **options):
        return tmp_path / "merged", merge_corpora(corpora, tmp_path / "merged", **options)

    return of


def findings(manifest):
    return {one["finding"]: (one["rows"], one["of"], one["examples"]) for one in manifest["findings"]}


def test_documents_join_however_they_are_written(corpus, merge, ask, losses):
    one = corpus("one", "citing,cited,origin\nUS4722345A,US4000000,\nUS4722345A,EP 890321 B1,\n",
                 "patent,applicant,country\nUS4722345A,Foo,NL\n")
    two = corpus("two", 'citing,cited,origin\nUS-4722345-A,"US 4,000,000",EXA\n',
                 'patent,inventor_country,gyear\n"US 4,000,000",JP,1976\n', columns={"publication_year": "gyear"})
    folder, manifest = merge(one, two)
    assert set(ask(folder, NAMED)) == {("US4722345", "US4000000", "examiner"), ("US4722345", "EP0890321", "unknown")}
    assert losses(manifest, "citations") == {"the same citation again": 1}
    assert set(ask(folder, "select document, role, country from parties join patents using (patent)")) == {
        ("US4722345", "applicant", "NL"), ("US4000000", "inventor", "JP")}
    assert ask(folder, "select publication_year, recorded from patents where document = 'US4000000'") == [(1976, True)]
    assert [source["corpus"] for source in manifest["sources"]] == ["one", "one", "two", "two"]
    assert manifest["settings"]["precedence"] == ["one", "two"]


def test_the_first_corpus_counts_and_contradictions_are_told(corpus, merge, ask, losses):
    patents = "patent,year,office,country,inventor_country\n"
    one = corpus("one", "citing,cited\nUS1,US2\n", patents + "US1,2001,US,NL,\nUS2,,,,\n")
    two = corpus("two", "citing,cited\nUS1A,US2B1\n", patents + "US1A,2003,EP,DE;NL,FR\nUS2B1,1999,US,,\n")
    folder, manifest = merge(one, two)
    assert set(ask(folder, "select document, priority_year, office from patents")) == {
        ("US1", 2001, "US"), ("US2", 1999, "US")}
    assert set(ask(folder, "select role, country from parties")) == {("applicant", "NL"), ("inventor", "FR")}
    told = findings(manifest)
    assert told["documents of which corpora tell different priority year: the first counts"] == (
        1, 2, ["US1: 2001 or 2003"])
    assert told["documents of which corpora tell different office: the first counts"] == (1, 2, ["US1: US or EP"])
    assert told["documents of which corpora tell different countries of the applicants: the first counts"] == (
        1, 2, ["US1: NL or DE, NL"])
    assert losses(manifest, "documents of all corpora") == {"a document that is described before": 2}
    assert losses(manifest, "parties of all corpora") == {
        "a party of a document of which another corpus tells the parties": 2}
    turned, _ = merge(two, one)
    assert set(ask(turned, "select priority_year from patents")) == {(2003,), (1999,)}


def test_parties_come_from_the_first_that_knows_a_country(corpus, merge, ask):
    one = corpus("one", "citing,cited\nUS1,US2\n", "patent,applicant,country\nUS1,Foo,\nUS2,Bar,\n")
    two = corpus("two", "citing,cited\nUS1,US2\n", "patent,applicant,country\nUS1,Foo Ltd,NL\nUS2,Bar Ltd,\n")
    folder, _ = merge(one, two)
    assert set(ask(folder, "select name, country from parties")) == {("Foo Ltd", "NL"), ("Bar", None)}


def test_families_are_extended_and_torn_ones_told(corpus, merge, ask):
    one = corpus("one", "citing,cited\nUS1,US2\n", "patent,family\nUS1,a\nUS2,b\nUS3,c\nUS4,c\n")
    two = corpus("two", "citing,cited\nUS9,US1\n", "patent,family\nUS1,x\nUS2,x\nUS5,x\nUS3,y\nUS4,z\nUS9,w\n")
    folder, manifest = merge(one, two)
    groups = ask(folder, "select list(document order by document) from patents group by family order by 1")
    assert groups == [(["US1", "US5"],), (["US2"],), (["US3", "US4"],), (["US9"],)]
    told = findings(manifest)
    assert told["families of two whose documents are of several families in corpora before it: the first counts"] == (
        1, 3, ["US1"])
    assert told["families of corpora before two whose documents are of several families in it: the first counts"] == (
        1, 3, ["US3"])


def test_families_of_one_corpus_serve_the_documents_of_another(corpus, merge, ask):
    one = corpus("one", "citing,cited\nUS1,US2\nUS3,US2\n", "patent,country\nUS1,NL\nUS2,DE\nUS3,NL\n")
    two = corpus("two", "citing,cited\nUS1,EP7\n", "patent,family\nUS1,x\nUS3,x\nEP7,y\n")
    folder, manifest = merge(one, two)
    assert manifest["unit"] == "family"
    assert ask(folder, "select count(*) from family_citations") == [(2,)]
    assert not any("of several families" in finding for finding in findings(manifest))


def test_a_corpus_merged_with_itself_is_itself(corpus, merge):
    one = corpus("one", "citing,cited\nUS1,US2\nUS3,EP0000001\nEP0000001,JP5A\n",
                 "patent,family,year,country,ipc\nUS1,a,2001,NL,G06N 10/20\nUS3,a,2002,DE;FR,\nEP0000001,b,,,\n")
    folder, manifest = merge(one, one)
    for table in manifest["tables"]:
        digests = {hashlib.sha256((place / f"{table}.parquet").read_bytes()).hexdigest() for place in (one, folder)}
        assert len(digests) == 1, table
    assert not any("first counts" in one["finding"] for one in manifest["findings"])


def test_the_order_does_not_matter_without_contradictions(corpus, tmp_path):
    one = corpus("one", "citing,cited\nUS1,US2\n", "patent,family,applicant\nUS1,a,Foo\nUS3,a,\n")
    two = corpus("two", "citing,cited\nUS2,US5\n", "patent,family,ipc\nUS3,x,G06N 10/20\nUS5,x,\n")
    digests = []
    for order in ([one, two], [two, one]):
        manifest = merge_corpora(order, tmp_path / "m")
        digests.append([(tmp_path / "m" / f"{table}.parquet").read_bytes() for table in manifest["tables"]])
    assert digests[0] == digests[1]


def test_simulated_data_stay_simulated(corpus, merge):
    made_up = corpus("one", "citing,cited\nUS1,US2\n", simulated=True)
    assert merge(corpus("two", "citing,cited\nUS1,US3\n"), made_up)[1]["simulated"] is True


def test_what_cannot_be_merged(corpus, tmp_path, write):
    one = corpus("one", "citing,cited\nUS1,US2\n")
    with pytest.raises(InputError, match="1 corpora cannot be merged"):
        merge_corpora([one], tmp_path / "m")
    import_flows(write("f.csv", "citing,cited,citations\nNL,DE,3\n"), tmp_path / "flows")
    with pytest.raises(InputError, match="counted already"):
        merge_corpora([one, tmp_path / "flows"], tmp_path / "m")
    with pytest.raises(InputError, match="no such corpus folder"):
        merge_corpora([one, tmp_path / "nowhere"], tmp_path / "m")
    assert not (tmp_path / "m").exists()


def test_grants_with_the_countries_of_older_patents(shared_data, tmp_path, ask):
    folder = shared_data / "uspto"
    with (folder / "patent_citations_enriched.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    import_uspto([path for path in folder.glob("ipg*.xml") if ".18." not in path.name], tmp_path / "grants")
    # All 2.9 million patents give the same answer, more slowly.
    cited = ", ".join(sorted({row["cited_number"] for row in rows if row["cited_number"].isdigit()}))
    duckdb.execute(f"copy (select * from '{shared_data}/nber/nber_patents_country_year_indegree.parquet' "
                   f"where patent in ({cited}) or patent % 1000 = 0) to '{tmp_path}/older.parquet'")
    import_patents(tmp_path / "older.parquet", tmp_path / "older", office="US",
                   columns={"publication_year": "gyear", "inventor_country": "country"})
    merge_corpora([tmp_path / "grants", tmp_path / "older"], tmp_path / "m")

    found = Counter(ask(tmp_path / "m", """
        select citing.document, cited.document, first.country, inventor.country
        from citations
        join patents as citing on citing = citing.patent
        join patents as cited on cited = cited.patent
        join parties as first on citing = first.patent and first.role = 'applicant' and first.sequence = 1
        join parties as inventor on cited = inventor.patent and inventor.role = 'inventor'
        where first.country is not null and inventor.country is not null"""))
    expected = Counter(
        ("US" + re.sub(r"^(\D*)0+", r"\1", row["patent_id"]), f"US{row['cited_number']}", row["citing_country"],
         row["cited_inv_country"]) for row in rows if row["citing_country"] and row["cited_inv_country"])
    assert found == expected
    assert found.total() == 1841
