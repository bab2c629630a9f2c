// A column, with all that is known of it.

import { canEdit, isMade } from "./edit.js";
import { look } from "./value.js";

/** A column as the grid and the editors need it. */
export function describe(meta, column) {
  const kind = meta.kinds.find((one) => one.name === column.name);
  return {
    name: column.name, type: column.type, kind, style: look(kind), data: column,
    key: Boolean(meta.primary_key?.columns.includes(column.name)),
    links: meta.references.filter((one) => one.columns.includes(column.name)),
    editable: meta.editable && canEdit(column), made: isMade(column),
  };
}
