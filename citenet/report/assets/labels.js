// Where can a label stand without covering a symbol or another label? The important ones choose first.

const GAP = 3;

// `bounds` is the frame they stay in. symbols: { x, y, radius, texts (longest first), bold, must } on the screen, the most important first.
function placeLabels(symbols, size, bounds) {
  const taken = symbols.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  const placed = [];
  symbols.forEach((symbol, own) => {
    const spots = symbol.texts.flatMap((text) => spotsAround(symbol, text, size));
    const free = spots.find(({ box }) => inside(box, bounds) && taken.every((other, i) => i === own || !overlap(box, other)));
    const spot = free ?? (symbol.must ? leastBad(spots, taken.slice(symbols.length), bounds) : null);
    if (!spot) return;
    taken.push(spot.box);
    placed.push(spot);
  });
  return placed;
}

// Rather over a symbol than over another label.
function leastBad(spots, labels, bounds) {
  return spots.find(({ box }) => inside(box, bounds) && labels.every((other) => !overlap(box, other))) ?? spots.at(-4);
}

function spotsAround({ x, y, radius, bold }, text, size) {
  const width = textWidth(text, size, bold);
  const away = radius + GAP;
  const middles = [
    [x, y + away + size / 2],
    [x + away + width / 2, y],
    [x - away - width / 2, y],
    [x, y - away - size / 2],
  ];
  return middles.map(([cx, cy]) => ({
    text, bold, size, x: cx, y: cy,
    box: [cx - width / 2 - 1, cy - size / 2 - 1, cx + width / 2 + 1, cy + size / 2 + 1],
  }));
}

function inside([left, top, right, bottom], bounds) {
  return left >= bounds.left && top >= bounds.top && right <= bounds.right && bottom <= bounds.bottom;
}

function overlap([left, top, right, bottom], [otherLeft, otherTop, otherRight, otherBottom]) {
  return left < otherRight && right > otherLeft && top < otherBottom && bottom > otherTop;
}

function drawLabels(context, scale, placed, colours) {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const label of placed) {
    context.font = labelFont(label.size / scale, label.bold);
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = colours.halo;
    context.strokeText(label.text, label.x / scale, label.y / scale);
    context.fillStyle = colours.ink;
    context.fillText(label.text, label.x / scale, label.y / scale);
  }
  context.restore();
}
