// One row or one value as a whole, beside the grid.

import { call } from "./api.js";
import { $, failure, fill, h, loading, say } from "./dom.js";
import { tree } from "./json-tree.js";
import { rowsOf } from "./route.js";
import { shown } from "./value.js";
import { digits } from "./words.js";

/** Opens the drawer; the focus goes back to where it was. */
export function open(title, ...content) {
  const drawer = $("drawer");
  const close = h("button", { type: "button", class: "icon", aria: { label: "Close" }, onclick: () => drawer.close() }, "✕");
  const body = h("div", { class: "body" }, ...content);
  fill(drawer, h("header", {}, h("h2", { id: "drawer-title", class: "grow" }, title), close), body);
  if (!drawer.open) drawer.showModal();
  drawer.onclick = (event) => { if (event.target === drawer) drawer.close(); };
  return body;
}

/** One value: the rest of it is fetched where the page of rows has a part. */
export async function openCell({ table, column, value, cut, key, style, type, form }) {
  const body = open(column, loading());
  try {
    const whole = cut ? await call("cell", { table, column, key }) : { value, length: String([...(value ?? "")].length) };
    const known = style === "json" && whole.value !== null ? tree(whole.value) : null;
    const text = h("pre", { class: "whole" }, shown(whole.value, style === "bool" ? "bool" : "plain"));
    fill(body,
      h("p", { class: "row soft" }, h("span", { class: "chip" }, type), whole.value === null ? null : `${digits(whole.length)} characters`,
        h("span", { class: "grow" }), copyButton(whole.value)),
      form?.(whole.value, whole.value === null || String([...whole.value].length) === whole.length),
      known ? h("div", { class: "tree" }, known) : null,
      known ? h("details", {}, h("summary", {}, "As text"), text) : text);
    body.querySelector(".edit textarea, .edit select")?.focus();
  } catch (error) {
    fill(body, failure(error));
  }
}

/** One row, column by column, with what it refers to and what refers to it. */
export function openRow({ meta, columns, row, cut, key, styles, actions }) {
  const fields = columns.map((column, at) => {
    const data = meta.columns.find((one) => one.name === column);
    const more = cut(at) ? h("button", { type: "button", class: "link", onclick: () => openCell({ table: meta.name, column, value: row[at], cut: true, key, style: styles[at], type: data.type }) }, "all of it") : null;
    const json = styles[at] === "json" && row[at] !== null && !cut(at) ? tree(row[at]) : null;
    return [h("dt", {}, column, h("small", {}, data?.type)),
      h("dd", {}, json ? h("div", { class: "tree" }, json) : shown(row[at], styles[at]), more ? [" … ", more] : null)];
  });
  const value = (column) => row[columns.indexOf(column)];
  const forward = meta.references.filter((one) => one.columns.every((column) => value(column) !== null)).map((one) =>
    h("li", {}, h("a", { href: rowsOf(one.foreign_table, one.columns.map((column, at) => [one.foreign_columns[at], value(column)])), onclick: () => $("drawer").close() }, one.foreign_table),
      h("span", { class: "faint" }, ` by ${one.columns.join(", ")}`)));
  const back = meta.referenced_by.map((one) =>
    h("li", {}, h("a", { href: rowsOf(one.table, one.columns.map((column, at) => [column, value(one.foreign_columns[at])])), onclick: () => $("drawer").close() }, one.table),
      h("span", { class: "faint" }, ` whose ${one.columns.join(", ")} is this`)));
  open(`${meta.name} ${Object.values(key ?? {}).join(", ")}`,
    h("p", { class: "row" }, copyButton(JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at]])), null, 2), "Copy as JSON"), actions),
    h("dl", { class: "fields" }, fields),
    forward.length ? [h("h3", {}, "Refers to"), h("ul", { class: "links" }, forward)] : null,
    back.length ? [h("h3", {}, "Rows that refer to it"), h("ul", { class: "links" }, back)] : null);
}

export function copyButton(text, label = "Copy") {
  if (text === null) return null;
  return h("button", { type: "button", onclick: async () => { await navigator.clipboard.writeText(text); say("copied"); } }, label);
}
