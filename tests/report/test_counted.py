"""Does the account of a page say of what its years and its counting are, and no more than the data tell?"""

import pytest

from citenet.report.summary import account_in_words

from .standin import context


def told(**changes):
    return dict(account_in_words(context(**changes)))


@pytest.mark.parametrize(("fields", "said"), [
    (("priority_year",), "2015-2025: earliest priority year of the citing publication; what is cited"),
    (("application_year",), "2015-2025: earliest application year of the citing publication; what is cited"),
    (("priority_year", "publication_year"), "of the citing publication; where unknown, publication year; what is"),
    ((), "2015-2025: the data tell no years"),
])
def test_years_are_called_after_the_fields_they_come_from(fields, said):
    assert said in told(unit="publication", year_fields=fields)["Period"]


def test_of_a_table_neither_years_nor_families_are_made_up():
    known = told(unit="as in the table")
    assert known["Period"] == "2015-2025: as in the table that was given"
    assert "famil" not in known["Unit"] + known["Period"]
    assert "Counting" not in known


def test_counting_speaks_of_families_only_where_there_are_any():
    assert "a family of several countries" in told()["Counting"]
    publications = told(unit="publication")
    assert "famil" not in publications["Counting"] + publications["Citations"] + publications["Period"]
