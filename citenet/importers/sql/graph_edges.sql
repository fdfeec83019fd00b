-- Edges between the documents of their nodes.
select graph_edges.file, citing.patent as citing, cited.patent as cited, graph_edges.origin, graph_edges.weight,
    citing.id is not null and cited.id is not null as is_placed
from graph_edges
left join (select distinct on (file, id) * from graph_nodes order by all) as citing
    on graph_edges.file = citing.file and graph_edges.citing = citing.id
left join (select distinct on (file, id) * from graph_nodes order by all) as cited
    on graph_edges.file = cited.file and graph_edges.cited = cited.id
