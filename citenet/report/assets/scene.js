// What is in the picture? The data of the page, by name, and how each thing is called in the chosen language.

const data = JSON.parse(document.getElementById("data").textContent);
const about = data.about;
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const ofCountries = about.level === "country";

const invisible = /[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

// Characters that turn the writing direction stay in the data, but are not shown.
function nameOf(id) {
  return ofCountries ? say(`country.${id}`) : id.replace(invisible, "");
}

function positionOf(node) {
  return node.position ? say(`position.${node.position}`) : "";
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

const OPACITY = { plain: 0.36, made: 0.95, received: 0.95, faded: 0.2 };

function edgeText(edge) {
  const names = { citing: nameOf(edge.from), cited: nameOf(edge.to) };
  return [
    say("network.edge_tip", { ...names, citations: edge.citations }),
    say("network.edge_shares", { ...names, made: edge.made_share, received: edge.received_share }),
    say("network.edge_flow", names),
  ].join("\n");
}

function nodeText(node) {
  const name = ofCountries || !node.country ? nameOf(node.id) : `${nameOf(node.id)} (${node.country})`;
  return [
    [name, say(`class.${node.class}`), positionOf(node)].filter(Boolean).join(" · "),
    say("network.node_tip", { received: node.values.citations_received, made: node.values.citations_made }),
  ].join("\n");
}

// The symbols that want a label, the most important first; at `scale` pixels a unit, none smaller than `least` units.
function labelled(scale, chosen, upright, least = 0) {
  const important = (node) => 4 * (node.id === chosen) + 2 * (ofCountries && node.focal) + node.core;
  return data.nodes.map((node) => {
    const { x, y } = placeOf(node, upright);
    const bold = node.id === chosen || (ofCountries && node.focal);
    const texts = ofCountries ? [nameOf(node.id), node.label] : [node.label, `${node.label.slice(0, 11)}…`];
    return { id: node.id, x: x * scale, y: y * scale, radius: Math.max(node.size, least) * scale + (node.focal || node.id === chosen ? 6 : 0), texts, bold, must: bold,
      rank: important(node), size: node.size };
  }).sort((a, b) => b.rank - a.rank || b.size - a.size);
}

// The room that the symbols need, in the units of the data.
function extent(upright) {
  const room = data.nodes.map((node) => ({ ...placeOf(node, upright), size: node.size }));
  return {
    left: Math.min(-1, ...room.map(({ x, size }) => x - size)), right: Math.max(1, ...room.map(({ x, size }) => x + size)),
    top: Math.min(-1, ...room.map(({ y, size }) => y - size)), bottom: Math.max(1, ...room.map(({ y, size }) => y + size)),
  };
}

function coreHull(upright) {
  const points = data.nodes.filter((node) => node.core).map((node) => {
    const { x, y } = placeOf(node, upright);
    return { x, y, radius: node.size };
  });
  return { points: hull(points), margin: Math.max(0, ...points.map((point) => point.radius)) + 14 };
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
