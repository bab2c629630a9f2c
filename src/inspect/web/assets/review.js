// What is staged, as statements; committing it; and what came of that.

import { $, failure, fill, h, loading, say } from "./dom.js";
import { open } from "./drawer.js";
import { columnsOf } from "./refused.js";
import { address, rowsOf } from "./route.js";
import * as staged from "./staged.js";
import { shown, worded } from "./value.js";
import { many } from "./words.js";

const LOOK = { delete: "bad", insert: "good", update: "warn" };

/** Shows what would run; nothing else does. `reload` is called when rows are others. */
export async function review({ reload }) {
  const body = open("Staged changes", loading());
  try {
    const { statements } = await staged.preview();
    const changes = staged.all();
    const out = h("div", {});
    const commit = h("button", { type: "button", class: "primary", onclick: () => run(commit, out, reload) }, `Commit ${many(changes.length, "change")} in one transaction`);
    fill(body, h("div", { class: "row" }, commit), out, h("ol", { class: "statements" }, changes.map((change, at) => entry(change, statements[at], () => {
      staged.drop([staged.byId(change.id)]);
      if (staged.all().length) review({ reload });
      else $("drawer").close();
    }))));
    commit.focus();
  } catch (error) {
    fill(body, failure(error));
  }
}

function entry(change, statement, drop) {
  const place = change.key ? rowsOf(change.table, Object.entries(change.key)) : address("data", change.table);
  return h("li", {}, h("div", { class: "row" }, h("span", { class: `chip ${LOOK[change.kind]}` }, change.kind),
    h("a", { href: place, onclick: () => $("drawer").close() }, `${change.table} ${Object.values(change.key ?? {}).join(", ")}`), h("span", { class: "grow" }),
    h("button", { type: "button", class: "plain", onclick: drop }, "Take back")),
  change.problem ? h("p", { class: "refused" }, change.problem.message) : null, h("pre", { class: "sql" }, statement));
}

async function run(commit, out, reload) {
  commit.disabled = true;
  fill(out, loading("Committing …"));
  const changes = staged.all();
  try {
    const outcome = await staged.commit();
    const change = changes[outcome.change];
    if (outcome.result === "committed") {
      $("drawer").close();
      say(`${many(outcome.changes, "change")} committed`);
      await reload();
    } else if (outcome.result === "failed") refused(outcome, change, out);
    else if (outcome.now) conflict(outcome, change, out, reload);
    else gone(outcome, change, out, reload);
  } catch (error) {
    fill(out, failure(error));
  }
  commit.disabled = false;
}

const nothing = "Nothing was changed.";

function refused(outcome, change, out) {
  const message = outcome.message.replace(/ \(SQLSTATE \w+\)$/, "");
  staged.refuse(change, { message: [message, ...outcome.details].join(" – "), columns: columnsOf(outcome, change) });
  fill(out, failure({ message: `Change ${outcome.change + 1} was refused: ${message}. ${nothing}`, details: outcome.details, hints: ["it is marked among the rows, and can be changed there"], sqlstate: outcome.sqlstate }));
}

function gone(outcome, change, out, reload) {
  staged.refuse(change, { message: "The row is gone", columns: [] });
  fill(out, failure({ message: `The row of change ${outcome.change + 1} is gone. ${nothing}` }),
    h("div", { class: "row" }, h("button", { type: "button", onclick: () => { staged.drop([staged.byId(change.id)]); $("drawer").close(); reload(); } }, "Take the change back")));
}

/** What was seen, what is wanted, and what is there now, side by side. */
function conflict(outcome, change, out, reload) {
  const now = Object.fromEntries(outcome.now);
  const columns = Object.keys({ ...change.old, ...change.new }).filter((column) => change.kind !== "delete" || change.old[column] !== now[column]);
  const other = (column) => change.old[column] !== now[column];
  staged.refuse(change, { message: "Somebody else changed this row", columns: columns.filter(other) });
  const end = (what) => () => { what(staged.byId(change.id)); };
  fill(out, h("div", { class: "error", role: "alert" }, h("strong", {}, `Somebody else changed the row of change ${outcome.change + 1}. ${nothing}`),
    h("div", { class: "scroll" }, h("table", { class: "plain conflict" }, h("thead", {}, h("tr", {}, ["column", "you saw", "you want", "it is now"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, columns.map((column) => h("tr", {}, h("th", { scope: "row" }, column), h("td", {}, shown(change.old[column] ?? null, "plain")),
        h("td", {}, change.kind === "delete" ? "delete the row" : worded(change.new[column])), h("td", { class: other(column) ? "is-other" : null }, shown(now[column], "plain"))))))),
    h("div", { class: "row" }, h("button", { type: "button", onclick: end((mine) => {
      // Who has seen what is there now may still want theirs.
      staged.accept(mine, now);
      review({ reload });
    }) }, "Keep mine, over what is there now"),
    h("button", { type: "button", onclick: end((mine) => { staged.drop([mine]); $("drawer").close(); reload(); }) }, "Take mine back"))));
}
