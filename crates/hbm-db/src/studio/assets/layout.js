// How the columns of a table are shown: hidden, pinned, wide, in which order. Kept in this browser, by database and table.

import { fill, h } from "./dom.js";
import { notice } from "./notice.js";
import { parsed, store, stored } from "./storage.js";

const nothing = () => ({ hide: [], pin: [], order: [], width: {} });

/** The layout of a table: `now()` and `change(parts)`. */
export function layoutOf(database, table) {
  const key = `grid:${database}:${table}`;
  let layout = { ...nothing(), ...parsed(stored(key), {}) };
  return {
    now: () => layout,
    change(parts) {
      layout = { ...layout, ...parts };
      const text = JSON.stringify(layout);
      if (!store(key, text === JSON.stringify(nothing()) ? null : text)) notice("This browser keeps no more: the layout of the columns is gone with this page");
    },
    reset: () => {
      layout = nothing();
      store(key, null);
    },
  };
}

/** With this name, or without it. */
export const toggled = (names, name) => (names.includes(name) ? names.filter((one) => one !== name) : [...names, name]);

/** The menu of all columns. `changed` is called after each change. */
export function columnsMenu(meta, layout, changed) {
  const summary = h("summary", { class: "button" });
  const box = h("div", { class: "menu-box columns-menu" });
  const change = (parts) => { layout.change(parts); draw(); changed(); };
  const find = h("input", { type: "search", placeholder: "Find a column", aria: { label: "Find a column" }, oninput: () => list() });
  const rows = h("div", { class: "columns-list" });
  const list = () => {
    const { hide, pin } = layout.now();
    const wanted = meta.columns.filter((column) => column.name.toLowerCase().includes(find.value.toLowerCase()));
    fill(rows, wanted.map(({ name }) => h("div", { class: "row" },
      h("label", { class: "grow" }, h("input", { type: "checkbox", checked: !hide.includes(name), onchange: () => change({ hide: toggled(layout.now().hide, name) }) }), name),
      h("label", { class: "faint" }, h("input", { type: "checkbox", checked: pin.includes(name), aria: { label: `pin ${name}` }, onchange: () => change({ pin: toggled(layout.now().pin, name) }) }), "pin"))));
  };
  const draw = () => {
    const hidden = layout.now().hide.filter((name) => meta.columns.some((column) => column.name === name)).length;
    summary.textContent = hidden ? `Columns (${hidden} hidden)` : "Columns";
  };
  draw();
  list();
  fill(box, meta.columns.length > 12 ? find : null, rows, h("div", { class: "row" },
    h("button", { type: "button", onclick: () => { change({ hide: [] }); list(); } }, "Show all"),
    h("button", { type: "button", onclick: () => { change({ hide: meta.columns.map((column) => column.name).filter((name) => !(meta.key ?? []).includes(name)) }); list(); } }, "Only the key"),
    h("button", { type: "button", onclick: () => { layout.reset(); draw(); list(); changed(); } }, "Original")));
  const menu = h("details", { class: "menu" }, summary, box);
  menu.addEventListener("toggle", () => { if (menu.open) list(); });
  return { element: menu, draw };
}
