// What a table is: columns, constraints, references, indexes.

import { call } from "./api.js";
import { failure, fill, h, loading } from "./dom.js";
import { copyButton } from "./drawer.js";
import { address } from "./route.js";
import { bytes, digits } from "./words.js";

export async function show(view, { route }) {
  const meta = await call("table", { table: route.name });
  const facts = [meta.estimated_rows === null ? null : `~${digits(meta.estimated_rows)} rows`, bytes(meta.size), meta.comment].filter(Boolean);
  fill(view,
    h("div", { class: "head" }, h("h1", {}, meta.name), h("span", { class: "soft" }, facts.join(" · ")), h("span", { class: "grow" }),
      h("a", { class: "button", href: address("erd", "", { focus: meta.name }) }, "In the diagram"),
      h("a", { class: "button", href: address("data", meta.name) }, "Rows")),
    h("div", { class: "sheet" }, columns(meta), constraints(meta), references(meta), indexes(meta),
      meta.definition ? section("Definition", h("pre", { class: "whole" }, meta.definition)) : ddl(meta)));
}

/** Read when somebody wants to see it. */
function ddl(meta) {
  const out = h("div", {});
  const details = h("details", {}, h("summary", {}, "Statements that would make it"), out);
  details.addEventListener("toggle", async () => {
    if (!details.open || out.children.length) return;
    fill(out, loading());
    try {
      const { statements } = await call("ddl", { table: meta.name });
      const text = statements.join("\n\n");
      fill(out, h("p", {}, copyButton(text)), h("pre", { class: "whole" }, text));
    } catch (error) {
      fill(out, failure(error));
    }
  });
  return section("DDL", details);
}

const section = (title, ...content) => h("section", {}, h("h2", {}, title), h("div", { class: "scroll" }, ...content));
const table = (heads, rows) => h("table", { class: "plain" }, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
  h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell))))));
const code = (text) => (text ? h("code", {}, text) : "");

function columns(meta) {
  return section("Columns", table(["Name", "Type", "NULL", "Default", "Comment"], meta.columns.map((column) => {
    const kind = meta.kinds.find((one) => one.name === column.name);
    const made = column.identity ? `identity, ${column.identity}` : column.generated ? `generated: ${column.generated}` : column.default;
    return [h("strong", {}, column.name, meta.primary_key?.columns.includes(column.name) ? h("span", { class: "chip" }, "key") : null),
      [code(column.type), kind?.labels ? h("div", { class: "faint" }, kind.labels.join(" · ")) : null],
      column.nullable ? h("span", { class: "whole-line" }, "may be NULL") : "", code(made), column.comment ?? ""];
  })));
}

function constraints(meta) {
  const all = [meta.primary_key, ...meta.checks].filter(Boolean);
  if (!all.length) return null;
  return section("Constraints", table(["Name", "Definition", "State"], all.map((one) => [one.name, code(one.definition), one.validated ? "" : h("span", { class: "chip warn" }, "not validated")])));
}

function references(meta) {
  const rows = [
    ...meta.references.map((one) => ["refers to", h("a", { href: address("structure", one.foreign_table) }, one.foreign_table), code(`${one.columns.join(", ")} → ${one.foreign_columns.join(", ")}`), one.on_delete ?? "fails", one.name]),
    ...meta.referenced_by.map((one) => ["referred to by", h("a", { href: address("structure", one.table) }, one.table), code(`${one.columns.join(", ")} → ${one.foreign_columns.join(", ")}`), one.on_delete ?? "fails", one.name]),
  ];
  return rows.length ? section("References", table(["Direction", "Table", "Columns", "A deletion there", "Name"], rows)) : null;
}

function indexes(meta) {
  if (!meta.indexes.length) return null;
  return section("Indexes", table(["Name", "Definition", "Size", "Scans", "Kind"], meta.indexes.map((one) => [one.name, code(one.definition), bytes(one.size),
    one.scans === null ? "?" : digits(one.scans),
    [one.primary ? h("span", { class: "chip" }, "primary key") : one.unique ? h("span", { class: "chip" }, "unique") : null, one.valid ? null : h("span", { class: "chip bad" }, "invalid")]])));
}
