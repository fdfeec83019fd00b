// How are thousands drawn as SVG? All symbols of a kind as one path, all links of a kind as another, so that it opens.

const MOST_LABELS = 80;

function pictureShapes(scale, chosen, colours) {
  return [...linkPaths(scale, chosen, colours), ...symbolPaths(scale, chosen, colours)];
}

function linkPaths(scale, chosen, colours) {
  const own = strongestLinks(chosen);
  const at = ({ x, y }) => `${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)}`;
  const path = data.edges.map((edge) => `M${at(nodes.get(edge.from))}L${at(nodes.get(edge.to))}`).join("");
  const faint = svgElement("path", { d: path, fill: "none", stroke: colours.edge, "stroke-width": 0.5,
    opacity: CROWD_OPACITY * (chosen ? FADED : 1) });
  return [faint, ...own.flatMap((edge) => ownLink(edge, scale, chosen, colours))];
}

function ownLink(edge, scale, chosen, colours) {
  const role = roleOf(edge, chosen);
  const width = Math.max(edge.width * scale, 1);
  const { path, head } = arrow(nodes.get(edge.from), nodes.get(edge.to), edge.mutual ? 0.14 : 0, scale, width);
  return [svgElement("path", { d: path, fill: "none", stroke: colours[role], "stroke-width": width,
    ...(role === "received" ? { "stroke-dasharray": "7 4" } : {}) }), svgElement("path", { d: head, fill: colours[role] })];
}

function symbolPaths(scale, chosen, colours) {
  const kinds = new Map();
  const rings = [];
  for (const node of data.nodes) {
    const [x, y, radius] = [node.x * scale, node.y * scale, node.size * scale];
    const kind = `${node.class} ${node.core}`;
    if (!kinds.has(kind)) kinds.set(kind, { node, paths: [] });
    kinds.get(kind).paths.push(symbolPath(node.class, x, y, radius));
    if (node.focal || node.id === chosen) rings.push([node, circlePath(x, y, ringAround(radius))]);
  }
  const symbols = [...kinds.values()].map(({ node, paths }) => svgElement("path", { d: paths.join(""), fill: colours[node.class],
    stroke: colours.outline, "stroke-width": node.core ? 1.6 : 0.4 }));
  const ring = (colour, width, wanted) => svgElement("path", { d: rings.filter(([node]) => wanted(node)).map(([, path]) => path).join(""),
    fill: "none", stroke: colour, "stroke-width": width });
  return [...symbols, ring(colours.ink, 1, ({ id }) => id !== chosen), ring(colours.accent, 3, ({ id }) => id === chosen)];
}

function coreItems(colours) {
  const n = data.nodes.filter((node) => node.core).length;
  const sign = svgElement("circle", { r: 7, fill: colours.surface, stroke: colours.outline, "stroke-width": 2.5 });
  return n ? [{ sign: [sign], room: 18, text: say("network.legend_core_outline", { n }) }] : [];
}
