// How is a network of some hundred drawn as SVG? Every symbol and every link by itself, so that each can be told apart.

const MOST_LABELS = 300;

function pictureShapes(scale, chosen, colours) {
  return [...coreAreas(false).map((area) => coreShape(area, scale, colours)), ...linksNow(chosen).map((edge) => edgeShape(edge, scale, chosen, colours)),
    ...data.nodes.map((node) => nodeShape(node, scale, chosen, colours))];
}

function coreShape({ points, margin }, scale, colours) {
  const path = points.map(({ x, y }) => `${x * scale} ${y * scale}`).join("L");
  return svgElement("path", { d: path ? `M${path}Z` : "", fill: colours.core, stroke: colours.core,
    "stroke-width": 2 * margin * scale, "stroke-linejoin": "round", "stroke-linecap": "round" });
}

function edgeShape(edge, scale, chosen, colours) {
  const role = roleOf(edge, chosen);
  const colour = role === "made" || role === "received" ? colours[role] : colours.edge;
  const width = Math.max(edge.width * scale, 0.5);
  const { path, head } = arrow(nodes.get(edge.from), nodes.get(edge.to), edge.mutual ? 0.14 : 0, scale, width);
  return svgElement("g", { opacity: OPACITY[role] },
    svgElement("path", { d: path, fill: "none", stroke: colour, "stroke-width": width,
      ...(role === "received" ? { "stroke-dasharray": "7 4" } : {}) }),
    svgElement("path", { d: head, fill: colour }));
}

function nodeShape(node, scale, chosen, colours) {
  const [x, y, radius] = [node.x * scale, node.y * scale, node.size * scale];
  const shape = svgElement("g", {}, symbolShape(node.class, x, y, radius, colours, node.core ? 2 : 1));
  if (node.focal || node.id === chosen) {
    shape.append(svgElement("circle", { cx: x, cy: y, r: radius * (node.shape === "dot" ? 1 : 1.25) + 4, fill: "none",
      stroke: node.id === chosen ? colours.accent : colours.ink, "stroke-width": node.id === chosen ? 3 : 2 }));
  }
  shape.append(svgElement("title", {}, nodeText(node)));
  return shape;
}

function coreItems(colours) {
  if (!about.core.length) return [];
  return [{ sign: [svgElement("circle", { r: 9, fill: colours.core, stroke: colours.line })], room: 20, text: coreText() }];
}
