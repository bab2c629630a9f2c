// The rows of a table: filters above, the grid, pages below.

import { call } from "./api.js";
import { leaveEditor } from "./cell-editor.js";
import { copy, table as tsv } from "./copy.js";
import { empty, failure, fill, h, loading, say } from "./dom.js";
import { openCell, openRow } from "./drawer.js";
import { canEdit, isMade, stagedBar } from "./edit.js";
import { editing } from "./editing.js";
import { exportButton } from "./export.js";
import { filterBar, popup } from "./filters.js";
import { grid } from "./grid.js";
import { columnsMenu, layoutOf, toggled } from "./layout.js";
import { closeMenu, closing, openMenu } from "./menu.js";
import { counter, firstOf, pages, places, sizes, TURNS } from "./pager.js";
import { address, read } from "./route.js";
import { rowMenu, whole } from "./row-menu.js";
import * as staged from "./staged.js";
import { look } from "./value.js";

const SIZE = 100;

export async function show(view, { route, overview }) {
  const name = route.name;
  const meta = await call("table", { table: name });
  const layout = layoutOf(overview.server.database, name);
  const left = new AbortController();
  const columns = meta.columns.map((column) => describe(meta, column));
  const parts = { head: h("div", { class: "head data-head" }), filters: h("div", {}), box: h("div", { class: "grid-box" }, loading()), pager: h("div", { class: "pager" }) };
  let state = stateOf(route.parameters);
  let shownRows = null;
  let answer = null;
  let reading = new AbortController();
  const question = () => ({ table: name, where: state.where, order: state.order });
  const columnsChosen = columnsMenu(meta, layout, () => draw());
  const table = { meta, columns, grid: () => shownRows, reload: load, turn };
  const edits = meta.editable ? editing(table) : null;
  const [bar, unlisten] = stagedBar({ reload: async () => { await load(); shownRows?.focus(); }, undone: () => shownRows?.focus() });
  const stop = staged.onStaged(() => shownRows?.sync(newRows()));

  /** Goes to other rows of the same table; the address tells which. */
  function turn(changes) {
    state = { ...state, place: {}, ...changes };
    const target = addressOf(name, state);
    if (target !== location.hash) history.pushState(null, "", target);
    filters();
    load({ top: true });
  }

  function filters() {
    const searched = parts.filters.contains(document.activeElement) && document.activeElement.type === "search";
    fill(parts.filters, filterBar(meta, state.where, (where) => turn({ where })));
    if (searched) parts.filters.querySelector("input")?.focus();
  }

  const newRows = () => (meta.editable ? staged.inserts(name).map((change) => ({ id: `new:${change.id}`, number: -1, change })) : []);

  function present() {
    const first = firstOf(state.place) ?? 0;
    const cut = new Set(answer.cut.map(([row, at]) => `${row}:${at}`));
    return [...newRows(), ...answer.rows.map((values, at) => {
      const key = meta.key && Object.fromEntries(meta.key.map((column) => [column, values[answer.columns.indexOf(column)]]));
      return { id: `row:${at}`, number: first + at, values, key, isCut: (column) => cut.has(`${at}:${column}`), get change() { return staged.of(name, key); }, set change(_) {} };
    })];
  }

  /** Reads the rows; the old ones stay until the new are there. */
  async function load({ top = false } = {}) {
    reading.abort();
    reading = new AbortController();
    const signal = AbortSignal.any([left.signal, reading.signal]);
    const late = setTimeout(() => wait(reading), 400);
    parts.box.setAttribute("aria-busy", "true");
    try {
      const { from, ...place } = state.place;
      answer = await call("rows", { ...question(), ...place, limit: state.size }, { signal });
      if (shownRows) await shownRows.update(present(), state.order);
      else await draw();
      if (top) toTop();
      below(signal);
      say(`${answer.rows.length} rows of ${name}`);
    } catch (error) {
      if (error.name === "AbortError" && signal.aborted) return;
      undraw();
      fill(parts.pager);
      fill(parts.box, failure(error, () => load()), state.where.length ? h("p", { class: "state" }, clearing()) : null);
    } finally {
      clearTimeout(late);
      if (!reading.signal.aborted) { parts.box.removeAttribute("aria-busy"); parts.box.querySelector(".waiting")?.remove(); }
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
  const nothing = () => state.where.length ? empty("No row is like that", h("p", {}, clearing())) : empty(Object.keys(state.place).length ? "There are no more rows" : "The table has no rows");

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
    const pressed = document.activeElement?.dataset.page;
    const all = !Object.keys(state.place).length && answer.next === null && !answer.more ? answer.rows.length : null;
    fill(parts.pager, pages(answer, state, meta, turn), h("span", { class: "grow" }), counter(question(), all, signal, (rows) => shownRows?.counted(rows)), sizes(state.size, turn));
    if (pressed) (parts.pager.querySelector(`[data-page=${pressed}]:enabled`) ?? parts.pager.querySelector("[data-page]:enabled"))?.focus();
  }

  function sort(column, add, desc) {
    const now = state.order.find((term) => term.column === column);
    const next = desc !== undefined ? { column, desc } : !now ? { column, desc: false } : now.desc ? null : { column, desc: true };
    const others = add ? state.order : state.order.filter((term) => term.column === column);
    const at = others.findIndex((term) => term.column === column);
    turn({ order: at < 0 ? [...others, next] : others.toSpliced(at, 1, ...(next ? [next] : [])) });
  }

  const on = {
    sort,
    open,
    row: (row) => open(row, null),
    edit: edits ? (row, at, typed) => edits.edit(row, at, typed) : null,
    menu: (place, row, at) => openMenu(place, "What to do here", rowMenu({ ...table, row, at, where: state.where, edits, open }), () => shownRows.focus()),
    heading: (place, column) => openMenu(place, column, headingMenu(column), () => shownRows.focus()),
    copy: async (rows, ats) => copy(tsv(await whole(meta, columns, rows, ats)), `${rows.length * ats.length} whole values`),
    layout: (changes) => { layout.change(changes); columnsChosen.draw(); },
    key(event) {
      const to = event.altKey && TURNS[event.key];
      if (!to) return edits?.key(event) ?? false;
      const place = answer && places(answer, state.place, state.size, meta.key)[to];
      if (place) turn({ place });
      else say("there is no such page");
      return true;
    },
  };

  function headingMenu(column) {
    const { pin, hide } = layout.now();
    const lay = (changes) => { layout.change(changes); columnsChosen.draw(); draw(); };
    return [
      { label: "Sort ascending", run: () => sort(column, false, false) }, { label: "Sort descending", run: () => sort(column, false, true) },
      { label: "Then by this", run: () => sort(column, true, false), disabled: !state.order.length || state.order.some((term) => term.column === column) },
      null,
      { label: "Filter …", run: () => popup(parts.filters.querySelector("[aria-haspopup]"), meta, { column }, (filters) => turn({ where: [...state.where, ...filters] })) },
      null,
      { label: pin.includes(column) ? "Let it scroll" : "Pin to the left", run: () => lay({ pin: toggled(pin, column) }) },
      { label: "Hide", run: () => lay({ hide: toggled(hide, column) }) },
      { label: "Width as it came", run: () => { const { [column]: _, ...width } = layout.now().width; lay({ width }); } },
    ];
  }

  function open(row, at) {
    leaveEditor();
    if (!row.values) { edits.openNew(row); return; }
    if (at === null) openRow({ meta, columns: columns.map((column) => column.name), row: row.values, cut: row.isCut, key: row.key, styles: columns.map((column) => column.style), actions: edits?.actions(row) });
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
    unlisten();
    stop();
  };
}

function stateOf(parameters) {
  return {
    where: read(parameters, "where", []), order: read(parameters, "order", []), place: read(parameters, "place", {}),
    size: Number(parameters.get("size")) || SIZE,
  };
}

function addressOf(name, { where, order, place, size }) {
  return address("data", name, {
    where: where.length ? where : null, order: order.length ? order : null, place: Object.keys(place).length ? place : null,
    size: size === SIZE ? null : String(size),
  });
}

/** A column as the grid and the editors need it. */
function describe(meta, column) {
  const kind = meta.kinds.find((one) => one.name === column.name);
  return {
    name: column.name, type: column.type, kind, style: look(kind), data: column,
    key: Boolean(meta.primary_key?.columns.includes(column.name)),
    links: meta.references.filter((one) => one.columns.includes(column.name)),
    editable: meta.editable && canEdit(column), made: isMade(column),
  };
}

function heading(meta) {
  return [h("h1", {}, meta.name), meta.kind === "table" ? null : h("span", { class: "chip" }, meta.kind.replaceAll("_", " ")),
    meta.editable || meta.read_only_because?.includes("--write") ? null : h("span", { class: "chip", title: meta.read_only_because }, "cannot be edited"),
    meta.comment ? h("span", { class: "soft" }, meta.comment) : null].filter(Boolean);
}
