// Goes to a table or a view by a part of its name.

import { $, fill, h } from "./dom.js";
import { address, go } from "./route.js";

const SHOWN = 50;
const VIEWS = [["All tables", address("home")], ["Objects", address("objects")], ["Diagram", address("erd")], ["Console", address("console")], ["Drift", address("drift")], ["Activity", address("activity")]];

/** Opens it over the page. */
export function openPalette(overview) {
  const dialog = $("palette");
  if (dialog.open) return;
  const all = [...VIEWS.map(([name, target]) => ({ name, target, kind: "view" })),
    ...overview.tables.map((table) => ({ name: table.name, target: address("data", table.name), other: address("structure", table.name), kind: "" }))];
  let found = [];
  let at = 0;
  const list = h("ul", { id: "palette-list", role: "listbox", aria: { label: "Tables and views" } });
  const field = h("input", { type: "text", role: "combobox", placeholder: "Go to a table or a view", autocomplete: "off", spellcheck: "false",
    aria: { label: "Go to", controls: "palette-list", expanded: "true", autocomplete: "list" }, oninput: () => search(), onkeydown: (event) => key(event) });
  const choose = (one, isOther) => {
    if (!one) return;
    dialog.close();
    go(isOther && one.other ? one.other : one.target);
  };
  const mark = () => {
    for (const [number, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(number === at));
    if (found.length) field.setAttribute("aria-activedescendant", `palette-${at}`);
    else field.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const search = () => {
    found = ranked(all, field.value.trim().toLowerCase()).slice(0, SHOWN);
    at = 0;
    fill(list, found.map((one, number) => h("li", { id: `palette-${number}`, role: "option", onclick: (event) => choose(one, event.shiftKey) },
      h("span", { class: "name" }, one.name), h("span", { class: "faint" }, one.kind))));
    mark();
  };
  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) at = (at + step + found.length) % found.length;
    else if (event.key === "Enter") choose(found[at], event.shiftKey);
    else return;
    event.preventDefault();
    mark();
  };
  fill(dialog, field, list, h("p", {}, "Enter opens it; Shift+Enter opens the structure of a table."));
  dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };
  search();
  dialog.showModal();
}

/** Names that begin with it come first. */
function ranked(all, wanted) {
  const matches = all.filter((one) => one.name.toLowerCase().includes(wanted));
  const begins = (one) => one.name.toLowerCase().startsWith(wanted);
  return [...matches.filter(begins), ...matches.filter((one) => !begins(one))];
}
