// What a table is: columns, constraints, references, indexes, all else that is of it, and the statements that would make it.

import { call } from "./api.js";
import { failure, fill, h, loading, reachable, scroll } from "./dom.js";
import { copyButton } from "./drawer.js";
import { address } from "./route.js";
import { bytes, digits, plural } from "./words.js";

const DRAWN = ["table", "partitioned_table", "foreign_table"];

export async function show(view, { route, signal }) {
  const asked = { table: route.name };
  // Whoever has something locked that is printed there does not hide the table.
  const without = (error) => ({ settings: [], parts: [], privileges: [], error });
  const [meta, details] = await Promise.all([call("table", asked, { signal }), call("details", asked, { signal }).catch(without)]);
  const facts = [meta.estimated_rows === null ? null : `~${digits(meta.estimated_rows)} rows`, bytes(meta.size), meta.comment, meta.owner ? `owner ${meta.owner}` : null,
    meta.partitioned_by ? `partitioned by ${meta.partitioned_by}` : null].filter(Boolean);
  fill(view,
    h("div", { class: "head" }, h("h1", {}, meta.name), meta.kind === "table" ? null : h("span", { class: "chip" }, meta.kind.replaceAll("_", " ")),
      h("span", { class: "soft" }, facts.join(" · ")),
      meta.partition_of ? h("span", { class: "soft" }, "partition of ", h("a", { href: address("structure", meta.partition_of) }, meta.partition_of), ` ${meta.bound ?? ""}`) : null,
      h("span", { class: "grow" }),
      DRAWN.includes(meta.kind) && !meta.partition_of ? h("a", { class: "button", href: address("erd", "", { focus: meta.name }) }, "In the diagram") : null,
      h("a", { class: "button", href: address("data", meta.name) }, "Rows")),
    h("div", { class: "sheet" }, columns(meta), constraints(meta), references(meta), indexes(meta),
      settings(details), children(meta), parts(details), privileges(details), details.error ? failure(details.error) : null, meta.definition ? section("Definition", statement(meta.definition)) : null, ddl(meta, signal)));
}

const statement = (sql) => [h("p", {}, copyButton(sql)), reachable(h("pre", { class: "whole" }, sql))];

/** Read when somebody wants to see it. */
function ddl(meta, signal) {
  const out = h("div", {});
  const details = h("details", {}, h("summary", {}, "Statements that would make it"), out);
  const read = async () => {
    fill(out, loading());
    try {
      const { statements } = await call("ddl", { table: meta.name }, { signal });
      fill(out, statement(statements.join("\n\n")));
    } catch (error) {
      fill(out, failure(error, read));
    }
  };
  details.addEventListener("toggle", () => { if (details.open && !out.children.length) read(); });
  return section("DDL", details);
}

const section = (title, ...content) => h("section", {}, h("h2", {}, title), scroll(title, ...content));
const table = (heads, rows) => h("table", { class: "plain" }, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
  h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell))))));
const code = (text) => (text ? h("code", {}, text) : "");

function columns(meta) {
  return section("Columns", table(["Name", "Type", "NULL", "Default", "Comment"], meta.columns.map((column) => {
    const kind = meta.kinds.find((one) => one.name === column.name);
    const made = column.identity ? `identity, ${column.identity}`
      : column.generated ? `generated, ${column.stored ? "stored" : "when it is read"}: ${column.generated}` : column.default;
    return [h("strong", {}, column.name, meta.primary_key?.columns.includes(column.name) ? h("span", { class: "chip" }, "key") : null),
      [code(column.type), kind?.labels ? h("div", { class: "faint" }, kind.labels.join(" · ")) : null],
      h("span", { class: column.nullable ? "whole-line" : "whole-line faint" }, column.nullable ? "may be NULL" : "never"), code(made), column.comment ?? ""];
  })));
}

const unsure = (constraint) => (constraint.validated ? null : h("span", { class: "chip warn" }, "not validated"));

function constraints(meta) {
  const all = [meta.primary_key, ...meta.checks].filter(Boolean);
  if (!all.length) return null;
  return section("Constraints", table(["Name", "Definition", "Comment"], all.map((one) => [one.name, [code(one.definition), " ", unsure(one)], one.comment ?? ""])));
}

function settings(details) {
  if (!details.settings.length) return null;
  return section("Settings", table(["Name", "Value"], details.settings.map((one) => [one.name, code(one.value)])));
}

function children(meta) {
  if (!meta.children.length) return null;
  const bounds = meta.children.some((one) => one.bound);
  return section(bounds ? "Partitions" : "Inherited by", table(bounds ? ["Name", "Rows"] : ["Name"], meta.children.map((one) =>
    [h("a", { href: address("structure", one.name) }, one.name), ...(bounds ? [code(one.bound)] : [])])));
}

/** Triggers, policies, rules and so on: a section for each kind. */
function parts(details) {
  const kinds = Map.groupBy(details.parts, (part) => part.kind);
  return [...kinds].map(([kind, all]) => section(plural(kind[0].toUpperCase() + kind.slice(1)), table(["Name", "Statements that would make it", "Comment"],
    all.map((one) => [one.name, one.statements.map((sql) => h("pre", {}, `${sql};`)), one.comment ?? ""]))));
}

function privileges(details) {
  if (!details.privileges.length) return null;
  return section("Privileges", h("pre", {}, details.privileges.map((sql) => `${sql};`).join("\n")),
    h("p", { class: "faint" }, "What roles have besides what they have by default."));
}

function references(meta) {
  const row = (one, direction, other) => [direction, h("a", { href: address("structure", other) }, other),
    code(`${one.columns.join(", ")} → ${one.foreign_columns.join(", ")}`), one.on_delete ?? "fails", one.on_update ?? "fails", [one.name, " ", unsure(one)], one.comment ?? ""];
  const rows = [...meta.references.map((one) => row(one, "refers to", one.foreign_table)), ...meta.referenced_by.map((one) => row(one, "referred to by", one.table))];
  return rows.length ? section("References", table(["Direction", "Table", "Columns", "A deletion", "A change", "Name", "Comment"], rows)) : null;
}

function indexes(meta) {
  if (!meta.indexes.length) return null;
  return section("Indexes", table(["Name", "Definition", "Size", "Used", "Kind", "Comment"], meta.indexes.map((one) => [one.name, code(one.definition), bytes(one.size),
    one.scans === null ? "?" : one.scans === 0 ? "never" : `${digits(one.scans)} times`, kind(one), one.comment ?? ""])),
  h("p", { class: "faint" }, "Uses are counted since the statistics of the server were reset."));
}

function kind(index) {
  return [index.primary ? h("span", { class: "chip" }, "primary key") : index.unique ? h("span", { class: "chip" }, "unique") : null,
    index.valid ? null : h("span", { class: "chip bad", title: "Its build failed: drop it or REINDEX it" }, "invalid")];
}
