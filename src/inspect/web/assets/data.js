// The rows of a table: filters above, the grid, pages below.

import { call } from "./api.js";
import { empty, failure, fill, h, loading, say } from "./dom.js";
import { openCell, openRow } from "./drawer.js";
import { openInsert, stagedBar, valueForm, worded } from "./edit.js";
import { exportButton } from "./export.js";
import { filterBar } from "./filters.js";
import { grid } from "./grid.js";
import { address, go, read } from "./route.js";
import * as staged from "./staged.js";
import { look } from "./value.js";
import { digits, milliseconds } from "./words.js";

const SIZES = [50, 100, 500, 1000];

export async function show(view, { route, again }) {
  const state = {
    where: read(route.parameters, "where", []),
    order: read(route.parameters, "order", []),
    hide: read(route.parameters, "hide", []),
    pin: read(route.parameters, "pin", []),
    place: read(route.parameters, "place", {}),
    size: Number(route.parameters.get("size")) || 100,
  };
  const name = route.name;
  const meta = await call("table", { table: name });
  const question = { table: name, where: state.where, order: state.order };
  const turn = (changes) => {
    const next = { ...state, place: {}, ...changes };
    const target = address("data", name, {
      where: next.where.length ? next.where : null, order: next.order.length ? next.order : null,
      hide: next.hide.length ? next.hide : null, pin: next.pin.length ? next.pin : null, place: Object.keys(next.place).length ? next.place : null,
      size: next.size === 100 ? null : String(next.size),
    });
    if (target === location.hash) again();
    else go(target);
  };
  const box = h("div", { class: "grid-box" }, loading());
  const pager = h("div", { class: "pager" });
  const counted = h("span", { class: "soft" });
  const [bar, unlisten] = stagedBar(again);
  fill(view, head(meta, state, question, turn, again), filterBar(meta, state.where, (where) => turn({ where })), box, bar, pager);
  let table = null;
  const left = new AbortController();
  const leave = () => { left.abort(); table?.destroy(); unlisten(); document.querySelector(".popup")?.remove(); };
  const started = performance.now();
  try {
    const answer = await call("rows", { ...question, ...state.place, limit: state.size }, { signal: left.signal });
    const took = performance.now() - started;
    table = rows(box, meta, state, answer, turn, again);
    fill(pager, buttons(answer, state, meta, turn), h("span", { class: "soft" }, `${digits(answer.rows.length)} rows in ${milliseconds(answer.milliseconds)}`),
      h("span", { class: "unseen" }, `${milliseconds(took)} in all`), h("span", { class: "grow" }), counted,
      exactly(question, counted, left.signal), sizes(state, turn));
    count(question, counted, false, left.signal);
    say(`${answer.rows.length} rows of ${name}`);
  } catch (error) {
    if (error.name !== "AbortError") fill(box, failure(error, again));
  }
  return leave;
}

function head(meta, state, question, turn, again) {
  const tab = (view, text, current) => h("a", { class: "button", href: address(view, meta.name), "aria-current": current ? "page" : null }, text);
  const shownColumns = h("details", { class: "menu" }, h("summary", { class: "button" }, state.hide.length ? `Columns (${state.hide.length} hidden)` : "Columns"),
    h("div", { class: "menu-box" }, meta.columns.map((column) => h("div", { class: "row" },
      h("label", { class: "grow" }, h("input", { type: "checkbox", checked: !state.hide.includes(column.name), onchange: (event) =>
        turn({ place: state.place, hide: event.target.checked ? state.hide.filter((one) => one !== column.name) : [...state.hide, column.name] }) }), column.name),
      h("label", { class: "faint" }, h("input", { type: "checkbox", checked: state.pin.includes(column.name), onchange: (event) =>
        turn({ place: state.place, pin: event.target.checked ? [...state.pin, column.name] : state.pin.filter((one) => one !== column.name) }) }), "pin")))));
  return h("div", { class: "head" }, h("h1", {}, meta.name),
    meta.kind === "table" ? null : h("span", { class: "chip" }, meta.kind.replaceAll("_", " ")),
    meta.comment ? h("span", { class: "soft" }, meta.comment) : null,
    h("span", { class: "grow" }), meta.editable ? h("button", { type: "button", onclick: () => openInsert({ meta, done: again }) }, "Insert row") : null, shownColumns, exportButton(question, meta.name), tab("structure", "Structure"));
}

function rows(box, meta, state, answer, turn, again) {
  if (!answer.rows.length) {
    fill(box, state.where.length
      ? empty("No row is like that", h("p", {}, h("button", { type: "button", onclick: () => turn({ where: [] }) }, "Clear the filters")))
      : empty("The table has no rows"));
    return null;
  }
  const styles = answer.columns.map((name) => look(meta.kinds.find((kind) => kind.name === name)));
  const columns = answer.columns.map((name, at) => ({
    name, style: styles[at], type: meta.columns.find((one) => one.name === name)?.type ?? "",
    key: meta.primary_key?.columns.includes(name),
    links: meta.references.filter((one) => one.columns[0] === name),
  }));
  const isCut = new Set(answer.cut.map(([row, at]) => `${row}:${at}`));
  const keyOf = (values) => meta.key && Object.fromEntries(meta.key.map((name) => [name, values[answer.columns.indexOf(name)]]));
  const open = (row, at) => {
    const key = keyOf(row.values);
    const cut = (column) => isCut.has(`${row.number}:${column}`);
    if (at === null) openRow({ meta, columns: answer.columns, row: row.values, cut, key, styles, actions: meta.editable ? actions(meta, answer.columns, row, cut, key, again) : null });
    else openCell({ table: meta.name, column: columns[at].name, value: row.values[at], cut: cut(at), key, style: styles[at], type: columns[at].type,
      form: meta.editable ? (value) => valueForm({ meta, column: columns[at].name, key, value, done: again }) : null });
  };
  const sort = (column, add) => {
    const now = state.order.find((term) => term.column === column);
    const next = !now ? { column, desc: false } : now.desc ? null : { column, desc: true };
    const others = add ? state.order : state.order.filter((term) => term.column === column);
    const at = others.findIndex((term) => term.column === column);
    const order = at < 0 ? [...others, next] : others.toSpliced(at, 1, ...(next ? [next] : []));
    turn({ order: order.filter(Boolean) });
  };
  fill(box);
  const inner = h("div", {});
  box.append(inner);
  return grid(inner, { columns, rows: answer.rows, cut: answer.cut, order: state.order, frozen: state.pin, hidden: state.hide, label: `rows of ${meta.name}`, on: { open, sort },
    staged: meta.editable ? (values) => staged.of(meta.name, keyOf(values)) : null, worded });
}

/** What can be done with a row as a whole. */
function actions(meta, columns, row, cut, key, again) {
  const whole = columns.map((name, at) => [name, row.values[at], cut(at)]).filter(([, , isCut]) => !isCut);
  const close = () => document.getElementById("drawer").close();
  const values = () => Object.fromEntries(whole.filter(([name]) => !meta.primary_key.columns.includes(name)).map(([name, value]) => [name, value]));
  return [h("button", { type: "button", onclick: () => openInsert({ meta, values: values(), done: again }) }, "Duplicate"),
    staged.of(meta.name, key) ? h("button", { type: "button", onclick: () => { staged.drop(staged.of(meta.name, key)); close(); again(); } }, "Take changes back") : null,
    h("button", { type: "button", onclick: () => { staged.remove({ table: meta.name, key, old: Object.fromEntries(whole.map(([name, value]) => [name, value])) }); close(); again(); } }, "Delete")];
}

function buttons(answer, state, meta, turn) {
  if (!meta.key) return h("span", { class: "chip warn", title: "without a key there is no place to go on from" }, answer.more ? "no key: these are the first rows" : "no key");
  const page = (text, label, place, possible) => h("button", { type: "button", disabled: !possible, aria: { label }, title: label, onclick: () => turn({ place }) }, text);
  const begun = Object.keys(state.place).length > 0;
  return [page("⇤", "First page", {}, begun), page("←", "Previous page", { before: answer.previous }, answer.previous !== null),
    page("→", "Next page", { after: answer.next }, answer.next !== null), page("⇥", "Last page", { last: true }, answer.next !== null)];
}

function sizes(state, turn) {
  return h("label", {}, h("span", { class: "unseen" }, "Rows of a page"), h("select", { onchange: (event) => turn({ size: Number(event.target.value) }) },
    SIZES.map((size) => h("option", { value: String(size), selected: size === state.size }, `${size} rows`))));
}

/** Counts on demand; while it does, the same button ends it. */
function exactly(question, out, left) {
  let counting = null;
  const button = h("button", { type: "button", onclick: async () => {
    if (counting) { counting.abort(); return; }
    counting = new AbortController();
    button.textContent = "Stop counting";
    await count(question, out, true, AbortSignal.any([left, counting.signal]));
    counting = null;
    button.textContent = "Count exactly";
  } }, "Count exactly");
  return button;
}

async function count(question, out, exact, signal) {
  try {
    const answer = await call("count", { ...question, exact }, { signal });
    out.textContent = answer.rows === null ? "never analysed: nobody knows how many" : `${answer.exact ? "" : "~"}${digits(answer.rows)} in all`;
  } catch (error) {
    if (exact && error.name !== "AbortError") out.textContent = error.message;
  }
}
