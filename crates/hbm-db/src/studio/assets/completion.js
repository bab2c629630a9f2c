// What the editor of the console offers: tables and columns of the database.

/** PostgreSQL takes none of these for a name without quotes. */
const RESERVED = new Set(`all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user default
deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is
isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary
references returning right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user using
variadic verbose when where window with`.split(/\s+/));

const written = (name) => (/^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`);
const column = ({ label, detail }, note) => ({ label, detail: [detail, note].filter(Boolean).join(" · "), type: "property", apply: written(label) });
/** `shop."Order items"` → ["shop", "Order items"] */
const parts = (name) => [...name.matchAll(/"((?:[^"]|"")*)"|[^."]+/g)].map(([all, quoted]) => quoted?.replaceAll('""', '"') ?? all);

/** The catalog as CodeMirror takes it: by the whole name, so that a table and a schema may have the same. */
export function namespace(tables) {
  // Names of a database may be those that every object has.
  const all = Object.create(null);
  for (const [name, columns] of Object.entries(tables)) {
    const names = parts(name);
    const table = names.at(-1);
    all[names.map(key).join(".")] = { self: { label: table, type: "type", apply: written(table) }, children: columns.map((one) => column(one)) };
  }
  return all;
}

/** It takes a point in a name for the end of a name. */
const key = (name) => name.replaceAll(".", "\\.");

/** Offers the columns of the tables that the statement names; `statementAt` gives the text of the one at a place. */
export function columnsInScope(tables, statementAt) {
  return (context) => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_$]*/u);
    if (!word && !context.explicit) return null;
    const from = word?.from ?? context.pos;
    const before = context.state.sliceDoc(Math.max(0, from - 60), from);
    if (/["'.]$|\b(from|join|update|into|table)\s+$/i.test(before)) return null;
    const named = new Set(statementAt(context.pos).match(/[\p{L}\p{N}_$."]+/gu));
    const found = Object.entries(tables).filter(([name]) => named.has(name));
    return { from, options: found.flatMap(([name, columns]) => columns.map((one) => column(one, found.length > 1 ? name : ""))), validFor: /^[\p{L}\p{N}_$]*$/u };
  };
}
