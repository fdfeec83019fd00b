// The network page: one choice at a time, told to the picture, the panel and whoever listens.

function startNetwork() {
  const holder = document.getElementById("network");
  const panel = document.getElementById("panel");
  const live = document.getElementById("live");
  // May be one that the window in sight does not have.
  let wanted = nodes.has(about.focal) ? about.focal : null;

  const announce = (text) => { live.textContent = text; };
  const chosenNow = () => (nodes.has(wanted) ? wanted : null);
  const choose = (id) => {
    wanted = id;
    const node = nodes.get(id);
    tip(null);
    canvas.paint();
    showPanel(panel, node, choose);
    if (node) canvas.reveal(id);
    announce(node ? describe(node) : say("network.cleared"));
  };
  const canvas = openCanvas(holder, chosenNow, { choose, tip, zoomed: scaleLegend });

  name(canvas.picture);
  showPanel(panel, nodes.get(wanted), choose);
  startSearch({ chosenNow, choose, announce, canvas, holder });
  startSteps({ wanted: () => wanted, choose, announce });
  startDownloads(chosenNow, (file) => announce(say("network.saved", { file })));
  startPrinting(chosenNow);
  // The wheel scrolls the page until the picture is entered.
  holder.addEventListener("focus", () => canvas.allowWheel(true));
  holder.addEventListener("blur", () => canvas.allowWheel(false));
  onPaletteChange(() => canvas.recolour());
  document.addEventListener("language", () => {
    announce("");
    name(canvas.picture);
    canvas.paint();
    showPanel(panel, nodes.get(wanted), choose);
  });
  canvas.onceDrawn(() => { document.documentElement.dataset.ready = "true"; });
}

function name(picture) {
  if (picture) setAll(picture, { role: "img", "aria-label": say("network.picture", { level: { text: `level.${about.level}` } }) });
}

function describe(node) {
  return say("network.live", { name: nameOf(node.id), class: say(`class.${node.class}`), position: positionOf(node),
    received: node.values.citations_received, made: node.values.citations_made }).replace(", . ", ". ");
}

function tip(text, at) {
  const box = document.getElementById("tip");
  box.hidden = !text;
  if (!text) return;
  box.textContent = text;
  const frame = box.parentElement;
  const room = { x: frame.clientWidth - box.offsetWidth - 8, y: frame.clientHeight - box.offsetHeight - 8 };
  box.style.left = `${Math.max(8, Math.min(at.x + 14, room.x))}px`;
  box.style.top = `${Math.max(8, Math.min(at.y + 14, room.y))}px`;
}

// The legend shows symbols and lines as large as the picture does now.
function scaleLegend(scale) {
  document.querySelectorAll("[data-radius]").forEach((circle) => {
    circle.setAttribute("r", Math.min(29, circle.dataset.radius * scale).toFixed(1));
  });
  document.querySelectorAll("[data-width]").forEach((line) => {
    line.setAttribute("stroke-width", Math.min(11, line.dataset.width * scale).toFixed(2));
  });
}

// On paper stands a drawing made for it, not the canvas of the screen.
function startPrinting(chosenNow) {
  const printed = document.getElementById("printed");
  const draw = () => printed.replaceChildren(bareDrawing(900, chosenNow(), livePalette()));
  window.addEventListener("beforeprint", draw);
  matchMedia("print").addEventListener("change", ({ matches }) => { if (matches) draw(); });
}

document.querySelectorAll("details[data-folded]").forEach((details) => { details.open = false; });
startTables();
startLanguages();
startNetwork();
