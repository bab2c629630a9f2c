// What can be done with a column.

import { toggled } from "./layout.js";

/** The entries of the menu of a heading. */
export function headingMenu({ column, layout, order, sort, lay, filter }) {
  const { pin, hide } = layout.now();
  return [
    { label: "Sort ascending", run: () => sort(column, false, false) },
    { label: "Sort descending", run: () => sort(column, false, true) },
    { label: "Then by this", run: () => sort(column, true, false), disabled: !order.length || order.some((term) => term.column === column) },
    null,
    { label: "Filter …", run: () => filter(column) },
    null,
    { label: pin.includes(column) ? "Let it scroll" : "Pin to the left", run: () => lay({ pin: toggled(pin, column) }) },
    { label: "Hide", run: () => lay({ hide: toggled(hide, column) }) },
    { label: "Reset width", run: () => { const { [column]: _, ...width } = layout.now().width; lay({ width }); } },
  ];
}
