// What was run in the console, newest first. It is kept by this browser alone, for each database.

import { fill, h } from "./dom.js";
import { open } from "./drawer.js";
import { parsed, store, stored } from "./storage.js";

const KEPT = 200;

/** The statements of one database. */
export class History {
  constructor(database) {
    this.key = `console:${database}:history`;
    const all = parsed(stored(this.key), []);
    this.all = (Array.isArray(all) ? all : []).filter((one) => typeof one?.sql === "string");
  }

  /** Whether it is kept. Where there is little room, fewer are. */
  add(sql) {
    this.all = [{ sql, at: Date.now() }, ...this.all.filter((one) => one.sql !== sql)].slice(0, KEPT);
    let kept = this.all;
    while (!store(this.key, JSON.stringify(kept))) {
      if (!kept.length) return false;
      kept = kept.slice(0, Math.floor(kept.length / 2));
    }
    return kept.length > 0;
  }

  clear() {
    this.all = [];
    store(this.key, null);
  }
}

/** Shows them; `take` gets the one that was chosen. */
export function openHistory(history, take) {
  const close = () => document.getElementById("drawer").close();
  const list = h("ul", { class: "history" });
  const find = h("input", { type: "search", placeholder: "Find a statement", aria: { label: "Find a statement" }, oninput: () => rows() });
  const rows = () => {
    const wanted = history.all.filter((one) => one.sql.toLowerCase().includes(find.value.toLowerCase()));
    fill(list, wanted.map((one) => h("li", {}, h("button", { type: "button", onclick: () => { close(); take(one.sql); } },
      h("code", {}, one.sql), h("small", { class: "faint" }, new Date(one.at).toLocaleString())))));
  };
  rows();
  open("History", h("p", { class: "soft" }, "What was run is kept in this browser, for this address, and nowhere else."),
    history.all.length ? [find, list, h("p", {}, h("button", { type: "button", onclick: () => { history.clear(); close(); } }, "Clear the history"))]
      : h("p", {}, "Nothing has run yet."));
}
