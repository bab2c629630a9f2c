// What came of the statements: one result at a time, and buttons for the others.

import { fill, h } from "./dom.js";

const TITLE = 40;

/** A place for results. Each is {sql, note, failed, show()}, where `show` gives elements, and perhaps what ends them. */
export class Results {
  constructor() {
    this.strip = h("div", { class: "strip", role: "group", aria: { label: "Results of the statements" } });
    this.note = h("p", { class: "result-note" });
    this.body = h("div", { class: "result" });
    this.element = h("section", { class: "results", aria: { label: "Result" } }, this.strip, this.note, this.body);
    this.clear();
  }

  clear() {
    this.end?.();
    this.end = null;
    this.all = [];
    fill(this.strip);
    this.note.hidden = true;
    this.strip.hidden = true;
    fill(this.body);
  }

  /** Something that is no result: what to do, or that something runs. */
  say(...content) {
    this.end?.();
    this.end = null;
    this.note.hidden = true;
    fill(this.body, content);
  }

  add(result) {
    this.all.push(result);
    this.strip.hidden = this.all.length < 2;
    this.show(result);
  }

  show(result) {
    this.say();
    this.note.textContent = result.note;
    this.note.hidden = !result.note;
    this.end = result.show(this.body);
    fill(this.strip, this.all.map((one, at) => h("button", {
      type: "button", class: one.failed ? "failed" : null, title: one.sql, aria: { pressed: String(one === result) },
      onclick: () => { this.show(one); this.strip.children[at].focus(); },
    }, `${at + 1}. ${one.failed ? "✗ " : ""}${title(one.sql)}`)));
  }
}

function title(sql) {
  const line = sql.replace(/\s+/g, " ").trim();
  return line.length > TITLE ? `${line.slice(0, TITLE)}…` : line;
}
