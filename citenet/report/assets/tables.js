// How is a table sorted? By a button in each column head; missing values stay at the end.

function startTables() {
  document.querySelectorAll("table.sortable").forEach((table) => {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sortTable(table, head));
    }
  });
}

function sortTable(table, head) {
  const numeric = "format" in head.dataset;
  // Numbers are first wanted from large to small, names from A to Z.
  const first = numeric ? "descending" : "ascending";
  const second = numeric ? "ascending" : "descending";
  const direction = head.getAttribute("aria-sort") === first ? second : first;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction);
  const turn = direction === "ascending" ? 1 : -1;
  const rows = [...table.tBodies[0].rows].map((row) => [sortKey(row.cells[head.cellIndex], numeric), row]);
  rows.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return turn * (numeric ? a - b : a.localeCompare(b, language));
  });
  table.tBodies[0].append(...rows.map(([, row]) => row));
}

function sortKey(cell, numeric) {
  if (numeric) return "n" in cell.dataset ? Number(cell.dataset.n) : null;
  return ["", "–"].includes(cell.textContent) ? null : cell.textContent;
}
