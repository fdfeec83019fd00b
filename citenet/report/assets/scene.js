// What is in the picture? The data of the page, by name, and how each thing is called in the chosen language.

const block = JSON.parse(document.getElementById("data").textContent);
const data = inRows(block);
const about = data.about;
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
// The windows that a slider goes through; the last is the one the page is about.
const steps = [...block.steps.map(inRows),
  { about: { window: about.window, core: about.core, drawn: about.drawn }, nodes: data.nodes, edges: data.edges }];
const everyNode = steps.flatMap((step) => step.nodes);
const ofCountries = about.level === "country";

function takeStep(number) {
  const step = steps[number];
  Object.assign(about, step.about);
  Object.assign(data, { nodes: step.nodes, edges: step.edges });
  nodes.clear();
  for (const node of step.nodes) nodes.set(node.id, node);
}

// Characters that turn the writing direction stay in the data, but are not shown.
function nameOf(id) {
  return ofCountries ? say(`country.${id}`) : codeOf(id);
}

function codeOf(id) {
  return id.replace(invisible, "");
}

function positionOf(node) {
  return node.position ? say(`position_phrase.${node.position}`) : "";
}

function communityOf(node) {
  return node.community ? say("network.community", { number: node.community, n: about.n_communities }) : "";
}

// A tall frame gets the picture turned by a quarter, so that it fills it.
function placeOf(node, upright) {
  return upright ? { x: -node.y, y: node.x } : { x: node.x, y: node.y };
}

function isUpright(width, height) {
  return height > width;
}

// How a link is seen when `chosen` is selected: made or received by it, faded, or plain.
function roleOf(edge, chosen) {
  if (!chosen) return "plain";
  if (edge.from === chosen) return "made";
  return edge.to === chosen ? "received" : "faded";
}

// What is drawn now: for the chosen one also its strongest links, with those it builds most on and who use it most.
function linksNow(chosen) {
  return chosen ? [...data.edges, ...furtherLinks(nodes.get(chosen))] : data.edges;
}

function furtherLinks(node) {
  const strongest = [
    ...node.sources.map(([id, citations]) => ({ from: node.id, to: id, citations })),
    ...node.users.map(([id, citations]) => ({ from: id, to: node.id, citations })),
  ].filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const own = data.edges.filter(({ from, to }) => from === node.id || to === node.id);
  const has = (links, from, to) => links.some((link) => link.from === from && link.to === to);
  return strongest.filter(({ from, to }) => !has(own, from, to)).map(({ from, to, citations }) => ({
    from, to, citations, width: widthOf(citations), mutual: has([...own, ...strongest], to, from),
    made_share: citations / nodes.get(from).values.citations_made,
    received_share: citations / nodes.get(to).values.citations_received,
  }));
}

// As all widths: with the square root of the citations. The strongest link of all is always drawn.
function widthOf(citations) {
  const widest = data.edges.reduce((one, other) => (other.citations > one.citations ? other : one));
  return widest.width * Math.sqrt(citations / widest.citations);
}

const OPACITY = { plain: 0.36, made: 0.95, received: 0.95, faded: 0.2 };

function edgeText(edge) {
  const names = { citing: inSentence(edge.from), cited: inSentence(edge.to) };
  return [
    say(edge.citations === 1 ? "network.edge_tip_one" : "network.edge_tip",
      { ...names, citing: inSentence(edge.from, true), citations: edge.citations }),
    say("network.edge_shares", { ...names, made: edge.made_share, received: edge.received_share }),
    say("network.edge_flow", names),
  ].join("\n");
}

function nodeText(node) {
  const name = ofCountries || !node.country ? nameOf(node.id) : `${nameOf(node.id)} (${node.country})`;
  return [
    [name, say(`class.${node.class}`), positionOf(node), communityOf(node)].filter(Boolean).join(" · "),
    say("network.node_tip", { received: node.values.citations_received, made: node.values.citations_made }),
  ].join("\n");
}

// So many of the most important symbols get a label, whatever it covers.
const ALWAYS_LABELLED = 5;

// The symbols that want a label, the most important first; at `scale` pixels a unit, none smaller than `least` units.
function labelled(scale, chosen, upright, least = 0) {
  const important = (node) => 8 * (node.id === chosen) + 4 * (ofCountries && node.focal) + 2 * node.core + node.focal;
  return data.nodes.map((node) => {
    const { x, y } = placeOf(node, upright);
    const bold = node.id === chosen || (ofCountries && node.focal);
    const radius = Math.max(node.size, least) * scale + (node.focal || node.id === chosen ? 6 : 0);
    return { id: node.id, x: x * scale, y: y * scale, radius, texts: labelTexts(node), bold,
      rank: important(node), size: node.size };
  }).sort((a, b) => b.rank - a.rank || b.size - a.size)
    .map((symbol, place) => ({ ...symbol, must: symbol.bold || place < ALWAYS_LABELLED }));
}

// The room that the symbols need in any window, in the units of the data.
function extent(upright) {
  const room = everyNode.map((node) => ({ ...placeOf(node, upright), size: node.size }));
  return {
    left: Math.min(-1, ...room.map(({ x, size }) => x - size)), right: Math.max(1, ...room.map(({ x, size }) => x + size)),
    top: Math.min(-1, ...room.map(({ y, size }) => y - size)), bottom: Math.max(1, ...room.map(({ y, size }) => y + size)),
  };
}

// What is shaded: the core as one, or each member by itself where one that is no member would stand in between.
function coreAreas(upright) {
  const placed = (node) => ({ ...placeOf(node, upright), radius: node.size });
  const members = data.nodes.filter((node) => node.core).map(placed);
  const margin = Math.max(0, ...members.map(({ radius }) => radius)) + 14;
  const points = hull(members);
  const others = data.nodes.filter((node) => !node.core).map(placed);
  return others.some((other) => isOn(other, points, margin)) ? members.map((member) => ({ points: [member], margin: member.radius + 14 }))
    : [{ points, margin }];
}

// Whether a point lies inside a convex outline, or nearer to it than `margin`.
function isOn({ x, y }, outline, margin) {
  const sides = outline.map((one, i) => [one, outline[(i + 1) % outline.length]]);
  const within = outline.length > 2
    && sides.every(([one, next]) => (next.x - one.x) * (y - one.y) - (next.y - one.y) * (x - one.x) > 0);
  return within || sides.some(([one, next]) => distanceTo({ x, y }, one, next) < margin);
}

function distanceTo({ x, y }, one, next) {
  const [dx, dy] = [next.x - one.x, next.y - one.y];
  const along = Math.min(Math.max(((x - one.x) * dx + (y - one.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(x - one.x - along * dx, y - one.y - along * dy);
}

function hull(points) {
  if (points.length < 3) return points;
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const cross = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (list) => list.reduce((chain, point) => {
    while (chain.length > 1 && cross(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
    return [...chain, point];
  }, []);
  return [...half(sorted).slice(0, -1), ...half(sorted.reverse()).slice(0, -1)];
}
