// What there is besides tables and views: functions, types, sequences and so on, each with the statements that would make it.

import { call } from "./api.js";
import { empty, failure, fill, h, loading, reachable, scroll } from "./dom.js";
import { copyButton } from "./drawer.js";
import { many, plural } from "./words.js";

/** More rows make a page slow. */
const SHOWN = 500;

export async function show(view, { overview, signal }) {
  const { objects } = await call("objects", {}, { signal });
  const list = h("div", { class: "sheet" });
  const note = h("span", { class: "soft" });
  const find = h("input", { type: "search", placeholder: "Find an object", autocomplete: "off", spellcheck: "false", aria: { label: "Find an object" }, oninput: () => rows() });
  const rows = () => {
    const wanted = find.value.toLowerCase();
    const found = objects.filter((one) => `${one.kind} ${one.name}`.toLowerCase().includes(wanted));
    note.textContent = `${found.length < objects.length ? `${found.length} of ` : ""}${many(objects.length, "object")} besides tables and views`;
    const kinds = Map.groupBy(found.slice(0, SHOWN), (one) => one.kind);
    fill(list, [...kinds].map(([kind, all]) => section(kind, all, signal)),
      found.length > SHOWN ? h("p", { class: "soft" }, `The first ${SHOWN} are shown: type a part of the name.`) : null);
  };
  if (!objects.length) {
    fill(view, h("div", { class: "head" }, h("h1", {}, "Objects")), empty(`${overview.server.database} has only tables and views`));
    return;
  }
  fill(view, h("div", { class: "head" }, h("h1", {}, "Objects"), note, h("span", { class: "grow" }), find), list);
  rows();
}

function section(kind, objects, signal) {
  const title = plural(kind[0].toUpperCase() + kind.slice(1));
  return h("section", {}, h("h2", {}, title), scroll(title, h("table", { class: "plain" },
    h("thead", {}, h("tr", {}, ["Name", "Owner", "Comment"].map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, objects.map((one) => h("tr", {}, h("td", {}, definition(one, signal)), h("td", {}, one.owner ?? ""), h("td", {}, one.comment ?? "")))))));
}

/** Read when somebody wants to see it. */
function definition(object, signal) {
  const out = h("div", {});
  const details = h("details", {}, h("summary", {}, h("strong", {}, object.name)), out);
  const read = async () => {
    fill(out, loading());
    try {
      const { statements } = await call("object", { object: `${object.kind} ${object.name}` }, { signal });
      const sql = statements.map((one) => `${one};`).join("\n\n");
      fill(out, sql ? [h("p", {}, copyButton(sql)), reachable(h("pre", { class: "whole" }, sql))]
        : h("p", { class: "faint" }, "Every database has it: no statement makes it."));
    } catch (error) {
      if (!signal.aborted) fill(out, failure(error, read));
    }
  };
  details.addEventListener("toggle", () => { if (details.open && !out.children.length) read(); });
  return details;
}
