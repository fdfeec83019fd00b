"""Which organisation is each raw name, and by which rule?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from citenet.errors import InputError
from citenet.harmonise.decisions import Decisions, alias_decisions
from citenet.harmonise.merging import merge_names
from citenet.harmonise.normal import RULE_SEPARATOR, normalise_names

AS_WRITTEN = "as written"
DECISION, ALIAS = "decision", "alias"


def harmonise_names(
    names: pd.DataFrame, *, decisions: Decisions | None = None, aliases: bool = True, merge: bool = True
) -> pd.DataFrame:
    """Give every raw name an organisation and the rule that led to it.

    In this order: a decision about the raw name or its normal form; a merge with a name that differs in
    writing only; a decision about what it was merged with; the alias table of citenet. A decision is never
    overruled: an organisation that people named stays, unless another decision moves it on.

    Parameters
    ----------
    names : pandas.DataFrame
        One row a raw name: `name` and, when known, `n` (how often; 1) and `country`.
    decisions : Decisions, optional
        A reviewed table.
    aliases : bool
        Whether other names, former names and subsidiaries that citenet knows are used.
    merge : bool
        Whether names that differ in writing only are merged with more frequent ones.

    Returns
    -------
    pandas.DataFrame
        On the index of `names`: `name`, `text` (normal form), `organisation` and `rule`, the rules joined by
        " + ". All but `name` are missing for a name without a letter or digit.

    Raises
    ------
    InputError
        When decisions lead round in a circle, or a name is to be kept apart from the organisation that its
        normal form already is.

    Examples
    --------
    >>> raw = pd.DataFrame({"name": ["Hewlett-Packard Co.", "HEWLETTPACKARD", "Freescale Semiconductor, Inc."],
    ...                     "n": [9, 1, 5]})
    >>> harmonise_names(raw)[["organisation", "rule"]].values.tolist()
    [['HEWLETT PACKARD', 'legal form'], ['HEWLETT PACKARD', 'spacing'], ['NXP', 'legal form + alias']]
    """
    normal = normalise_names(names["name"])
    texts = occurrences(names, normal["text"].replace("", pd.NA))
    merged = {text: (joins, rules) for text, joins, rules in merge_names(texts).itertuples() if rules} if merge else {}
    steps = _Steps((decisions or Decisions()).for_names(texts.index), merged,
                   alias_decisions().for_names(texts.index).joined if aliases else {})
    result = [steps.organisation(*row) for row in zip(names["name"], normal["text"], normal["rules"], strict=True)]
    return pd.DataFrame({
        "name": names["name"],
        "text": normal["text"].replace("", pd.NA),
        "organisation": pd.Series([organisation for organisation, _ in result], index=names.index, dtype="str"),
        "rule": pd.Series([rule for _, rule in result], index=names.index, dtype="str"),
    })


def occurrences(names: pd.DataFrame, of: pd.Series) -> pd.DataFrame:
    """Add up how often raw names occur for each value of `of`, which stands beside them.

    Returns
    -------
    pandas.DataFrame
        On the values of `of`, sorted: `n` and `country`, that of the most frequent name with a known one.
    """
    table = pd.DataFrame({"of": of, "n": names.get("n", 1), "country": names.get("country", pd.NA)})
    table = table.dropna(subset="of").sort_values(["of", "n", "country"], ascending=[True, False, True])
    return table.groupby("of").agg(n=("n", "sum"), country=("country", "first"))


@dataclass(frozen=True)
class _Steps:
    """What may move a name on to another."""

    decisions: Decisions
    merged: Mapping[str, tuple[str, str]]
    aliases: Mapping[str, str]

    def organisation(self, name: str, text: str, rules: str) -> tuple[str | None, str | None]:
        """Return the organisation of a raw name with the normal form `text`, and all rules that led there."""
        if not text:
            return None, None
        if (name, text) in self.decisions.apart:
            raise InputError("a name is to be kept apart from the organisation that it is in normal form",
                             where=self.decisions.where, found=[f"{name}: {text}"],
                             fix=f"give '{name}' an organisation of its own, with yes")
        end, further = self._followed(name, text)
        if not self.decisions.apart.isdisjoint({(name, end), (text, end)}):
            end, further = text, [DECISION]
        return end, RULE_SEPARATOR.join(filter(None, [rules, *further])) or AS_WRITTEN

    def _followed(self, name: str, text: str) -> tuple[str, list[str]]:
        joined = self.decisions.joined
        if name in joined or text in joined:
            return _end(joined.get(name, joined.get(text, text)), joined), [DECISION]
        if text in self.named:
            return text, []
        head, *rules = self.merged.get(text, (text,))
        alias = head if head in joined or head in self.named else _end(head, self.aliases)
        organisation = _end(alias, joined)
        return organisation, [*rules, *[ALIAS] * (alias != head), *[DECISION] * (organisation != alias)]

    @cached_property
    def named(self) -> frozenset[str]:
        """The organisations that people named."""
        return frozenset(self.decisions.joined.values())


def _end(organisation: str, joined: Mapping[str, str]) -> str:
    while joined.get(organisation, organisation) != organisation:
        organisation = joined[organisation]
    return organisation
