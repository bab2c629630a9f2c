// All tables, and what the database is.

import { empty, fill, h } from "./dom.js";
import { address } from "./route.js";
import { bytes, digits, many } from "./words.js";

export async function show(view, { overview }) {
  const { server } = overview;
  const facts = [
    `PostgreSQL ${server.version_text}`, `role ${server.user}`, overview.embedded ? "inside the program" : server.tls ? `encrypted, ${server.tls}` : "not encrypted",
    server.standby ? "standby" : null, overview.app ? `application ${overview.app}` : null,
  ].filter(Boolean);
  const powers = [server.superuser ? "superuser" : null, ...overview.powers].filter(Boolean);
  fill(view,
    h("div", { class: "head" }, h("h1", {}, server.database), h("span", { class: "soft" }, facts.join(" · "))),
    overview.mode === "read_only" && powers.length
      ? h("p", { class: "notice warn" },
        `The role is ${powers.join(", ")}. Read-only transactions keep rows as they are, but are a seat belt: the wall is a role that may only read.`)
      : null,
    overview.marker_hidden ? h("p", { class: "notice warn" }, "The database says what it is for, and this role may not read it.") : null,
    overview.tables.length ? list(overview.tables)
      : empty("The database has no tables yet", h("p", {}, h("code", {}, "hbm-db reset"), " makes and fills them.")));
}

function list(tables) {
  const total = tables.reduce((sum, table) => sum + (table.size ?? 0), 0);
  return h("div", { class: "sheet" }, h("div", { class: "scroll" },
    h("table", { class: "plain" },
      h("caption", {}, `${many(tables.length, "table")}, ${bytes(total)}. Rows are as the planner estimates.`),
      h("thead", {}, h("tr", {}, ["Table", "Rows", "Size", "Columns", "References", "Referenced by"].map((name, at) =>
        h("th", { scope: "col", class: at ? "right" : null }, name)))),
      h("tbody", {}, tables.map((table) => h("tr", {},
        h("th", { scope: "row" }, h("a", { href: address("data", table.name) }, table.name),
          table.kind === "table" ? null : h("span", { class: "chip" }, table.kind.replaceAll("_", " "))),
        h("td", { class: "right" }, table.kind === "view" ? "" : table.estimated_rows === null ? "?" : `~${digits(table.estimated_rows)}`),
        h("td", { class: "right" }, bytes(table.size)),
        h("td", { class: "right" }, String(table.columns)),
        h("td", { class: "right" }, table.references ? String(table.references) : ""),
        h("td", { class: "right" }, table.referenced_by ? String(table.referenced_by) : "")))))));
}
