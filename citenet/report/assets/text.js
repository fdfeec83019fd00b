// How is it said? Texts and numbers in the chosen language, and the switch between languages.

const texts = JSON.parse(document.getElementById("texts").textContent);
const invisible = /[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const separators = { en: [",", "."], nl: [".", ","] };
let language = document.documentElement.lang;

function writeNumber(value, spec = "0") {
  const [, options, decimals, kind] = /^([+~]*)(\d)([%p]?)$/.exec(spec);
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const scaled = kind ? value * 100 : value;
  let [whole, rest] = Math.abs(scaled).toFixed(Number(decimals)).split(".");
  const zero = Number(whole) === 0 && !Number(rest ?? 0);
  if (rest && options.includes("~")) rest = rest.replace(/0+$/, "");
  const [thousands, point] = separators[language];
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (rest ? point + rest : "");
  const sign = zero ? "" : scaled < 0 ? "−" : options.includes("+") ? "+" : "";
  return sign + digits + kind.replace("p", "");
}

function say(key, values = {}) {
  const text = texts[language][key] ?? key;
  return text.replace(/\{(\w+)(?::([^{}]+))?\}/g, (braces, name, spec) => {
    if (!Object.hasOwn(values, name)) return braces;
    const value = values[name];
    if (spec) return writeNumber(value, spec);
    return value !== null && typeof value === "object" ? say(value.text) : String(value);
  });
}

function sayElement(element) {
  const said = say(element.dataset.text, JSON.parse(element.dataset.values ?? "{}"));
  if ("label" in element.dataset) element.setAttribute("aria-label", said);
  else if ("placeholder" in element.dataset) element.placeholder = said;
  else element.textContent = said;
}

function sayNumbers(table) {
  const formats = [...table.tHead.rows[0].cells].map((head) => head.dataset.format);
  for (const cell of table.querySelectorAll("td.n")) {
    const value = "n" in cell.dataset ? Number(cell.dataset.n) : null;
    cell.textContent = writeNumber(value, formats[cell.cellIndex]);
  }
}

function setLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.querySelectorAll("[data-text]").forEach(sayElement);
  document.querySelectorAll("span[data-n]").forEach((element) => {
    element.textContent = writeNumber(Number(element.dataset.n), element.dataset.format);
  });
  document.querySelectorAll("table.sortable").forEach(sayNumbers);
  document.querySelectorAll("a[data-page]").forEach((link) => {
    link.setAttribute("href", `${link.getAttribute("href").split("?")[0]}?${chosen}`);
  });
  document.querySelectorAll("[data-language]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
  });
  document.dispatchEvent(new Event("language"));
}

// In the query, which stays when the page is loaded anew or goes to an anchor.
function rememberLanguage() {
  try {
    history.replaceState(null, "", `?${language}${location.hash}`);
  } catch {
    // Some browsers forbid it to a page without an address of its own.
  }
}

function startLanguages() {
  document.querySelectorAll("[data-language]").forEach((button) => {
    button.addEventListener("click", () => {
      setLanguage(button.dataset.language);
      rememberLanguage();
    });
  });
  const asked = location.search.slice(1);
  if (asked !== language && Object.hasOwn(texts, asked)) setLanguage(asked);
}
