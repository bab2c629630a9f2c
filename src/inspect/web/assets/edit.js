// Forms for values and rows. NULL, the empty text, the default and JSON's null are different things here.

import { $, failure, fill, h, loading, say } from "./dom.js";
import { open } from "./drawer.js";
import * as staged from "./staged.js";
import { shown } from "./value.js";
import { many } from "./words.js";

/** A value in words. */
export function worded(value) {
  if (value === "null") return h("span", { class: "null" }, "NULL");
  if (value === "default") return h("span", { class: "chip" }, "DEFAULT");
  return shown(value.text, "plain");
}

/** Inputs for one value; `read()` gives {text}, "null", "default" or undefined for nothing. */
export function field({ column, kind, value, isNew }) {
  const made = Boolean(column.default || column.identity);
  const start = value === undefined ? (made ? "default" : column.nullable ? "null" : "text") : value === null ? "null" : "text";
  const text = value ?? "";
  const input = kind?.labels ? h("select", {}, kind.labels.map((label) => h("option", { value: label, selected: label === text }, label)))
    : kind?.category === "B" ? h("select", {}, h("option", { value: "t", selected: text === "t" }, "true"), h("option", { value: "f", selected: text === "f" }, "false"))
      : h("textarea", { rows: Math.min(16, Math.max(1, text.split("\n").length, Math.ceil(text.length / 60))), spellcheck: "false", value: text });
  input.setAttribute("aria-label", `${column.name}: value`);
  const states = [["text", "value"], column.nullable ? ["null", "NULL"] : null, made ? ["default", "DEFAULT"] : null].filter(Boolean);
  const choice = h("select", { aria: { label: `${column.name}: value, NULL or default` } }, states.map(([state, label]) => h("option", { value: state, selected: state === start }, label)));
  const follow = () => { input.hidden = choice.value !== "text"; };
  choice.addEventListener("change", () => { follow(); if (!input.hidden) input.focus(); });
  follow();
  return {
    element: h("div", { class: "field" }, choice, input),
    focus: () => (input.hidden ? choice : input).focus(),
    read: () => (choice.value === "text" ? { text: input.value } : choice.value),
  };
}

/** The part of the drawer in which a value is changed. */
export function valueForm({ meta, column, key, value, done }) {
  const data = meta.columns.find((one) => one.name === column);
  if (data.generated || data.identity === "always") return h("p", { class: "faint" }, "The database makes this value by itself.");
  const before = staged.of(meta.name, key)?.new?.[column];
  const now = before === undefined || before === "default" ? value : before === "null" ? null : before.text;
  const one = field({ column: data, kind: meta.kinds.find((kind) => kind.name === column), value: now });
  return h("form", { class: "edit", onsubmit: (event) => {
    event.preventDefault();
    staged.setValue({ table: meta.name, key, column, old: value, value: one.read() });
    $("drawer").close();
    done();
  } }, h("h3", {}, "Change it"), one.element, h("div", { class: "row" }, h("button", { class: "primary" }, "Stage"),
    before === undefined ? null : h("button", { type: "button", onclick: () => { staged.setValue({ table: meta.name, key, column, old: value, value: value === null ? "null" : { text: value } }); $("drawer").close(); done(); } }, "As it was")));
}

/** A new row, perhaps after another. */
export function openInsert({ meta, values = {}, done }) {
  const columns = meta.columns.filter((column) => !column.generated && column.identity !== "always");
  const fields = columns.map((column) => [column, field({ column, kind: meta.kinds.find((kind) => kind.name === column.name), value: values[column.name], isNew: true })]);
  open(`New row of ${meta.name}`, h("form", { class: "edit", onsubmit: (event) => {
    event.preventDefault();
    // What the database would put there anyway is left to it.
    const read = fields.map(([column, one]) => [column.name, one.read(), column]).filter(([, value, column]) => value !== "default" && (value !== "null" || column.default));
    staged.insert(meta.name, Object.fromEntries(read.map(([name, value]) => [name, value])));
    $("drawer").close();
    done();
  } }, fields.map(([column, one]) => h("div", { class: "labelled" }, h("div", {}, h("strong", {}, column.name), h("small", { class: "faint" }, ` ${column.type}${column.default ? `, default ${column.default}` : ""}`)), one.element)),
  h("div", { class: "row" }, h("button", { class: "primary" }, "Stage the row"))));
}

/** The bar that is there while something is staged. */
export function stagedBar(again) {
  const bar = h("div", { class: "staged", role: "region", aria: { label: "Staged changes" } });
  const stop = staged.onStaged((changes) => {
    bar.hidden = !changes.length;
    fill(bar, h("strong", {}, `${many(changes.length, "change")} staged`), h("span", { class: "grow" }),
      h("button", { type: "button", class: "primary", onclick: () => review(again) }, "Review and commit"),
      h("button", { type: "button", onclick: () => { staged.discard(); again(); } }, "Discard"));
  });
  return [bar, stop];
}

/** What would run; nothing else does. */
async function review(again) {
  const body = open("Staged changes", loading());
  try {
    const { statements } = await staged.preview();
    const out = h("div", {});
    const commit = h("button", { type: "button", class: "primary", onclick: async () => {
      commit.disabled = true;
      try {
        result(await staged.commit(), out, again);
      } catch (error) {
        fill(out, failure(error));
      }
      commit.disabled = false;
    } }, `Commit ${many(statements.length, "change")} in one transaction`);
    fill(body, out, h("ol", { class: "statements" }, staged.all().map((change, at) => h("li", {},
      h("div", { class: "row" }, h("span", { class: `chip ${change.kind === "delete" ? "bad" : change.kind === "insert" ? "good" : "warn"}` }, change.kind), change.table, h("span", { class: "grow" }),
        h("button", { type: "button", class: "plain", onclick: () => { staged.drop(change); again(); if (staged.all().length) review(again); else $("drawer").close(); } }, "Take back")),
      h("pre", { class: "sql" }, statements[at])))), h("div", { class: "row" }, commit));
    commit.focus();
  } catch (error) {
    fill(body, failure(error));
  }
}

function result(outcome, out, again) {
  if (outcome.result === "committed") {
    $("drawer").close();
    say(`${many(outcome.changes, "change")} committed`);
    again();
    return;
  }
  const change = staged.all()[outcome.change];
  if (outcome.result === "failed") {
    fill(out, failure({ message: `Change ${outcome.change + 1} was refused, so nothing was changed: ${outcome.message}`, details: outcome.details, sqlstate: outcome.sqlstate }));
    return;
  }
  if (!outcome.now) {
    fill(out, failure({ message: `The row of change ${outcome.change + 1} is gone. Nothing was changed.`, hints: ["take the change back"] }));
    return;
  }
  const columns = Object.keys({ ...change.old, ...change.new });
  const now = Object.fromEntries(outcome.now);
  fill(out, h("div", { class: "error", role: "alert" }, h("strong", {}, `Somebody else changed the row of change ${outcome.change + 1}. Nothing was changed.`),
    h("table", { class: "plain" }, h("thead", {}, h("tr", {}, ["", "you saw", "you want", "it is now"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, columns.map((column) => h("tr", {}, h("th", { scope: "row" }, column), h("td", {}, shown(change.old?.[column] ?? null, "plain")),
        h("td", {}, change.kind === "delete" ? "delete the row" : worded(change.new[column])), h("td", {}, shown(now[column], "plain")))))),
    h("div", { class: "row" }, h("button", { type: "button", onclick: () => {
      // Who has seen what is there now may still want theirs.
      for (const column of Object.keys(change.old)) change.old[column] = now[column];
      $("drawer").close();
      review(again);
    } }, "Keep mine, over what is there now"), h("button", { type: "button", onclick: () => { staged.drop(change); $("drawer").close(); again(); } }, "Take mine back"))));
}
