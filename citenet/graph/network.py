"""What is a citation network here? Labelled entities, and citations from citing to cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from citenet.graph.edges import Edges, Partners
from citenet.spill import kept
from citenet.tables import Shown

if TYPE_CHECKING:
    import igraph
    import networkx as nx

PerEntity: TypeAlias = "pd.Series | pd.DataFrame"
"""A value per entity; of a network seen in several versions, a frame with a row a draw."""


@dataclass(frozen=True, eq=False)
class CitationGraph(Shown):
    """Citations between entities, for one technology, level and window.

    Parameters
    ----------
    entities : pandas.Index
        Labels of all entities, sorted and unique; one without citations keeps its place.
    edges : Edges
        All citations as arrays over positions in `entities`, domestic ones included; fractional
        counts allowed, none negative.
    families : pandas.Series
        Patent families per entity, on `entities`.
    technology, level, window : str
        What the network is about; `level` is "country" or "organisation".
    unknown : pandas.DataFrame
        Per entity the citations ``made`` to and ``received`` from parties whose entity is unknown.
    countries : pandas.Series
        Country of each entity: at country level the entity itself.

    Examples
    --------
    >>> graph = CitationGraph.from_edges([("NL", "DE", 6), ("DE", "NL", 4), ("NL", "NL", 10)])
    >>> graph.made.to_dict()
    {'DE': 4.0, 'NL': 6.0}
    >>> graph.domestic.to_dict()
    {'DE': 0.0, 'NL': 10.0}
    """

    entities: pd.Index
    edges: Edges
    families: pd.Series
    technology: str = "all"
    level: str = "country"
    window: str = "all"
    unknown: pd.DataFrame = field(default_factory=pd.DataFrame)
    countries: pd.Series = field(default_factory=pd.Series)

    @classmethod
    def example(cls) -> CitationGraph:
        """Return the four countries of docs/methods, section 0, on which every indicator is worked out."""
        return cls.from_edges(
            [("NL", "NL", 10), ("NL", "DE", 6), ("NL", "US", 12), ("NL", "CN", 2),
             ("DE", "NL", 4), ("DE", "DE", 40), ("DE", "US", 30), ("DE", "CN", 6),
             ("US", "NL", 8), ("US", "DE", 20), ("US", "US", 200), ("US", "CN", 22),
             ("CN", "NL", 1), ("CN", "DE", 4), ("CN", "US", 15), ("CN", "CN", 50)],
            families={"NL": 10, "DE": 30, "US": 60, "CN": 40},
        )

    @classmethod
    def from_edges(
        cls,
        edges: Iterable[tuple[str, str, float]] | pd.Series,
        families: Mapping[str, float] | pd.Series | None = None,
        **about: Any,
    ) -> CitationGraph:
        """Build a network from (citing, cited, citations) triples; repeated pairs are added up.

        `families` may name entities without any citation; entities it leaves out have a missing
        count. `about` are the other fields of the class.
        """
        citations = edges if isinstance(edges, pd.Series) else _series_of_triples(edges)
        citations, counts = citations[citations != 0], pd.Series(families, dtype=float)
        ends = [citations.index.unique(side) for side in ("citing", "cited")]
        entities = pd.Index(sorted({*ends[0], *ends[1], *counts.index}), name="entity", dtype="str")
        citing, cited = (_positions(citations.index, side, entities) for side in ("citing", "cited"))
        merged = Edges.merged(len(entities), citing, cited, citations.to_numpy(dtype=float))
        return cls.from_arrays(entities, merged, counts.reindex(entities).to_numpy(), **about)

    @classmethod
    def from_arrays(cls, entities: pd.Index, edges: Edges, families: np.ndarray | None = None,
                    **about: Any) -> CitationGraph:
        """Build a network from citations between positions in `entities`, as large ones are: no label is looked up.

        `families` are those of each entity, by default unknown; `about` are the other fields of the class.

        Examples
        --------
        >>> edges = Edges.merged(2, np.array([1, 0, 1]), np.array([0, 1, 0]), np.array([2.0, 4.0, 4.0]))
        >>> CitationGraph.from_arrays(pd.Index(["DE", "NL"]), edges).made.to_dict()
        {'DE': 4.0, 'NL': 6.0}
        """
        if not (edges.weight >= 0).all():
            raise ValueError("citations must be numbers, none of them negative")
        edges = edges if edges.weight.all() else edges.only(edges.weight > 0)
        entities = entities.astype("str").rename("entity")
        counts = pd.Series(np.nan if families is None else families, index=entities, dtype=float, name="families")
        graph = cls(entities, edges, counts, **about)
        if graph.unknown.empty:
            graph = replace(graph, unknown=pd.DataFrame(0.0, index=entities, columns=["made", "received"]))
        if graph.countries.empty:
            own = entities if graph.level == "country" else pd.NA
            graph = replace(graph, countries=pd.Series(own, index=entities, dtype="str", name="country"))
        return replace(graph, unknown=graph.unknown.reindex(entities, fill_value=0.0),
                       countries=graph.countries.reindex(entities))

    @cached_property
    def citations(self) -> pd.Series:
        """Citations over a MultiIndex (``citing``, ``cited``); of a network in several versions, their mean."""
        edges = self.edges.mean()
        pairs = pd.MultiIndex([self.entities, self.entities], [edges.citing, edges.cited], names=["citing", "cited"],
                              verify_integrity=False)
        return pd.Series(edges.weight, index=pairs, name="citations")

    @cached_property
    def foreign(self) -> Edges:
        """The citations between different entities, as arrays."""
        return self.edges.only(self.edges.citing != self.edges.cited)

    @cached_property
    def partners(self) -> Partners:
        """Every pair of entities with a foreign citation in either direction."""
        edges, (one, other, *numbers) = self.foreign, self._pairs
        weight = np.concatenate([np.zeros((1, *edges.weight.shape[:-1])), edges.weight.T])
        return Partners(edges.n, one, other, *(weight[number].T for number in numbers))

    @cached_property
    def _pairs(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """The two entities of each pair, and the numbers of its edges, forth and back, from 1; 0 for none."""
        edges = self.foreign
        forth, back = (np.flatnonzero(chosen) for chosen in (edges.citing < edges.cited, edges.citing > edges.cited))
        # Edges stand in the order of what cites, then of what is cited: those back have to be turned round.
        back = back[np.argsort(edges.cited[back], kind="stable")]
        keys = edges.citing[forth] * edges.n + edges.cited[forth], edges.cited[back] * edges.n + edges.citing[back]
        pairs = np.concatenate(keys)
        # Two rows in order, which this way of sorting only puts together.
        pairs.sort(kind="stable")
        pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[:len(pairs)]]
        numbers = np.zeros((2, len(pairs)), dtype=int)
        for number, key, edge in zip(numbers, keys, (forth, back), strict=True):
            number[np.searchsorted(pairs, key)] = 1 + edge
        return kept(pairs // edges.n), kept(pairs % edges.n), kept(numbers[0]), kept(numbers[1])

    @cached_property
    def family_counts(self) -> np.ndarray:
        """Families of each entity as an array: the same ones in every draw, unless they were resampled too."""
        return self.families.to_numpy(dtype=float)

    @cached_property
    def made_to_unknown(self) -> np.ndarray:
        """Citations of each entity to parties whose entity is unknown, as an array like `family_counts`."""
        return self.unknown["made"].to_numpy(dtype=float)

    @property
    def made(self) -> PerEntity:
        """Citations made to other entities (knowledge import)."""
        return self.per_entity(self.foreign.made)

    @property
    def received(self) -> PerEntity:
        """Citations received from other entities (knowledge export)."""
        return self.per_entity(self.foreign.received)

    @property
    def n_linked(self) -> int:
        """How many entities make or receive foreign citations: all but the isolates."""
        return int(np.count_nonzero(self.foreign.made + self.foreign.received))

    @cached_property
    def domestic(self) -> PerEntity:
        """Citations of an entity to itself."""
        own = self.edges.only(self.edges.citing == self.edges.cited)
        return self.per_entity(own.made)

    def per_entity(self, values: np.ndarray) -> PerEntity:
        """Label an array over entities: a Series, or a frame draw × entity when there are draws."""
        if values.ndim == 1:
            return pd.Series(values, index=self.entities)
        return pd.DataFrame(values, columns=self.entities)

    def resampled(
        self, weights: np.ndarray, *, families: np.ndarray | None = None, made_to_unknown: np.ndarray | None = None
    ) -> CitationGraph:
        """Return the network seen in several versions at once; indicators of it are frames with a row a draw.

        Parameters
        ----------
        weights : numpy.ndarray
            Citations of each edge in each draw: shape (n_draws, n_edges).
        families, made_to_unknown : numpy.ndarray, optional
            Families, and citations to unknown parties, of each entity in each draw: shape (n_draws, n).
            By default those of the network itself, the same in every draw.
        """
        # The draws of one edge lie side by side in memory: then sums over edges are fastest.
        drawn = replace(self.edges, weight=np.asfortranarray(weights, dtype=float))
        return self._with(drawn, _pairs=self._pairs, family_counts=families, made_to_unknown=made_to_unknown)

    def with_edges(self, edges: Edges) -> CitationGraph:
        """Return the network with these citations instead; all else stays, also what was resampled."""
        return self._with(edges, family_counts=self.family_counts, made_to_unknown=self.made_to_unknown)

    def _with(self, edges: Edges, **arrays: Any) -> CitationGraph:
        graph = replace(self, edges=edges)
        # A frozen class keeps its cached arrays here.
        graph.__dict__.update({name: array for name, array in arrays.items() if array is not None})
        return graph

    def among(self, entities: pd.Index) -> CitationGraph:
        """Return the part of the network that lies between these entities; what they exchange with others is left out.

        >>> CitationGraph.example().among(pd.Index(["NL", "DE"])).citations.to_list()
        [40.0, 4.0, 6.0, 10.0]
        """
        is_kept = self.entities.isin(entities)
        kept = self.entities[is_kept]
        part = replace(self, entities=kept, families=self.families[kept], unknown=self.unknown.loc[kept],
                       countries=self.countries[kept])
        return part._with(self.edges.among(is_kept), family_counts=self.family_counts[..., is_kept],
                          made_to_unknown=self.made_to_unknown[..., is_kept])

    def reversed(self) -> CitationGraph:
        """Return the network with every citation turned round."""
        edges = self.edges
        turned = replace(self, unknown=self.unknown.rename(columns={"made": "received", "received": "made"}))
        return turned._with(Edges.merged(edges.n, edges.cited, edges.citing, edges.weight),
                            family_counts=self.family_counts)

    def shown(self) -> tuple[str, pd.DataFrame]:
        """Return what a notebook shows: the entities that receive most; of a network in several versions, once."""
        caption = (f"CitationGraph: {self.technology} · {self.level} · {self.window} · "
                   f"{len(self.entities):,} entities · {self.citations.sum():,.0f} citations")
        bare = replace(self, edges=self.edges.mean())
        known = {"families": bare.families, "made": bare.made, "received": bare.received, "domestic": bare.domestic}
        rows = pd.DataFrame(known).sort_values("received", ascending=False, kind="stable")
        return caption, rows.rename_axis("entity").reset_index()

    def to_networkx(self) -> nx.DiGraph:
        """Return a :class:`networkx.DiGraph`, citing → cited, with edge attribute ``citations``.

        Nodes carry ``families``, ``country``; domestic citations are self-loops.
        """
        import networkx as nx

        graph = nx.DiGraph(technology=self.technology, level=self.level, window=self.window)
        for entity, *facts in zip(self.entities, self.families, self.countries, strict=True):
            known = zip(("families", "country"), facts, strict=True)
            graph.add_node(entity, **{key: value for key, value in known if pd.notna(value)})
        edges = self.edges
        ends = (self.entities[side] for side in (edges.citing, edges.cited))
        graph.add_weighted_edges_from(zip(*ends, edges.weight.tolist(), strict=True), weight="citations")
        return graph

    def to_igraph(self) -> igraph.Graph:
        """Return a directed :class:`igraph.Graph` with vertex ``name`` and edge ``citations``."""
        import igraph

        edges = self.edges
        graph = igraph.Graph(edges.n, directed=True)
        graph.add_edges(np.column_stack([edges.citing, edges.cited]))
        graph.vs["name"] = list(self.entities)
        graph.es["citations"] = edges.weight
        return graph


def _positions(index: pd.MultiIndex, side: str, entities: pd.Index) -> np.ndarray:
    level = index.names.index(side)
    return entities.get_indexer(index.levels[level])[index.codes[level]]


def _series_of_triples(triples: Iterable[tuple[str, str, float]]) -> pd.Series:
    frame = pd.DataFrame(list(triples), columns=["citing", "cited", "citations"])
    frame = frame.astype({"citing": "str", "cited": "str", "citations": float})
    return frame.set_index(["citing", "cited"])["citations"]
