// What is staged as SQL to take along, written by the page itself: for when the program does not answer it any more.

const name = (text) => `"${text.replaceAll('"', '""')}"`;
const literal = (text) => `${text.includes("\\") ? "E" : ""}'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
const value = (staged) => (typeof staged === "string" ? staged : literal(staged.text));
const is = ([column, text]) => `${name(column)} = ${literal(text)}`;
/** As texts: not every type can be compared. */
const unchanged = ([column, text]) => (text === null ? `${name(column)} is null` : `format('%s', ${name(column)}) = ${literal(text)}`);

/** One transaction. A row that somebody else changed meanwhile stays as it is. */
export const sqlOf = (changes) => `begin;\n\n${changes.map((one) => `${statement(one)};`).join("\n\n")}\n\ncommit;\n`;

function statement({ table, kind, key, old, new: values }) {
  if (kind === "insert") return inserted(table, Object.entries(values));
  const where = [...Object.entries(key).map(is), ...Object.entries(old).map(unchanged)].join("\n  and ");
  if (kind === "delete") return `delete from ${table}\nwhere ${where}`;
  return `update ${table}\nset ${Object.entries(values).map(([column, one]) => `${name(column)} = ${value(one)}`).join(", ")}\nwhere ${where}`;
}

function inserted(table, values) {
  if (!values.length) return `insert into ${table} default values`;
  return `insert into ${table} (${values.map(([column]) => name(column)).join(", ")})\nvalues (${values.map(([, one]) => value(one)).join(", ")})`;
}
