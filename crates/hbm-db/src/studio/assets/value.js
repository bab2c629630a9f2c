// How a value looks. Every value is the text that PostgreSQL prints, or null for NULL.

import { h } from "./dom.js";

const CATEGORY = { N: "number", B: "bool", D: "time", T: "time", E: "enum" };
const UNSEEN = { "\n": "⏎", "\r": "␍", "\t": "⇥" };

/** The look of a column's values. */
export function look(kind) {
  if (!kind) return "text";
  if (["json", "jsonb"].includes(kind.base)) return "json";
  return CATEGORY[kind.category] ?? "text";
}

/** NULL, the empty text, JSON's null and the text NULL look different. */
export function shown(value, style) {
  if (value === null || value === undefined) return h("span", { class: "null" }, "NULL");
  if (value === "") return h("span", { class: "void", title: "the empty text" }, "empty");
  if (style === "text" && /^ +$/.test(value)) return h("span", { class: "void", title: "nothing but spaces" }, value.length === 1 ? "space" : `${value.length} spaces`);
  if (style === "bool") return h("span", { class: "v-bool" }, value === "t" ? "true" : "false");
  if (style === "json" && value === "null") return h("span", { class: "void v-json", title: "JSON's null, which is a value" }, "null");
  return h("span", { class: `v-${style}` }, style === "json" || style === "text" ? value.replaceAll(/[\n\r\t]/g, (one) => UNSEEN[one]) : value);
}

/** A staged value in words: {text}, "null", "default", or "needed" where there has to be one. */
export function worded(value, style = "plain") {
  if (value === "null") return shown(null);
  if (value === "default") return h("span", { class: "void", title: "what the database puts there" }, "default");
  if (value === "needed") return h("span", { class: "void needed", title: "it has no default, and cannot be NULL" }, "needed");
  return shown(value.text, style);
}

/**
 * What an input has, for a text that it was filled with: gives a function to read it. A textarea knows one kind of line end,
 * and an input none; who changes nothing gets back what was there, and who changes something keeps the line ends.
 */
export function faithful(input, original) {
  const begun = input.value;
  const ends = new Set(original.match(/\r\n|\r|\n/g));
  const [end] = ends.size === 1 ? ends : ["\n"];
  return () => (input.value === begun ? original : input.value.replaceAll("\n", end));
}
