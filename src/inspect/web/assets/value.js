// How a value looks. Every value is the text that PostgreSQL prints, or null for NULL.

import { h } from "./dom.js";

const CATEGORY = { N: "number", B: "bool", D: "time", T: "time", E: "enum" };

/** The look of a column's values. */
export function look(kind) {
  if (!kind) return "text";
  if (["json", "jsonb"].includes(kind.base)) return "json";
  return CATEGORY[kind.category] ?? "text";
}

/** NULL, the empty text, JSON null and the text NULL look different. */
export function shown(value, style) {
  if (value === null) return h("span", { class: "null" }, "NULL");
  if (value === "") return h("span", { class: "void", title: "the empty text" }, "empty");
  if (style === "bool") return h("span", { class: "v-bool" }, value === "t" ? "true" : "false");
  return h("span", { class: `v-${style}` }, style === "json" || style === "text" ? value.replaceAll("\n", "⏎") : value);
}
