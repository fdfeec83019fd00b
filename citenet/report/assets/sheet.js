// How does a picture stand alone? A sheet of SVG with text around it, and letters measured beforehand.

const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';
const ruler = document.createElement("canvas").getContext("2d");

function labelFont(size, bold) {
  return `${bold ? 700 : 400} ${size}px ${FONT}`;
}

function textWidth(text, size, bold) {
  ruler.font = labelFont(size, bold);
  return ruler.measureText(text).width;
}

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 40;

function svgElement(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  setAll(made, attributes);
  made.append(...children);
  return made;
}

function setAll(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
  }
}

function sheet(width, height, colours, ...shapes) {
  return svgElement("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${Math.ceil(height)}`, width, height: Math.ceil(height),
    "font-family": FONT }, svgElement("rect", { width: "100%", height: "100%", fill: colours.surface }), ...shapes);
}

function textBlock(lines, width, size, colour) {
  const broken = lines.flatMap((line, i) => brokenLines(line, width - 2 * MARGIN, i ? 12.5 : size));
  const shape = svgElement("g", {}, ...broken.map((line, i) => svgElement("text", { x: MARGIN, y: 14 + 19 * i,
    "font-size": i ? 12.5 : size, "font-weight": size > 13 && !i ? 700 : 400, fill: colour }, line)));
  return { shape, height: 19 * broken.length + 4 };
}

function brokenLines(text, width, size) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (textWidth(longer, size, false) > width && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
