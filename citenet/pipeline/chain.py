"""What does the user's table tell of the way from publications to scale-ups?"""

from __future__ import annotations

import pandas as pd

from citenet import specialisation as sp
from citenet.pipeline.analysis import Counted
from citenet.reference.countries import match_country
from citenet.reference.strings import text
from citenet.settings import Settings


def read_chain(settings: Settings) -> pd.DataFrame | None:
    """Return the shares of each country at each stage, by its code however it is written; nothing without a table.

    Raises
    ------
    InputError
        When the table cannot be read, or holds a stage that is none.
    """
    if not settings.chain:
        return None
    table = sp.read_count_table(settings.chain, labels=("entity", "technology", "stage"))
    codes = {name: match_country(name).code or name for name in table["entity"].unique()}
    return sp.stage_shares(table.assign(entity=table["entity"].map(codes))).reset_index()


def tells_nothing(chain: pd.DataFrame | None, counted: Counted) -> str:
    """Say so when a table holds none of the technologies for the focal country; nothing when it does."""
    if chain is None:
        return ""
    settings = counted.settings
    if ((chain["entity"] == settings.focal) & chain["technology"].isin(counted.technologies())).any():
        return ""
    held = "; ".join(", ".join(sorted(chain[column].unique())[:5]) for column in ("technology", "entity"))
    return text("told.idle_chain", settings.language, file=settings.chain, focal=settings.focal, held=held)
