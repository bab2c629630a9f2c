// SQL: an editor above, the results below.

import { call } from "./api.js";
import { plan, rows } from "./console-answers.js";
import { History, openHistory } from "./console-history.js";
import { Results } from "./console-results.js";
import { Run } from "./console-run.js";
import { empty, failure, fill, h, loading, say } from "./dom.js";
import { editor } from "./editor.js";
import { chosenOf, statementsOf } from "./statements.js";
import { store, stored } from "./storage.js";
import { many, milliseconds } from "./words.js";

const LIMIT = 1000;
const CANCELLED = "57014";

const MODES = {
  read_only: "Each statement runs by itself, in a read-only transaction that is rolled back. That is a seat belt; the wall is a role that may only read.",
  write: "Each statement runs by itself, and is committed as soon as it has run. Nothing takes it back.",
};

/** What was stopped because the view was left, for whoever returns. */
let unfinished = null;

export async function show(view, { overview, signal }) {
  const { database } = overview.server;
  const kept = `console:${database}`;
  const history = new History(database);
  const results = new Results();
  const clock = h("span", { class: "soft", aria: { hidden: "true" } });
  const trouble = h("span", { class: "chip bad", role: "alert", hidden: true });
  const box = h("div", { class: "editor" });
  let running = null;

  const runChosen = () => work(chosenOf, ask, rows);
  const runAll = () => work(({ text }) => statementsOf(text), ask, rows);
  const explain = (analyze) => work(async (now) => (await chosenOf(now)).slice(0, 1), (sql, id) => call("explain", { sql, id, analyze }), plan);
  const ask = (sql, id) => call("sql", { sql, id, limit: LIMIT });
  const cancel = () => running?.stop().catch((error) => { if (running) tell(`Not cancelled: ${error.message}`); });
  const starters = [
    h("button", { type: "button", class: "primary", title: "Ctrl+Enter: what is selected, else the statement at the cursor", onclick: runChosen }, "Run"),
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
  const tell = (text) => {
    trouble.textContent = text ?? "";
    trouble.hidden = !text;
  };

  /** Runs what `choose` takes of the text, one after the other, until one fails or somebody stops it. */
  async function work(choose, ask, finished) {
    if (running) return;
    const run = new Run();
    busy(run);
    tell(null);
    results.clear();
    const read = text.now();
    try {
      results.say(loading("Running …"));
      const statements = await choose(read).catch((error) => { unread(error, read); return null; });
      if (!statements || signal.aborted) return;
      if (!statements.length) results.say(empty("There is no statement to run"));
      run.of = statements.length;
      for (const [at, statement] of statements.entries()) {
        run.at = at;
        if (run.isStopped) { results.say(empty("Cancelled", h("p", {}, "Nothing has run."))); return; }
        if (!await step(run, statement, read, ask, finished)) return;
      }
    } finally {
      if (!signal.aborted) busy(null);
    }
  }

  /** Whether the next one may run. */
  async function step(run, { sql, from }, read, ask, finished) {
    if (!history.add(sql)) tell("This browser has no room left for the history");
    const started = performance.now();
    results.say(loading(run.of > 1 ? `Statement ${run.at + 1} of ${run.of} …` : "Running …"));
    const ticks = setInterval(() => { clock.textContent = milliseconds(performance.now() - started); }, 100);
    let result;
    try {
      result = finished(await run.one((id) => ask(sql, id)));
    } catch (error) {
      result = failed(error, run, performance.now() - started, { sql, from, read });
    } finally {
      clearInterval(ticks);
      clock.textContent = "";
    }
    if (signal.aborted) return false;
    const rest = (result.failed || run.isStopped) && run.left > 0 ? `${many(run.left, "statement")} after this did not run.` : "";
    const note = [result.note, rest].filter(Boolean).join(result.note?.endsWith(".") ? " " : ". ");
    results.add({ ...result, sql, note });
    say(note);
    return !result.failed && !run.isStopped;
  }

  const failed = (error, run, took, { sql, from, read }) => {
    if (run.isStopped && error.sqlstate === CANCELLED) {
      return { failed: true, show: (body) => void fill(body, empty("Cancelled", h("p", {}, `The server ended it after ${milliseconds(took)}.`))) };
    }
    const place = error.position ? from + [...sql].slice(0, error.position - 1).join("").length : null;
    const said = marked(plainly(error, overview.mode), place, read);
    // No answer, or the connection to the server is lost: it may have run all the same.
    if ([0, 503].includes(error.status) && overview.mode === "write") said.hints = [...(said.hints ?? []), "It is not known whether the statement was committed: look before you run it again."];
    return { failed: true, show: (body) => void fill(body, failure(said)) };
  };

  /** The text is no list of statements: something is not closed. */
  const unread = (error, read) => {
    if (signal.aborted) return;
    const said = plainly(error, overview.mode);
    const why = error.at === undefined ? said.message : said.causes[0].replace(/^line \d+, column \d+: /, "");
    const causes = error.at === undefined ? said.causes : [];
    results.say(failure(marked({ ...said, causes, message: `Nothing has run: ${why}` }, error.at ?? null, read)));
  };

  /** The error, without what the editor shows; a text that was changed meanwhile is not marked. */
  function marked(said, at, read) {
    if (at === null || signal.aborted || text.now().text !== read.text) return said;
    const place = text.fault(at);
    return { ...said, details: [`line ${place.line}, column ${place.column}: marked in the editor`, ...inWords(said.details)] };
  }

  fill(view,
    h("h1", { class: "unseen" }, "Console"),
    h("div", { class: "head" }, starters, stop, clock, trouble, h("span", { class: "grow" }),
      h("button", { type: "button", onclick: () => openHistory(history, (sql) => { text.append(sql); text.focus(); }) }, "History")),
    h("p", { class: overview.mode === "write" ? "notice warn" : "notice" }, MODES[overview.mode]),
    box, results.element);
  results.say(unfinished ? empty("The console was left", h("p", {}, unfinished))
    : empty("Nothing has run yet", h("p", {}, "Ctrl+Enter runs what is selected, else the statement at the cursor.")));
  unfinished = null;
  const text = editor(box, { text: stored(kept) ?? "select *\nfrom ", run: runChosen, runAll, change: (now) => store(kept, now), label: "SQL" });
  // Before the editor takes the key for what it has open.
  view.addEventListener("keydown", escape, { capture: true });
  function escape(event) {
    const isTheirs = box.contains(event.target) && text.hasOpen();
    if (event.key === "Escape" && running && !isTheirs) cancel();
  }
  text.focus();
  call("completion", {}, { signal }).then(text.complete).catch(() => {});
  return () => {
    view.removeEventListener("keydown", escape, { capture: true });
    if (running) unfinished = leftWords(running);
    cancel();
    results.clear();
    text.destroy();
  };
}

const leftWords = (run) => (run.of ? `Statement ${run.at + 1} of ${run.of} ran. The server was asked to end it${run.left ? `, and ${many(run.left, "statement")} after it did not run` : ""}.` : "Nothing has run.");

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
