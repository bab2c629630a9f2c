// From a row to the rows that it refers to.

import { rowsOf } from "./route.js";

/** The values of a row by the names of columns; undefined where not all of one is here. */
export const valuesOf = (row, columns) => (name) => {
  const at = columns.findIndex((column) => column.name === name);
  return row.isCut?.(at) ? undefined : row.values?.[at];
};

const address = (table, names, values) => (values.some((value) => value === null || value === undefined) ? null : rowsOf(table, names.map((name, part) => [name, values[part]])));

/** The address of the row that a reference leads to; null where it leads to none, or nobody can tell from here. */
export const referred = (reference, of) => address(reference.foreign_table, reference.foreign_columns, reference.columns.map(of));

/** The address of the rows that lead here by a reference of theirs. */
export const referring = (reference, of) => address(reference.table, reference.columns, reference.foreign_columns.map(of));

/** The first reference of a column that leads somewhere: {table, address}. */
export function linkOf(column, of) {
  const found = column.links?.map((one) => ({ table: one.foreign_table, address: referred(one, of) })).find((one) => one.address);
  return found ?? null;
}
