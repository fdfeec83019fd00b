"""What everyone may look up: technologies, institutions, countries, indicators. Data with a reason a row."""

from citenet.reference.technologies import Rule, Technology, load_technologies

__all__ = ["Rule", "Technology", "load_technologies"]
