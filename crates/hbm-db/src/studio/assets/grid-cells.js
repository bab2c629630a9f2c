// What the cells of a grid show: values, headings and the heads of rows, and what is staged of them.

import { fill, h } from "./dom.js";
import { linkOf, valuesOf } from "./links.js";
import { shown, worded } from "./value.js";

const CHARACTER = 7.4;
/** Characters of a value that are told to who listens. */
const TOLD = 80;

/** As wide as the largest number of a row. */
export const headWidth = (rows) => Math.max(52, String((rows.at(-1)?.number ?? 9) + 1).length * 8 + 20);

/** A column as wide as its values, within reason. */
export function width(column, at, rows) {
  const longest = rows.slice(0, 50).reduce((most, row) => Math.max(most, (row.values?.[at] ?? "NULL").length), 0);
  const letters = Math.max(longest, column.name.length + (column.key ? 7 : 4), Math.min((column.type ?? "").length, 18));
  return Math.round(Math.min(360, Math.max(70, letters * CHARACTER + 26))) + (column.links?.length ? 24 : 0);
}

/** The heading of a column. */
export function head(element, column, order, on) {
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

/** The head of a row, which opens it. */
export function rowHead(row, on) {
  const text = !row.values ? "new" : row.number === null ? "·" : String(row.number + 1);
  const name = !row.values ? "Open the new row" : row.number === null ? "Open the row" : `Open row ${text}`;
  const said = [name, row.values && row.change ? row.change.kind === "delete" ? "to be deleted" : "changed" : null, row.change?.problem ? "refused" : null].filter(Boolean).join(", ");
  return on.row ? h("button", { type: "button", class: "link", tabindex: "-1", aria: { label: said }, onclick: () => on.row(row) }, text) : h("span", {}, text);
}

/** What the row as a whole looks like. */
export function dress(row) {
  const data = row.getData();
  const element = row.getElement();
  data.painted = data.change;
  element.classList.toggle("is-deleted", data.change?.kind === "delete");
  element.classList.toggle("is-new", !data.values);
  element.classList.toggle("is-refused", Boolean(data.change?.problem));
  if (data.change?.problem) element.title = data.change.problem.message;
  else element.removeAttribute("title");
}

/** The text of a value as it will be: what is staged, else what is there. */
export function text(row, at, columns) {
  const value = row.change?.new?.[columns[at].name];
  if (value === undefined || value === "default") return row.values?.[at] ?? null;
  return value === "null" ? null : value.text;
}

/** What a new row has where nobody gave a value. */
const unset = (column) => (column.made || !column.editable ? "default" : column.data.nullable ? "null" : "needed");

/** A value, or what is staged for it. */
export function content(column, at, row, columns, element) {
  const change = row.change;
  const staged = change?.new?.[column.name];
  element.classList.toggle("is-changed", staged !== undefined && Boolean(row.values));
  const wrong = Boolean(change?.problem?.columns?.includes(column.name));
  element.classList.toggle("is-wrong", wrong);
  attribute(element, "aria-invalid", wrong ? "true" : null);
  attribute(element, "aria-description", described(row, at, staged, wrong));
  const right = column.style === "number" ? " right" : "";
  if (staged !== undefined || !row.values) return h("div", { class: `cell${right}` }, worded(staged ?? unset(column), column.style));
  const value = row.values[at];
  const link = value === null ? null : linkOf(column, valuesOf(row, columns));
  return h("div", { class: `cell${right}` },
    shown(value, column.style),
    row.isCut(at) ? h("span", { class: "cut", title: "there is more of it" }, "…") : null,
    link ? h("a", { href: link.address, title: `to ${link.table}`, tabindex: "-1", aria: { label: `the row of ${link.table}` } }, "↗") : null);
}

/** What colours say, in words. */
function described(row, at, staged, wrong) {
  const { change } = row;
  if (!change) return null;
  if (change.kind === "delete") return "to be deleted";
  const what = !row.values ? "new" : staged !== undefined ? `changed, it was ${(row.values[at] ?? "NULL").slice(0, TOLD) || "the empty text"}` : null;
  return [what, wrong ? change.problem.message : null].filter(Boolean).join("; ") || null;
}

/** Sets an attribute, or takes it away where the value is null. */
export function attribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
