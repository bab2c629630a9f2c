// The rows of a table: filters above, the grid, pages below.

import { call } from "./api.js";
import { bareOf } from "./bare.js";
import { leaveEditor } from "./cell-editor.js";
import { json, table as tsv } from "./copy.js";
import { addressOf, stateOf } from "./data-state.js";
import { describe } from "./described.js";
import { empty, failure, fill, h, loading, say } from "./dom.js";
import { openCell, openRow } from "./drawer.js";
import { stagedBar } from "./edit.js";
import { editing } from "./editing.js";
import { exportButton } from "./export.js";
import { filterBar, popup } from "./filters.js";
import { grid } from "./grid.js";
import { headingMenu } from "./heading-menu.js";
import { columnsMenu, layoutOf } from "./layout.js";
import { closeMenu, closing, openMenu } from "./menu.js";
import { notice } from "./notice.js";
import { counter, firstOf, pages, places, sizes, TURNS } from "./pager.js";
import { address } from "./route.js";
import { copyRows, rowMenu } from "./row-menu.js";
import * as staged from "./staged.js";
import { many } from "./words.js";

/** `signal` ends it where somebody leaves before it is there. */
export async function show(view, { route, overview, signal: gone }) {
  const name = route.name;
  const left = new AbortController();
  gone?.addEventListener("abort", () => left.abort(), { once: true });
  const meta = await call("table", { table: name }, { signal: gone });
  const layout = layoutOf(overview.server.database, name);
  const columns = meta.columns.map((column) => describe(meta, column));
  const parts = { head: h("div", { class: "head data-head" }), filters: h("div", {}), box: h("div", { class: "grid-box" }, loading()), pager: h("div", { class: "pager" }) };
  let state = stateOf(route.parameters);
  let shownRows = null;
  let answer = null;
  let reading = new AbortController();
  const question = () => ({ table: name, where: state.where, order: state.order });
  const columnsChosen = columnsMenu(meta, layout, () => draw());
  const isBusy = () => parts.box.hasAttribute("aria-busy");
  const table = { meta, columns, grid: () => shownRows, isBusy, turn };
  const edits = meta.editable ? editing(table) : null;
  const focus = () => shownRows?.focus();
  const [bar, unlisten] = stagedBar({ undone: focus });
  const stops = [unlisten, staged.onStaged(() => shownRows?.sync(newRows())), staged.onRows(() => load())];

  /** Goes to other rows of the same table; the address tells which. */
  function turn(changes) {
    state = { ...state, place: {}, ...changes };
    const target = addressOf(name, state);
    if (target !== location.hash) history.pushState(null, "", target);
    filters();
    load({ top: true });
  }

  /** The bar of filters again: what is written there and was not asked yet stays, and so does the focus. */
  function filters() {
    const reached = () => [...parts.filters.querySelectorAll("input, button")];
    const search = parts.filters.querySelector("input[type=search]");
    const written = search && search.value !== search.dataset.asked ? search.value : null;
    const focused = reached().indexOf(document.activeElement);
    fill(parts.filters, filterBar(meta, state.where, (where) => turn({ where })));
    const now = parts.filters.querySelector("input[type=search]");
    if (written !== null && written !== now.value) now.value = written;
    if (focused >= 0) (reached()[focused] ?? reached().at(-1)).focus();
  }

  const newRows = () => (meta.editable ? staged.inserts(name).map((change) => ({ id: `new:${change.id}`, number: -1, change })) : []);

  function present() {
    const first = firstOf(answer.place);
    const cut = new Set(answer.cut.map(([row, at]) => `${row}:${at}`));
    return [...newRows(), ...answer.rows.map((values, at) => {
      const key = meta.key && bareOf(meta.key.map((column) => [column, values[answer.columns.indexOf(column)]]));
      return { id: `row:${at}`, number: first === null ? null : first + at, values, key, isCut: (column) => cut.has(`${at}:${column}`), get change() { return staged.of(name, key); }, set change(_) {} };
    })];
  }

  /** Reads the rows; the old ones stay until the new are there. */
  async function load({ top = false } = {}) {
    reading.abort();
    const mine = reading = new AbortController();
    const signal = AbortSignal.any([left.signal, mine.signal]);
    const { place, size } = state;
    const late = setTimeout(() => wait(mine), 400);
    // It would stay over another row.
    leaveEditor();
    parts.box.setAttribute("aria-busy", "true");
    try {
      const { from, ...asked } = place;
      const rows = await call("rows", { ...question(), ...asked, limit: size }, { signal });
      answer = { ...rows, place, size };
      if (shownRows) await shownRows.update(present(), state.order);
      else await draw();
      if (top) toTop();
      below(signal);
      say(`${many(answer.rows.length, "row")} of ${name}`);
    } catch (error) {
      if (error.name === "AbortError" && signal.aborted) return;
      undraw();
      fill(parts.pager);
      fill(parts.box, failure(error, () => load()), state.where.length ? h("p", { class: "state" }, clearing()) : null);
    } finally {
      clearTimeout(late);
      if (mine === reading && !mine.signal.aborted) { parts.box.removeAttribute("aria-busy"); parts.box.querySelector(".waiting")?.remove(); }
    }
  }

  function wait(reading) {
    if (left.signal.aborted || parts.box.querySelector(".waiting")) return;
    parts.box.append(h("div", { class: "waiting", role: "status" }, h("div", { class: "spin" }), "Reading …", h("button", { type: "button", onclick: () => {
      reading.abort();
      parts.box.removeAttribute("aria-busy");
      undraw();
      fill(parts.pager);
      fill(parts.box, empty("Stopped", h("p", { class: "row centered" }, h("button", { type: "button", onclick: () => load() }, "Read again"), state.where.length ? clearing() : null)));
    } }, "Stop")));
  }

  const clearing = () => h("button", { type: "button", onclick: () => turn({ where: [] }) }, "Clear the filters");
  const nothing = () => state.where.length ? empty("No row is like that", h("p", {}, clearing())) : empty(Object.keys(answer.place).length ? "There are no more rows" : "The table has no rows");

  function undraw() {
    leaveEditor();
    shownRows?.destroy();
    shownRows = null;
  }

  async function draw() {
    if (!answer) return;
    const focused = parts.box.contains(document.activeElement);
    const place = shownRows?.current();
    undraw();
    shownRows = grid(parts.box, { columns, rows: present(), order: state.order, layout: layout.now(), label: `rows of ${name}`, placeholder: nothing, on });
    await shownRows.built;
    if (place && focused) shownRows.go(shownRows.rows().findIndex((row) => row.id === place.row.id), place.at);
  }

  function toTop() {
    shownRows?.go(0, shownRows.current()?.at ?? 0);
  }

  function below(signal) {
    const pressed = parts.pager.contains(document.activeElement) ? document.activeElement.dataset.page : null;
    const all = !Object.keys(answer.place).length && answer.next === null && !answer.more ? answer.rows.length : null;
    fill(parts.pager, pages(answer, answer.size, meta, turn), h("span", { class: "grow" }), counter(question(), all, signal, (rows) => shownRows?.counted(rows)), sizes(state.size, turn));
    if (pressed) (parts.pager.querySelector(`[data-page=${pressed}]:enabled`) ?? parts.pager.querySelector("[data-page]:enabled"))?.focus();
  }

  function sort(column, add, desc) {
    const now = state.order.find((term) => term.column === column);
    const next = desc !== undefined ? { column, desc } : !now ? { column, desc: false } : now.desc ? null : { column, desc: true };
    const others = add ? state.order : state.order.filter((term) => term.column === column);
    const at = others.findIndex((term) => term.column === column);
    turn({ order: at < 0 ? [...others, next] : others.toSpliced(at, 1, ...(next ? [next] : [])) });
  }

  const lay = (changes) => { layout.change(changes); columnsChosen.draw(); draw(); };
  const filter = (column) => popup(parts.filters.querySelector("[aria-haspopup]"), meta, { column }, (filters) => turn({ where: [...state.where, ...filters] }));

  const on = {
    sort,
    open,
    row: (row) => open(row, null),
    edit: edits ? (row, at, typed) => edits.edit(row, at, typed) : null,
    menu: (place, row, at) => openMenu(place, "What to do here", rowMenu({ ...table, row, at, where: state.where, edits, open }), focus),
    heading: (place, column) => openMenu(place, column, headingMenu({ column, layout, order: state.order, sort, lay, filter }), focus),
    copy: (rows, ats) => copyRows(meta, columns, rows, tsv, many(rows.length * ats.length, "value"), ats),
    layout: (changes) => { layout.change(changes); columnsChosen.draw(); },
    key(event) {
      const to = event.altKey && TURNS[event.key];
      if (!to) return edits?.key(event) ?? false;
      const place = answer && places(answer, answer.size, meta.key)[to];
      if (place) turn({ place });
      else notice("There is no such page");
      return true;
    },
  };

  function open(row, at) {
    leaveEditor();
    if (!row.values) { edits.openNew(row); return; }
    if (at === null) openRow({ meta, columns, row, json: () => copyRows(meta, columns, [row], (texts) => json(columns, texts), "1 row as JSON"), actions: edits?.actions(row) });
    else openCell({ table: name, column: columns[at].name, value: row.values[at], cut: row.isCut(at), key: row.key, style: columns[at].style, type: columns[at].type, form: edits ? (value, whole) => edits.form(row, at, value, whole) : null });
  }

  fill(parts.head, heading(meta), h("span", { class: "grow" }), edits ? h("button", { type: "button", onclick: () => edits.insert() }, "Insert row") : null,
    closing(columnsChosen.element), exportButton(question, name), h("a", { class: "button", href: address("structure", name) }, "Structure"));
  fill(view, parts.head, parts.filters, parts.box, bar, parts.pager);
  filters();
  await load();
  return () => {
    left.abort();
    closeMenu();
    undraw();
    for (const stop of stops) stop();
  };
}

function heading(meta) {
  return [h("h1", {}, meta.name), meta.kind === "table" ? null : h("span", { class: "chip" }, meta.kind.replaceAll("_", " ")),
    meta.editable || meta.read_only_because?.includes("--write") ? null : h("span", { class: "chip", title: meta.read_only_because }, "cannot be edited"),
    meta.comment ? h("span", { class: "soft" }, meta.comment) : null].filter(Boolean);
}
