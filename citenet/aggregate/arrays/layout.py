"""How does one whole number tell all that counts about a citation? Each part has bits of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BITS = 64


@dataclass(frozen=True)
class Layout:
    """How many bits each part of a key has: cohort, technology mask, set of the citing, set of the cited, bucket.

    They stand in this order, the cohort highest, so that sorted keys are sorted by it first.
    """

    cohort: int
    mask: int
    citing: int
    cited: int
    bucket: int

    @property
    def fits(self) -> bool:
        """Whether a key has room for all parts."""
        return self.cohort + self.mask + self.citing + self.cited + self.bucket <= BITS

    @property
    def mask_shift(self) -> int:
        """By how many bits a mask is moved to its place; all above it is the cohort."""
        return self.citing + self.cited + self.bucket

    @property
    def mask_bits(self) -> np.uint64:
        """The bits of a key that are the mask."""
        return np.uint64(ones(self.mask) << self.mask_shift)

    def citing_keys(self, cohort: np.ndarray, mask: np.ndarray, set_id: np.ndarray, bucket: np.ndarray) -> np.ndarray:
        """Return what a citing family says of its citations; it leaves the cited family's part open, all ones.

        >>> layout = Layout(cohort=1, mask=2, citing=3, cited=3, bucket=1)
        >>> ours = layout.citing_keys(*np.array([[1], [3], [5], [0]]))
        >>> theirs = layout.cited_keys(*np.array([[1], [6]]))
        >>> [int(part[0]) for part in layout.parts(ours & theirs)]
        [5, 6, 0]
        >>> layout.head(int((ours & theirs)[0]))
        (1, 1)
        """
        keys = cohort.astype(np.uint64) << np.uint64(self.mask)
        keys |= mask.astype(np.uint64)
        keys <<= np.uint64(self.citing)
        keys |= set_id.astype(np.uint64)
        keys <<= np.uint64(self.cited)
        keys |= np.uint64(ones(self.cited))
        keys <<= np.uint64(self.bucket)
        keys |= bucket.astype(np.uint64)
        return keys

    def cited_keys(self, accepts: np.ndarray, set_id: np.ndarray) -> np.ndarray:
        """Return what a cited family says; key of the citing AND key of the cited is the key of the citation."""
        keys = np.uint64(ones(self.cohort) << self.mask) | accepts.astype(np.uint64)
        keys <<= np.uint64(self.citing)
        keys |= np.uint64(ones(self.citing))
        keys <<= np.uint64(self.cited)
        keys |= set_id.astype(np.uint64)
        keys <<= np.uint64(self.bucket)
        keys |= np.uint64(ones(self.bucket))
        return keys

    def head(self, key: int) -> tuple[int, int]:
        """Return the cohort and the mask of a key."""
        return key >> (self.mask_shift + self.mask), key >> self.mask_shift & ones(self.mask)

    def parts(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the sets of the citing and of the cited, and the buckets, of keys."""
        return (_part(keys, self.citing, self.cited + self.bucket), _part(keys, self.cited, self.bucket),
                _part(keys, self.bucket, 0))

    def of_nobody(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return whether the set of the citing, and that of the cited, is 0, as 1 or 0.

        >>> layout = Layout(cohort=1, mask=2, citing=3, cited=3, bucket=1)
        >>> [side.tolist() for side in layout.of_nobody(np.array([0b1110_000_010_1, 0b0010_101_000_0], np.uint64))]
        [[1, 0], [0, 1]]
        """
        cited = np.uint64(ones(self.cited) << self.bucket)
        citing = np.uint64(ones(self.citing) << self.cited + self.bucket)
        return (keys & citing == 0).view(np.uint8), (keys & cited == 0).view(np.uint8)


def ones(width: int) -> int:
    """Return so many ones.

    >>> bin(ones(3))
    '0b111'
    """
    return (1 << width) - 1


def _part(keys: np.ndarray, width: int, shift: int) -> np.ndarray:
    return (keys >> np.uint64(shift) & np.uint64(ones(width))).view(np.int64)
