// The diagram as SVG: boxes for tables, lines for references, at the places that the program gave them.

import { s } from "./dom.js";

/** Lines to one table have one colour; views.css has so many. */
const COLOURS = 8;
/** The width of a letter of the monospaced type, for a size of one. */
const LETTER = 0.62;

/** The picture of a diagram. The title of each table is a button; `chosen` is the table that others are seen around. */
export function draw({ tables, references, picture }, chosen) {
  return s("svg", { role: "presentation" },
    references.map((reference, at) => line(tables, reference, picture.lines[at])),
    tables.map((table, at) => box(table, picture.boxes[at], picture, table.name === chosen)));
}

/** It begins with a dot, or a ring where it may be NULL, and points to where it ends. */
function line(tables, reference, points) {
  const [[fromX, fromY], [toX, toY]] = [points[0], points.at(-1)];
  const back = toX - points.at(-2)[0] > 0 ? -7 : 7;
  const [from, to] = [tables[reference.from], tables[reference.to]];
  const columns = (table, places) => places.map((place) => table.columns[place]?.name).join(", ");
  const says = `${from.name} (${columns(from, reference.columns)}) → ${to.name} (${columns(to, reference.foreign_columns)})`;
  return s("g", { class: `link to-${colour(to.name)}`, "data-from": from.name, "data-to": to.name },
    s("title", {}, says),
    s("path", { class: "line", d: `M${points.map((point) => point.join(" ")).join("L")}` }),
    s("circle", { class: reference.optional ? "ring" : "dot", cx: fromX, cy: fromY, r: 3 }),
    s("path", { class: "dot", d: `M${toX} ${toY}l${back} -4v8Z` }));
}

/** The same for a table in every picture of it. */
const colour = (name) => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % COLOURS;

function box(table, [x, y, width, height], { head, row }, isChosen) {
  return s("g", { class: isChosen ? "table chosen" : "table", transform: `translate(${x} ${y})`, "data-name": table.name },
    s("title", {}, isChosen ? `${table.name}: to its rows` : `${table.name}: to its neighbours`),
    s("rect", { class: "box", width, height, rx: 5 }),
    s("g", { class: "near-only", "aria-hidden": "true" }, table.columns.map((column, at) => field(column, width, head + row * at + 13))),
    s("g", { class: "title", role: "button", tabindex: "0" },
      s("path", { class: "bar-top near-only", d: `M0 ${head}V5a5 5 0 0 1 5-5H${width - 5}a5 5 0 0 1 5 5V${head}Z` }),
      s("text", { class: "name near-only", x: 8, y: 16 }, table.name),
      largeName(table.name, width, height)));
}

function field(column, width, y) {
  const mark = column.primary ? ["mark-key", "#"] : column.foreign ? ["mark-reference", "↗"] : null;
  return [mark ? s("text", { class: mark[0], x: 6, y }, mark[1]) : null,
    s("text", { class: column.primary ? "is-key" : null, x: 22, y }, column.name),
    s("text", { class: "type", x: width - 6, y, "text-anchor": "end" }, column.type)];
}

/** From afar columns cannot be read, but a name that fills its box can. */
function largeName(name, width, height) {
  const words = name.split(/(?<=[_.])/);
  const broken = [1, 2, 3].filter((count) => count <= words.length).map((count) => {
    const lines = breakInto(words, count);
    const longest = Math.max(...lines.map((one) => one.length));
    return { lines, size: Math.min(36, (width - 16) / (LETTER * longest), (height - 8) / (1.2 * lines.length)) };
  });
  const { lines, size } = broken.reduce((best, one) => (one.size > best.size ? one : best));
  const first = height / 2 - ((lines.length - 1) * size * 1.2) / 2 + size * 0.35;
  return s("text", { class: "far-only", "text-anchor": "middle", "font-size": size.toFixed(1) },
    lines.map((text, at) => s("tspan", { x: width / 2, y: (first + at * size * 1.2).toFixed(1) }, text)));
}

function breakInto(words, count) {
  const fair = words.join("").length / count;
  const lines = [""];
  for (const word of words) {
    const isFull = lines.at(-1) && lines.at(-1).length + word.length / 2 > fair;
    if (isFull && lines.length < count) lines.push(word);
    else lines[lines.length - 1] += word;
  }
  return lines;
}
