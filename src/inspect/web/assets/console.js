// SQL: an editor above, the results below.

import { call } from "./api.js";
import { History, openHistory } from "./console-history.js";
import { Results } from "./console-results.js";
import { empty, failure, fill, h, loading, say } from "./dom.js";
import { openCell } from "./drawer.js";
import { editor } from "./editor.js";
import { explained } from "./explain.js";
import { grid } from "./grid.js";
import { digits, many, milliseconds } from "./words.js";

const LIMIT = 1000;
const CANCELLED = "57014";

const MODES = {
  read_only: "Each statement runs by itself, in a read-only transaction that is rolled back. That is a seat belt; the wall is a role that may only read.",
  write: "Each statement runs by itself, and is committed as soon as it has run. Nothing takes it back.",
};

export async function show(view, { overview }) {
  const { database } = overview.server;
  const store = `console:${database}`;
  const history = new History(database);
  const results = new Results();
  const clock = h("span", { class: "soft", aria: { hidden: "true" } });
  const box = h("div", { class: "editor" });
  let running = null;

  const run = () => work(text.chosen(), ask, rows);
  const runAll = () => work(text.all(), ask, rows);
  const explain = (analyze) => work(text.chosen().slice(0, 1), (sql, id) => call("explain", { sql, id, analyze }), plan);
  const ask = (sql, id) => call("sql", { sql, id, limit: LIMIT });
  const cancel = async () => {
    if (!running) return;
    running.cancelled = true;
    await call("cancel", { id: running.id }).catch((error) => say(error.message));
  };
  const starters = [
    h("button", { type: "button", class: "primary", title: "Ctrl+Enter: what is selected, else the statement at the cursor", onclick: run }, "Run"),
    h("button", { type: "button", title: "Ctrl+Shift+Enter", onclick: runAll }, "Run all"),
    h("button", { type: "button", title: "How PostgreSQL would run it", onclick: () => explain(false) }, "Explain"),
    h("button", { type: "button", title: "Runs it in a read-only transaction, and measures", onclick: () => explain(true) }, "Explain analyze"),
  ];
  const stop = h("button", { type: "button", title: "Escape", onclick: cancel, hidden: true }, "Cancel");
  const busy = (one) => {
    running = one;
    stop.hidden = !one;
    for (const button of starters) button.setAttribute("aria-disabled", String(Boolean(one)));
  };

  /** One after the other, until one fails. */
  async function work(statements, ask, finished) {
    if (running) return;
    results.clear();
    if (!statements.length) results.say(empty("There is no statement to run"));
    for (const [at, { sql, from }] of statements.entries()) {
      history.add(sql);
      const started = performance.now();
      const one = { id: crypto.randomUUID() };
      busy(one);
      results.say(loading(statements.length > 1 ? `Statement ${at + 1} of ${statements.length} …` : "Running …"));
      const ticks = setInterval(() => { clock.textContent = milliseconds(performance.now() - started); }, 100);
      try {
        const result = { sql, ...finished(await ask(sql, one.id)) };
        results.add(result);
        say(result.note);
      } catch (error) {
        const left = statements.length - at - 1;
        results.add({ sql, ...failed(error, one, performance.now() - started, sql, from), note: left ? `${many(left, "statement")} after this did not run.` : "" });
        return;
      } finally {
        clearInterval(ticks);
        clock.textContent = "";
        busy(null);
      }
    }
  }

  const failed = (error, one, took, sql, from) => {
    if (one.cancelled && error.sqlstate === CANCELLED) {
      return { failed: true, show: (body) => void fill(body, empty("Cancelled", h("p", {}, `The server ended it after ${milliseconds(took)}.`))) };
    }
    const place = error.position ? text.fault(from + [...sql].slice(0, error.position - 1).join("").length) : null;
    const said = plainly(error, overview.mode);
    if (place) said.details = [`line ${place.line}, column ${place.column}: marked in the editor`, ...inWords(said.details)];
    return { failed: true, show: (body) => void fill(body, failure(said)) };
  };

  fill(view,
    h("h1", { class: "unseen" }, "Console"),
    h("div", { class: "head" }, starters, stop, clock, h("span", { class: "grow" }),
      h("button", { type: "button", onclick: () => openHistory(history, (sql) => { text.append(sql); text.focus(); }) }, "History")),
    h("p", { class: overview.mode === "write" ? "notice warn" : "notice" }, MODES[overview.mode]),
    box, results.element);
  results.say(empty("Nothing has run yet", h("p", {}, "Ctrl+Enter runs what is selected, else the statement at the cursor.")));
  const text = editor(box, { text: localStorage.getItem(store) ?? "select *\nfrom ", run, runAll, change: (now) => localStorage.setItem(store, now), label: "SQL" });
  view.addEventListener("keydown", escape);
  function escape(event) { if (event.key === "Escape" && running) cancel(); }
  text.focus();
  call("completion").then(text.complete).catch(() => {});
  return () => {
    view.removeEventListener("keydown", escape);
    results.clear();
    text.destroy();
    cancel();
  };
}

/** Without the line of the statement and the mark under it: the editor has them. */
const inWords = (details = []) => details.filter((line) => !/^(line \d+: .*|\s*\^)$/s.test(line));

/** What can be done about a refusal: the program says it for its command line. */
function plainly(error, mode) {
  const said = { message: error.message, causes: error.causes, details: error.details, hints: error.hints, sqlstate: error.sqlstate };
  if (error.status === 403 && mode === "read_only") {
    said.hints = ["Nothing was changed: the studio was started to read only. SELECT, VALUES, TABLE, WITH, EXPLAIN and SHOW run here.", "hbm-db studio --write runs other statements, too."];
  }
  return said;
}

function rows(answer) {
  const took = `in ${milliseconds(answer.milliseconds)}`;
  const number = answer.rows.length;
  if (!answer.columns.length) {
    const changed = answer.changed ? `${many(answer.changed, "row")} changed.` : "It answers with no rows.";
    const note = number ? `${many(number, "row")} without columns ${took}` : `Done ${took}. ${changed}`;
    return { note, show: () => null };
  }
  return {
    note: answer.more ? `The first ${digits(number)} rows, ${took}. There are more: LIMIT and OFFSET show others.` : `${many(number, "row")} ${took}`,
    show(body) {
      const inner = h("div", {});
      fill(body, h("div", { class: "grid-box" }, inner));
      const columns = answer.columns.map((column) => ({ name: column.name, type: column.type, style: styleOf(column.type) }));
      const table = grid(inner, { columns, rows: answer.rows, label: "result", on: {
        open: (row, at) => at !== null && openCell({ column: columns[at].name, value: row.values[at], cut: false, style: columns[at].style, type: columns[at].type }),
      } });
      return () => table.destroy();
    },
  };
}

const plan = (answer) => ({ note: "", show: (body) => void fill(body, explained(answer)) });

function styleOf(type) {
  if (/^(smallint|integer|bigint|numeric|real|double|money|oid)/.test(type)) return "number";
  if (/^json/.test(type)) return "json";
  if (type === "boolean") return "bool";
  return /^(timestamp|date|time|interval)/.test(type) ? "time" : "text";
}
