// Rows as texts for the clipboard.

import { h } from "./dom.js";
import { notice } from "./notice.js";

/** Tabs and lines, as sheets read them. A value that has one of them is quoted; NULL is nothing. */
export function table(rows) {
  const quoted = (value) => (value === null ? "" : /[\t\n\r"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

/** JSON with all the digits of numbers. columns: [{name, style, base}]. */
export function json(columns, rows) {
  const value = (column, text) => {
    if (text === null) return "null";
    if (column.style === "json") return text;
    if (column.style === "bool") return String(text === "t");
    return column.style === "number" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? text : JSON.stringify(text);
  };
  const objects = rows.map((row) => `  {${columns.map((column, at) => `${JSON.stringify(column.name)}: ${value(column, row[at])}`).join(", ")}}`);
  return `[\n${objects.join(",\n")}\n]`;
}

const name = (text) => `"${text.replaceAll('"', '""')}"`;
const literal = (text) => (text === null ? "NULL" : `${text.includes("\\") ? "E" : ""}'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`);

/** One INSERT. `relation` is as SQL writes it. */
export function insert(relation, columns, rows) {
  // Nobody can give a value to a column that is always numbered by the database.
  const value = (text, at) => (columns[at].data?.identity === "always" ? "DEFAULT" : literal(text));
  return `INSERT INTO ${relation} (${columns.map((column) => name(column.name)).join(", ")}) VALUES\n${rows.map((row) => `  (${row.map(value).join(", ")})`).join(",\n")};`;
}

/** A table of Markdown. */
export function markdown(columns, rows) {
  const cell = (text) => (text === null ? "NULL" : text.replaceAll(/[\\|<&[\]`*_~]/g, "\\$&").replaceAll(/\r?\n/g, "<br>"));
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(columns.map((column) => cell(column.name))), line(columns.map((column) => (column.style === "number" ? "--:" : "---"))), ...rows.map((row) => line(row.map(cell)))].join("\n");
}

/** Puts a text on the clipboard, and says so, or that it could not. */
export async function copy(text, what) {
  const copied = await written(text);
  notice(copied ? `Copied ${what}` : `The browser does not let this page copy: ${what} ${/^1 /.test(what) ? "is" : "are"} not on the clipboard`);
  return copied;
}

/** Only pages of https, and of this computer, have a clipboard; for others there is the way of old. */
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

function byHand(text) {
  const focused = document.activeElement;
  const box = h("textarea", { class: "unseen", value: text, readonly: true, aria: { hidden: "true" } });
  // What is beside an open dialog cannot be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(box);
  box.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
    focused?.focus({ preventScroll: true });
  }
}
