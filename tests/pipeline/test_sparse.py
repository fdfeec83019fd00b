"""Data in which a country, or a technology, is missing from one of the tables."""

from citenet.importers import import_edges
from citenet.pipeline.asking import scores
from citenet.pipeline.build import build

HEAD = "citing,cited,citing_country,cited_country,citing_year,cited_year,technology\n"
DE_CITES_NOBODY = HEAD + "A1,B1,FR,DE,2019,2018,quantum\nA2,B1,FR,DE,2019,2018,quantum\nA3,B2,US,FR,2019,2018,quantum\n"


def corpus(tmp_path, edges=DE_CITES_NOBODY):
    (tmp_path / "edges.csv").write_text(edges, encoding="utf-8")
    import_edges(tmp_path / "edges.csv", tmp_path / "corpus")
    return tmp_path / "corpus"


def test_a_focal_country_that_cites_nobody_has_pages(tmp_path):
    run = build(corpus(tmp_path), tmp_path / "out", focal="DE", draws=2, stages="none")
    assert (run.output / "index.html").is_file()


def test_memberships_in_the_citing_year_need_no_citations_in_every_technology(tmp_path):
    found = scores("FR", corpus(tmp_path), as_of="citing_year", draws=0, stages="none")
    eu_share = found[found["indicator"] == "eu_share"].set_index("technology")["value"]
    assert eu_share["quantum"] == 1
    assert eu_share.drop("all").drop("quantum").isna().all()


def test_citations_of_which_no_country_is_known_have_pages(tmp_path):
    run = build(corpus(tmp_path, "citing,cited\nA1,B1\nA2,B1\n"), tmp_path / "out", draws=2, stages="none")
    assert (run.output / "index.html").is_file()
