// The editor that opens over a cell. Every value is a text for the server to read; NULL, the empty text and the default are
// buttons, as no text can say them.

import { h } from "./dom.js";
import { rowPicker } from "./row-picker.js";
import { faithful } from "./value.js";

let opened = null;

/** Ends what is being edited: as by a click beside it. */
export function leaveEditor() {
  opened?.();
}

/**
 * Opens one over `cell`. value: a text, or null. `typed` is what began it, and takes the place of the value.
 * stage(values, move): values are [{column, value}], move is "down", "right", "left" or null. `whole()` opens the large form;
 * back() is for who changed nothing. `problem` is why the server refused what is there.
 */
export function editCell({ cell, column, kind, value, typed, reference, made, problem, stage, whole, back }) {
  leaveEditor();
  const labels = kind?.labels ?? (kind?.category === "B" ? ["t", "f"] : null);
  const original = value ?? "";
  const input = labels ? choices(labels, kind, value, typed)
    : h(reference ? "input" : "textarea", { rows: reference ? null : 1, spellcheck: "false", value: original, autocomplete: "off" });
  const begun = input.value;
  const read = labels ? () => input.value : faithful(input, original);
  if (!labels && typed !== undefined) input.value = typed;
  input.setAttribute("aria-label", `${column.name}, ${column.type}`);
  input.setAttribute("aria-description", "Alt+Down: its buttons");
  if (!labels && value === null && typed === undefined) input.placeholder = "NULL";
  let touched = typed !== undefined;
  input.addEventListener("input", () => { touched = true; grow(); });

  const close = () => {
    opened = null;
    picker?.close();
    box.remove();
    document.removeEventListener("pointerdown", outside, true);
    removeEventListener("wheel", outside, true);
  };
  const end = (move, values) => {
    if (!opened) return;
    close();
    if (values) stage(values, move);
    else back(move);
  };
  const set = (next, move = null) => end(move, [{ column: column.name, value: next }]);
  // A screen reader may set a value and say nothing.
  const isChanged = () => (touched || input.value !== begun) && !(labels && !input.value);
  const finish = (move) => (isChanged() ? set({ text: read() }, move) : end(move));
  /** The large form goes on with what was written here. */
  const larger = () => { if (isChanged()) set({ text: read() }); else close(); whole(); };
  const outside = (event) => { if (!box.contains(event.target)) finish(null); };

  const picker = reference && !labels ? rowPicker({ reference, input, pick: (values) => end(null, values.map((one) => ({ column: one.column, value: { text: one.text } }))) }) : null;
  const button = (label, keys, title, run) => h("button", { type: "button", title: `${title} (${keys.replace("Control", "Ctrl")})`, aria: { keyshortcuts: keys }, onclick: run }, label);
  const buttons = [
    column.nullable ? button("NULL", "Alt+N", "no value", () => set("null")) : null,
    !labels && isText(kind) ? button("Empty", "Alt+E", "the empty text", () => set({ text: "" })) : null,
    made ? button("Default", "Alt+D", "what the database puts there", () => set("default")) : null,
    whole ? button("More …", "Control+Enter", "the large form", larger) : null,
    h("span", { class: "grow" }),
    h("button", { type: "button", class: "primary only-touch", onclick: () => finish(null) }, "Stage"),
  ];
  const box = h("div", { class: "cell-editor", role: "dialog", aria: { label: `Change ${column.name}` } }, input, problem ? h("div", { class: "refused" }, problem) : null, picker?.element, h("div", { class: "row" }, buttons));
  const shortcuts = { n: column.nullable ? "null" : undefined, e: !labels && isText(kind) ? { text: "" } : undefined, d: made ? "default" : undefined };

  /** By the letter, and by the key where it gives another letter together with Alt. */
  const shortcut = (event) => (event.altKey ? shortcuts[event.key.toLowerCase()] ?? (/^[a-z]$/i.test(event.key) ? undefined : shortcuts[event.code.replace("Key", "").toLowerCase()]) : undefined);
  const pressable = buttons.filter((one) => one?.tagName === "BUTTON");

  box.addEventListener("keydown", (event) => {
    // What an input method is still making of it is not for us.
    if (event.isComposing || event.keyCode === 229) return event.stopPropagation();
    const onButton = event.target !== input;
    const value = shortcut(event);
    if (event.key === "Escape") end(null);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && whole) larger();
    else if (value !== undefined) set(value);
    else if (event.key === "ArrowDown" && event.altKey && !onButton) pressable[0]?.focus();
    else if (event.key === "ArrowUp" && event.altKey && onButton) input.focus();
    else if (!onButton && picker && !event.shiftKey && picker.key(event)) return stop(event);
    else if (event.key === "Enter" && !onButton && !event.shiftKey) finish("down");
    else if (event.key === "Tab" && onButton) around(event.shiftKey ? -1 : 1);
    else if (event.key === "Tab") finish(event.shiftKey ? "left" : "right");
    else return event.stopPropagation();
    return stop(event);
  });
  /** The next of the buttons, and of the input. */
  const around = (step) => {
    const all = [input, ...pressable.filter((one) => one.offsetParent)];
    all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
  };
  const stop = (event) => { event.preventDefault(); event.stopPropagation(); };
  if (labels) input.addEventListener("click", (event) => { if (event.target.tagName === "OPTION") finish(null); });

  const grow = () => {
    if (labels || reference) return;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight + 2, 240)}px`;
  };
  document.body.append(box);
  place(box, cell);
  grow();
  opened = () => finish(null);
  document.addEventListener("pointerdown", outside, true);
  addEventListener("wheel", outside, true);
  input.focus();
  if (!labels && typed === undefined) input.select();
}

const isText = (kind) => !kind || ["S", "X"].includes(kind.category) || kind.base === "bytea";

function choices(labels, kind, value, typed) {
  const words = (label) => (kind.labels ? label : label === "t" ? "true" : "false");
  const begun = typed === undefined ? undefined : labels.find((label) => words(label).toLowerCase().startsWith(typed.toLowerCase()));
  return h("select", { size: Math.min(10, Math.max(2, labels.length)) }, labels.map((label) => h("option", { value: label, selected: label === (begun ?? value) }, words(label))));
}

/** Over the cell, and inside of what is seen. */
function place(box, cell) {
  const { left, top, width } = cell.getBoundingClientRect();
  const wide = Math.min(Math.max(width + 2, 260), innerWidth - 16);
  box.style.width = `${wide}px`;
  box.style.left = `${Math.max(8, Math.min(left - 1, innerWidth - wide - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(top - 1, innerHeight - Math.max(box.offsetHeight, 120) - 8))}px`;
}
