// Changes that wait to be committed. They live in this page: whoever leaves it is asked.

import { call } from "./api.js";

let changes = [];
const listeners = new Set();
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

addEventListener("beforeunload", (event) => {
  if (changes.length) event.preventDefault();
});

function changed() {
  for (const listener of listeners) listener(changes);
}

/** Calls the listener when something is staged or gone; gives the way to stop that. */
export function onStaged(listener) {
  listeners.add(listener);
  listener(changes);
  return () => listeners.delete(listener);
}

export const all = () => changes;

/** What is staged for a row. */
export const of = (table, key) => changes.find((one) => one.table === table && one.kind !== "insert" && same(one.key, key));

/** Stages a value: {text}, "null" or "default". One that is as it was is no change. */
export function setValue({ table, key, column, old, value }) {
  const before = of(table, key);
  const change = before?.kind === "update" ? before : { table, kind: "update", key, old: {}, new: {} };
  const untouched = value === "null" ? old === null : old !== null && value?.text === old;
  if (untouched) {
    delete change.new[column];
    delete change.old[column];
  } else {
    change.new[column] = value;
    change.old[column] = old;
  }
  changes = changes.filter((one) => one !== before);
  if (Object.keys(change.new).length) changes.push(change);
  changed();
}

export function remove({ table, key, old }) {
  changes = changes.filter((one) => one !== of(table, key));
  changes.push({ table, kind: "delete", key, old });
  changed();
}

export function insert(table, values) {
  changes.push({ table, kind: "insert", new: values });
  changed();
}

export function drop(change) {
  changes = changes.filter((one) => one !== change);
  changed();
}

export function discard() {
  changes = [];
  changed();
}

export const preview = () => call("preview", { changes });

/** Commits all of it; what is committed is staged no longer. */
export async function commit() {
  const outcome = await call("commit", { changes });
  if (outcome.result === "committed") discard();
  return outcome;
}
