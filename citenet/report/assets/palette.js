// Which colours hold now? Those of the style sheet, which differ in light, dark and print.

const COLOURS = ["ground", "surface", "ink", "soft", "line", "accent", "eu", "oecd_nato", "other", "unclassified",
  "outline", "edge", "made", "received", "core", "halo",
  ...[1, 2, 3, 4, 5, 6].map((number) => `series-${number}`)];

function palette() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// For a drawing that stays in the page: it follows the style sheet by itself, also on paper.
function livePalette() {
  return Object.fromEntries(COLOURS.map((name) => [name, `var(--${name})`]));
}

function onPaletteChange(redraw) {
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
    matchMedia(query).addEventListener("change", redraw);
  }
}
