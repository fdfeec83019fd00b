"""Is a word a slip of the pen for one that is known?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def slips(first: str, second: str) -> int:
    """Count the slips between two words: a letter left out, put in, replaced, or two neighbours swapped.

    The restricted edit distance of Damerau (1964), in which no letter is touched twice.

    Examples
    --------
    >>> slips("MOTORLA", "MOTOROLA"), slips("MAZAD", "MAZDA"), slips("NISSAN", "NIPPON")
    (1, 1, 3)
    """
    before: list[int] = []
    last = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        row = [i]
        for j, other in enumerate(second, start=1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != other)))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                row[j] = min(row[j], before[j - 2] + 1)
        before, last = last, row
    return last[-1]


class Dictionary:
    """Known words that a slip of the pen can be traced back to.

    A slip leaves the first letter alone, and the last one too or leaves it out, since languages and brands
    differ there (CHEMIE, ELECTRIX) and a plural's S is no slip. A word that could be a slip for several known
    ones is left as it is.

    Parameters
    ----------
    slips_in : mapping of str to int
        Known words, and how many slips (1 or 2) to look for in each; none in words of fewer than 7 letters.
    also_right : iterable of str
        Other words that are right as they are.

    Examples
    --------
    >>> known = Dictionary({"UNIVERSITY": 1, "CORPORATION": 2, "ELECTRIC": 1})
    >>> [known.corrected(word) for word in ("UNIVERISTY", "COPORATON", "ELECTRIX", "PHILIPS")]
    ['UNIVERSITY', 'CORPORATION', 'ELECTRIX', 'PHILIPS']
    """

    SHORTEST, LONGEST = 7, 40

    def __init__(self, slips_in: Mapping[str, int], also_right: Iterable[str] = ()) -> None:
        self._slips_in = {word: n for word, n in slips_in.items() if len(word) >= self.SHORTEST}
        self._right = frozenset(slips_in).union(also_right)
        self._near: dict[str, list[str]] = {}
        self._seen: dict[str, str] = {}
        for word, n in sorted(self._slips_in.items()):
            for key in _shortened(word, n):
                self._near.setdefault(key, []).append(word)

    def corrected(self, word: str) -> str:
        """Return the one known word that `word` is a slip for, else `word` itself."""
        if not self.SHORTEST - 1 <= len(word) <= self.LONGEST or word in self._right:
            return word
        if word not in self._seen:
            self._seen[word] = self._closest(word)
        return self._seen[word]

    def _closest(self, word: str) -> str:
        near = {known for key in _shortened(word, 2) for known in self._near.get(key, ())}
        likely = {known: slips(word, known) for known in near if known[0] == word[0] and _ends_alike(word, known)}
        fewest = min(likely.values(), default=0)
        closest = [known for known, n in likely.items() if n == fewest <= self._slips_in[known]]
        return closest[0] if len(closest) == 1 else word


def _ends_alike(word: str, known: str) -> bool:
    return known != word + "S" and (known[-1] == word[-1] or known[:-1] == word)


def _shortened(word: str, n: int) -> set[str]:
    """Leave out up to `n` letters in every way: words `n` slips apart have one of the results in common."""
    results = {word}
    for _ in range(n):
        results |= {each[:i] + each[i + 1:] for each in results for i in range(len(each))}
    return results
