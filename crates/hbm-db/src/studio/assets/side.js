// The tables, and the search among them.

import { $, fill, h } from "./dom.js";
import { address } from "./route.js";
import { digits, many, short } from "./words.js";

/** More links make typing slow. */
const SHOWN = 400;

let search = "";

/** Puts the list beside the view; what was typed, scrolled and focused stays. */
export function showSide(overview, route) {
  const side = $("side");
  const current = ["data", "structure"].includes(route.view) ? route.name : "";
  const kept = side.querySelector("ul")?.scrollTop ?? 0;
  const focused = side.contains(document.activeElement) ? document.activeElement : null;
  const list = h("ul", {});
  const foot = h("div", { class: "foot" });
  const find = h("input", {
    type: "search", placeholder: "Find a table ( / )", value: search, autocomplete: "off", spellcheck: "false",
    aria: { label: "Find a table" },
    oninput: () => { search = find.value; rows(); },
    onkeydown: (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); list.querySelector("a")?.focus(); }
      if (event.key === "Enter") list.querySelector("a")?.click();
    },
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const links = [...list.querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement) + step];
    if (next) next.focus();
    else if (step < 0) find.focus();
  });
  const rows = () => {
    const wanted = overview.tables.filter((table) => table.name.toLowerCase().includes(search.toLowerCase()));
    fill(list, within(wanted, current).map((table) => item(table, current, route.view)),
      wanted.length > SHOWN ? h("li", { class: "more" }, `and ${digits(wanted.length - SHOWN)} more: type a part of the name`) : null);
    foot.textContent = search ? `${wanted.length} of ${many(overview.tables.length, "table")}` : many(overview.tables.length, "table");
  };
  rows();
  fill(side, h("div", { class: "find" }, find), list, foot);
  list.scrollTop = kept;
  if (focused?.matches("input")) find.focus();
  else if (focused) [...list.querySelectorAll("a")].find((link) => link.title === focused.title)?.focus();
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** As many as can be shown; the current one is among them. */
function within(tables, current) {
  const at = tables.findIndex((table) => table.name === current);
  return at < SHOWN ? tables.slice(0, SHOWN) : [tables[at], ...tables.slice(0, SHOWN - 1)];
}

function item(table, current, view) {
  const kind = { view: "view", materialized_view: "mat. view", foreign_table: "foreign", partitioned_table: "parts" }[table.kind];
  const rows = table.kind === "view" ? "" : table.estimated_rows === null ? "?" : `~${short(table.estimated_rows)}`;
  return h("li", {}, h("a", {
    href: address(view === "structure" ? "structure" : "data", table.name),
    title: table.name,
    "aria-current": table.name === current ? "page" : null,
  }, h("span", { class: "name" }, marked(table.name)), kind ? h("span", { class: "kind" }, kind) : null,
    h("span", { class: "rows", title: rows ? "rows, as the planner estimates" : null }, rows)));
}

function marked(name) {
  const at = search ? name.toLowerCase().indexOf(search.toLowerCase()) : -1;
  if (at < 0) return name;
  return [name.slice(0, at), h("mark", {}, name.slice(at, at + search.length)), name.slice(at + search.length)];
}
