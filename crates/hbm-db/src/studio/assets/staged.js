// Changes that wait to be committed. They live in this page: whoever leaves it is asked.
//
// A change is never altered, only replaced: so that an earlier list can come back, and a row knows by identity what is new.
// What was sent is not touched until it is known what came of it.

import { call } from "./api.js";
import { bare } from "./bare.js";
import { fresh } from "./id.js";

const KEPT = 200;

let changes = [];
let past = [];
let index = new Map();
let count = 0;
/** What was sent, under which name, and whether the answer was lost: {id, changes, body, running}. */
let attempt = null;
const listeners = new Set();
const readers = new Set();
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

/** Calls the reader when rows are others by now; gives the way to stop that. */
export function onRows(reader) {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Lets whoever shows rows read them again. */
export const reread = () => Promise.all([...readers].map((reader) => reader()));

export const all = () => changes;

/** Whether a commit runs. */
export const isCommitting = () => Boolean(attempt?.running);

/** Whether nobody knows what came of the last commit. */
export const isInDoubt = () => Boolean(attempt && !attempt.running);

/** What was sent, while nobody knows what came of it. */
export const sent = () => attempt?.changes ?? null;

/** Whether it was sent, and nobody knows yet what came of it. */
export const isSent = (change) => Boolean(attempt?.changes.includes(change));


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
  if (isSent(before)) return;
  const change = { id: before?.id ?? ++count, table, kind: "update", key, old: bare(before?.old), new: bare(before?.new) };
  if (before?.kind === "delete") change.old = bare();
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
  if (!before || isSent(before)) return;
  const next = bare(before.new);
  for (const { column, value } of values) {
    if (value === undefined) delete next[column];
    else next[column] = value;
  }
  put(before, { id, table: before.table, kind: "insert", new: next });
}

/** Stages that these rows go: [{key, old}]. */
export function remove(table, rows) {
  const gone = new Map(rows.filter(({ key }) => !isSent(of(table, key))).map(({ key, old }) => [place(table, key), { id: of(table, key)?.id ?? ++count, table, kind: "delete", key, old }]));
  become([...changes.filter((one) => !one.key || !gone.has(place(one.table, one.key))), ...gone.values()]);
}

/** Stages a new row, and gives its number. */
export function insert(table, values) {
  const id = ++count;
  put(null, { id, table, kind: "insert", new: bare(values) });
  return id;
}

/** Takes these changes back. */
export function drop(these) {
  const ids = new Set(these.filter((one) => one && !isSent(one)).map((one) => one.id));
  if (ids.size) become(changes.filter((one) => !ids.has(one.id)));
}

/** Takes all back but what is being committed. */
export function discard() {
  if (!isCommitting()) attempt = null;
  become(changes.filter(isSent));
}

export const canUndo = () => past.length > 0 && !attempt;

/** As it was before the last of what was staged, or undone. Gives the changes that are others now. */
export function undo() {
  if (!canUndo()) return [];
  const before = changes;
  changes = past.at(-1);
  past = past.slice(0, -1);
  tell();
  return [...changes.filter((one) => !before.includes(one)), ...before.filter((one) => !changes.some((other) => other.id === one.id))];
}

/** Remembers why the server did not take a change: {message, details, columns}. Whoever changes it again has not been refused yet. */
export function refuse(change, problem) {
  changes = changes.map((one) => (one === change ? { ...one, problem } : one));
  tell();
}

/** What somebody else put there is what was seen from now on. */
export function accept(change, now) {
  const old = bare();
  for (const column of Object.keys(change.old)) old[column] = now[column];
  put(change, { ...change, old, problem: undefined });
}

const body = (changes) => changes.map(({ table, kind, key, old, new: values }) => ({ table, kind, key, old, new: values }));

export const preview = () => call("preview", { changes: body(changes) });

/** Whether what came of it is not known: no answer came, or one of somebody between. */
const isLost = (error) => !error.status || error.status >= 500;

/**
 * Commits all of it, or asks again what came of what was sent before. What is committed is staged no longer, and cannot be
 * undone here.
 */
export async function commit() {
  if (isCommitting()) return null;
  attempt ??= { id: fresh(), changes, body: body(changes) };
  attempt.running = true;
  tell();
  try {
    const outcome = await call("commit", { id: attempt.id, changes: attempt.body });
    if (outcome.result === "committed") settle(true);
    else attempt = null;
    return outcome;
  } catch (error) {
    // Who did not get in did not commit: but of what was sent before that tells nothing.
    if (isLost(error)) attempt.lost = true;
    else if (!attempt.lost) attempt = null;
    throw error;
  } finally {
    if (attempt) attempt.running = false;
    tell();
  }
}

/** Ends the doubt about what was sent: it is committed, or it is not. */
export function settle(committed) {
  const sent = attempt?.changes ?? [];
  attempt = null;
  if (committed) {
    changes = changes.filter((one) => !sent.includes(one));
    past = [];
  }
  tell();
}
