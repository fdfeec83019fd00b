"""A path says where a table is, and nothing else."""

import pandas as pd
import pytest

from citenet.corpus import read_corpus
from citenet.importers import check_corpus, import_edges
from citenet.pipeline.counting import count_flows
from citenet.pipeline.names import apply_names
from citenet.settings import Settings
from citenet.stages import Stages
from citenet.tables import write_table


@pytest.mark.parametrize("name", ["corpus [2]", "corpus ?", "corp*", "country=FR"])
def test_signs_in_the_name_of_a_folder_lead_to_no_other_and_are_no_columns(tmp_path, name):
    for folder, cited in ((name, "US"), ("corpus 2", "DE")):
        edges = tmp_path / f"{folder}.csv"
        edges.write_text("citing,cited,citing_country,citing_applicant,cited_country\n"
                         f"A1,B1,NL,Foo B.V.,{cited}\nA2,B1,NL,Foo B.V.,{cited}\n", encoding="utf-8")
        import_edges(edges, tmp_path / folder)
    apply_names(tmp_path / name)
    corpus = read_corpus(tmp_path / name)
    flows = count_flows(corpus, Settings(draws=0), Stages(None), level="country").citations
    assert set(zip(flows["citing"], flows["cited"], flows["citations"], strict=True)) == {("NL", "US", 2.0)}
    assert check_corpus(corpus)["citations"]["citations"] == 2


def test_a_folder_called_by_a_column_gives_files_in_it_no_column(tmp_path):
    (tmp_path / "country=FR").mkdir()
    write_table(pd.DataFrame({"patent": ["A1", "B1"], "year": 2019}), tmp_path / "country=FR" / "patents.parquet")
    (tmp_path / "edges.csv").write_text("citing,cited\nA1,B1\n", encoding="utf-8")
    manifest = import_edges(tmp_path / "edges.csv", tmp_path / "corpus",
                            patents=tmp_path / "country=FR" / "patents.parquet")
    assert manifest["tables"]["parties"] == 0
