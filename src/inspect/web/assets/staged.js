// Changes that wait to be committed. They live in this page: whoever leaves it is asked.
//
// A change is never altered, only replaced: so that an earlier list can come back, and a row knows by identity what is new.

import { call } from "./api.js";

const KEPT = 200;

let changes = [];
let past = [];
let index = new Map();
let count = 0;
const listeners = new Set();
const place = (table, key) => JSON.stringify([table, key]);

addEventListener("beforeunload", (event) => {
  if (changes.length) event.preventDefault();
});

function tell() {
  index = new Map(changes.filter((one) => one.key).map((one) => [place(one.table, one.key), one]));
  for (const listener of [...listeners]) listener(changes);
}

function become(next) {
  past = [...past, changes].slice(-KEPT);
  changes = next;
  tell();
}

/** Puts `next` where `before` was; at the end where there was none; nothing where `next` is null. */
function put(before, next) {
  const at = changes.indexOf(before);
  become(at < 0 ? [...changes, next] : changes.toSpliced(at, 1, ...(next ? [next] : [])));
}

/** Calls the listener when something is staged or gone; gives the way to stop that. */
export function onStaged(listener) {
  listeners.add(listener);
  listener(changes);
  return () => listeners.delete(listener);
}

export const all = () => changes;

/** What is staged for a row that is there. */
export const of = (table, key) => (key ? index.get(place(table, key)) : undefined);

/** The new rows of a table, the newest first. */
export const inserts = (table) => changes.filter((one) => one.kind === "insert" && one.table === table).toReversed();

/** The change of this number, as it is now. */
export const byId = (id) => changes.find((one) => one.id === id);

/** Whether a staged value is what is there already. */
const untouched = (old, value) => (value === "null" ? old === null : old !== null && value?.text === old);

/** Stages values for a row that is there: [{column, old, value}], a value is {text}, "null" or "default". */
export function setValues({ table, key, values }) {
  const before = of(table, key);
  const change = { id: before?.id ?? ++count, table, kind: "update", key, old: { ...before?.old }, new: { ...before?.new } };
  if (before?.kind === "delete") change.old = {};
  for (const { column, old, value } of values) {
    delete change.new[column];
    delete change.old[column];
    if (untouched(old, value)) continue;
    change.new[column] = value;
    change.old[column] = old;
  }
  const some = Object.keys(change.new).length > 0;
  if (before || some) put(before, some ? change : null);
}

/** Stages a value for a row that is new; undefined leaves it to the database. */
export function setNew(id, values) {
  const before = byId(id);
  const next = { ...before.new };
  for (const { column, value } of values) {
    if (value === undefined) delete next[column];
    else next[column] = value;
  }
  put(before, { id, table: before.table, kind: "insert", new: next });
}

/** Stages that these rows go: [{key, old}]. */
export function remove(table, rows) {
  const gone = new Map(rows.map(({ key, old }) => [place(table, key), { id: of(table, key)?.id ?? ++count, table, kind: "delete", key, old }]));
  become([...changes.filter((one) => !one.key || !gone.has(place(one.table, one.key))), ...gone.values()]);
}

/** Stages a new row, and gives its number. */
export function insert(table, values) {
  const id = ++count;
  put(null, { id, table, kind: "insert", new: values });
  return id;
}

/** Takes these changes back. */
export function drop(these) {
  const ids = new Set(these.map((one) => one.id));
  become(changes.filter((one) => !ids.has(one.id)));
}

export const discard = () => become([]);

export const canUndo = () => past.length > 0;

/** As it was before the last of what was staged, or taken back. */
export function undo() {
  if (!past.length) return;
  changes = past.at(-1);
  past = past.slice(0, -1);
  tell();
}

/** Remembers why the server did not take a change: {message, details, columns}. Whoever changes it again has not been refused yet. */
export function refuse(change, problem) {
  changes = changes.map((one) => (one.id === change.id ? { ...one, problem } : one));
  tell();
}

/** What somebody else put there is what was seen from now on. */
export function accept(change, now) {
  const old = Object.fromEntries(Object.keys(change.old).map((column) => [column, now[column]]));
  put(change, { ...change, old, problem: undefined });
}

const sent = () => changes.map(({ table, kind, key, old, new: values }) => ({ table, kind, key, old, new: values }));

export const preview = () => call("preview", { changes: sent() });

/** Commits all of it; what is committed is staged no longer, and cannot be undone here. */
export async function commit() {
  const outcome = await call("commit", { changes: sent() });
  if (outcome.result === "committed") {
    changes = [];
    past = [];
    tell();
  }
  return outcome;
}
