// How does the picture come on the screen? vis-network draws symbols and links where the data put them; citenet
// draws the core cluster behind them and the labels in front.

function startCanvas(holder, chosenNow, handlers) {
  let upright = isUpright(holder.clientWidth, holder.clientHeight);
  let colours = palette();
  let frame = frameAround(extent(upright), holder);
  let labels = { scale: 0, placed: [] };
  const visNodes = new vis.DataSet(data.nodes.map((node) => ({ id: node.id })));
  const visEdges = new vis.DataSet(data.edges.map((edge, id) => ({ id, from: edge.from, to: edge.to })));
  const network = new vis.Network(holder, { nodes: visNodes, edges: visEdges }, {
    physics: false,
    layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { hover: true, dragNodes: false, dragView: !matchMedia("(pointer: coarse)").matches, zoomView: false, selectConnectedEdges: false, tooltipDelay: 1e9 },
    nodes: { chosen: false },
    edges: { chosen: false, arrowStrikethrough: false, hoverWidth: 0, selectionWidth: 0 },
  });

  function paint() {
    const chosen = chosenNow();
    visNodes.update(data.nodes.map((node) => ({
      id: node.id, ...placeOf(node, upright), shape: node.shape, size: node.size,
      borderWidth: node.core ? 2.5 : 1.2,
      color: { background: colours[node.class], border: colours.outline,
        hover: { background: colours[node.class], border: colours.accent } },
    })));
    visEdges.update(data.edges.map((edge, id) => ({ id, ...edgeStyle(edge, roleOf(edge, chosen), colours, frame.scale) })));
    labels.scale = 0;
    network.redraw();
  }

  // Labels stay in the frame that shows all, whatever is in sight.
  function boundsAt(scale) {
    const half = { x: (holder.clientWidth / frame.scale / 2) * scale, y: (holder.clientHeight / frame.scale / 2) * scale };
    const [x, y] = [frame.middle.x * scale, frame.middle.y * scale];
    return { left: x - half.x, right: x + half.x, top: y - half.y, bottom: y + half.y };
  }

  function labelsAt(scale) {
    if (labels.scale !== scale) {
      const size = holder.clientWidth < 600 ? 11 : 12.5;
      labels = { scale, placed: placeLabels(labelled(scale, chosenNow(), upright), size, boundsAt(scale)) };
    }
    return labels.placed;
  }

  network.on("beforeDrawing", (context) => drawCore(context, coreHull(upright), colours));
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    drawRings(context, scale, chosenNow(), upright, colours);
    drawLabels(context, scale, labelsAt(scale), colours);
  });
  connectPointer(network, handlers);
  network.on("zoom", () => { handlers.tip(null); scaled(); });

  const fitted = () => {
    frame = frameAround(extent(upright), holder);
    network.moveTo({ scale: frame.scale, position: frame.middle, animation: false });
  };
  // A finger scrolls the page while all is in sight, and moves the picture once it is larger than its frame.
  const coarse = matchMedia("(pointer: coarse)").matches;
  const scaled = () => {
    const larger = network.getScale() > frame.scale * 1.02;
    if (coarse && larger !== holder.classList.contains("larger")) {
      holder.classList.toggle("larger", larger);
      network.setOptions({ interaction: { dragView: larger } });
    }
    handlers.zoomed(network.getScale());
  };
  const zoomTo = (scale, position) => {
    network.moveTo({ scale: Math.min(Math.max(scale, 0.1), 6), position, animation: false });
    scaled();
  };
  new ResizeObserver(() => {
    const turned = isUpright(holder.clientWidth, holder.clientHeight) !== upright;
    upright = isUpright(holder.clientWidth, holder.clientHeight);
    if (turned) paint();
    fitted();
    scaled();
  }).observe(holder);

  paint();
  fitted();
  return {
    paint,
    fit() { fitted(); scaled(); },
    zoom(factor) { zoomTo(network.getScale() * factor); },
    recolour() { colours = palette(); paint(); },
    allowWheel(allowed) { network.setOptions({ interaction: { zoomView: allowed } }); },
    reveal(id) {
      const { x, y } = network.canvasToDOM(placeOf(nodes.get(id), upright));
      const outside = x < 0 || y < 0 || x > holder.clientWidth || y > holder.clientHeight;
      if (outside) zoomTo(network.getScale(), placeOf(nodes.get(id), upright));
    },
    onceDrawn(then) { network.once("afterDrawing", then); network.redraw(); },
  };
}

function frameAround({ left, top, right, bottom }, holder) {
  const room = { x: holder.clientWidth < 600 ? 24 : 56, y: 26 };
  return {
    middle: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min((holder.clientWidth - 2 * room.x) / (right - left), (holder.clientHeight - 2 * room.y) / (bottom - top)),
  };
}

function edgeStyle(edge, role, colours, scale) {
  const colour = role === "made" || role === "received" ? colours[role] : colours.edge;
  return {
    width: Math.max(edge.width, 0.7 / scale),
    color: { color: colour, hover: colour, highlight: colour, opacity: OPACITY[role] },
    arrows: { to: { enabled: true, scaleFactor: 0.32 + 0.05 * edge.width } },
    dashes: role === "received" ? [7, 4] : false,
    smooth: edge.mutual ? { enabled: true, type: "curvedCW", roundness: 0.16 } : { enabled: false },
  };
}

function drawCore(context, { points, margin }, colours) {
  if (!points.length) return;
  context.save();
  context.fillStyle = context.strokeStyle = colours.core;
  context.lineWidth = 2 * margin;
  context.lineJoin = context.lineCap = "round";
  context.beginPath();
  points.forEach(({ x, y }) => context.lineTo(x, y));
  context.lineTo(points[0].x, points[0].y);
  context.closePath();
  context.strokeStyle = colours.line;
  context.lineWidth = 2 * margin + 2;
  context.stroke();
  context.strokeStyle = colours.core;
  context.lineWidth = 2 * margin;
  context.stroke();
  context.fill();
  context.restore();
}

function drawRings(context, scale, chosen, upright, colours) {
  for (const node of data.nodes) {
    if (!node.focal && node.id !== chosen) continue;
    const { x, y } = placeOf(node, upright);
    context.save();
    context.beginPath();
    context.arc(x, y, node.size * (node.shape === "dot" ? 1 : 1.25) + 4 / scale, 0, 2 * Math.PI);
    context.lineWidth = (node.id === chosen ? 3 : 2) / scale;
    context.strokeStyle = node.id === chosen ? colours.accent : colours.ink;
    context.stroke();
    context.restore();
  }
}

function drawLabels(context, scale, placed, colours) {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const label of placed) {
    context.font = labelFont(label.size / scale, label.bold);
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = colours.halo;
    context.strokeText(label.text, label.x / scale, label.y / scale);
    context.fillStyle = colours.ink;
    context.fillText(label.text, label.x / scale, label.y / scale);
  }
  context.restore();
}

function connectPointer(network, { choose, tip }) {
  network.on("click", ({ nodes: [node], edges: [edge], pointer }) => {
    if (node !== undefined) choose(node);
    else if (edge !== undefined) tip(edgeText(data.edges[edge]), pointer.DOM);
  });
  network.on("hoverNode", ({ node, pointer }) => tip(nodeText(nodes.get(node)), pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => tip(edgeText(data.edges[edge]), pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart"]) network.on(event, () => tip(null));
}
