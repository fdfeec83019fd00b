"""What is left when the entities that exchange least are peeled off, again and again?"""

from __future__ import annotations

import numpy as np

from citenet.cores import reasons
from citenet.cores.exchange import exchange
from citenet.cores.pattern import fit_of_members
from citenet.cores.peeling import s_shells
from citenet.cores.ties import tie_groups
from citenet.graph import CitationGraph, Core


def s_core(graph: CitationGraph) -> Core:
    """Core by peeling: the innermost s-shell.

    The s-core for a threshold s is the largest group in which every member exchanges at least s
    citations, both directions together, with the other members; the shell of an entity is the largest
    s whose s-core holds it. The core is the shell with the largest s. Domestic citations are left out.
    With one citation a pair this is the k-core.

    * Weighted: yes. Directed: no, both directions are added. Several cores: they count as one.
    * Graded: `coreness` is shell over largest shell, in [0, 1]. Random: no.

    Returns
    -------
    Core
        Method "s_core". `fit` is the correlation of ``A`` with the pattern of these members, in
        [−1, 1], for comparison with the other methods; it decides nothing here. `members` is empty,
        with a reason, without foreign citations or when all are in the same shell, as in a star.

    Notes
    -----
    Eidsaa & Almaas (2013), s-core network decomposition, Physical Review E 88, 062819; docs/methods,
    Position.

    Examples
    --------
    >>> core = s_core(CitationGraph.example())
    >>> core.members
    ('DE', 'US')
    >>> core.coreness.round(3).to_dict()
    {'CN': 0.94, 'DE': 1.0, 'NL': 0.66, 'US': 1.0}
    """
    network = exchange(graph)
    if network.n == 0:
        return Core("s_core", (), network.per_entity(np.empty(0)), np.nan, reason=reasons.NO_CITATIONS)
    shells = s_shells(network.matrix)
    innermost = tie_groups(shells) == 0
    coreness = network.per_entity(shells / shells.max())
    if innermost.all():
        return Core("s_core", (), coreness, np.nan, reason=reasons.ONE_SHELL)
    return Core("s_core", network.names(innermost), coreness, fit_of_members(network.matrix, innermost))
