// The statements of a text. The program finds them as PostgreSQL reads them: a semicolon may stand within one, in
// BEGIN ATOMIC … END and in CREATE RULE.

import { call } from "./api.js";

/** Those of a text that begins at `base` of the editor's: [{sql, from}], without comments around and semicolons behind. */
export async function statementsOf(text, base = 0) {
  try {
    const { statements } = await call("split", { sql: text });
    return statements.map(({ from, to }) => ({ sql: text.slice(from, to), from: base + from, to: base + to }));
  } catch (error) {
    const place = /^line (\d+), column (\d+)/.exec(error.causes?.[0]);
    if (place) error.at = base + offset(text, Number(place[1]), Number(place[2]));
    throw error;
  }
}

/** Columns are counted in characters. */
function offset(text, line, column) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
}

/** What is selected, else the statement at the cursor. */
export async function chosenOf({ text, from, to }) {
  const all = await statementsOf(text);
  if (from === to) return statementAt(all, text, from);
  const inside = all.filter((one) => one.from >= from && one.to <= to);
  // A part of one is taken as it is.
  return inside.length ? inside : statementsOf(text.slice(from, to), from);
}

/** That in which the cursor is, else the one before it; a comment on lines of its own belongs to the one after it. */
function statementAt(all, text, at) {
  const inside = all.find((one) => at >= one.from && at <= one.to);
  if (inside) return [inside];
  const before = all.findLast((one) => one.to <= at);
  const after = all.find((one) => one.from > at);
  if (!before || !after) return [before ?? after].filter(Boolean);
  const end = text.indexOf("\n", at);
  const between = text.slice(before.to, Math.min(after.from, end < 0 ? text.length : end));
  return [/\n\s*\S/.test(between) ? after : before];
}
