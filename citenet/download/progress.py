"""How far is a download, and how long will the rest take?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """The state of the download of one file.

    Parameters
    ----------
    name : str
        The file.
    done : int
        Bytes on disk.
    total : int or None
        Bytes of the whole file; None when the server does not tell.
    seconds_left : float or None
        Remaining time at the speed so far; None while it is not known.

    Examples
    --------
    >>> str(Progress("a.zip", 250_000_000, 1_000_000_000, 95))
    'a.zip: 25% of 1,000.0 MB, 1 min 35 s left'
    >>> str(Progress("a.zip", 250_000_000, None, None))
    'a.zip: 250.0 MB'
    """

    name: str
    done: int
    total: int | None
    seconds_left: float | None = None

    @property
    def share(self) -> float | None:
        """The part that is there, 0 to 1; None when the whole is not known."""
        return self.done / self.total if self.total else None

    def __str__(self) -> str:
        if self.share is None:
            return f"{self.name}: {megabytes(self.done)}"
        left = "" if self.seconds_left is None else f", {_duration(self.seconds_left)} left"
        return f"{self.name}: {self.share:.0%} of {megabytes(self.total or 0)}{left}"


def megabytes(size: int) -> str:
    """Write a number of bytes as megabytes.

    >>> megabytes(85_000_000)
    '85.0 MB'
    """
    return f"{size / 1e6:,.1f} MB"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
