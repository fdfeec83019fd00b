// How does the picture become a drawing that can be printed and saved? Drawn anew from the data, as SVG.

// The network alone, `width` pixels wide, and its height.
function networkShape(width, chosen, colours) {
  const room = extent(false);
  const scale = (width - 4 * MARGIN) / (room.right - room.left);
  const left = 2 * MARGIN - room.left * scale;
  const top = MARGIN - room.top * scale;
  const height = (room.bottom - room.top) * scale + 2 * MARGIN;
  const bounds = { left: -left, right: width - left, top: -top, bottom: height - top };
  const labels = placeLabels(labelled(scale, chosen, false).slice(0, MOST_LABELS), 12.5, bounds);
  const shape = svgElement("g", { transform: `translate(${left} ${top})` }, ...pictureShapes(scale, chosen, colours),
    ...labels.map((label) => labelShape(label, colours)));
  return { shape, height, scale };
}

// For paper, where the page itself gives title and legend.
function bareDrawing(width, chosen, colours) {
  const { shape, height } = networkShape(width, chosen, colours);
  return sheet(width, height, colours, shape);
}

// For a file that stands alone: with title, legend, what is hidden, and the source.
function drawing(width, chosen, colours) {
  const heading = textBlock(headingLines(), width, 20, colours.ink);
  const network = networkShape(width, chosen, colours);
  const legend = legendShape(width, chosen, network.scale, colours);
  const footer = textBlock(footerLines(), width, 12.5, colours.soft);
  let y = MARGIN;
  const parts = [heading, network, legend, footer].map(({ shape, height }) => {
    const placed = svgElement("g", { transform: `translate(0 ${y})` }, shape);
    y += height;
    return placed;
  });
  return sheet(width, y + MARGIN / 2, colours, svgElement("title", {}, headingLines()[0]), ...parts);
}

// A line from the rim of one symbol to the rim of the other, bent to the side, with its arrow head.
function arrow(citing, cited, bend, scale, width) {
  const [x1, y1, x2, y2] = [citing.x, citing.y, cited.x, cited.y].map((place) => place * scale);
  const control = { x: (x1 + x2) / 2 + bend * (y2 - y1), y: (y1 + y2) / 2 - bend * (x2 - x1) };
  const length = 5 + 1.6 * width;
  const start = towards(x1, y1, control, citing.size * scale);
  const tip = towards(x2, y2, control, cited.size * scale + 1);
  const neck = towards(x2, y2, control, cited.size * scale + 1 + length);
  const side = { x: (tip.y - neck.y) * 0.38, y: -(tip.x - neck.x) * 0.38 };
  const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return {
    path: `M${at(start)}Q${at(control)} ${at(neck)}`,
    head: `M${at(tip)}L${at({ x: neck.x + side.x, y: neck.y + side.y })}L${at({ x: neck.x - side.x, y: neck.y - side.y })}Z`,
  };
}

function towards(x, y, goal, distance) {
  const length = Math.hypot(goal.x - x, goal.y - y) || 1;
  return { x: x + ((goal.x - x) * distance) / length, y: y + ((goal.y - y) * distance) / length };
}

const CORNERS = {
  oecd_nato: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  other: [[0, -1.1], [1.1, 0.85], [-1.1, 0.85]],
  unclassified: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
};

function symbolShape(group, x, y, radius, colours, border) {
  return svgElement("path", { d: symbolPath(group, x, y, radius), fill: colours[group], stroke: colours.outline, "stroke-width": border });
}

function symbolPath(group, x, y, radius) {
  const at = (value) => value.toFixed(1);
  if (!(group in CORNERS)) return circlePath(x, y, radius);
  return `M${CORNERS[group].map(([dx, dy]) => `${at(x + dx * radius)} ${at(y + dy * radius)}`).join("L")}Z`;
}

function circlePath(x, y, radius) {
  const [r, across] = [radius.toFixed(1), (2 * radius).toFixed(1)];
  return `M${(x - radius).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0Z`;
}

function labelShape(label, colours) {
  return svgElement("text", { x: label.x, y: label.y + label.size * 0.35, "text-anchor": "middle", "font-size": label.size,
    "font-weight": label.bold ? 700 : 400, fill: colours.ink, stroke: colours.halo, "stroke-width": 3,
    "stroke-linejoin": "round", "paint-order": "stroke" }, label.text);
}

function headingLines() {
  const period = about.window === "all" ? say("page.whole_period") : about.window;
  const lines = [say(`technology.${about.technology}`),
    `${say("network.kicker", { level: { text: `level.${about.level}` } })} · ${period}`];
  return about.simulated ? [...lines, `${say("page.simulated").toUpperCase()}. ${say("page.simulated_meaning")}`] : lines;
}

function footerLines() {
  const hidden = document.getElementById("drawn").textContent.replace(/\s+/g, " ").trim();
  const source = about.simulated ? say("counted.source_simulated") : about.source;
  const test = document.querySelector("[data-core-test]:not([hidden])")?.textContent ?? "";
  return [say("network.legend_arrow"), ...(test ? [test] : []), hidden,
    ...(["family", "publication"].includes(about.unit)
      ? [`${say("counted.counting")}: ${say(`counted.counting_${about.counting}`, { unit: { text: `counted.one_${about.unit}` } })}.`] : []),
    `${say("counted.source")}: ${source}. ${say("page.made_by", { version: about.version })}`];
}
