// What do the signs of a saved drawing mean? Its legend, in as many rows as the width asks for.

const ROW = 30;

function legendShape(width, chosen, scale, colours) {
  const legend = svgElement("g");
  let x = MARGIN;
  let y = 16;
  for (const { sign, room, text } of legendItems(chosen, scale, colours)) {
    const needed = room + 6 + textWidth(text, 12.5, false);
    if (x > MARGIN && x + needed > width - MARGIN) [x, y] = [MARGIN, y + ROW];
    legend.append(svgElement("g", { transform: `translate(${x + room / 2} ${y})` }, ...sign),
      svgElement("text", { x: x + room + 6, y: y + 4.5, "font-size": 12.5, fill: colours.ink }, text));
    x += needed + 24;
  }
  return { shape: legend, height: y + ROW };
}

function legendItems(chosen, scale, colours) {
  return [...classItems(colours), ...coreItems(colours), ...scaleItems(scale, colours), ...roleItems(chosen, colours)];
}

function classItems(colours) {
  const groups = ["eu", "oecd_nato", "other", "unclassified"].filter((group) => data.nodes.some((node) => node.class === group));
  const ring = svgElement("circle", { r: 9, fill: "none", stroke: colours.ink, "stroke-width": 2 });
  const focal = { sign: [symbolShape("unclassified", 0, 0, 4, colours, 1), ring], room: 20,
    text: say(`network.legend_focal_${about.level}`, { focal: { text: `country.${about.focal}` } }) };
  return [...groups.map((group) => ({ sign: [symbolShape(group, 0, 0, 6.5, colours, 1)], room: 16, text: say(`class.${group}`) })), focal];
}

function coreItems(colours) {
  if (!about.core.length) return [];
  const text = ofCountries ? say("network.legend_core", { members: about.core.map(nameOf).join(", ") })
    : say("network.legend_core_size", { n: about.core.length });
  return [{ sign: [svgElement("circle", { r: 9, fill: colours.core, stroke: colours.line })], room: 20, text }];
}

function scaleItems(scale, colours) {
  const look = { fill: "none", stroke: colours.soft, "stroke-width": 1.5 };
  const sizes = about.examples.sizes.map(([value, radius], i) => ({ sign: [svgElement("circle", { r: radius * scale, ...look })],
    room: 2 * radius * scale, text: i ? writeNumber(value, "~1") : `${say("network.legend_size")} ${writeNumber(value, "~1")}` }));
  const lines = about.examples.widths.map(([value, width], i) => ({ sign: [svgElement("line", { x1: -18, x2: 18,
    stroke: colours.edge, "stroke-width": width * scale })],
    room: 36, text: i ? writeNumber(value, "~1") : `${say("network.legend_width")} ${writeNumber(value, "~1")}` }));
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
