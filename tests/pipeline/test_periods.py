"""In which periods are citations followed over time, beside the windows that are asked for?"""

import pytest

from citenet.importers import import_flows
from citenet.pipeline.analysis import count
from citenet.pipeline.places import open_corpus
from citenet.pipeline.trends import periods_of
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
