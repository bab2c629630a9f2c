// The grid: Tabulator draws and resizes; what a value looks like, and the keys, are ours.

import { TabulatorFull } from "/vendor/tabulator.js";
import { table as tsv } from "./copy.js";
import { fill, h, say } from "./dom.js";
import { rowsOf } from "./route.js";
import { Selection } from "./selection.js";
import { shown, worded } from "./value.js";

const CHARACTER = 7.4;
/** Of a row, with its line below. */
const HEIGHT = 29;
/** More columns than these are drawn only where they are seen. */
const MANY = 30;

/** As wide as the largest number of a row. */
const headWidth = (rows) => Math.max(52, String((rows.at(-1)?.number ?? 0) + 1).length * 8 + 20);

/** A column as wide as its values, within reason. */
function width(column, at, rows) {
  const longest = rows.slice(0, 50).reduce((most, row) => Math.max(most, (row.values?.[at] ?? "NULL").length), 0);
  const letters = Math.max(longest, column.name.length + (column.key ? 7 : 4), Math.min((column.type ?? "").length, 18));
  return Math.round(Math.min(360, Math.max(70, letters * CHARACTER + 26))) + (column.links?.length ? 24 : 0);
}

/**
 * A grid in `box`.
 *
 * columns: [{name, type, style, key, links}], for new rows also {editable, made, data}. rows: arrays of texts, or {values, number, key, change} where `change` is what
 * is staged; one that has no values is new. order: [{column, desc}]. layout: {hide, pin, order, width} by the names of columns.
 * on: open(row, at), row(row), edit(row, at, typed), sort(name, add), menu(place, row, at), heading(place, name), key(event),
 * copy(rows, ats) where a value is cut, layout(changes). Gives {destroy, update, repaint, selection, …}.
 */
export function grid(box, { columns, rows, cut = [], order = [], layout = {}, label, placeholder, on = {} }) {
  const isCut = new Set(cut.map(([row, at]) => `${row}:${at}`));
  const data = rows.map((row, number) => Array.isArray(row) ? { id: number, number, values: row, isCut: (at) => isCut.has(`${number}:${at}`) } : row);
  const headings = new Map();
  const atOf = (field) => Number(field.slice(1));
  let selection = null;

  const heading = (column) => {
    const element = h("div", { class: "th" });
    headings.set(column.name, { element, column });
    head(element, column, order, on);
    return element;
  };
  const definition = ({ column, at }) => ({
    title: column.name, field: `c${at}`, width: layout.width?.[column.name] ?? width(column, at, data), minWidth: 50,
    frozen: Boolean(layout.pin?.includes(column.name)), visible: !layout.hide?.includes(column.name),
    hozAlign: column.style === "number" ? "right" : "left", headerSort: false,
    titleFormatter: () => heading(column),
    formatter: (cell) => content(column, at, cell.getData(), columns, cell.getElement()),
  });
  const element = h("div", {});
  const nothing = h("div", { class: "no-rows" });
  fill(box, element, nothing);
  const empty = (rows) => { nothing.hidden = rows > 0; fill(nothing, rows ? null : placeholder?.() ?? h("div", { class: "state" }, "No rows")); };
  empty(data.length);
  const table = new TabulatorFull(element, {
    data, index: "id", columns: arranged(columns, layout).map(definition), layout: "fitData", height: "100%", rowHeight: HEIGHT,
    renderHorizontal: columns.length > MANY ? "virtual" : "basic", columnDefaults: { resizable: "header" },
    movableColumns: Boolean(on.layout), keybindings: false, autoResize: true,
    rowHeader: { field: "number", title: "#", width: headWidth(data), frozen: true, headerSort: false, resizable: false, hozAlign: "right", cssClass: "row-head", formatter: (cell) => rowHead(cell.getData(), on) },
    rowFormatter: (row) => { dress(row); selection?.dress(row); },
  });
  const use = (cell) => { if (cell.getField().startsWith("c")) (on.edit ?? on.open)?.(cell.getData(), atOf(cell.getField())); };
  // Before Tabulator, which would select the cell as a text: then what is typed goes nowhere.
  element.addEventListener("dblclick", (event) => {
    const now = current();
    if (event.target.closest("a, button")) return;
    if (!now?.cell.contains(event.target)) return;
    event.stopPropagation();
    (on.edit ?? on.open)?.(now.row, now.at);
  }, true);
  // A finger has no second button: the first touch chooses, the second opens.
  table.on("cellClick", (event, cell) => { if (event.pointerType === "touch" && selection?.again && !event.target.closest("a, button")) use(cell); });
  table.on("cellContext", (event, cell) => {
    if (!on.menu || !selection) return;
    event.preventDefault();
    if (!selection.has(cell)) selection.press(cell, false);
    selection.pressed = false;
    on.menu({ x: event.clientX, y: event.clientY }, cell.getData(), cell.getField().startsWith("c") ? atOf(cell.getField()) : null);
  });
  table.on("columnResized", (column) => { const name = columns[atOf(column.getField())]?.name; if (name) on.layout?.({ width: { ...layout.width, [name]: column.getWidth() } }); });
  table.on("columnMoved", (_, all) => on.layout?.({ order: all.filter((one) => one.getField()?.startsWith("c")).map((one) => columns[atOf(one.getField())].name) }));

  const built = new Promise((ready) => table.on("tableBuilt", () => {
    element.setAttribute("aria-label", label ?? "rows");
    element.setAttribute("aria-multiselectable", "true");
    element.setAttribute("aria-colcount", String(columns.length));
    // The scrolling box stands between the grid and its rows.
    element.querySelector(".tabulator-tableholder")?.setAttribute("role", "rowgroup");
    element.querySelector(".tabulator-table")?.setAttribute("role", "presentation");
    counted(null);
    selection = new Selection(table, element, {});
    ready();
  }));
  const counted = (rows) => element.setAttribute("aria-rowcount", String(rows === null ? -1 : rows + 1));

  const current = () => {
    const { row, column } = selection?.component() ?? {};
    return row && column ? { row: row.getData(), at: atOf(column.getField()), cell: row.getCell(column).getElement() } : null;
  };
  /** What is selected: {rows, ats}. */
  const selected = () => {
    const { top, bottom, left, right } = selection.bounds();
    return { rows: selection.rows().slice(Math.max(0, top), bottom + 1).map((row) => row.getData()), ats: selection.columns().slice(left, right + 1).map((column) => atOf(column.getField())) };
  };

  element.addEventListener("copy", (event) => {
    if (!selection || event.target.closest("input, textarea")) return;
    const { rows, ats } = selected();
    event.preventDefault();
    if (on.copy && rows.some((row) => ats.some((at) => row.isCut?.(at)))) { on.copy(rows, ats); return; }
    event.clipboardData.setData("text/plain", tsv(rows.map((row) => ats.map((at) => text(row, at, columns)))));
    say(`copied ${rows.length * ats.length === 1 ? "the value" : `${rows.length} × ${ats.length} values`}`);
  });
  element.addEventListener("keydown", (event) => {
    if (!selection || event.target.closest("input, textarea, select")) return;
    if (!pressed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  function pressed(event) {
    if (on.key?.(event)) return true;
    const control = event.ctrlKey || event.metaKey;
    if (selection.current.row < 0 && headingKey(event)) return true;
    if (selection.key(event)) return true;
    const now = current();
    if (!now) return false;
    const { left, bottom } = now.cell.getBoundingClientRect();
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) on.menu?.({ x: left + 8, y: bottom }, now.row, now.at);
    else if (event.key === "Enter" && event.altKey) now.cell.querySelector("a")?.click();
    else if (event.key === "Enter" && event.shiftKey) on.row?.(now.row);
    else if (event.key === "Enter" && control) on.open?.(now.row, now.at);
    else if (event.key === "Enter" || event.key === "F2") (on.edit ?? on.open)?.(now.row, now.at);
    else if (on.edit && event.key.length === 1 && !control && !event.altKey) on.edit(now.row, now.at, event.key);
    else return false;
    return true;
  }

  function headingKey(event) {
    const { column } = selection.component();
    const name = columns[atOf(column.getField())].name;
    const { left, bottom } = column.getElement().getBoundingClientRect();
    if (event.key === "Enter" || event.key === " ") on.sort?.(name, event.shiftKey);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || (event.key === "ArrowDown" && event.altKey)) on.heading?.({ x: left + 8, y: bottom }, name);
    else return false;
    return true;
  }

  return {
    built, current, selected, counted,
    element,
    destroy: () => { selection?.destroy(); table.destroy(); },
    focus: () => selection?.focus(),
    /** Makes a cell the current one: by the place of its row, and of its column among all. */
    go: (row, at, options) => selection?.go({ row, at: Math.max(0, selection.columns().findIndex((column) => atOf(column.getField()) === at)) }, options),
    move: (...how) => selection?.move(...how),
    rows: () => table.getRows().map((row) => row.getData()),
    /** Other rows in the same columns. */
    async update(next, nextOrder) {
      order = nextOrder;
      for (const { element, column } of headings.values()) head(element, column, order, on);
      const at = { ...selection.current };
      const wide = headWidth(next);
      const first = table.getColumn("number");
      if (first && first.getWidth() !== wide) first.setWidth(wide);
      await table.replaceData(next);
      empty(next.length);
      selection.go(at, { scroll: false });
    },
    /** New rows on top, and rows whose staged change is another by now. */
    async sync(inserts) {
      const wanted = new Set(inserts.map((row) => row.id));
      const there = new Map(table.getRows().map((row) => [row.getData().id, row]));
      for (const row of table.getRows()) if (!row.getData().values && !wanted.has(row.getData().id)) await row.delete();
      for (const row of inserts.toReversed()) {
        if (there.has(row.id)) there.get(row.id).getData().change = row.change;
        else await table.addData([row], true);
      }
      for (const row of table.getRows()) repaint(row);
      empty(table.getRows().length);
      selection.go(selection.current, { scroll: false });
    },
  };

  function repaint(row) {
    const now = row.getData();
    if (now.painted === now.change) return;
    for (const cell of row.getCells()) {
      if (cell.getField() === "number") fill(cell.getElement(), rowHead(now, on));
      else fill(cell.getElement(), content(columns[atOf(cell.getField())], atOf(cell.getField()), now, columns, cell.getElement()));
    }
    dress(row);
  }
}

/** The columns in the order that somebody gave them; what is pinned comes first. */
function arranged(columns, { order = [], pin = [] }) {
  const rank = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  const all = columns.map((column, at) => ({ column, at }));
  if (order.length) all.sort((one, other) => rank(one.column.name) - rank(other.column.name) || one.at - other.at);
  return [...all.filter(({ column }) => pin.includes(column.name)), ...all.filter(({ column }) => !pin.includes(column.name))];
}

function head(element, column, order, on) {
  const at = order.findIndex((term) => term.column === column.name);
  const mark = at < 0 ? "" : `${order[at].desc ? "↓" : "↑"}${order.length > 1 ? at + 1 : ""}`;
  const parts = [column.key ? h("span", { class: "key", title: "in the primary key" }, "PK") : null, h("span", { class: "name" }, column.name), mark ? h("span", { class: "sort", aria: { hidden: "true" } }, mark) : null];
  const name = on.sort
    ? h("button", { type: "button", tabindex: "-1", title: `${column.name}: sort; with Shift also by this`, onclick: (event) => on.sort(column.name, event.shiftKey) }, parts)
    : h("div", { class: "th-name" }, parts);
  const more = on.heading ? h("button", { type: "button", class: "more", tabindex: "-1", title: `${column.name}: filter, pin, hide`, aria: { label: `${column.name}: more`, haspopup: "menu" }, onclick: (event) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    on.heading({ x: left, y: bottom }, column.name);
  } }, "▾") : null;
  fill(element, h("div", { class: "th-line" }, name, more), h("small", { title: column.type }, column.type ?? ""));
  queueMicrotask(() => element.closest("[role=columnheader]")?.setAttribute("aria-sort", at < 0 ? "none" : order[at].desc ? "descending" : "ascending"));
}

function rowHead(row, on) {
  const text = row.values ? String(row.number + 1) : "new";
  const said = row.values ? `Open row ${text}` : "Open the new row";
  return on.row ? h("button", { type: "button", class: "link", tabindex: "-1", aria: { label: said }, onclick: () => on.row(row) }, text) : h("span", {}, text);
}

/** What the row as a whole looks like. */
function dress(row) {
  const data = row.getData();
  const element = row.getElement();
  data.painted = data.change;
  element.classList.toggle("is-deleted", data.change?.kind === "delete");
  element.classList.toggle("is-new", !data.values);
  element.classList.toggle("is-refused", Boolean(data.change?.problem));
  if (data.change?.problem) element.title = data.change.problem.message;
  else element.removeAttribute("title");
  if (data.values) element.setAttribute("aria-rowindex", String(data.number + 2));
}

/** The text of a value as it will be: what is staged, else what is there. */
export function text(row, at, columns) {
  const value = row.change?.new?.[columns[at].name];
  if (value === undefined || value === "default") return row.values?.[at] ?? null;
  return value === "null" ? null : value.text;
}

/** What a new row has where nobody gave a value. */
const unset = (column) => (column.made || !column.editable ? "default" : column.data.nullable ? "null" : "needed");

function content(column, at, row, columns, element) {
  const change = row.change;
  const staged = change?.new?.[column.name];
  element.classList.toggle("is-changed", staged !== undefined && Boolean(row.values));
  const wrong = Boolean(change?.problem?.columns?.includes(column.name));
  element.classList.toggle("is-wrong", wrong);
  if (wrong) element.setAttribute("aria-invalid", "true");
  else element.removeAttribute("aria-invalid");
  const right = column.style === "number" ? " right" : "";
  if (staged !== undefined || !row.values) return h("div", { class: `cell${right}` }, worded(staged ?? unset(column), column.style));
  const value = row.values[at];
  const of = (name) => row.values[columns.findIndex((other) => other.name === name)];
  const link = value !== null ? column.links?.find((one) => one.columns.every((name) => of(name) !== null)) : null;
  return h("div", { class: `cell${right}` },
    shown(value, column.style),
    row.isCut(at) ? h("span", { class: "cut", title: "there is more of it" }, "…") : null,
    link ? h("a", {
      href: rowsOf(link.foreign_table, link.columns.map((name, part) => [link.foreign_columns[part], of(name)])),
      title: `to ${link.foreign_table}`, tabindex: "-1", aria: { label: `the row of ${link.foreign_table}` },
    }, "↗") : null);
}
