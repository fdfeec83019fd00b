"""Does an entity give more knowledge to its partners than it takes from them?

Four versions, never to be mixed in one chart. In all of them domestic citations are left out, a positive
value is a net exporter, and an isolate has no balance: missing.
"""

from __future__ import annotations

from citenet.graph import CitationGraph, PerEntity, pick, ratio


def citation_balance(graph: CitationGraph) -> PerEntity:
    """Net citations per partner, weighted with the entity's share of all citations received.

    (in_i − out_i) / k_i · in_i / T, with k_i the number of partners and T all foreign citations.

    Unit citations; no bounds, grows with the size of the network. An entity that receives nothing gets
    0 and looks balanced: see the flag ``pure_importer``. Missing for an isolate.
    Source: docs/methods, 2.4, literal reading, reconstructed after TNO Vector (2025) and Conijn (2025).

    Examples
    --------
    >>> citation_balance(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.76923, 'DE': -0.76923, 'NL': -0.23333, 'US': 1.02308}
    """
    edges = graph.foreign
    net = edges.received * (edges.received - edges.made)
    # Adding zero turns the -0.0 of a pure importer into 0.0.
    return graph.per_entity(ratio(net, graph.partners.count * edges.total) + 0.0)


def citation_balance_per_family(graph: CitationGraph) -> PerEntity:
    """Citation balance per family, to compare technologies of unlike size.

    (in_i / N_i − out_i / N_i) / k_i · in_i / T.

    Unit citations per family; no bounds. 0 for an entity that receives nothing; missing for an isolate
    and where the entity has no families. Source: docs/methods, 2.4.

    Examples
    --------
    >>> citation_balance_per_family(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.01923, 'DE': -0.02564, 'NL': -0.02333, 'US': 0.01705}
    """
    return graph.per_entity(ratio(citation_balance(graph).to_numpy(), graph.family_counts))


def pairwise_balance(graph: CitationGraph) -> PerEntity:
    """Mean balance with each partner, weighted with the citations that the partner receives.

    Σ_j in_j e_ij / Σ_j in_j over partners j, with e_ij = (F_ji − F_ij) / (F_ji + F_ij).

    In [−1, 1]: −1 only cites, 1 is only cited. Missing for an isolate, and where no partner receives
    any citation. Source: docs/methods, 2.4, reconstructed after TNO Vector (2025) and Conijn (2025).

    Examples
    --------
    >>> pairwise_balance(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.21117, 'DE': -0.148, 'NL': -0.23419, 'US': 0.04006}
    """
    pairs = graph.partners
    weight = [pick(graph.foreign.received, partner) * pairs.active for partner in (pairs.other, pairs.one)]
    net = pairs.sum(*(each * balance for each, balance in zip(weight, pairs.balance, strict=True)))
    return graph.per_entity(ratio(net, pairs.sum(*weight)))


def pairwise_balance_unweighted(graph: CitationGraph) -> PerEntity:
    """Mean balance with each partner, all partners alike: Σ_j e_ij / k_i.

    In [−1, 1]: −1 only cites, 1 is only cited. Missing for an isolate. Source: docs/methods, 2.4.

    Examples
    --------
    >>> pairwise_balance_unweighted(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.24084, 'DE': -0.06667, 'NL': -0.24444, 'US': 0.07027}
    """
    pairs = graph.partners
    return graph.per_entity(ratio(pairs.sum(*pairs.balance), pairs.count))


def dependence_asymmetry(graph: CitationGraph) -> PerEntity:
    """How much more the partners lean on the entity than it leans on them, on average.

    (1 / k_i) Σ_j (d_ji − d_ij), with d_ij = F_ij / out_i; who makes no citations leans on nobody (d = 0).

    From −1 to 1. Missing for an isolate.
    Source: docs/methods, 2.4; Vázquez et al. (2007), Oikos 116, asymmetry of interaction strengths.

    Examples
    --------
    >>> dependence_asymmetry(CitationGraph.example()).round(5).to_dict()
    {'CN': -0.10333, 'DE': -0.03333, 'NL': -0.23, 'US': 0.36667}
    """
    edges = graph.foreign
    # The shares of an entity's own sources, Σ_j d_ij, add up to 1.
    leans_on_others = edges.made > 0
    net = edges.sum_by_cited(edges.share_made) - leans_on_others
    return graph.per_entity(ratio(net, graph.partners.count))


def simple_balance(graph: CitationGraph) -> PerEntity:
    """Net citations as a share of all foreign citations made and received.

    (in_i − out_i) / (in_i + out_i).

    In [−1, 1]: −1 only cites, 1 is only cited. Missing for an isolate. Source: docs/methods, 2.4.

    Examples
    --------
    >>> simple_balance(CitationGraph.example()).round(5).to_dict()
    {'CN': 0.2, 'DE': -0.14286, 'NL': -0.21212, 'US': 0.06542}
    """
    edges = graph.foreign
    return graph.per_entity(ratio(edges.received - edges.made, edges.received + edges.made))
