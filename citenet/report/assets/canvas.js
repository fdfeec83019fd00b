// How does a picture in detail come on the screen? vis-network draws symbols and links where the data put them; citenet
// draws the core cluster behind them and the labels in front.

const coarsePointer = matchMedia("(pointer: coarse)").matches;

function openCanvas(holder, chosenNow, handlers) {
  return new DetailCanvas(holder, chosenNow, handlers);
}

class DetailCanvas {
  // `chosenNow` tells who is chosen; `handlers` are choose(id), tip(text, place), zoomed(scale).
  constructor(holder, chosenNow, handlers) {
    Object.assign(this, { holder, chosenNow, handlers, colours: palette(), labels: { scale: 0, placed: [] } });
    this.settle();
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(holder, { nodes: this.nodes, edges: this.edges }, OPTIONS);
    // The frame itself takes the focus and the keys.
    this.network.canvas.frame.tabIndex = -1;
    this.network.on("beforeDrawing", (context) => coreAreas(this.upright).forEach((area) => drawCore(context, area, this.colours)));
    this.network.on("afterDrawing", (context) => this.drawFront(context));
    this.network.on("zoom", () => { handlers.tip(null); this.scaled(); });
    connectPointer(this, handlers);
    new ResizeObserver(() => this.resized()).observe(holder);
    this.paint();
    this.fit();
  }

  // Finds out how the frame stands and what fits it.
  settle() {
    this.upright = isUpright(this.holder.clientWidth, this.holder.clientHeight);
    this.frame = frameAround(extent(this.upright), this.holder);
    // In a small frame, such as a telephone's, the shape of the smallest symbols must still be told.
    this.least = 4.5 / this.frame.scale;
  }

  paint() {
    const chosen = this.chosenNow();
    this.nodes.remove(this.nodes.getIds().filter((id) => !nodes.has(id)));
    this.nodes.update(data.nodes.map((node) => ({ id: node.id, ...placeOf(node, this.upright), ...nodeStyle(node, this.colours, this.least) })));
    this.links = linksNow(chosen);
    this.edges.remove(this.edges.getIds().filter((id) => id >= data.edges.length));
    this.edges.update(this.links.map((edge, id) => ({ id, from: edge.from, to: edge.to,
      ...edgeStyle(edge, roleOf(edge, chosen), this.colours, this.frame.scale) })));
    this.labels.scale = 0;
    this.network.redraw();
  }

  drawFront(context) {
    const scale = this.network.getScale();
    drawRings(context, this);
    drawLabels(context, scale, this.labelsAt(scale), this.colours);
  }

  labelsAt(scale) {
    if (this.labels.scale !== scale) {
      const size = this.holder.clientWidth < 600 ? 11 : 12.5;
      const symbols = labelled(scale, this.chosenNow(), this.upright, this.least);
      this.labels = { scale, placed: placeLabels(symbols, size, this.boundsAt(scale)) };
    }
    return this.labels.placed;
  }

  // Labels stay in the frame that shows all, whatever is in sight.
  boundsAt(scale) {
    const zoom = scale / this.frame.scale;
    const half = { x: (this.holder.clientWidth / 2) * zoom, y: (this.holder.clientHeight / 2) * zoom };
    const [x, y] = [this.frame.middle.x * scale, this.frame.middle.y * scale];
    return { left: x - half.x, right: x + half.x, top: y - half.y, bottom: y + half.y };
  }

  // On paper the frame has no size.
  resized() {
    if (!this.holder.clientWidth) return;
    this.settle();
    this.paint();
    this.fit();
  }

  fit() {
    this.network.moveTo({ scale: this.frame.scale, position: this.frame.middle, animation: false });
    this.scaled();
  }

  zoom(factor, position) {
    const scale = Math.min(Math.max(this.network.getScale() * factor, 0.1), 6);
    this.network.moveTo({ scale, position, animation: false });
    this.scaled();
  }

  // A finger scrolls the page while all is in sight, and moves the picture once it is larger than its frame.
  scaled() {
    const larger = this.network.getScale() > this.frame.scale * 1.02;
    if (coarsePointer && larger !== this.holder.classList.contains("larger")) {
      this.holder.classList.toggle("larger", larger);
      this.network.setOptions({ interaction: { dragView: larger } });
    }
    this.handlers.zoomed(this.network.getScale());
  }

  recolour() {
    this.colours = palette();
    this.paint();
  }

  // The element that shows the picture.
  get picture() {
    return this.holder.querySelector("canvas");
  }

  allowWheel(allowed) {
    this.network.setOptions({ interaction: { zoomView: allowed } });
  }

  reveal(id) {
    const place = placeOf(nodes.get(id), this.upright);
    const { x, y } = this.network.canvasToDOM(place);
    if (x < 0 || y < 0 || x > this.holder.clientWidth || y > this.holder.clientHeight) this.zoom(1, place);
  }

  onceDrawn(then) {
    this.network.once("afterDrawing", then);
    this.network.redraw();
  }
}

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false, randomSeed: 1 },
  interaction: { hover: true, dragNodes: false, dragView: !coarsePointer, zoomView: false, selectConnectedEdges: false,
    tooltipDelay: 1e9 },
  nodes: { chosen: false },
  edges: { chosen: false, arrowStrikethrough: false, hoverWidth: 0, selectionWidth: 0 },
};

function frameAround({ left, top, right, bottom }, holder) {
  const room = { x: holder.clientWidth < 600 ? 24 : 56, y: 26 };
  return {
    middle: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min((holder.clientWidth - 2 * room.x) / (right - left), (holder.clientHeight - 2 * room.y) / (bottom - top)),
  };
}

function nodeStyle(node, colours, least) {
  const background = colours[node.class];
  return {
    shape: node.shape, size: Math.max(node.size, least), borderWidth: node.core ? 2.5 : 1.2,
    color: { background, border: colours.outline, hover: { background, border: colours.accent } },
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
  const outline = new Path2D();
  // One alone is a circle; several are an outline with broad, round sides.
  if (points.length === 1) outline.arc(points[0].x, points[0].y, margin, 0, 2 * Math.PI);
  else points.forEach(({ x, y }) => outline.lineTo(x, y));
  outline.closePath();
  const broad = points.length === 1 ? 0 : 2 * margin;
  context.save();
  context.lineJoin = context.lineCap = "round";
  context.strokeStyle = colours.line;
  context.lineWidth = broad + 2;
  context.stroke(outline);
  context.strokeStyle = context.fillStyle = colours.core;
  context.lineWidth = broad;
  if (broad) context.stroke(outline);
  context.fill(outline);
  context.restore();
}

function drawRings(context, { network, upright, colours, least, ...canvas }) {
  const [scale, chosen] = [network.getScale(), canvas.chosenNow()];
  for (const node of data.nodes) {
    if (!node.focal && node.id !== chosen) continue;
    const { x, y } = placeOf(node, upright);
    context.save();
    context.beginPath();
    context.arc(x, y, Math.max(node.size, least) * (node.shape === "dot" ? 1 : 1.25) + 4 / scale, 0, 2 * Math.PI);
    context.lineWidth = (node.id === chosen ? 3 : 2) / scale;
    context.strokeStyle = node.id === chosen ? colours.accent : colours.ink;
    context.stroke();
    context.restore();
  }
}

function connectPointer(canvas, { choose, tip }) {
  const { network } = canvas;
  network.on("click", ({ nodes: [node], edges: [edge], pointer }) => {
    if (node !== undefined) choose(node);
    else if (edge !== undefined) tip(edgeText(canvas.links[edge]), pointer.DOM);
  });
  network.on("hoverNode", ({ node, pointer }) => tip(nodeText(nodes.get(node)), pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => tip(edgeText(canvas.links[edge]), pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart"]) network.on(event, () => tip(null));
}
