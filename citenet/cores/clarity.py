"""How clear, how large and how surprising is a core? One value a network each."""

from __future__ import annotations

from citenet.graph import Core


def core_fit(core: Core) -> float:
    """Correlation of the network with the ideal core, in [−1, 1]; under .5 there is no clear core.

    NaN when undefined, see :func:`~citenet.cores.block_core.block_core`.
    """
    return core.fit


def core_size(core: Core) -> float:
    """How many members the core has, ≥ 1; NaN when there is no clear core."""
    return float(len(core.members)) if core.members else float("nan")


def core_p_value(core: Core) -> float:
    """Share of reshuffled networks that fit as well, in (0, 1]; NaN when it was not computed.

    See :func:`~citenet.cores.significance.reshuffle_p_value`.
    """
    return core.p_value
