// What do the signs of a saved drawing mean? Its legend, in as many rows as the width asks for.

const ROW = 26;
const BETWEEN = 24;

function legendShape(width, chosen, scale, colours) {
  const legend = svgElement("g");
  let y = 6;
  for (const items of rowsThatFit(width - 2 * MARGIN, legendItems(chosen, scale, colours))) {
    const height = Math.max(ROW, ...items.map(({ tall = 0 }) => tall + 8));
    let x = MARGIN;
    for (const { sign, room, text, needed } of items) {
      legend.append(svgElement("g", { transform: `translate(${x + room / 2} ${y + height / 2})` }, ...sign),
        ...text.map((line, i) => svgElement("text",
          { x: x + room + 6, y: y + height / 2 + 4.5 + 16 * i, "font-size": 12.5, fill: colours.ink }, line)));
      x += needed + BETWEEN;
    }
    y += height + 16 * (Math.max(...items.map(({ text }) => text.length)) - 1);
  }
  return { shape: legend, height: y + 10 };
}

// Each row takes what fits; a text wider than all is broken into lines.
function rowsThatFit(width, items) {
  const rows = [[]];
  let left = width;
  for (const { sign, room, text, tall } of items) {
    const lines = brokenLines(text, width - room - 6, 12.5);
    const needed = room + 6 + Math.max(...lines.map((line) => textWidth(line, 12.5, false)));
    if (needed > left && rows.at(-1).length) {
      rows.push([]);
      left = width;
    }
    rows.at(-1).push({ sign, room, tall, needed, text: lines });
    left -= needed + BETWEEN;
  }
  return rows;
}

function legendItems(chosen, scale, colours) {
  return [...classItems(colours), ...coreItems(colours), ...scaleItems(scale, colours), ...roleItems(chosen, colours)];
}

function classItems(colours) {
  const groups = ["eu", "oecd_nato", "other", "unclassified"].filter((group) => data.nodes.some((node) => node.class === group));
  const ring = svgElement("circle", { r: 9, fill: "none", stroke: colours.ink, "stroke-width": 2 });
  const focal = { sign: [symbolShape("unclassified", 0, 0, 4, colours, 1), ring], room: 20,
    text: say(`network.legend_focal_${about.level}`, { focal: focalName() }) };
  return [...groups.map((group) => ({ sign: [symbolShape(group, 0, 0, 6.5, colours, 1)], room: 16, text: say(`class.${group}`) })), focal];
}

function focalName() {
  const article = `country_the.${about.focal}`;
  return { text: !ofCountries && Object.hasOwn(texts[language], article) ? article : `country.${about.focal}` };
}

function scaleItems(scale, colours) {
  const look = { fill: "none", stroke: colours.soft, "stroke-width": 1.5 };
  const named = (name, value, i) => (i ? writeNumber(value, "~1") : `${say(name)} ${writeNumber(value, "~1")}`);
  const sizes = about.examples.sizes.map(([value, radius], i) => ({
    sign: [svgElement("circle", { r: radius * scale, ...look })],
    room: 2 * radius * scale, tall: 2 * radius * scale, text: named("network.legend_size", value, i),
  }));
  const lines = about.examples.widths.map(([value, width], i) => ({
    sign: [svgElement("line", { x1: -18, x2: 18, stroke: colours.edge, "stroke-width": width * scale })],
    room: 36, text: named("network.legend_width", value, i),
  }));
  return [...sizes, ...lines];
}

function roleItems(chosen, colours) {
  if (!chosen) return [];
  const line = (role, dashes) => [svgElement("line", { x1: -18, x2: 18, stroke: colours[role], "stroke-width": 2.5, "stroke-dasharray": dashes })];
  return [
    { sign: line("made", "none"), room: 36, text: `${nameOf(chosen)}: ${say("network.made_in")}` },
    { sign: line("received", "7 4"), room: 36, text: `${nameOf(chosen)}: ${say("network.received_out")}` },
  ];
}
