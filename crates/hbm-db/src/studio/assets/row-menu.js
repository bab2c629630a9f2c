// What can be done with a cell, and with the rows that are selected.

import { copy, insert, json, markdown } from "./copy.js";
import { linkOf, valuesOf } from "./links.js";
import { notice } from "./notice.js";
import { go } from "./route.js";
import { whole } from "./whole.js";
import { many } from "./words.js";

/** The entries of the menu of a cell; `at` is null for the head of a row. */
export function rowMenu({ meta, columns, grid, row, at, where, turn, edits, open }) {
  const { rows } = grid().selected();
  const column = at === null ? null : columns[at];
  const value = row.values && column ? row.values[at] : null;
  const link = value === null ? null : linkOf(column, valuesOf(row, columns));
  return [
    ...reading({ row, at, column, open, link }),
    ...(row.values && column ? filtering({ row, at, column, value, where, turn }) : []),
    null,
    ...copying(meta, columns, rows),
    ...(edits ? [null, ...changing(edits, row, rows, at, column)] : []),
  ].filter((one) => one !== undefined);
}

function reading({ row, at, column, open, link }) {
  return [
    column && row.values ? { label: "Whole value", keys: "Ctrl+Enter", run: () => open(row, at) } : undefined,
    { label: "Whole row", keys: "Shift+Enter", run: () => open(row, null) },
    link ? { label: `Row of ${link.table}`, keys: "Alt+Enter", run: () => go(link.address) } : undefined,
  ];
}

function filtering({ row, at, column, value, where, turn }) {
  const add = (filter) => turn({ where: [...where, { column: column.name, ...filter }] });
  if (value === null) return [null, { label: "Only rows where this is NULL", run: () => add({ op: "null" }) }, { label: "Only rows where this is not NULL", run: () => add({ op: "not_null" }) }];
  // A value that is cut cannot be compared, and JSON, XML and points have no equality.
  if (row.isCut(at) || ["json", "xml", "point"].includes(column.kind?.base)) return [];
  return [null, { label: "Only rows with this value", run: () => add({ op: "eq", value }) }, { label: "Only rows with another", run: () => add({ op: "ne", value }) }];
}

function copying(meta, columns, rows) {
  const what = many(rows.length, "row");
  const copied = (label, write) => ({ label: `Copy ${rows.length === 1 ? "row" : what} as ${label}`, run: () => copyRows(meta, columns, rows, write, `${what} as ${label}`) });
  return [
    copied("JSON", (texts) => json(columns, texts)),
    copied("INSERT", (texts) => {
      // The database makes the others by itself.
      const kept = columns.map((column, at) => [column, at]).filter(([column]) => !column.data.generated);
      return insert(meta.name, kept.map(([column]) => column), texts.map((row) => kept.map(([, at]) => row[at])));
    }),
    copied("Markdown", (texts) => markdown(columns, texts)),
  ];
}

function changing(edits, row, rows, at, column) {
  const several = rows.length === 1 ? "row" : many(rows.length, "row");
  const changed = rows.some((one) => one.change);
  return [
    column ? { label: "Edit", keys: "Enter", run: () => edits.edit(row, at), disabled: !column.editable } : undefined,
    column ? { label: "Set to NULL", keys: "Delete", run: () => edits.clear(), disabled: !column.editable || !column.data.nullable } : undefined,
    { label: "Duplicate row", run: () => edits.duplicate(row) },
    { label: `Undo the changes of the ${several}`, run: () => edits.restore(rows), disabled: !changed },
    { label: `Delete ${several}`, keys: "Ctrl+Delete", run: () => edits.remove(rows) },
  ];
}

/** Copies rows as a whole, or says why not. `write` makes a text of their texts. */
export async function copyRows(meta, columns, rows, write, what, ats) {
  try {
    await copy(write(await whole(meta, columns, rows, ats)), what);
  } catch (error) {
    notice(`Nothing was copied: ${error.message}`);
  }
}
