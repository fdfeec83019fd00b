// How is each one called, in a sentence and in a label? Long names are cut so that they are still told apart.

const ROOM = [26, 13];
const cuts = ofCountries ? [] : ROOM.map((length) => shortNames(everyNode.map(({ id }) => nameOf(id)), length));

// Some countries take an article in a sentence.
function inSentence(id, start = false) {
  const key = `country_${start ? "start" : "the"}.${id}`;
  return ofCountries && Object.hasOwn(texts[language], key) ? say(key) : nameOf(id);
}

// What a label may say, the longest first.
function labelTexts(node) {
  return ofCountries ? [nameOf(node.id), codeOf(node.id)] : cuts.map((names) => names.get(nameOf(node.id)));
}

// Names that would look the same get more room until they differ.
function shortNames(names, length) {
  const short = new Map(names.map((name) => [name, withoutMiddle(name, length)]));
  for (let room = length + 4, alike = alikeIn(short); alike.length; room += 4, alike = alikeIn(short)) {
    for (const name of alike) short.set(name, withoutMiddle(name, room));
  }
  return short;
}

function alikeIn(short) {
  const owners = new Map();
  for (const [name, text] of short) owners.set(text, [...(owners.get(text) ?? []), name]);
  return [...owners.values()].filter((names) => names.length > 1).flat();
}

// Names of one kind often begin alike and differ at the end.
function withoutMiddle(name, length) {
  const letters = [...name];
  if (letters.length <= length) return name;
  const end = Math.floor((length - 1) * 0.45);
  return `${letters.slice(0, length - 1 - end).join("").trimEnd()}…${letters.slice(-end).join("").trimStart()}`;
}
