// How do thousands come on the screen? sigma draws symbols and links with WebGL, citenet the links of the chosen one
// and the labels over them. The only place that knows sigma and graphology.

const COMFORTABLE = 150;
const MOST_NAMED = 45;
const MOST_WIDE = 10000;
const coarsePointer = matchMedia("(pointer: coarse)").matches;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function openCanvas(holder, chosenNow, handlers) {
  // Without WebGL the page has not loaded sigma.
  return "Sigma" in window ? new CrowdCanvas(holder, chosenNow, handlers) : new NoCanvas(holder);
}

// Where there is no WebGL, all but the picture works.
class NoCanvas {
  constructor(holder) {
    document.getElementById("no-webgl").hidden = false;
    holder.parentElement.hidden = true;
  }
  picture = null;
  paint() {}
  fit() {}
  zoom() {}
  recolour() {}
  allowWheel() {}
  reveal() {}
  onceDrawn(then) { then(); }
}

class CrowdCanvas {
  // `chosenNow` tells who is chosen; `handlers` are choose(id), tip(text, place), zoomed(scale).
  constructor(holder, chosenNow, handlers) {
    Object.assign(this, { holder, chosenNow, handlers, colours: palette(), ink: {}, pointed: null, over: null, pointedLine: undefined });
    this.upright = isUpright(holder.clientWidth, holder.clientHeight);
    this.sigma = new Sigma(this.graph(), holder, this.settings());
    this.addLayers();
    this.sigma.on("afterRender", () => this.drawn());
    this.connectPointer();
    new ResizeObserver(() => this.resized()).observe(holder);
    this.paint();
    handlers.zoomed(this.sigma.scaleSize(1));
  }

  addLayers() {
    for (const [id, beforeLayer] of [["links", "nodes"], ["front", "mouse"]]) this.sigma.createCanvasContext(id, { beforeLayer });
    this.layers = this.sigma.getCanvases();
    for (const canvas of Object.values(this.layers)) canvas.setAttribute("aria-hidden", String(canvas !== this.picture));
    // sigma sizes its layers when the frame changes; to do so now it would have to draw all once more.
    const { nodes: known, links, front } = this.layers;
    for (const canvas of [links, front]) {
      Object.assign(canvas, { width: known.width, height: known.height });
      Object.assign(canvas.style, { width: known.style.width, height: known.style.height });
      canvas.getContext("2d").scale(devicePixelRatio, devicePixelRatio);
    }
  }

  get picture() {
    return this.layers.nodes;
  }

  // Nodes are known by their place in the data: a name from outside is never a key.
  graph() {
    const graph = new graphology.Graph({ type: "directed", allowSelfLoops: false });
    this.places = new Map(data.nodes.map((node, place) => [node.id, String(place)]));
    data.nodes.forEach((node, place) => graph.addNode(String(place), {
      ...this.at(node), size: node.size, type: "symbol", color: this.colours[node.class], kind: KINDS.indexOf(node.class),
      core: Number(node.core), focal: Number(node.focal) }));
    const type = data.edges.length > MOST_WIDE ? "hairline" : "line";
    data.edges.forEach((edge) => graph.addEdge(this.places.get(edge.from), this.places.get(edge.to), { size: edge.width, type }));
    return graph;
  }

  settings() {
    this.mixInk();
    return {
      nodeProgramClasses: { symbol: symbolProgram(this.ink) },
      edgeProgramClasses: { hairline: Sigma.rendering.EdgeLineProgram }, defaultEdgeColor: this.edgeColour(), minEdgeThickness: 1, antiAliasingFeather: 0.7,
      itemSizesReference: "positions", zoomToSizeRatioFunction: Math.sqrt, stagePadding: 34, allowInvalidContainer: true,
      renderLabels: false, defaultDrawNodeHover: () => {}, enableCameraRotation: false, minCameraRatio: 0.004, maxCameraRatio: 1.5,
    };
  }

  mixInk() {
    Object.assign(this.ink, { outline: fourths(this.colours.outline), ring: fourths(this.colours.ink) });
  }

  // sigma wants the parts of a colour times its opacity.
  edgeColour() {
    const parts = fourths(this.colours.edge).slice(0, 3).map((part) => Math.round(255 * part * CROWD_OPACITY));
    return `rgba(${parts},${CROWD_OPACITY})`;
  }

  // sigma's second axis points up.
  at(node) {
    const { x, y } = placeOf(node, this.upright);
    return { x, y: -y };
  }

  onScreen(node) {
    const { x, y } = this.sigma.graphToViewport(this.at(node));
    return { x, y, size: Math.max(this.sigma.scaleSize(node.size), LEAST_RADIUS) };
  }

  paint() {
    const chosen = this.chosenNow();
    this.own = strongestLinks(chosen);
    this.layers.edges.style.opacity = chosen ? FADED : 1;
    this.drawFront();
  }

  drawn() {
    this.drawFront();
    this.handlers.zoomed(this.sigma.scaleSize(1));
    if (coarsePointer) this.holder.classList.toggle("larger", this.isLarger());
  }

  isLarger() {
    return this.sigma.getCamera().ratio < 0.98;
  }

  drawFront() {
    const { links, front } = this.layers;
    const [under, over] = [links.getContext("2d"), front.getContext("2d")];
    for (const context of [under, over]) context.clearRect(0, 0, this.holder.clientWidth, this.holder.clientHeight);
    this.lines = this.own.map((edge) => this.line(edge));
    for (const line of this.lines) drawLine(under, line, this.colours);
    this.drawRing(over);
    drawLabels(over, 1, this.labels(), this.colours);
  }

  line(edge) {
    const [citing, cited] = [nodes.get(edge.from), nodes.get(edge.to)].map((node) => this.onScreen(node));
    const width = Math.min(Math.max(this.sigma.scaleSize(edge.width), 1), 7);
    return { edge, citing, cited, width, role: roleOf(edge, this.chosenNow()), ...arrow(citing, cited, edge.mutual ? 0.14 : 0, 1, width) };
  }

  drawRing(context) {
    const node = nodes.get(this.chosenNow());
    if (!node) return;
    const { x, y, size } = this.onScreen(node);
    context.beginPath();
    context.arc(x, y, ringAround(size) + 1.5, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = this.colours.accent;
    context.stroke();
  }

  labels() {
    const { clientWidth: width, clientHeight: height } = this.holder;
    const symbols = this.inSight().map((node) => {
      const { x, y, size } = this.onScreen(node);
      const bold = node.id === this.chosenNow();
      return { x, y, radius: size + (node.focal || bold ? 5 : 0), texts: labelTexts(node), bold, must: bold };
    });
    return placeLabels(symbols, width < 600 ? 11 : 12.5, { left: 0, right: width, top: 0, bottom: height });
  }

  // The strongest in sight, after the chosen one and its partners.
  inSight() {
    const corners = [{ x: 0, y: 0 }, { x: this.holder.clientWidth, y: this.holder.clientHeight }];
    const [from, to] = corners.map((corner) => this.sigma.viewportToGraph(corner));
    const seen = (node) => {
      const { x, y } = this.at(node);
      return x >= from.x && x <= to.x && y <= from.y && y >= to.y;
    };
    const near = new Set([this.chosenNow(), ...this.own.flatMap((edge) => [edge.from, edge.to])]);
    const first = [...near].filter((id) => nodes.has(id)).map((id) => nodes.get(id)).filter(seen).slice(0, 60);
    const most = first.length + MOST_NAMED;
    const found = [...first];
    for (const node of data.nodes) {
      if (found.length >= most) break;
      if (!near.has(node.id) && seen(node)) found.push(node);
    }
    return found;
  }

  // On paper the frame has no size.
  resized() {
    const { width, height } = this.sigma.getDimensions();
    const { clientWidth, clientHeight } = this.holder;
    if (!clientWidth || (clientWidth === width && clientHeight === height)) return;
    const upright = isUpright(clientWidth, clientHeight);
    if (upright !== this.upright) {
      this.upright = upright;
      this.sigma.getGraph().updateEachNodeAttributes((place, attributes) => ({ ...attributes, ...this.at(data.nodes[place]) }));
    }
    this.sigma.scheduleRender();
  }

  fit() {
    this.move({ x: 0.5, y: 0.5, ratio: 1 });
  }

  zoom(factor) {
    this.move({ ratio: this.sigma.getCamera().ratio / factor });
  }

  move(state) {
    if (calm.matches) this.sigma.getCamera().setState(state);
    else this.sigma.getCamera().animate(state, { duration: 250 });
  }

  // Goes to the chosen one, near enough to tell it from its neighbours; not when it was chosen in the picture.
  reveal(id) {
    if (id === this.pointed) return;
    const { x, y } = this.sigma.getNodeDisplayData(this.places.get(id));
    const near = Math.min(1, Math.sqrt(COMFORTABLE / data.nodes.length));
    this.move({ x, y, ratio: Math.min(this.sigma.getCamera().ratio, near) });
  }

  recolour() {
    this.colours = palette();
    this.mixInk();
    this.sigma.getGraph().updateEachNodeAttributes((place, attributes) => ({ ...attributes, color: this.colours[data.nodes[place].class] }),
      { attributes: ["color"] });
    this.sigma.setSetting("defaultEdgeColor", this.edgeColour());
  }

  allowWheel(allowed) {
    this.wheels = allowed;
  }

  onceDrawn(then) {
    requestAnimationFrame(() => requestAnimationFrame(then));
  }

  connectPointer() {
    const { holder, handlers, sigma } = this;
    // Before sigma hears of it: the wheel scrolls the page until the picture is entered, a finger while all is in sight.
    holder.addEventListener("wheel", (event) => { if (!this.wheels) event.stopPropagation(); }, { capture: true });
    for (const kind of ["touchstart", "touchmove"]) {
      holder.addEventListener(kind, (event) => { if (!this.isLarger() && event.touches.length < 2) event.stopPropagation(); },
        { capture: true, passive: true });
    }
    sigma.on("clickNode", ({ node }) => {
      this.pointed = data.nodes[node].id;
      handlers.choose(this.pointed);
      this.pointed = null;
    });
    sigma.on("enterNode", ({ node, event }) => { this.over = node; handlers.tip(nodeText(data.nodes[node]), event); });
    sigma.on("leaveNode", () => { this.over = null; handlers.tip(null); });
    sigma.on("moveBody", ({ event }) => this.pointAt(event));
    sigma.getCamera().on("updated", () => handlers.tip(null));
  }

  // sigma tells what symbol is under the pointer; which of the chosen one's links is, is found here.
  pointAt(place) {
    if (this.over) return;
    const line = this.lines.find(({ citing, cited }) => distanceTo(place, citing, cited) < 5);
    if (line !== this.pointedLine) this.handlers.tip(line ? edgeText(line.edge) : null, place);
    this.pointedLine = line;
  }
}

function drawLine(context, { path, head, role, width }, colours) {
  context.strokeStyle = context.fillStyle = colours[role];
  context.lineWidth = width;
  context.setLineDash(role === "received" ? [7, 4] : []);
  context.stroke(new Path2D(path));
  context.fill(new Path2D(head));
}

function distanceTo(point, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
}
