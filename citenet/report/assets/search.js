// How is one found without a mouse? By name or code, one after the other, or with the keys.

const MOST_OFFERED = 300;

function startSearch({ chosenNow, choose, announce, canvas, holder }) {
  const field = document.getElementById("find");
  const step = (by) => {
    const order = data.nodes.map((node) => node.id);
    const at = order.indexOf(chosenNow());
    choose(order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length]);
  };
  const search = () => {
    const query = field.value.trim();
    const found = find(query);
    tellNotFound(found ? "" : query);
    if (found) choose(found);
    else if (query) announce(say("network.not_found", { query }));
  };

  const clear = () => {
    field.value = "";
    fillNames("");
    tellNotFound("");
    choose(null);
  };

  fillNames("");
  document.addEventListener("language", () => fillNames(field.value));
  field.addEventListener("input", () => fillNames(field.value));
  field.addEventListener("change", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") search();
    if (event.key === "Escape") clear();
  });
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("clear").addEventListener("click", clear);
  document.getElementById("zoom-in").addEventListener("click", () => canvas.zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.3));
  document.getElementById("zoom-fit").addEventListener("click", () => canvas.fit());
  const keys = {
    ArrowRight: () => step(1), ArrowDown: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1),
    Escape: clear, "+": () => canvas.zoom(1.3), "=": () => canvas.zoom(1.3),
    "-": () => canvas.zoom(1 / 1.3), 0: () => canvas.fit(),
  };
  holder.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}

// Said where everybody sees it, and again when the language is switched.
function tellNotFound(query) {
  const told = document.getElementById("not-found");
  told.hidden = !query;
  told.dataset.values = JSON.stringify({ query: query.replace(invisible, "") });
  sayElement(told);
}

// A browser shows some of the names that match; a list of thousands would only slow it down.
function fillNames(query) {
  const wanted = plainText(query);
  const offered = data.nodes.filter((node) => wanted === "" || names().get(node.id).some((name) => name.includes(wanted)));
  document.getElementById("names").replaceChildren(...offered.slice(0, MOST_OFFERED).map((node) =>
    element("option", { value: nameOf(node.id), ...(ofCountries ? { label: codeOf(node.id) } : {}) })));
}

let known = { language: null, nodes: null, names: null };

// Name and code of each node as they are looked for, in the chosen language and window.
function names() {
  if (known.language !== language || known.nodes !== data.nodes) {
    known = { language, nodes: data.nodes, names: new Map(data.nodes.map((node) => [node.id, [plainText(nameOf(node.id)), plainText(node.id)]])) };
  }
  return known.names;
}

function find(query) {
  const wanted = plainText(query);
  if (!wanted) return null;
  const named = [...names()];
  const match = named.find(([, both]) => both.includes(wanted))
    ?? named.find(([, [name]]) => name.startsWith(wanted)) ?? named.find(([, [name]]) => name.includes(wanted));
  return match ? match[0] : null;
}

function plainText(text) {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
