// The grid: Tabulator draws and resizes; what a value looks like, and the keys, are ours.

import { TabulatorFull } from "/vendor/tabulator.js";
import { leaveEditor } from "./cell-editor.js";
import { table as tsv } from "./copy.js";
import { fill, h, say } from "./dom.js";
import { attribute, content, dress, head, headWidth, rowHead, text, width } from "./grid-cells.js";
import { Selection } from "./selection.js";

/** Of a row, with its line below. */
const HEIGHT = 29;
/** More columns than these are drawn only where they are seen. */
const MANY = 30;

/**
 * A grid in `box`.
 *
 * columns: [{name, type, style, key, links}], for new rows also {editable, made, data}. rows: arrays of texts, or {values, number, isCut, key, change}
 * where `change` is what is staged, and `number` is null where nobody counted; one that has no values is new. order: [{column, desc}].
 * layout: {hide, pin, order, width} by the names of columns.
 * on: open(row, at), row(row), edit(row, at, typed), sort(name, add), menu(place, row, at), heading(place, name), key(event),
 * copy(rows, ats) where a value is cut, layout(changes).
 */
export function grid(box, { columns, rows, order = [], layout = {}, label, placeholder, on = {} }) {
  const data = rows.map((row, number) => Array.isArray(row) ? { id: number, number, values: row, isCut: () => false } : row);
  const headings = new Map();
  const atOf = (field) => Number(field.slice(1));
  let selection = null;
  /** The number of the first row, and how many there are; null where nobody counted. */
  let first = firstOf(data);
  let total = null;

  const heading = (column) => {
    const element = h("div", { class: "th" });
    headings.set(column.name, { element, column });
    head(element, column, order, on);
    return element;
  };
  const definition = ({ column, at }) => ({
    title: column.name, field: `c${at}`, width: (Object.hasOwn(layout.width ?? {}, column.name) ? layout.width[column.name] : null) ?? width(column, at, data), minWidth: 50,
    frozen: Boolean(layout.pin?.includes(column.name)), visible: !layout.hide?.includes(column.name),
    hozAlign: column.style === "number" ? "right" : "left", headerSort: false,
    titleFormatter: () => heading(column),
    formatter: (cell) => {
      attribute(cell.getElement(), "aria-colindex", colindex(cell.getField()));
      return content(column, at, cell.getData(), columns, cell.getElement());
    },
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
    rowHeader: { field: "number", title: "#", width: headWidth(data), frozen: true, headerSort: false, resizable: false, hozAlign: "right", cssClass: "row-head", formatter: (cell) => { cell.getElement().setAttribute("aria-colindex", "1"); return rowHead(cell.getData(), on); } },
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
    // The scrolling box stands between the grid and its rows.
    element.querySelector(".tabulator-tableholder")?.setAttribute("role", "rowgroup");
    element.querySelector(".tabulator-table")?.setAttribute("role", "presentation");
    selection = new Selection(table, element);
    placed();
    numbered();
    ready();
  }));

  /** The head of the row is a column, too. */
  const colindex = (field) => (field === "number" ? "1" : seen().includes(field) ? String(seen().indexOf(field) + 2) : null);
  let fields = null;
  const seen = () => { fields ??= table.getColumns().filter((one) => one.isVisible() && one.getField()?.startsWith("c")).map((one) => one.getField()); return fields; };
  function placed() {
    fields = null;
    element.setAttribute("aria-colcount", String(seen().length + 1));
    for (const one of element.querySelectorAll("[role=columnheader][tabulator-field], [role=gridcell][tabulator-field]")) attribute(one, "aria-colindex", colindex(one.getAttribute("tabulator-field")));
  }
  for (const event of ["columnMoved", "columnVisibilityChanged"]) table.on(event, placed);

  /** New rows stand before the first. */
  function numbered() {
    const all = table.getRows();
    const fresh = all.filter((row) => !row.getData().values).length;
    element.setAttribute("aria-rowcount", String(total === null ? -1 : total + fresh + 1));
    for (const [at, row] of all.entries()) attribute(row.getElement(), "aria-rowindex", first === null ? null : String(first + at + 2));
  }
  const counted = (rows) => { total = rows; if (selection) numbered(); };

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
    if (!selection || event.isComposing || event.target.closest("input, textarea, select")) return;
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
    else if (on.edit && event.key.length === 1 && (event.getModifierState("AltGraph") || (!control && !event.altKey))) on.edit(now.row, now.at, event.key);
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
    destroy: () => { selection?.destroy(); table.destroy(); },
    focus: () => selection?.focus(),
    /** Makes a cell the current one: by the place of its row, and of its column among all. */
    go: (row, at, options) => selection?.go({ row, at: Math.max(0, selection.columns().findIndex((column) => atOf(column.getField()) === at)) }, options),
    move: (...how) => selection?.move(...how),
    rows: () => table.getRows().map((row) => row.getData()),
    /** Other rows in the same columns. */
    async update(next, nextOrder) {
      // Over another row it would change that one.
      leaveEditor();
      order = nextOrder;
      total = null;
      first = firstOf(next);
      for (const { element, column } of headings.values()) head(element, column, order, on);
      const at = { ...selection.current };
      const wide = headWidth(next);
      const heads = table.getColumn("number");
      if (heads && heads.getWidth() !== wide) heads.setWidth(wide);
      await table.replaceData(next);
      empty(next.length);
      numbered();
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
      numbered();
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

function firstOf(rows) {
  const one = rows.find((row) => row.values);
  return one ? one.number : 0;
}

/** The columns in the order that somebody gave them; what is pinned comes first. */
function arranged(columns, { order = [], pin = [] }) {
  const rank = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
  const all = columns.map((column, at) => ({ column, at }));
  if (order.length) all.sort((one, other) => rank(one.column.name) - rank(other.column.name) || one.at - other.at);
  return [...all.filter(({ column }) => pin.includes(column.name)), ...all.filter(({ column }) => !pin.includes(column.name))];
}
