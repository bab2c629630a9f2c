// Filters by the type of a column, and the search through all columns.

import { fill, h } from "./dom.js";
import { look } from "./value.js";

const WORDS = { eq: "is", ne: "is not", lt: "<", le: "≤", gt: ">", ge: "≥", contains: "contains", starts: "starts with", in: "is one of", null: "is NULL", not_null: "is not NULL" };

/** A filter in words. */
export function words(filter) {
  if (!filter.column) return `anywhere: ${filter.value}`;
  const value = filter.op === "in" ? filter.values.map((one) => one || "''").join(", ") : ["null", "not_null"].includes(filter.op) ? "" : filter.value || "''";
  return `${filter.column} ${WORDS[filter.op]} ${value}`;
}

function operations(kind, nullable) {
  const style = look(kind);
  const all = {
    number: ["eq", "ne", "ge", "le", "gt", "lt"], time: ["ge", "le", "gt", "lt", "eq", "contains"], bool: ["eq"], enum: ["in"],
    json: ["contains"], text: ["contains", "starts", "eq", "ne", "ge", "le"],
  }[style] ?? ["contains", "eq", "ne"];
  return nullable ? [...all, "null", "not_null"] : all;
}

/** The bar above the grid. `change` is given the filters. */
export function filterBar(meta, filters, change) {
  const search = h("input", {
    type: "search", placeholder: "Search all columns …", value: filters.find((one) => !one.column)?.value ?? "",
    aria: { label: "Search all columns" },
  });
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    const others = filters.filter((one) => one.column);
    change(search.value ? [...others, { op: "contains", value: search.value }] : others);
  } }, search);
  search.addEventListener("search", () => form.requestSubmit());
  const pills = filters.map((filter, at) => filter.column ? h("span", { class: "pill" },
    h("span", { class: "words", title: words(filter) }, words(filter)),
    h("button", { type: "button", aria: { label: `Remove the filter ${words(filter)}` }, onclick: () => change(filters.toSpliced(at, 1)) }, "✕")) : null);
  const add = h("button", { type: "button", aria: { haspopup: "dialog" }, onclick: () => popup(add, meta, null, (filter) => change([...filters, filter])) }, "+ Filter");
  return h("div", { class: "filters", role: "search" }, form, pills, add,
    filters.length ? h("button", { type: "button", class: "plain", onclick: () => change([]) }, "Clear") : null);
}

/** Asks for one filter. */
export function popup(anchor, meta, column, done) {
  document.querySelector(".popup")?.remove();
  const chosen = h("select", { aria: { label: "Column" } }, meta.columns.map((one) => h("option", { value: one.name, selected: one.name === column }, one.name)));
  const operation = h("select", { aria: { label: "Condition" } });
  const input = h("div", {});
  const close = () => { box.remove(); document.removeEventListener("pointerdown", outside); anchor.focus(); };
  const outside = (event) => { if (!box.contains(event.target)) { box.remove(); document.removeEventListener("pointerdown", outside); } };
  const kindOf = () => meta.kinds.find((kind) => kind.name === chosen.value);
  const values = () => {
    const kind = kindOf();
    const op = operation.value;
    if (op === "null" || op === "not_null") return fill(input);
    if (op === "in" && kind.labels) {
      return fill(input, h("div", { class: "choices" }, kind.labels.map((label) => h("label", {}, h("input", { type: "checkbox", value: label }), label))));
    }
    if (look(kind) === "bool") return fill(input, h("select", { aria: { label: "Value" } }, h("option", { value: "t" }, "true"), h("option", { value: "f" }, "false")));
    fill(input, h("input", { type: "text", placeholder: look(kind) === "time" ? "2026-01-31" : "value", aria: { label: "Value" }, inputmode: look(kind) === "number" ? "decimal" : null, spellcheck: "false" }));
  };
  const operate = () => {
    const data = meta.columns.find((one) => one.name === chosen.value);
    fill(operation, operations(kindOf(), data.nullable).map((op) => h("option", { value: op }, WORDS[op])));
    values();
  };
  const box = h("div", { class: "popup", role: "dialog", aria: { label: "Add a filter" }, onkeydown: (event) => { if (event.key === "Escape") close(); } },
    h("form", { onsubmit: (event) => {
      event.preventDefault();
      const many = [...input.querySelectorAll(":checked")].filter((one) => one.type === "checkbox").map((one) => one.value);
      const filter = { column: chosen.value, op: operation.value };
      if (filter.op === "in") filter.values = many;
      else if (!filter.op.includes("null")) filter.value = input.querySelector("input, select").value;
      close();
      done(filter);
    } }, h("div", { class: "popup-rows" }, chosen, operation, input, h("div", { class: "row" }, h("button", { class: "primary" }, "Apply"), h("button", { type: "button", onclick: close }, "Cancel")))));
  chosen.addEventListener("change", operate);
  operation.addEventListener("change", values);
  operate();
  const place = anchor.getBoundingClientRect();
  box.style.top = `${place.bottom + 4}px`;
  box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - 340))}px`;
  document.body.append(box);
  setTimeout(() => document.addEventListener("pointerdown", outside));
  (column ? operation : chosen).focus();
}
