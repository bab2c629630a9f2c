// All tables, and what the database is.

import { empty, fill, h, scroll } from "./dom.js";
import { address } from "./route.js";
import { bytes, digits, many } from "./words.js";

/** More rows make a page slow; the list at the side finds all. */
const SHOWN = 500;

export async function show(view, { overview }) {
  const { server } = overview;
  const facts = [
    `PostgreSQL ${server.version_text}`, `role ${server.user}`, overview.embedded ? "embedded" : server.tls ? `encrypted, ${server.tls}` : "not encrypted",
    server.standby ? "standby" : null, overview.app ? `application ${overview.app}` : null,
  ].filter(Boolean);
  fill(view,
    h("div", { class: "head" }, h("h1", {}, server.database), h("span", { class: "soft" }, facts.join(" · "))),
    overview.mode === "read_only" ? powers(overview) : null,
    overview.marker_hidden ? h("p", { class: "notice warn" }, "The database says what it is for, and this role may not read it.") : null,
    overview.tables.length ? h("div", { class: "sheet" }, list(overview.tables))
      : empty("The database has no tables yet", h("p", {}, h("code", {}, "hbm-db reset"), " makes and fills those of the application. The ",
        h("a", { href: address("console") }, "console"), " works without any.")),
    overview.of_extensions ? h("p", { class: "soft" }, `${many(overview.of_extensions, "relation")} of extensions not shown`) : null);
}

/** What no read-only transaction takes away. It is said until somebody has read it, in this tab. */
function powers({ server, powers }) {
  if (!server.superuser && !powers.length) return null;
  const seen = `powers:${server.database}:${server.user}`;
  if (sessionStorage.getItem(seen)) return null;
  const is = server.superuser ? "is a superuser" : `has the powers of ${powers.join(", ")}`;
  const notice = h("div", { class: "notice warn row" },
    h("span", {}, h("strong", {}, `The role ${server.user} ${is}. `),
      "Here everything runs in read-only transactions, which keep rows as they are. They are a seat belt: the wall is a role that may only read."),
    h("button", { type: "button", onclick: () => { notice.remove(); sessionStorage.setItem(seen, "1"); } }, "Understood"));
  return notice;
}

const COLUMNS = [
  { title: "Table", key: "name" },
  { title: "Rows", key: "estimated_rows", text: (table) => (table.kind === "view" ? "" : table.estimated_rows === null ? "?" : `~${digits(table.estimated_rows)}`) },
  { title: "Size", key: "size", text: (table) => bytes(table.size) },
  { title: "Columns", key: "columns", text: (table) => String(table.columns) },
  { title: "References", key: "references", text: (table) => (table.references ? String(table.references) : "") },
  { title: "Referenced by", key: "referenced_by", text: (table) => (table.referenced_by ? String(table.referenced_by) : "") },
];

/** The tables; a heading sorts by its column, numbers the largest first. */
function list(tables) {
  const total = tables.reduce((sum, table) => sum + (table.size ?? 0), 0);
  const body = h("tbody", {});
  let by = null;
  const heads = COLUMNS.map((column, at) => h("th", { scope: "col", class: at ? "right" : null },
    h("button", { type: "button", title: "Sort by this", onclick: () => { by = column; rows(); } }, column.title)));
  const rows = () => {
    const sorted = !by || by.key === "name" ? tables : tables.toSorted((one, other) => (other[by.key] ?? -1) - (one[by.key] ?? -1));
    for (const [at, head] of heads.entries()) {
      if (by === COLUMNS[at]) head.setAttribute("aria-sort", at ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    fill(body, sorted.slice(0, SHOWN).map(row));
  };
  rows();
  const more = tables.length > SHOWN ? ` The first ${SHOWN} are shown; the list at the side finds all.` : "";
  return scroll("Tables", h("table", { class: "plain" },
    h("caption", {}, `${many(tables.length, "table")}, ${bytes(total)}. Rows are as the planner estimates.${more}`),
    h("thead", {}, h("tr", {}, heads)), body));
}

function row(table) {
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { href: address("data", table.name) }, table.name),
      table.kind === "table" ? null : h("span", { class: "chip" }, table.kind.replaceAll("_", " "))),
    COLUMNS.slice(1).map((column) => h("td", { class: "right" }, column.text(table))));
}
