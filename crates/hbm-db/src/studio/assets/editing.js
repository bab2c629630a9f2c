// Changes of rows in the grid. Each is staged, and none runs.

import { bareOf } from "./bare.js";
import { editCell } from "./cell-editor.js";
import { $, say } from "./dom.js";
import { open, openCell } from "./drawer.js";
import { newRowForm, rowActions, undoLast, valueForm } from "./edit.js";
import { text } from "./grid-cells.js";
import { notice } from "./notice.js";
import * as staged from "./staged.js";
import { whole, wholeOf } from "./whole.js";
import { many } from "./words.js";

/** What can be done with the rows of a table: { edit, key, insert, … }. `table` is {meta, columns, grid(), isBusy()}. */
export function editing({ meta, columns, grid, isBusy }) {
  const name = meta.name;
  const valueOf = (row, at) => text(row, at, columns);
  const atOf = (column) => columns.findIndex((one) => one.name === column);
  const stays = (row) => row.change?.kind !== "delete";
  const focus = () => grid()?.focus();

  /** Whether it may be changed now; says why not. */
  function isOpen(row) {
    const why = staged.isSent(row.change) ? "It is being committed, and nobody knows yet what came of it" : isBusy() ? "The rows are being read" : stays(row) ? null : "The row is to be deleted";
    if (why) notice(why);
    return !why;
  }

  /** Stages values of one row: [{column, value}]. What was seen has to be there still, all of it: a part is completed first. */
  function stage(row, values) {
    const known = values.filter(({ column }) => columns[atOf(column)]?.editable);
    const isPart = ({ column }) => row.isCut?.(atOf(column)) && !Object.hasOwn(row.change?.old ?? {}, column);
    if (staged.isSent(row.change)) isOpen(row);
    else if (row.values && known.some(isPart)) return completed(row, known, known.filter(isPart));
    else put(row, known, (column) => (row.isCut?.(atOf(column)) ? row.change.old[column] : row.values[atOf(column)]));
  }

  async function completed(row, values, parts) {
    try {
      const olds = new Map();
      for (const { column } of parts) olds.set(column, await wholeOf(meta, column, row, row.values[atOf(column)]));
      put(row, values, (column) => olds.get(column) ?? row.change?.old?.[column] ?? row.values[atOf(column)]);
    } catch (error) {
      notice(`Not staged: ${error.message}`);
    }
  }

  function put(row, values, old) {
    if (!row.values) staged.setNew(row.change.id, values.map(({ column, value }) => ({ column, value: value === "default" ? undefined : value })));
    else staged.setValues({ table: name, key: row.key, values: values.map(({ column, value }) => ({ column, value, old: old(column) })) });
    say(`staged: ${values.map((one) => one.column).join(", ")}`);
  }

  const STEPS = { down: [1, 0], right: [0, 1], left: [0, -1] };
  function on(move) {
    if (STEPS[move]) grid()?.move(...STEPS[move], { focus: true });
    else focus();
  }

  /** Opens the editor over a cell; what does not fit in there has the large form. */
  function edit(row, at, typed) {
    const column = columns[at];
    const value = valueOf(row, at);
    const whole = () => (row.values ? large(row, at) : openNew(row, column.name));
    if (!isOpen(row)) return;
    if (!column.editable) {
      say("the database makes this value by itself");
      if (row.values) large(row, at);
      return;
    }
    if (typed === undefined && (column.style === "json" || (row.isCut?.(at) && row.change?.new?.[column.name] === undefined) || /[\r\n]/.test(value ?? "") || (value ?? "").length > 200)) { whole(); return; }
    grid().go(grid().rows().indexOf(row), at);
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

  /** `value` is all of what is there. */
  function form(row, at, value, whole) {
    if (!stays(row)) return null;
    const column = columns[at].name;
    return valueForm({ column: columns[at], value, whole, staged: row.change?.new?.[column], done: async (next, others = []) => {
      $("drawer").close();
      if (isOpen(row)) {
        staged.setValues({ table: name, key: row.key, values: [{ column, old: value, value: next }] });
        say(`staged: ${column}`);
        if (others.length) await stage(row, others.map((one) => ({ column: one.column, value: { text: one.text } })));
      }
      focus();
    } });
  }

  function insert(values = {}) {
    if (!grid()) { notice("The rows were not read: a new one is staged where the others are seen"); return; }
    const id = staged.insert(name, values);
    const at = columns.findIndex((column) => column.editable && !Object.hasOwn(values, column.name) && !column.made && !column.data.nullable);
    const first = at < 0 ? columns.findIndex((column) => column.editable) : at;
    // It is drawn in a moment.
    requestAnimationFrame(() => {
      grid()?.go(grid().rows().findIndex((row) => row.id === `new:${id}`), Math.max(0, first), { focus: true });
      say("a new row, not yet committed");
    });
  }

  function openNew(row, column) {
    if (!isOpen(row)) return;
    const { form, focus: begin } = newRowForm({ columns, change: row.change, column,
      done: (values) => { $("drawer").close(); staged.setNew(row.change.id, values); focus(); },
      drop: () => { $("drawer").close(); staged.drop([row.change]); focus(); } });
    open(`New row of ${name}`, form);
    begin();
  }

  /** What is seen of the row now has to be there still when it goes. */
  const old = (row) => bareOf(columns.map((column, at) => [column.name, row.values[at], row.isCut(at)]).filter(([, , cut]) => !cut));

  function remove(rows) {
    const free = rows.filter((row) => !staged.isSent(row.change));
    if (!free.length) { rows.some(isOpen); return; }
    const fresh = free.filter((row) => !row.values).map((row) => row.change);
    if (fresh.length) staged.drop(fresh);
    const there = free.filter((row) => row.values && stays(row));
    if (there.length) staged.remove(name, there.map((row) => ({ key: row.key, old: old(row) })));
    const said = [there.length ? `${many(there.length, "row")} to be deleted` : null, fresh.length ? `${many(fresh.length, "new row")} undone` : null];
    say(said.filter(Boolean).join(", "));
  }

  /** A new row with the values of this one, without what has to be its own. */
  async function duplicate(row) {
    const own = (column) => !column.editable || (column.key && column.made);
    const taken = columns.map((column, at) => [column, at]).filter(([column]) => !own(column) && (row.values || row.change.new[column.name] !== undefined));
    try {
      const [texts] = await whole(meta, columns, [row], taken.map(([, at]) => at));
      insert(bareOf(taken.map(([column], place) => [column.name, texts[place] === null ? "null" : { text: texts[place] }])));
    } catch (error) {
      notice(`Not duplicated: ${error.message}`);
    }
  }

  const restore = (rows) => staged.drop(rows.map((row) => row.change).filter(Boolean));

  /** Stages NULL for what is selected and may be NULL. */
  async function clear() {
    const { rows, ats } = grid().selected();
    const targets = ats.map((at) => columns[at]).filter((column) => column.editable && column.data.nullable);
    if (!targets.length) { notice("It cannot be NULL"); return; }
    for (const row of rows.filter(stays)) await stage(row, targets.map((column) => ({ column: column.name, value: "null" })));
  }

  /** Whether a key changed something. */
  function key(event) {
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "z" && control && !event.shiftKey) { undoLast(); focus(); }
    else if (["Delete", "Backspace"].includes(event.key) && control) remove(grid().selected().rows);
    else if (event.key === "Delete") clear();
    else return false;
    return true;
  }

  const after = (run) => () => { $("drawer").close(); run(); focus(); };
  const actions = (row) => rowActions({ row, duplicate: after(() => duplicate(row)), restore: after(() => restore([row])), remove: after(() => remove([row])) });

  return { edit, form, key, insert, openNew, remove, duplicate, restore, clear, actions };
}
