// One table with its neighbours: who refers to it at the left, what it refers to at the right. Of those, the columns of keys.

const GAP = 24;
const GUTTER = 110;

/** The part of a diagram around a table, with places of its own; null where there is no such table. */
export function neighbours(whole, name) {
  const erd = brief(whole, name);
  const centre = erd.tables.findIndex((table) => table.name === name);
  if (centre < 0) return null;
  const touching = erd.references.map((reference, at) => ({ ...reference, at })).filter((one) => one.from === centre || one.to === centre);
  const right = [...new Set(touching.filter((one) => one.from === centre && one.to !== centre).map((one) => one.to))];
  const left = [...new Set(touching.filter((one) => one.to === centre && one.from !== centre).map((one) => one.from))].filter((at) => !right.includes(at));
  const columns = [...split(left, erd), [centre], ...split(right, erd)];
  const place = new Map();
  const tall = Math.max(...columns.map((column) => height(column, erd)));
  let x = GAP;
  for (const column of columns) {
    const width = Math.max(...column.map((at) => erd.picture.boxes[at][2]));
    let y = GAP + (tall - height(column, erd)) / 2;
    for (const at of column) {
      place.set(at, [x, y, width, erd.picture.boxes[at][3]]);
      y += erd.picture.boxes[at][3] + GAP;
    }
    x += width + GUTTER;
  }
  const order = [...place.keys()];
  const references = touching.map((one) => ({ ...one, from: order.indexOf(one.from), to: order.indexOf(one.to) }));
  const { head, row } = erd.picture;
  const lines = references.map((one, number) => line(place.get(order[one.from]), place.get(order[one.to]), one, { head, row, lane: number }));
  return { tables: order.map((at) => erd.tables[at]), references, picture: { head, row, boxes: order.map((at) => place.get(at)), lines, width: x - GUTTER + GAP, height: tall + 2 * GAP } };
}

/** The same diagram, in which other tables have only the columns of their keys. */
function brief(erd, name) {
  const { head, row } = erd.picture;
  const kept = erd.tables.map((table) => table.columns.flatMap((column, at) => (table.name === name || column.primary || column.foreign ? [at] : [])));
  const moved = (table, columns) => columns.map((at) => Math.max(0, kept[table].indexOf(at)));
  return {
    tables: erd.tables.map((table, at) => ({ ...table, columns: kept[at].map((column) => table.columns[column]) })),
    references: erd.references.map((one) => ({ ...one, columns: moved(one.from, one.columns), foreign_columns: moved(one.to, one.foreign_columns) })),
    picture: { head, row, boxes: erd.picture.boxes.map(([x, y, width], at) => [x, y, width, head + row * Math.max(1, kept[at].length)]) },
  };
}

const height = (column, erd) => column.reduce((sum, at) => sum + erd.picture.boxes[at][3] + GAP, -GAP);

/** No column is much taller than a screen. */
function split(tables, erd) {
  if (!tables.length) return [];
  const count = Math.ceil(height(tables, erd) / 1100);
  return Array.from({ length: count }, (_, at) => tables.filter((_, number) => number % count === at));
}

function line(from, to, reference, { head, row, lane }) {
  const middle = (box, columns) => box[1] + head + row * (columns[0] ?? 0) + row / 2;
  const [start, end] = [middle(from, reference.columns), middle(to, reference.foreign_columns)];
  const offset = 16 + (lane % 12) * 6;
  if (from === to) {
    const edge = from[0] + from[2];
    return [[edge, start], [edge + offset, start], [edge + offset, end], [edge, end]];
  }
  const forward = to[0] > from[0];
  const [a, b] = forward ? [from[0] + from[2], to[0]] : [from[0], to[0] + to[2]];
  const turn = forward ? b - offset : b + offset;
  return [[a, start], [turn, start], [turn, end], [b, end]];
}
