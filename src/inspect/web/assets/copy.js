// Rows as texts for the clipboard.

import { say } from "./dom.js";

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
  return `INSERT INTO ${relation} (${columns.map((column) => name(column.name)).join(", ")}) VALUES\n${rows.map((row) => `  (${row.map(literal).join(", ")})`).join(",\n")};`;
}

/** A table of Markdown. */
export function markdown(columns, rows) {
  const cell = (text) => (text === null ? "NULL" : text.replaceAll(/[\\|<&]/g, "\\$&").replaceAll(/\r?\n/g, "<br>"));
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(columns.map((column) => cell(column.name))), line(columns.map((column) => (column.style === "number" ? "--:" : "---"))), ...rows.map((row) => line(row.map(cell)))].join("\n");
}

/** Puts it on the clipboard, and says so. */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`copied ${what}`);
  } catch {
    say("the browser does not let this page copy");
  }
}
