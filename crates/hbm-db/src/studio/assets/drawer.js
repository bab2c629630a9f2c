// One row or one value as a whole, beside the grid.

import { call } from "./api.js";
import { copy } from "./copy.js";
import { $, failure, fill, h, loading } from "./dom.js";
import { tree } from "./json-tree.js";
import { referred, referring, valuesOf } from "./links.js";
import { shown, worded } from "./value.js";
import { digits } from "./words.js";

let held = false;

/** Keeps the drawer open while something runs that should be waited for. */
export function hold(on) {
  held = on;
  // A browser lets nobody hold a dialog for long: so it does not hear of the key.
  if (on) document.addEventListener("keydown", stay, true);
  else document.removeEventListener("keydown", stay, true);
}

function stay(event) {
  if (event.key === "Escape") event.preventDefault();
}

function shut() {
  if (!held) $("drawer").close();
}

/** Where the focus came from may be gone, or hidden: then it goes on among the rows. */
function onward() {
  if (document.activeElement !== document.body) return;
  ($("view").querySelector("[role=grid] [tabindex='0']") ?? $("view")).focus({ preventScroll: true });
}

/** Opens the drawer; the focus goes back to where it was. */
export function open(title, ...content) {
  const drawer = $("drawer");
  hold(false);
  const close = h("button", { type: "button", class: "icon", aria: { label: "Close" }, onclick: shut }, "✕");
  const body = h("div", { class: "body" }, ...content);
  fill(drawer, h("header", {}, h("h2", { id: "drawer-title", class: "grow" }, title), close), body);
  if (!drawer.open) drawer.showModal();
  drawer.onclick = (event) => { if (event.target === drawer) shut(); };
  drawer.oncancel = (event) => { if (held && event.target === drawer) event.preventDefault(); };
  drawer.onclose = onward;
  return body;
}

/** One value: the rest of it is fetched where the page of rows has a part. */
export async function openCell({ table, column, value, cut, key, style, type, form }) {
  const body = open(column, loading());
  try {
    const rest = cut && key;
    const whole = rest ? await call("cell", { table, column, key }) : { value, length: String([...(value ?? "")].length) };
    const isWhole = whole.value === null || (!cut || rest) && String([...whole.value].length) === whole.length;
    const known = style === "json" && whole.value !== null ? tree(whole.value) : null;
    const text = h("pre", { class: "whole" }, shown(whole.value, style === "bool" ? "bool" : "plain"));
    const length = whole.value === null ? null : isWhole ? `${digits(whole.length)} characters` : rest ? `the first ${digits([...whole.value].length)} of ${digits(whole.length)} characters` : `the first ${digits(whole.length)} characters: the table has no key to find the rest by`;
    fill(body,
      h("p", { class: "row soft" }, h("span", { class: "chip" }, type), length, h("span", { class: "grow" }), copyButton(whole.value, isWhole ? "Copy" : "Copy this part")),
      form?.(whole.value, isWhole),
      known ? h("div", { class: "tree" }, known) : null,
      known ? h("details", {}, h("summary", {}, "As text"), text) : text);
    body.querySelector(".edit textarea, .edit input, .edit select")?.focus();
  } catch (error) {
    fill(body, failure(error));
  }
}

/**
 * One row, column by column, with what it refers to and what refers to it. columns as the grid has them; row: {values, isCut,
 * key, change}. `json()` gives all of it as a text, with what is staged.
 */
export function openRow({ meta, columns, row, json, actions }) {
  const fields = columns.map((column, at) => [h("dt", {}, column.name, h("small", {}, column.type)), h("dd", {}, field(meta.name, column, row, at))]);
  const of = valuesOf(row, columns);
  const link = (address, table, words) => h("li", {}, h("a", { href: address, onclick: () => $("drawer").close() }, table), h("span", { class: "faint" }, words));
  const links = (title, references, to, table, words) => {
    const there = references.map((one) => [to(one, of), one]).filter(([address]) => address);
    return there.length ? [h("h3", {}, title), h("ul", { class: "links" }, there.map(([address, one]) => link(address, one[table], words(one.columns.join(", ")))))] : null;
  };
  open(`${meta.name} ${Object.values(row.key ?? {}).join(", ")}`,
    h("p", { class: "row" }, h("button", { type: "button", onclick: json }, "Copy as JSON"), actions),
    h("dl", { class: "fields" }, fields),
    links("Refers to", meta.references, referred, "foreign_table", (names) => ` by ${names}`),
    links("Rows that refer to it", meta.referenced_by, referring, "table", (names) => ` whose ${names} is this`));
}

function field(table, column, row, at) {
  const value = row.values[at];
  const cut = row.isCut(at);
  const staged = row.change?.new?.[column.name];
  const json = column.style === "json" && value !== null && !cut ? tree(value) : null;
  const all = cut && row.key ? h("button", { type: "button", class: "link", onclick: () => openCell({ table, column: column.name, value, cut, key: row.key, style: column.style, type: column.type }) }, "all of it") : null;
  return [
    staged === undefined ? null : h("div", {}, h("span", { class: "chip warn" }, "staged"), " ", worded(staged, column.style)),
    json ? h("div", { class: "tree" }, json) : shown(value, column.style), cut ? [" … ", all] : null,
  ];
}

export function copyButton(text, label = "Copy") {
  return text === null ? null : h("button", { type: "button", onclick: () => copy(text, `${digits([...text].length)} characters`) }, label);
}
