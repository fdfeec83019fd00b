// How do thousands come in a small page? As columns; here they become rows again, as a page of some hundred has them.

const SYMBOLS = { eu: "dot", oecd_nato: "square", other: "triangle", unclassified: "diamond" };

function inRows(block) {
  if (Array.isArray(block.nodes)) return block;
  const nodes = rowsOf(block.nodes, block.nodes.id.length);
  const names = [...block.nodes.id, ...block.undrawn];
  for (const node of nodes) {
    node.shape = SYMBOLS[node.class];
    node.sources = partnersIn(node.sources, names, node.values.citations_made);
    node.users = partnersIn(node.users, names, node.values.citations_received);
  }
  return { about: block.about, nodes, edges: edgesOf(block.edges, nodes) };
}

// A column is a list, a list of places among few values, or itself made of columns.
function rowsOf(columns, n) {
  const read = Object.entries(columns).map(([name, column]) => [name, reader(column, n)]);
  return Array.from({ length: n }, (_, row) => Object.fromEntries(read.map(([name, value]) => [name, value(row)])));
}

function reader(column, n) {
  if (Array.isArray(column)) return (row) => column[row];
  if ("at" in column) return (row) => column.values[column.at[row]];
  const rows = rowsOf(column, n);
  return (row) => rows[row];
}

function partnersIn(list, names, total) {
  return Array.from({ length: list.length / 2 }, (_, i) => [names[list[2 * i]], list[2 * i + 1], list[2 * i + 1] / total]);
}

function edgesOf(columns, nodes) {
  const edges = rowsOf(columns, columns.citing.length);
  const pairs = new Set(edges.map(({ citing, cited }) => citing * nodes.length + cited));
  return edges.map(({ citing, cited, citations, width }) => ({
    from: nodes[citing].id, to: nodes[cited].id, citations, width,
    made_share: citations / nodes[citing].values.citations_made,
    received_share: citations / nodes[cited].values.citations_received,
    mutual: pairs.has(cited * nodes.length + citing),
  }));
}
