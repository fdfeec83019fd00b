// How is one found without a mouse? By name or code, one after the other, or with the keys.

function startSearch({ chosenNow, choose, announce, canvas, holder }) {
  const field = document.getElementById("find");
  const order = data.nodes.map((node) => node.id);
  const step = (by) => {
    const at = order.indexOf(chosenNow());
    choose(order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length]);
  };
  const search = () => {
    const found = find(field.value);
    if (found) choose(found);
    else if (field.value.trim()) announce(say("network.not_found", { query: field.value.trim() }));
  };

  fillNames();
  document.addEventListener("language", fillNames);
  field.addEventListener("change", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") search();
    if (event.key === "Escape") { field.value = ""; choose(null); }
  });
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("clear").addEventListener("click", () => choose(null));
  document.getElementById("zoom-in").addEventListener("click", () => canvas.zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.3));
  document.getElementById("zoom-fit").addEventListener("click", () => canvas.fit());
  const keys = {
    ArrowRight: () => step(1), ArrowDown: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1),
    Escape: () => choose(null), "+": () => canvas.zoom(1.3), "=": () => canvas.zoom(1.3),
    "-": () => canvas.zoom(1 / 1.3), 0: () => canvas.fit(),
  };
  holder.addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}

function fillNames() {
  document.getElementById("names").replaceChildren(...data.nodes.map((node) =>
    element("option", { value: nameOf(node.id), ...(ofCountries ? { label: node.label } : {}) })));
}

function find(query) {
  const wanted = plainText(query);
  if (!wanted) return null;
  const named = data.nodes.map((node) => [plainText(nameOf(node.id)), plainText(node.id), node.id]);
  const match = named.find(([name, id]) => name === wanted || id === wanted)
    ?? named.find(([name]) => name.startsWith(wanted)) ?? named.find(([name]) => name.includes(wanted));
  return match ? match[2] : null;
}

function plainText(text) {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
