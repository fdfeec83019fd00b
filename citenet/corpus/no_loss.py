"""What is left out although nothing of the data is lost with it?"""

from __future__ import annotations

NO_LOSS = frozenset({
    "a citation within one family",
    "a document that is described before",
    "a further description of a patent",
    "a party of a document of which another corpus tells the parties",
    "a sequence listing, which stands beside its grant",
    "added to another row of the same cell",
    "an applicant beside the assignees",
    "an applicant who is an inventor too",
    "another citation between the same two families",
    "another form of the name of the same party",
    "literature, not a patent",
    "neither name nor country",
    "the raw form of a party that is disambiguated too",
    "the same citation again",
    "the same class of a document again",
    "the same party of a document again",
})
"""Reasons of what stands there again, or belongs to no network of patents."""


def is_loss(reason: str) -> bool:
    """Tell whether something is lost with rows that are left out for `reason`.

    >>> is_loss("the same citation again"), is_loss("a document that cites itself")
    (False, True)
    """
    return reason not in NO_LOSS
