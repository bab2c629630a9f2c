// Filters by the type of a column, and the search through all columns.

import { fill, h } from "./dom.js";
import { closeMenu } from "./menu.js";
import { faithful, look } from "./value.js";

const WORDS = { eq: "is", ne: "is not", lt: "<", le: "≤", gt: ">", ge: "≥", between: "is between", contains: "contains", starts: "starts with", in: "is one of", null: "is NULL", not_null: "is not NULL" };
const OPERATIONS = {
  number: ["eq", "ne", "between", "ge", "le", "gt", "lt", "contains"], time: ["between", "ge", "le", "gt", "lt", "eq", "contains"], bool: ["eq"], enum: ["in"],
  json: ["contains"], text: ["contains", "starts", "eq", "ne", "ge", "le"],
};
const NO_VALUE = ["null", "not_null"];
const isText = (value) => typeof value === "string";

/** The filters of an address, as far as they are some. */
export const filtersOf = (given) => (Array.isArray(given) ? given.filter(isFilter) : []);

function isFilter(one) {
  if (!isText(one?.op) || one.op === "between" || !Object.hasOwn(WORDS, one.op)) return false;
  if (one.column === undefined) return one.op === "contains" && isText(one.value);
  if (!isText(one.column)) return false;
  if (one.op === "in") return Array.isArray(one.values) && one.values.every(isText);
  return NO_VALUE.includes(one.op) || isText(one.value);
}


/** A filter in words. */
function words(filter) {
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
  search.dataset.asked = search.value;
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
    filters.length ? h("button", { type: "button", class: "plain", onclick: () => { search.value = search.dataset.asked; change([]); } }, "Clear") : null);
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
  /** Whether it is still the column of what was begun. */
  const isBegun = () => chosen.value === begun.column;
  let reads = [];
  const one = (label, value = "") => {
    const time = look(kindOf()) === "time";
    const box = h("input", { type: "text", value, placeholder: time ? "2026-01-31 12:00" : "value", aria: { label }, inputmode: look(kindOf()) === "number" ? "decimal" : null, spellcheck: "false", autocomplete: "off" });
    reads.push(faithful(box, value));
    return box;
  };
  const select = (options) => {
    const box = h("select", { aria: { label: "Value" } }, options.map(([value, text]) => h("option", { value, selected: isBegun() && begun.value === value }, text)));
    reads.push(() => box.value);
    return box;
  };
  const values = () => {
    const kind = kindOf();
    const op = operation.value;
    const { value, values: several = [] } = isBegun() ? begun : {};
    reads = [];
    if (NO_VALUE.includes(op)) return fill(input);
    if (op === "in") {
      const labels = [...new Set([...kind.labels ?? [], ...several])];
      return fill(input, h("div", { class: "choices" }, labels.map((label) => h("label", {}, h("input", { type: "checkbox", value: label, checked: several.includes(label) || (begun.op === "eq" && label === value) }), label))));
    }
    // A label that is no more stays what it was.
    if (kind.labels && ["eq", "ne"].includes(op)) return fill(input, select([...new Set([...kind.labels, ...value === undefined ? [] : [value]])].map((label) => [label, label])));
    if (look(kind) === "bool" && ["eq", "ne"].includes(op)) return fill(input, select([["t", "true"], ["f", "false"], ...value === undefined || ["t", "f"].includes(value) ? [] : [[value, value]]]));
    if (op === "between") return fill(input, h("label", { class: "labelled" }, "from", one("From", value)), h("label", { class: "labelled" }, "to (inclusive)", one("To")));
    return fill(input, one("Value", value));
  };
  const operate = () => {
    const data = meta.columns.find((one) => one.name === chosen.value);
    const offered = operations(kindOf(), data.nullable);
    // What came from a menu, or an address, may be one that is not offered here.
    const all = isBegun() && begun.op && !offered.includes(begun.op) ? [begun.op, ...offered] : offered;
    fill(operation, all.map((op) => h("option", { value: op, selected: op === begun.op }, WORDS[op])));
    values();
  };
  const read = () => {
    const column = chosen.value;
    const op = operation.value;
    if (NO_VALUE.includes(op)) return [{ column, op }];
    if (op === "in") return [{ column, op, values: [...input.querySelectorAll("input:checked")].map((one) => one.value) }];
    const texts = reads.map((read) => read());
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
