// The grid: Tabulator with our values in it.

import { TabulatorFull } from "/vendor/tabulator.js";
import { h } from "./dom.js";
import { rowsOf } from "./route.js";
import { shown } from "./value.js";

const CHARACTER = 7.4;

/** A column as wide as its values, within reason. */
function width(name, type, at, rows) {
  const longest = rows.slice(0, 50).reduce((most, row) => Math.max(most, (row[at] ?? "NULL").length), 0);
  return Math.round(Math.min(360, Math.max(70, Math.max(longest, name.length + 4, Math.min(type.length, 18)) * CHARACTER + 26)));
}

/**
 * columns: [{name, type, style, key, links}], rows: arrays of texts.
 * on: {sort(name, add), open(row, at), column(name, button)}; order: [{column, desc}]
 */
export function grid(box, { columns, rows, cut, order = [], frozen = [], hidden = [], label, on = {}, staged, worded }) {
  const isCut = new Set((cut ?? []).map(([row, at]) => `${row}:${at}`));
  const data = rows.map((values, number) => ({ number, values }));
  const definitions = columns.map((column, at) => ({
    title: column.name,
    field: `c${at}`,
    mutatorData: (_, row) => row.values[at],
    accessorClipboard: (_, row) => row.values[at] ?? "",
    width: width(column.name, column.type ?? "", at, rows) + (column.links?.length ? 24 : 0),
    minWidth: 50,
    frozen: frozen.includes(column.name),
    visible: !hidden.includes(column.name),
    hozAlign: column.style === "number" ? "right" : "left",
    headerSort: false,
    titleFormatter: () => heading(column, order, on),
    formatter: (cell) => {
      const row = cell.getData();
      const change = staged?.(row.values);
      if (change) cell.getRow().getElement()?.classList.toggle("is-deleted", change.kind === "delete");
      const value = change?.new?.[column.name];
      cell.getElement().classList.toggle("is-changed", value !== undefined);
      if (value !== undefined) return h("div", { class: "cell" }, worded(value));
      return content(column, row.values[at], isCut.has(`${row.number}:${at}`), row.values, columns);
    },
  }));
  const table = new TabulatorFull(box, {
    data,
    columns: definitions,
    layout: "fitData",
    height: "100%",
    rowHeight: 28,
    renderHorizontal: columns.length > 30 ? "virtual" : "basic",
    columnDefaults: { resizable: "header" },
    movableColumns: true,
    selectableRange: 1,
    selectableRangeColumns: false,
    selectableRangeRows: true,
    selectableRangeClearCells: false,
    rowHeader: { field: "number", title: "#", width: 44, frozen: true, headerSort: false, resizable: false, hozAlign: "right", cssClass: "tabulator-row-header",
      formatter: (cell) => h("button", { type: "button", class: "link", tabindex: "-1", aria: { label: `Open row ${cell.getValue() + 1}` }, onclick: () => on.open?.(cell.getData(), null) }, String(cell.getValue() + 1)) },
    clipboard: "copy",
    clipboardCopyRowRange: "range",
    clipboardCopyStyled: false,
    clipboardCopyConfig: { columnHeaders: false, rowHeaders: false },
    placeholder: h("div", { class: "state" }, "No rows"),
  });
  table.on("cellDblClick", (_, cell) => cell.getField().startsWith("c") && on.open?.(cell.getData(), Number(cell.getField().slice(1))));
  table.on("tableBuilt", () => {
    // The scrolling box stands between the grid and its rows.
    box.querySelector(".tabulator-tableholder")?.setAttribute("role", "rowgroup");
    box.querySelector(".tabulator-table")?.setAttribute("role", "presentation");
  });
  box.setAttribute("aria-label", label ?? "rows");
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.closest("button, a")) return;
    const cell = table.getRanges()[0]?.getCells()[0]?.[0];
    if (!cell?.getField()?.startsWith("c")) return;
    // Tabulator would begin to edit in place.
    event.preventDefault();
    event.stopPropagation();
    on.open?.(cell.getData(), Number(cell.getField().slice(1)));
  }, true);
  return table;
}

function heading(column, order, on) {
  const at = order.findIndex((term) => term.column === column.name);
  const mark = at < 0 ? "" : `${order[at].desc ? "↓" : "↑"}${order.length > 1 ? at + 1 : ""}`;
  const name = h("span", { class: "name" }, column.name);
  const parts = [column.key ? h("span", { class: "key", title: "in the primary key" }, "PK") : null, name, mark ? h("span", { class: "sort" }, mark) : null];
  const button = on.sort
    ? h("button", { type: "button", title: `${column.name}: sort; with Shift also by this`, onclick: (event) => on.sort(column.name, event.shiftKey) }, parts, h("span", { class: "unseen" }, at < 0 ? "sort" : order[at].desc ? "descending" : "ascending"))
    : h("div", {}, parts);
  return h("div", { class: "th" }, button, h("small", { title: column.type }, column.type ?? ""));
}

function content(column, value, cut, row, columns) {
  const link = value !== null ? column.links?.find((one) => one.columns.every((name) => row[columns.findIndex((other) => other.name === name)] !== null)) : null;
  return h("div", { class: `cell${column.style === "number" ? " right" : ""}` },
    shown(value, column.style),
    cut ? h("span", { class: "cut", title: "there is more: press Enter" }, "…") : null,
    link ? h("a", {
      href: rowsOf(link.foreign_table, link.columns.map((name, at) => [link.foreign_columns[at], row[columns.findIndex((other) => other.name === name)]])),
      title: `to ${link.foreign_table}`, tabindex: "-1", aria: { label: `the row of ${link.foreign_table}` },
    }, "↗") : null);
}
