// What can a reader do with a figure? Point at a mark to read its numbers, and save picture and data.

const ABOUT = JSON.parse(document.getElementById("about").textContent);

function startFigures() {
  document.querySelectorAll(".figure").forEach((figure) => {
    figure.querySelectorAll("[data-save]").forEach((button) => {
      button.addEventListener("click", () => saveFigure(figure, button.dataset.save));
    });
  });
  startTips();
}

function startTips() {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  document.addEventListener("pointermove", (event) => {
    const told = event.target.closest?.("[data-tip]")?.dataset.tip;
    tip.hidden = !told;
    if (!told) return;
    tip.textContent = told;
    tip.style.left = `${Math.max(8, Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(8, event.clientY - tip.offsetHeight - 12)}px`;
  });
}

async function saveFigure(figure, ending) {
  const parts = ["citenet", ABOUT.focal, figure.id, ABOUT.simulated ? "simulated" : ""];
  const name = `${parts.filter(Boolean).join("-").replace(/[^A-Za-z0-9_-]+/g, "_")}.${ending}`;
  if (ending === "csv") {
    // The mark at the start tells spreadsheets that the text is UTF-8.
    save(name, new Blob(["\ufeff", csvOfTable(figure.querySelector("table"))], { type: "text/csv;charset=utf-8" }));
  } else {
    const picture = figureSheet(figure, palette());
    save(name, ending === "png" ? await pngOf(picture, 2) : new Blob([svgText(picture)], { type: "image/svg+xml" }));
  }
}

// Names as they stand in citenet's own tables, numbers unrounded.
function csvOfTable(table) {
  const columns = [...table.tHead.rows[0].cells].map((head) => head.dataset.name);
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map(({ dataset }) =>
    "n" in dataset ? Number(dataset.n) : dataset.v ?? null));
  return csvOf([...columns, "simulated"], rows.map((row) => [...row, ABOUT.simulated]));
}

// The drawing between its title and its account, in the colours that hold now.
function figureSheet(figure, colours) {
  const chart = [...figure.querySelectorAll(".chart")].find((one) => one.getAttribute("lang") === language);
  const [, , width, height] = chart.getAttribute("viewBox").split(" ").map(Number);
  const wide = Math.max(640, width + 2 * MARGIN);
  const lines = (selector) => [...figure.querySelectorAll(selector)].map((one) => one.textContent.replace(/\s+/g, " ").trim());
  const heading = textBlock([...lines("h3"), ...(ABOUT.simulated ? [say("page.simulated_meaning")] : []), ...lines(".help")], wide, 18, colours.ink);
  const footer = textBlock(["", ...lines("figcaption .note > span:not(.definitions)"), say("page.made_by", { version: ABOUT.version })],
    wide, 12.5, colours.soft);
  const copy = chart.cloneNode(true);
  setAll(copy, { x: MARGIN, y: MARGIN + heading.height, width, height });
  copy.removeAttribute("class");
  const sheetHeight = 2 * MARGIN + heading.height + height + footer.height;
  const made = sheet(wide, sheetHeight, colours,
    svgElement("g", { transform: `translate(0 ${MARGIN})` }, heading.shape), copy,
    svgElement("g", { transform: `translate(0 ${MARGIN + heading.height + height})` }, footer.shape));
  for (const element of made.querySelectorAll("*")) fixColours(element, colours);
  return made;
}

function fixColours(element, colours) {
  element.removeAttribute("data-tip");
  for (const name of ["fill", "stroke"]) {
    const variable = /^var\(--([\w-]+)\)$/.exec(element.getAttribute(name) ?? "");
    if (variable) element.setAttribute(name, colours[variable[1]]);
  }
}
