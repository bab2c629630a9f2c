// SQL: an editor above, the result below.

import { call } from "./api.js";
import { empty, failure, fill, h, loading, say } from "./dom.js";
import { open as openDrawer, openCell } from "./drawer.js";
import { editor } from "./editor.js";
import { explained } from "./explain.js";
import { grid } from "./grid.js";
import { digits, milliseconds } from "./words.js";

const LIMIT = 1000;
const KEPT = 200;

export async function show(view, { overview }) {
  const store = `console:${overview.server.database}`;
  const history = new History(`${store}:history`);
  const box = h("div", { class: "editor" });
  const results = h("div", { class: "results" }, empty("Nothing has run yet", h("p", {}, "Ctrl+Enter runs the statement at the cursor, or what is selected.")));
  const said = h("span", { class: "soft", role: "status" });
  let table = null;
  let running = null;
  const stop = h("button", { type: "button", disabled: true, onclick: () => running && call("cancel", { id: running }).catch((error) => { said.textContent = error.message; }) }, "Cancel");
  const busy = (id) => {
    running = id;
    stop.disabled = !id;
    for (const button of view.querySelectorAll("button[data-runs]")) button.disabled = Boolean(id);
  };
  const put = (...content) => { table?.destroy(); table = null; fill(results, ...content); };

  async function work(statements, ask, showing) {
    if (running || !statements.length) return;
    for (const [at, statement] of statements.entries()) {
      const id = crypto.randomUUID();
      busy(id);
      const started = performance.now();
      const clock = setInterval(() => { said.textContent = `runs ${milliseconds(performance.now() - started)} …`; }, 100);
      put(loading(statements.length > 1 ? `Statement ${at + 1} of ${statements.length} …` : "Running …"));
      try {
        const answer = await ask(statement.sql, id);
        clearInterval(clock);
        history.add(statement.sql);
        said.textContent = "";
        showing(answer, statement);
      } catch (error) {
        clearInterval(clock);
        said.textContent = "";
        put(failure(error));
        if (error.position) text.mark(statement.from + [...statement.sql].slice(0, error.position - 1).join("").length);
        return;
      } finally {
        clearInterval(clock);
        busy(null);
      }
    }
  }

  const rows = (answer) => {
    said.textContent = `${digits(answer.rows.length)} rows${answer.more ? `, and there are more than ${digits(LIMIT)}` : ""} in ${milliseconds(answer.milliseconds)}`;
    say(said.textContent);
    if (!answer.columns.length) { put(empty("Done", h("p", {}, said.textContent))); return; }
    const inner = h("div", {});
    put(h("div", { class: "grid-box" }, inner));
    const columns = answer.columns.map((column) => ({ name: column.name, type: column.type, style: styleOf(column.type) }));
    table = grid(inner, { columns, rows: answer.rows, label: "result", on: {
      open: (row, at) => at !== null && openCell({ column: columns[at].name, value: row.values[at], cut: false, style: columns[at].style, type: columns[at].type }),
    } });
  };
  const run = () => work(text.chosen(), (sql, id) => call("sql", { sql, id, limit: LIMIT }), rows);
  const plan = (analyze) => work(text.chosen().slice(0, 1), (sql, id) => call("explain", { sql, id, analyze }), (answer) => put(explained(answer)));
  const button = (label, action, properties = {}) => h("button", { type: "button", data: { runs: "" }, onclick: action, ...properties }, label);

  fill(view,
    h("h1", { class: "unseen" }, "Console"), h("div", { class: "head" }, button("Run", run, { class: "primary", title: "Ctrl+Enter" }),
      button("Run all", () => work(text.all(), (sql, id) => call("sql", { sql, id, limit: LIMIT }), rows)), stop,
      button("Explain", () => plan(false)), button("Explain with times", () => plan(true), { title: "EXPLAIN ANALYZE runs the statement" }),
      h("span", { class: "grow" }), said, h("button", { type: "button", onclick: () => past(history, text) }, "History")),
    overview.mode === "read_only" ? h("p", { class: "notice" }, "Each statement runs by itself in a read-only transaction that is rolled back. That is a seat belt; the wall is a role that may only read.") : null,
    box, results);
  const text = editor(box, { text: localStorage.getItem(store) ?? "select *\nfrom ", run, change: (now) => localStorage.setItem(store, now), label: "SQL" });
  text.focus();
  call("completion").then(text.complete).catch(() => {});
  return () => { table?.destroy(); text.destroy(); if (running) call("cancel", { id: running }).catch(() => {}); };
}

function styleOf(type) {
  if (/^(smallint|integer|bigint|numeric|real|double|money|oid)/.test(type)) return "number";
  if (/^json/.test(type)) return "json";
  if (type === "boolean") return "bool";
  return /^(timestamp|date|time|interval)/.test(type) ? "time" : "text";
}

function past(history, text) {
  const drawer = openDrawer("History", history.all.length
    ? [h("ul", { class: "history" }, history.all.map((sql) => h("li", {}, h("button", { type: "button", onclick: () => { text.replace(sql); drawer.closest("dialog").close(); text.focus(); } }, sql)))),
      h("button", { type: "button", onclick: () => { history.clear(); drawer.closest("dialog").close(); } }, "Forget it all")]
    : h("p", { class: "soft" }, "What was run is kept in this browser, and nowhere else."));
}

/** What was run, newest first, in this browser alone. */
class History {
  constructor(key) {
    this.key = key;
    this.all = JSON.parse(localStorage.getItem(key) ?? "[]");
  }

  add(sql) {
    this.all = [sql, ...this.all.filter((one) => one !== sql)].slice(0, KEPT);
    localStorage.setItem(this.key, JSON.stringify(this.all));
  }

  clear() {
    this.all = [];
    localStorage.removeItem(this.key);
  }
}
