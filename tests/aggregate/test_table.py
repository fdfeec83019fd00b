"""Tables that arrive counted are summed over windows, never across a window's edge."""

import duckdb
import pandas as pd
import pytest

from citenet.aggregate.table import aggregate_table
from citenet.corpus import read_corpus, write_manifest
from citenet.errors import SettingsError


@pytest.fixture
def corpus(tmp_path):
    flows = pd.DataFrame(
        [("ai", "country", 2010, 2014, "NL", "US", 0.1), ("ai", "country", 2015, 2019, "NL", "US", 0.2),
         ("ai", "country", 2015, 2019, "NL", "unknown", 2.0)],
        columns=["technology", "level", "year_from", "year_to", "citing", "cited", "citations"])
    families = pd.DataFrame([("ai", "country", 2010, 2014, "NL", 3.0)],
                            columns=["technology", "level", "year_from", "year_to", "entity", "families"])
    for name, frame in {"flows": flows, "families": families}.items():
        duckdb.from_df(frame).write_parquet(str(tmp_path / f"{name}.parquet"))
    write_manifest(tmp_path, {"tables": {"flows": 3, "families": 1}})
    return read_corpus(tmp_path)


def test_the_whole_span_adds_all_periods(corpus):
    flows = aggregate_table(corpus)
    expected = [(technology, "country", "2010-2019", "NL", cited, pytest.approx(value))
                for technology in ("ai", "all") for cited, value in (("US", 0.3), ("unknown", 2.0))]
    assert list(flows.citations.itertuples(index=False, name=None)) == expected
    assert flows.record["unknown_entity"]["country"]["cited_only"] == 2.0


def test_windows_keep_periods_apart_and_say_what_they_leave_out(corpus):
    flows = aggregate_table(corpus, window="2010-2014")
    assert flows.citations.query("technology == 'ai'")["citations"].tolist() == [0.1]
    assert flows.record["losses"] == {"outside the windows": pytest.approx(2.2)}


@pytest.mark.parametrize("window", ["2010-2016", "2016", "2016-2018", "2017-2030"])
def test_a_period_that_is_not_whole_in_a_window_is_refused(corpus, window):
    with pytest.raises(SettingsError, match="2015-2019 of the table lies only partly"):
        aggregate_table(corpus, window=window)
