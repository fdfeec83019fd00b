// What of the network can be saved? The picture, its tables and all of it together.

function nodeTable() {
  const indicators = about.formats.map(([name]) => name);
  const columns = ["technology", "level", "window", "entity", "name", "country", "class", "position", "community", "in_core", "flags",
    ...indicators, "simulated"];
  return csvOf(columns, data.nodes.map((node) => [about.technology, about.level, about.window, node.id, nameOf(node.id),
    node.country, node.class, node.position, node.community, node.core, node.flags.join(";"),
    ...indicators.map((name) => node.values[name]), about.simulated]));
}

function edgeTable() {
  const columns = ["technology", "level", "window", "citing", "cited", "citations", "made_share", "received_share", "simulated"];
  return csvOf(columns, data.edges.map((edge) => [about.technology, about.level, about.window, edge.from, edge.to,
    edge.citations, edge.made_share, edge.received_share, about.simulated]));
}

function everything() {
  return JSON.stringify({
    about,
    entities: data.nodes.map(({ id, values, shares, position, flags, country, core, community, class: group }) => ({
      entity: id, country, class: group, position, community, in_core: core, flags, source_shares: shares, ...values })),
    links: data.edges.map((edge) => ({ citing: edge.from, cited: edge.to, citations: edge.citations,
      made_share: edge.made_share, received_share: edge.received_share })),
  }, null, 1);
}

function fileName(what, ending) {
  const parts = ["citenet", about.technology, about.level, ...(steps.length > 1 ? [about.window] : []), what, about.simulated ? "simulated" : ""];
  return `${parts.filter(Boolean).join("-").replace(/[^A-Za-z0-9_-]+/g, "_")}.${ending}`;
}

function startDownloads(chosenNow, saved) {
  const spreadsheet = { type: "text/csv;charset=utf-8" };
  const picture = () => drawing(1200, chosenNow(), palette());
  // The mark at the start tells spreadsheets that the text is UTF-8.
  const actions = {
    "save-png": ["network", "png", () => pngOf(picture(), 2)],
    "save-svg": ["network", "svg", () => new Blob([svgText(picture())], { type: "image/svg+xml" })],
    "save-nodes": [about.level, "csv", () => new Blob(["\ufeff", nodeTable()], spreadsheet)],
    "save-edges": ["links", "csv", () => new Blob(["\ufeff", edgeTable()], spreadsheet)],
    "save-json": ["network", "json", () => new Blob([everything()], { type: "application/json" })],
  };
  for (const [id, [what, ending, make]] of Object.entries(actions)) {
    document.getElementById(id).addEventListener("click", async () => {
      const name = fileName(what, ending);
      save(name, await make());
      saved(name);
    });
  }
}
