// Forms for values and rows in the drawer. NULL, the empty text, the default and JSON's null are different things here.

import { fill, h } from "./dom.js";
import { pretty } from "./json-tree.js";
import { notice } from "./notice.js";
import { rowPicker } from "./row-picker.js";
import { review } from "./review.js";
import * as staged from "./staged.js";
import { faithful, look } from "./value.js";
import { many } from "./words.js";

/** Whether somebody can give the column a value. */
export const canEdit = (column) => !column.generated && column.identity !== "always";

/** Whether the database has a value for who gives none. */
export const isMade = (column) => Boolean(column.default || column.identity);

/**
 * Inputs for one value; `read()` gives {text}, "null" or "default". `value`: {text}, "null" or "default". Where a row was chosen,
 * `others()` are the other columns of the reference, [{column, text}], and `picked` is told of them.
 */
function field({ column, kind, value, made, reference, picked }) {
  // Where there is none of these two and nothing was said yet, `read()` gives "default" as well.
  let state = typeof value === "string" ? value : "text";
  let others = [];
  const text = value?.text ?? "";
  const labels = kind?.labels ?? (kind?.category === "B" ? ["t", "f"] : null);
  const json = look(kind) === "json";
  const input = labels
    ? h("select", {}, labels.map((label) => h("option", { value: label, selected: label === text }, kind.labels ? label : label === "t" ? "true" : "false")))
    : reference ? h("input", { type: "text", spellcheck: "false", autocomplete: "off", value: text }) : h("textarea", { rows: Math.min(24, Math.max(json ? 4 : 1, text.split("\n").length, Math.ceil(text.length / 60))), spellcheck: "false", autocomplete: "off", value: text });
  const written = labels ? () => input.value : faithful(input, text);
  input.setAttribute("aria-label", `${column.name}, ${column.type}`);
  const states = [["text", "Value"], column.nullable ? ["null", "NULL"] : null, made ? ["default", "Default"] : null].filter(Boolean);
  const buttons = states.map(([name, label]) => h("button", { type: "button", data: { state: name }, onclick: () => { become(name); if (name === "text") input.focus(); } }, label));
  const hint = h("span", { class: "faint" });
  const check = () => {
    const said = state !== "text" || labels ? "" : json ? problemOf(input.value) : input.value === "" ? "this is the empty text" : "";
    hint.textContent = [said, others.length ? `with it: ${others.map((one) => `${one.column} ${one.text}`).join(", ")}` : ""].filter(Boolean).join("; ");
  };
  const become = (next) => {
    state = next;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.state === state));
    input.classList.toggle("is-idle", state !== "text");
    check();
  };
  const set = (text) => { input.value = text; become("text"); };
  input.addEventListener("input", () => { others = []; become("text"); });
  const chooser = reference && !labels ? choosing(reference, input, (values) => {
    others = values.filter((one) => one.column !== column.name);
    set(values.find((one) => one.column === column.name).text);
    picked?.(others);
  }) : null;
  const format = json ? h("button", { type: "button", onclick: () => { input.value = pretty(input.value) ?? input.value; check(); } }, "Format") : null;
  become(state);
  return {
    element: h("div", { class: "field" }, states.length > 1 || state !== "text" || chooser || format ? h("div", { class: "row" }, states.length > 1 || state !== "text" ? h("div", { class: "states", role: "group", aria: { label: `${column.name} is` } }, buttons) : null, chooser?.button, format) : null, input, chooser?.list, hint),
    focus: () => input.focus(),
    read: () => (state === "text" ? { text: written() } : state),
    others: () => (state === "text" ? others : []),
    set,
  };
}

/** A button that shows the rows to choose from, and hides them. */
function choosing(reference, input, pick) {
  const list = h("div", {});
  let picker = null;
  const close = () => {
    picker?.close();
    picker = null;
    fill(list);
    button.setAttribute("aria-expanded", "false");
  };
  const button = h("button", { type: "button", aria: { expanded: "false" }, onclick: () => {
    if (picker) close();
    else {
      picker = rowPicker({ reference, input, pick: (values) => { close(); pick(values); input.focus(); } });
      fill(list, picker.element);
      button.setAttribute("aria-expanded", "true");
    }
    input.focus();
  } }, `Choose from ${reference.foreign_table} …`);
  input.addEventListener("keydown", (event) => {
    if (!picker || event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.ctrlKey || event.metaKey || !picker.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { button, list };
}

function problemOf(text) {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return `Not valid JSON: ${error.message}`;
  }
}

const idle = (text) => h("p", { class: "faint" }, text);

/**
 * The part of the drawer in which a value is changed. `value` is what is there, `now` what is staged for it. `done(value, others)`
 * is given the other columns of a row that was chosen, too.
 */
export function valueForm({ column, value, whole, staged: now, done }) {
  if (!column.editable) return idle("The database makes this value by itself.");
  if (!whole) return idle("It is too long to be changed here.");
  const there = value === null ? "null" : { text: value };
  const one = field({ column: column.data, kind: column.kind, value: now ?? there, made: column.made, reference: column.links[0] });
  return h("form", { class: "edit", onsubmit: (event) => { event.preventDefault(); done(one.read(), one.others()); }, onkeydown: (event) => submits(event) },
    h("h3", {}, "Change it"), one.element,
    h("div", { class: "row" }, h("button", { class: "primary", title: "Ctrl+Enter" }, "Stage"), now === undefined ? null : h("button", { type: "button", onclick: () => done(there) }, "As it was")));
}

function submits(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** All values of a new row. `drop` takes the row back. */
export function newRowForm({ columns, change, column: focused, done, drop }) {
  const others = (values) => { for (const { column, text } of values) fields.find(([one]) => one.name === column)?.[1].set(text); };
  const fields = columns.filter((column) => column.editable).map((column) =>
    [column, field({ picked: others, column: column.data, kind: column.kind, value: change.new[column.name] ?? (column.made || !column.data.nullable ? "default" : "null"), made: column.made, reference: column.links[0] })]);
  const form = h("form", { class: "edit", onkeydown: (event) => submits(event), onsubmit: (event) => {
    event.preventDefault();
    // What the database would put there anyway is left to it.
    const left = (column, value) => value === "default" || (value === "null" && !column.made);
    done(fields.map(([column, one]) => ({ column: column.name, value: left(column, one.read()) ? undefined : one.read() })));
  } }, change.problem ? h("div", { class: "error", role: "alert" }, h("strong", {}, change.problem.message)) : null,
  fields.map(([column, one]) => h("div", { class: "labelled" }, h("div", {}, h("strong", {}, column.name), column.data.nullable || column.made ? null : h("span", { class: "chip" }, "needed"),
    h("small", { class: "faint" }, ` ${column.type}${column.data.default ? `, default ${column.data.default}` : ""}`)), one.element)),
  h("div", { class: "row" }, h("button", { class: "primary", title: "Ctrl+Enter" }, "Stage the row"), h("button", { type: "button", onclick: drop }, "Take the row back")));
  const first = fields.find(([column]) => (focused ? column.name === focused : !column.made && !column.data.nullable)) ?? fields[0];
  return { form, focus: () => first?.[1].focus() };
}

/** What can be done with a row as a whole. */
export function rowActions({ row, duplicate, restore, remove }) {
  return [h("button", { type: "button", onclick: duplicate }, "Duplicate"),
    row.change ? h("button", { type: "button", onclick: restore }, "Take changes back") : null,
    row.change?.kind === "delete" ? null : h("button", { type: "button", onclick: remove }, "Delete")];
}

/** The bar that is there while something is staged, and the way to end it. `undone` is called when something was undone. */
export function stagedBar({ undone }) {
  const words = h("strong", {});
  const refused = h("span", { class: "chip bad" });
  // The same buttons all the time: what is being edited is staged while one of them is pressed.
  const commit = h("button", { type: "button", class: "primary", onclick: () => review() }, "Review and commit");
  const undo = h("button", { type: "button", title: "Ctrl+Z", onclick: () => { undoLast(); undone(); } }, "Undo");
  const discard = h("button", { type: "button", onclick: () => { staged.discard(); undone(); } }, "Discard all");
  const bar = h("div", { class: "staged", role: "region", aria: { label: "Staged changes" } }, words, refused, h("span", { class: "grow" }), commit, undo, discard);
  /** Whether something was staged here: then it is said that it is not any more. */
  let here = false;
  const stop = staged.onStaged((changes) => {
    const count = changes.filter((one) => one.problem).length;
    const busy = staged.isCommitting();
    here ||= changes.length > 0;
    bar.hidden = !changes.length && !(here && staged.canUndo());
    words.textContent = staged.isInDoubt() ? "It is not known whether the last commit was made" : changes.length ? `${many(changes.length, "change")} staged` : "Nothing is staged any more";
    refused.textContent = `${count} refused`;
    refused.hidden = !count;
    commit.textContent = staged.isInDoubt() ? "Find out" : "Review and commit";
    commit.hidden = !changes.length;
    discard.hidden = !changes.length || staged.isInDoubt();
    undo.hidden = !staged.canUndo() && !busy;
    commit.disabled = undo.disabled = discard.disabled = busy;
  });
  return [bar, stop];
}

/** Undoes the last of what was staged, and says what that was: it may be in another table. */
export function undoLast() {
  const changes = staged.undo();
  const what = (one) => `${one.kind} of ${one.table}${one.key ? ` ${Object.values(one.key).join(", ")}` : ""}`;
  if (!changes.length) notice("There is nothing to undo");
  else notice(`Undone: ${changes.length > 3 ? many(changes.length, "change") : changes.map(what).join("; ")}`);
}
