// Changes of rows in the grid. Each is staged, and none runs.

import { editCell } from "./cell-editor.js";
import { $, say } from "./dom.js";
import { open, openCell } from "./drawer.js";
import { newRowForm, rowActions, valueForm } from "./edit.js";
import { text } from "./grid.js";
import * as staged from "./staged.js";
import { many } from "./words.js";

/** What can be done with the rows of a table: { edit, key, insert, … }. `table` is {meta, columns, grid()}. */
export function editing({ meta, columns, grid }) {
  const name = meta.name;
  const valueOf = (row, at) => text(row, at, columns);
  const stays = (row) => row.change?.kind !== "delete";

  /** Stages values of one row: [{column, value}]. */
  function stage(row, values) {
    if (!row.values) staged.setNew(row.change.id, values.map(({ column, value }) => ({ column, value: value === "default" ? undefined : value })));
    else staged.setValues({ table: name, key: row.key, values: values.map(({ column, value }) => ({ column, value, old: row.values[columns.findIndex((one) => one.name === column)] })) });
  }

  const STEPS = { down: [1, 0], right: [0, 1], left: [0, -1] };
  function on(move) {
    if (STEPS[move]) grid().move(...STEPS[move], { focus: true });
    else grid().focus();
  }

  /** Opens the editor over a cell; what does not fit in there has the large form. */
  function edit(row, at, typed) {
    const column = columns[at];
    const value = valueOf(row, at);
    const whole = () => (row.values ? large(row, at) : openNew(row, column.name));
    if (!stays(row)) { say("the row is to be deleted"); return; }
    if (!column.editable) {
      say("the database makes this value by itself");
      if (row.values) large(row, at);
      return;
    }
    if (typed === undefined && (column.style === "json" || row.isCut?.(at) && row.change?.new?.[column.name] === undefined || (value ?? "").includes("\n") || (value ?? "").length > 200)) { whole(); return; }
    const index = grid().rows().indexOf(row);
    grid().go(index, at);
    editCell({
      cell: grid().current().cell, column: column.data, kind: column.kind, value, typed, made: column.made || !row.values, reference: column.links[0],
      problem: row.change?.problem?.columns.includes(column.name) ? row.change.problem.message : null,
      stage: (values, move) => { stage(row, values); on(move); }, whole, back: on,
    });
  }

  function large(row, at) {
    const column = columns[at];
    openCell({ table: name, column: column.name, value: row.values[at], cut: row.isCut(at), key: row.key, style: column.style, type: column.type, form: (value, whole) => form(row, at, value, whole) });
  }

  function form(row, at, value, whole) {
    return valueForm({ column: columns[at], value, whole, staged: row.change?.new?.[columns[at].name], done: (next) => {
      $("drawer").close();
      staged.setValues({ table: name, key: row.key, values: [{ column: columns[at].name, old: value, value: next }] });
      grid().focus();
    } });
  }

  function insert(values = {}) {
    const id = staged.insert(name, values);
    const at = columns.findIndex((column) => column.editable && !(column.name in values) && !column.made && !column.data.nullable);
    const first = at < 0 ? columns.findIndex((column) => column.editable) : at;
    // It is drawn in a moment.
    requestAnimationFrame(() => {
      grid().go(grid().rows().findIndex((row) => row.id === `new:${id}`), Math.max(0, first), { focus: true });
      say("a new row, not yet committed");
    });
  }

  function openNew(row, column) {
    const { form, focus } = newRowForm({ columns, change: row.change, column,
      done: (values) => { $("drawer").close(); staged.setNew(row.change.id, values); grid().focus(); },
      drop: () => { $("drawer").close(); staged.drop([row.change]); } });
    open(`New row of ${name}`, form);
    focus();
  }

  /** What is seen of the row now has to be there still when it goes. */
  const old = (row) => Object.fromEntries(columns.map((column, at) => [column.name, row.values[at], row.isCut(at)]).filter(([, , cut]) => !cut).map(([column, value]) => [column, value]));

  function remove(rows) {
    const fresh = rows.filter((row) => !row.values).map((row) => row.change);
    if (fresh.length) staged.drop(fresh);
    const there = rows.filter((row) => row.values && stays(row));
    if (there.length) staged.remove(name, there.map((row) => ({ key: row.key, old: old(row) })));
    say(`${many(rows.length, "row")} to be deleted`);
  }

  /** A new row with the values of this one, without what has to be its own. */
  function duplicate(row) {
    const own = (column, at) => !column.editable || (column.key && column.made) || row.isCut?.(at);
    const values = columns.map((column, at) => [column.name, own(column, at) ? undefined : row.values || row.change.new[column.name] !== undefined ? valueOf(row, at) : undefined]);
    insert(Object.fromEntries(values.filter(([, value]) => value !== undefined).map(([column, value]) => [column, value === null ? "null" : { text: value }])));
  }

  const restore = (rows) => staged.drop(rows.map((row) => row.change).filter(Boolean));

  /** Stages NULL for what is selected and may be NULL. */
  function clear() {
    const { rows, ats } = grid().selected();
    const targets = ats.map((at) => columns[at]).filter((column) => column.editable && column.data.nullable);
    if (!targets.length) { say("it cannot be NULL"); return; }
    for (const row of rows.filter(stays)) stage(row, targets.map((column) => ({ column: column.name, value: "null" })));
  }

  /** Whether a key changed something. */
  function key(event) {
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "z" && control && !event.shiftKey) { staged.undo(); grid().focus(); }
    else if (["Delete", "Backspace"].includes(event.key) && control) remove(grid().selected().rows);
    else if (event.key === "Delete") clear();
    else return false;
    return true;
  }

  const actions = (row) => rowActions({ row, duplicate: () => { $("drawer").close(); duplicate(row); }, restore: () => { $("drawer").close(); restore([row]); grid().focus(); }, remove: () => { $("drawer").close(); remove([row]); grid().focus(); } });

  return { edit, form, key, insert, openNew, remove, duplicate, restore, clear, actions };
}
