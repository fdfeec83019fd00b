"""What may anyone look up? Technologies, institutions, countries and indicators, as data with reasons."""

from citenet.reference.countries import country_name, match_country
from citenet.reference.institutions import load_memberships, source_classes
from citenet.reference.technologies import Rule, Technology, load_technologies

__all__ = [
    "Rule",
    "Technology",
    "country_name",
    "load_memberships",
    "load_technologies",
    "match_country",
    "source_classes",
]
