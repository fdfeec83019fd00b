// What is known of the chosen one? Its numbers, its classes of sources, and on whom it builds.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function showPanel(panel, node, choose) {
  panel.replaceChildren(...(node ? panelOf(node, choose) : nothingChosen(choose)));
}

const MOST_LISTED = 20;

function nothingChosen(choose) {
  const own = data.nodes.filter((node) => node.focal)
    .sort((a, b) => b.values.citations_received - a.values.citations_received);
  const hint = element("p", { class: "soft" }, say("network.choose"));
  if (ofCountries || !own.length) return [hint];
  const rows = own.slice(0, MOST_LISTED).map((node) => element("li", {}, chooser(node.id, choose),
    element("span", { class: "n" }, writeNumber(node.values.citations_received, "~1"))));
  return [element("h2", {}, say(`country.${about.focal}`)), hint,
    element("div", {}, element("h3", {}, say("network.own_organisations")), element("ol", { class: "partners" }, ...rows))];
}

function chooser(id, choose) {
  const name = element("bdi", {}, nameOf(id));
  if (!nodes.has(id)) return name;
  const button = element("button", { type: "button", class: "link" }, name);
  button.addEventListener("click", () => choose(id));
  return button;
}

function panelOf(node, choose) {
  const place = ofCountries ? codeOf(node.id) : node.country && say(`country.${node.country}`);
  const detail = [place, say(`class.${node.class}`), communityOf(node)];
  return [
    element("h2", {}, element("bdi", {}, nameOf(node.id))),
    element("p", { class: "soft" }, detail.filter(Boolean).join(" · ")),
    tagsOf(node),
    numbersOf(node),
    sharesOf(node),
    partnersOf(say("network.sources"), node.sources, say("network.of_made", { total: node.values.citations_made }), "made", choose),
    partnersOf(say("network.users"), node.users, say("network.of_received", { total: node.values.citations_received }), "received", choose),
  ].filter(Boolean);
}

function tagsOf(node) {
  const tags = node.flags.map((flag) => element("li", { class: "flag", title: say(`flag_meaning.${flag}`) }, say(`flag.${flag}`)));
  return tags.length ? element("ul", { class: "tags" }, ...tags) : null;
}

function numbersOf(node) {
  const rows = about.formats
    .filter(([name]) => node.values[name] !== null && node.values[name] !== undefined)
    .map(([name, spec]) => element("div", {},
      element("dt", {}, say(`indicator.${name}`)), element("dd", {}, writeNumber(node.values[name], spec))));
  if (node.position) {
    rows.unshift(element("div", {}, element("dt", {}, say("column.position")),
      element("dd", {}, say(`position.${node.position}`))));
  }
  return element("dl", { class: "numbers" }, ...rows);
}

function sharesOf(node) {
  const shares = Object.entries(node.shares).filter(([, share]) => share > 0);
  if (!shares.length) return null;
  const bar = document.createElementNS(SVG, "svg");
  setAll(bar, { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: "shares", "aria-hidden": "true" });
  let start = 0;
  for (const [group, share] of shares) {
    bar.append(svgElement("rect", { class: `fill-${group}`, x: 100 * start, y: 0, width: 100 * share, height: 10 }));
    start += share;
  }
  const list = shares.map(([group, share]) => element("li", {},
    element("span", { class: `chip chip-${group}`, "aria-hidden": "true" }), `${say(`class.${group}`)} ${writeNumber(share, "0%")}`));
  return element("div", {}, element("h3", {}, say("network.sources_by_class")), bar, element("ul", { class: "plain" }, ...list),
    node.unclassified > 0 ? element("p", { class: "soft small" }, say("network.unclassified", { share: node.unclassified })) : null);
}

function partnersOf(title, partners, note, role, choose) {
  const rows = partners.map(([id, citations, share]) => {
    const bar = document.createElementNS(SVG, "svg");
    setAll(bar, { viewBox: "0 0 100 4", preserveAspectRatio: "none", class: `meter ${role}`, "aria-hidden": "true" });
    bar.append(svgElement("rect", { width: 100 * share, height: 4 }));
    return element("li", {}, chooser(id, choose), element("span", { class: "n" }, `${writeNumber(share, "0%")} (${writeNumber(citations, "~1")})`), bar);
  });
  if (!rows.length) rows.push(element("li", { class: "soft" }, say("network.none")));
  return element("div", {}, element("h3", {}, title), element("ol", { class: "partners" }, ...rows),
    partners.length ? element("p", { class: "soft small" }, note) : null);
}
