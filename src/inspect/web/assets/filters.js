// Filters by the type of a column, and the search through all columns.

import { fill, h } from "./dom.js";
import { closeMenu } from "./menu.js";
import { look } from "./value.js";

const WORDS = { eq: "is", ne: "is not", lt: "<", le: "≤", gt: ">", ge: "≥", between: "is between", contains: "contains", starts: "starts with", in: "is one of", null: "is NULL", not_null: "is not NULL" };
const OPERATIONS = {
  number: ["eq", "ne", "between", "ge", "le", "gt", "lt", "contains"], time: ["between", "ge", "le", "gt", "lt", "eq", "contains"], bool: ["eq"], enum: ["in"],
  json: ["contains"], text: ["contains", "starts", "eq", "ne", "ge", "le"],
};
const NO_VALUE = ["null", "not_null"];

/** A filter in words. */
export function words(filter) {
  if (!filter.column) return `anywhere: ${filter.value}`;
  const value = filter.op === "in" ? filter.values.map((one) => one || "''").join(", ") : NO_VALUE.includes(filter.op) ? "" : filter.value || "''";
  return `${filter.column} ${WORDS[filter.op]} ${value}`;
}

function operations(kind, nullable) {
  const style = look(kind);
  // JSON and XML have no equality.
  const all = kind?.base === "xml" ? ["contains"] : OPERATIONS[style] ?? ["contains", "eq", "ne"];
  return nullable ? [...all, ...NO_VALUE] : all;
}

/** The bar above the grid. `change` is given the filters. */
export function filterBar(meta, filters, change) {
  const search = h("input", {
    type: "search", placeholder: "Search all columns, Enter", value: filters.find((one) => !one.column)?.value ?? "",
    aria: { label: "Search all columns" },
  });
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    const others = filters.filter((one) => one.column);
    change(search.value ? [...others, { op: "contains", value: search.value }] : others);
  } }, search);
  // The little cross empties it.
  search.addEventListener("input", () => { if (!search.value && filters.some((one) => !one.column)) form.requestSubmit(); });
  const pills = filters.map((filter, at) => filter.column ? h("span", { class: "pill" },
    h("button", { type: "button", class: "words", title: `${words(filter)}: change it`, aria: { haspopup: "dialog" }, onclick: (event) => popup(event.currentTarget, meta, filter, (those) => change(filters.toSpliced(at, 1, ...those))) }, words(filter)),
    h("button", { type: "button", aria: { label: `Remove the filter ${words(filter)}` }, onclick: () => change(filters.toSpliced(at, 1)) }, "✕")) : null);
  const add = h("button", { type: "button", aria: { haspopup: "dialog" }, onclick: () => popup(add, meta, {}, (those) => change([...filters, ...those])) }, "+ Filter");
  return h("div", { class: "filters", role: "search" }, form, pills, add,
    filters.length ? h("button", { type: "button", class: "plain", onclick: () => change([]) }, "Clear") : null);
}

/** Asks for a filter, from what there is of one. `done` is given filters: a range is two. */
export function popup(anchor, meta, begun, done) {
  closeMenu();
  const chosen = h("select", { aria: { label: "Column" } }, meta.columns.map((one) => h("option", { value: one.name, selected: one.name === begun.column }, one.name)));
  const operation = h("select", { aria: { label: "Condition" } });
  const input = h("div", { class: "popup-rows" });
  const close = () => { box.remove(); document.removeEventListener("pointerdown", outside); anchor.focus(); };
  const outside = (event) => { if (!box.contains(event.target)) { box.remove(); document.removeEventListener("pointerdown", outside); } };
  const kindOf = () => meta.kinds.find((kind) => kind.name === chosen.value);
  const one = (label, value) => h("input", { type: "text", value: value ?? "", placeholder: look(kindOf()) === "time" ? "2026-01-31 12:00" : "value", aria: { label }, inputmode: look(kindOf()) === "number" ? "decimal" : null, spellcheck: "false", autocomplete: "off" });
  const values = () => {
    const kind = kindOf();
    const op = operation.value;
    if (NO_VALUE.includes(op)) return fill(input);
    if (op === "in" && kind.labels) {
      return fill(input, h("div", { class: "choices" }, kind.labels.map((label) => h("label", {}, h("input", { type: "checkbox", value: label, checked: Boolean(begun.values?.includes(label)) }), label))));
    }
    if (look(kind) === "bool") return fill(input, h("select", { aria: { label: "Value" } }, h("option", { value: "t", selected: begun.value === "t" }, "true"), h("option", { value: "f", selected: begun.value === "f" }, "false")));
    if (op === "between") return fill(input, h("label", { class: "labelled" }, "from", one("From", begun.value)), h("label", { class: "labelled" }, "to, with it", one("To", "")));
    return fill(input, one("Value", begun.value));
  };
  const operate = () => {
    const data = meta.columns.find((one) => one.name === chosen.value);
    fill(operation, operations(kindOf(), data.nullable).map((op) => h("option", { value: op, selected: op === begun.op }, WORDS[op])));
    values();
  };
  const read = () => {
    const column = chosen.value;
    const op = operation.value;
    if (NO_VALUE.includes(op)) return [{ column, op }];
    if (op === "in") return [{ column, op, values: [...input.querySelectorAll("input:checked")].map((one) => one.value) }];
    const texts = [...input.querySelectorAll("input, select")].map((one) => one.value);
    // An end that is left open is no condition.
    return op === "between" ? ["ge", "le"].map((op, at) => ({ column, op, value: texts[at].trim() })).filter((one) => one.value) : [{ column, op, value: texts[0] }];
  };
  const box = h("div", { class: "popup", role: "dialog", aria: { label: "Filter" }, onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } } },
    h("form", { onsubmit: (event) => {
      event.preventDefault();
      const filters = read();
      close();
      done(filters);
    } }, h("div", { class: "popup-rows" }, chosen, operation, input, h("div", { class: "row" }, h("button", { class: "primary" }, "Apply"), h("button", { type: "button", onclick: close }, "Cancel")))));
  chosen.addEventListener("change", operate);
  operation.addEventListener("change", () => { values(); input.querySelector("input, select")?.focus(); });
  operate();
  const place = anchor.getBoundingClientRect();
  box.style.top = `${place.bottom + 4}px`;
  box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - 340))}px`;
  document.body.append(box);
  setTimeout(() => document.addEventListener("pointerdown", outside));
  (begun.op ? input.querySelector("input, select") ?? operation : begun.column ? operation : chosen).focus();
}
