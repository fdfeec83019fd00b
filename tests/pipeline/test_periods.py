"""In which periods are citations followed over time, beside the windows that are asked for?"""

import pytest

from citenet.importers import import_edges, import_flows
from citenet.pipeline.analysis import count
from citenet.pipeline.build import build
from citenet.pipeline.places import open_corpus
from citenet.pipeline.trends import Windows, count_periods, periods_of
from citenet.settings import Settings


@pytest.mark.parametrize(("years", "window", "periods"), [
    (["2001", "2012", "2020"], "", ("2001-2005", "2006-2010", "2011-2015", "2016-2020")),
    (["2001", "2012", "2020"], "2011-2020", ("2011-2015", "2016-2020")),
    (["2001", "2012", "2020"], "10", ("2001-2010", "2011-2020")),
    (["2001", "2012", "2020"], "2011-2019", None),
    (["2001", "2012", "2020"], "2018-2020", None),
    (["1980-1989", "1990-1999"], "", None),
    ([""], "", None),
])
def test_years_asked_for_are_followed_five_at_a_time_where_there_are_two_such_periods(
        tmp_path, years, window, periods):
    rows = [f"NL,DE,{year},1" for year in years]
    (tmp_path / "cells.csv").write_text("\n".join(["citing,cited,year,citations", *rows, ""]), encoding="utf-8")
    import_flows(tmp_path / "cells.csv", tmp_path / "corpus")
    found = periods_of(count(open_corpus(tmp_path / "corpus"), Settings(window=window, stages="none")))
    assert (found.windows if found else None) == periods


def test_windows_of_a_trend_begin_with_the_first_that_holds_a_citation(tmp_path):
    edges = "citing,cited,citing_country,cited_country,citing_year\nA,A2,NL,DE,1909\nB,B2,NL,DE,1990\nC,C2,NL,US,1999\n"
    (tmp_path / "edges.csv").write_text(edges, encoding="utf-8")
    import_edges(tmp_path / "edges.csv", tmp_path / "corpus")
    periods = count_periods(open_corpus(tmp_path / "corpus"), Windows(8, 8), Settings(stages="none"))
    assert periods.windows == ("1984-1991", "1992-1999")


def test_a_mistyped_year_that_makes_the_last_window_is_told(tmp_path):
    rows = "".join(f"A{n},B{n},NL,DE,{2010 + n % 10}\n" for n in range(800))
    (tmp_path / "e.csv").write_text(f"citing,cited,citing_country,cited_country,citing_year\n{rows}Z,B1,NL,DE,2099\n",
                                    encoding="utf-8")
    import_edges(tmp_path / "e.csv", tmp_path / "corpus")
    told: list[str] = []
    for window in ("5", "2010-2014,2015-2019"):
        build(tmp_path / "corpus", tmp_path / "out", window=window, draws=0, stages="none", notice=told.append)
    assert [line[:38] for line in told] == ["The last window, 2095-2099, which page"]
