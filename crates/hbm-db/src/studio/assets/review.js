// What is staged, as statements; committing it; and what came of that.

import { bareOf } from "./bare.js";
import { $, failure, fill, h, loading } from "./dom.js";
import { hold, open } from "./drawer.js";
import { notice } from "./notice.js";
import { columnsOf } from "./refused.js";
import { address, rowsOf } from "./route.js";
import * as staged from "./staged.js";
import { shown, worded } from "./value.js";
import { many } from "./words.js";

const LOOK = { delete: "bad", insert: "good", update: "warn" };
const NOTHING = "Nothing was changed.";

/** Shows what would run; nothing else does. */
export async function review() {
  const body = open("Staged changes", loading());
  if (staged.isCommitting()) { await ended(body); return; }
  if (staged.isInDoubt()) { doubt(body); return; }
  const changes = staged.all();
  try {
    const { statements } = await staged.preview();
    const out = h("div", {});
    const commit = h("button", { type: "button", class: "primary", onclick: () => run(body, out) }, `Commit ${many(changes.length, "change")} in one transaction`);
    fill(body, h("div", { class: "row" }, commit), out, h("ol", { class: "statements" }, changes.map((change, at) => entry(change, statements[at], () => takeBack(change)))));
    commit.focus();
  } catch (error) {
    fill(body, failure(error, review));
  }
}

/** Waits for a commit that somebody looked away from. */
async function ended(body) {
  fill(body, loading("Committing …"));
  await new Promise((done) => {
    const stop = staged.onStaged(() => {
      if (staged.isCommitting()) return;
      stop();
      done();
    });
  });
  if (!body.isConnected || !$("drawer").open) return;
  if (staged.all().length) review();
  else $("drawer").close();
}

function takeBack(change) {
  staged.drop([staged.byId(change.id)]);
  if (staged.all().length) review();
  else $("drawer").close();
}

function entry(change, statement, drop) {
  const place = change.key ? rowsOf(change.table, Object.entries(change.key)) : address("data", change.table);
  return h("li", {}, h("div", { class: "row" }, h("span", { class: `chip ${LOOK[change.kind]}` }, change.kind),
    h("a", { href: place, onclick: () => $("drawer").close() }, `${change.table} ${Object.values(change.key ?? {}).join(", ")}`), h("span", { class: "grow" }),
    h("button", { type: "button", class: "plain", onclick: drop }, "Undo")),
  change.problem ? h("p", { class: "refused" }, change.problem.message) : null, h("pre", { class: "sql" }, statement));
}

/** Commits, or asks again what came of it. Nothing can be pressed meanwhile. */
async function run(body, out) {
  if (staged.isCommitting()) return;
  const changes = staged.sent() ?? staged.all();
  const buttons = [...body.querySelectorAll("button")];
  const isHere = () => body.isConnected && $("drawer").open;
  for (const button of buttons) button.disabled = true;
  hold(true);
  fill(out, loading("Committing …"));
  try {
    const outcome = await staged.commit();
    if (outcome.result === "committed") {
      // The rows are read again before anybody changes more of them.
      await staged.reread();
      hold(false);
      if (isHere()) $("drawer").close();
      notice(`${many(outcome.changes, "change")} committed`);
      return;
    }
    told(outcome, changes[outcome.change], out);
    if (!isHere()) notice("Nothing was committed: review what is staged to see why");
  } catch (error) {
    if (staged.isInDoubt()) doubt(body, error);
    else fill(out, failure(error));
    if (!isHere()) notice(staged.isInDoubt() ? "It is not known whether the changes were committed" : `Nothing was committed: ${error.message}`);
  } finally {
    hold(false);
    for (const button of buttons) button.disabled = false;
  }
  if (isHere()) (out.querySelector("button") ?? body.querySelector("button.primary"))?.focus();
}

/** An answer was lost on its way: the same changes under the same name are never committed twice. */
function doubt(body, error) {
  const out = h("div", {});
  const end = (committed, words) => h("button", { type: "button", onclick: async () => {
    staged.settle(committed);
    await staged.reread();
    if (staged.all().length) review();
    else $("drawer").close();
  } }, words);
  const again = h("button", { type: "button", class: "primary", onclick: () => run(body, out) }, "Ask again");
  fill(body, failure({
    message: "It is not known whether it was committed",
    causes: error ? [error.message] : [],
    details: error?.details,
    hints: [...error?.hints ?? [], "Asking again commits nothing twice, as long as the program that was asked still runs. Where it was started again, look at the rows first."],
  }), h("div", { class: "row" }, again), out,
  h("h3", {}, "Or look at the rows, and say what came of it"),
  h("div", { class: "row" }, end(true, "They are committed"), end(false, "They are not: keep them staged")));
  again.focus();
}

function told(outcome, change, out) {
  if (outcome.result === "failed") refused(outcome, change, out);
  else if (outcome.now) conflict(outcome, change, out);
  else if (change.kind === "insert") untaken(outcome, change, out, "No row was inserted");
  else gone(outcome, change, out);
}

function refused(outcome, change, out) {
  const message = outcome.message.replace(/ \(SQLSTATE \w+\)$/, "");
  if (change) staged.refuse(change, { message: [message, ...outcome.details].join(" – "), columns: columnsOf(outcome, change) });
  fill(out, failure({ message: `${change ? `Change ${outcome.change + 1} was` : "The changes were"} refused: ${message}. ${NOTHING}`, details: outcome.details, hints: change ? ["it is marked among the rows, and can be changed there"] : [], sqlstate: outcome.sqlstate }));
}

const back = (change) => h("button", { type: "button", onclick: () => { takeBack(change); staged.reread(); } }, "Take the change back");

function gone(outcome, change, out) {
  staged.refuse(change, { message: "The row is gone", columns: [] });
  fill(out, failure({ message: `The row of change ${outcome.change + 1} is gone. ${NOTHING}` }), h("div", { class: "row" }, back(change)));
}

/** Nobody else changed anything, and still the server did nothing. */
function untaken(outcome, change, out, what) {
  staged.refuse(change, { message: `${what}: a trigger or a rule may have taken it`, columns: [] });
  fill(out, failure({ message: `${what} by change ${outcome.change + 1}: a trigger or a rule may have taken it. ${NOTHING}` }), h("div", { class: "row" }, back(change)));
}

/** What was seen, what is wanted, and what is there now, side by side. */
function conflict(outcome, change, out) {
  const now = bareOf(outcome.now);
  const other = (column) => Object.hasOwn(change.old, column) && change.old[column] !== now[column];
  const columns = [...new Set([...Object.keys(change.old), ...Object.keys(change.new ?? {})])].filter((column) => change.kind !== "delete" || other(column));
  if (!columns.some(other)) { untaken(outcome, change, out, `The server ${change.kind === "delete" ? "deleted" : "changed"} no row`); return; }
  staged.refuse(change, { message: "Somebody else changed this row", columns: columns.filter(other) });
  fill(out, h("div", { class: "error", role: "alert" }, h("strong", {}, `Somebody else changed the row of change ${outcome.change + 1}. ${NOTHING}`),
    h("div", { class: "scroll" }, h("table", { class: "plain conflict" }, h("thead", {}, h("tr", {}, ["column", "you saw", "you want", "it is now"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, columns.map((column) => h("tr", {}, h("th", { scope: "row" }, column), h("td", {}, shown(change.old[column] ?? null, "plain")),
        h("td", {}, change.kind === "delete" ? "delete the row" : worded(change.new[column])), h("td", { class: other(column) ? "is-other" : null }, shown(now[column], "plain"))))))),
    h("div", { class: "row" }, h("button", { type: "button", onclick: () => {
      // Who has seen what is there now may still want theirs.
      const mine = staged.byId(change.id);
      if (mine) staged.accept(mine, now);
      review();
    } }, "Keep mine, over what is there now"),
    h("button", { type: "button", onclick: () => { takeBack(change); staged.reread(); } }, "Take mine back"))));
}
