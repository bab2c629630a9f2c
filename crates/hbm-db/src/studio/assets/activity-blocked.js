// Who waits for whom, as a tree: each session once, below the one that has to end first.

import { h } from "./dom.js";
import { many, seconds } from "./words.js";

/** What a wait for a lock is about, where it is not a table. */
const WAITS = {
  transactionid: "the end of the transaction that changed the same row",
  tuple: "a row that others wait for, too",
  virtualxid: "the end of a transaction",
  advisory: "an advisory lock",
  extend: "more room in a table",
  object: "an object that is not a table",
};

/** The name of a session for people. */
export const who = (one) => [one.user ?? "?", one.application || null].filter(Boolean).join(" · ");

/** The tree; `locks` are those on tables. */
export function blocked(sessions, locks) {
  const waiting = sessions.filter((one) => one.blocked_by.length);
  if (!waiting.length) return h("p", {}, h("span", { class: "chip good" }, "Nobody waits for a lock"));
  const below = behind(waiting);
  const known = new Map(sessions.map((one) => [one.pid, one]));
  const placed = new Set([...below.values()].flat().map((one) => one.pid));
  const roots = [...below.keys()].filter((pid) => !placed.has(pid));
  const count = (pid) => (below.get(pid) ?? []).reduce((sum, one) => sum + 1 + count(one.pid), 0);
  const branch = (pid, parent) => {
    const one = known.get(pid);
    return h("li", {}, h("div", {}, h("span", { class: "what" }, pid === 0 ? "a prepared transaction" : `pid ${pid}`), one ? who(one) : pid === 0 ? "" : "no session of a client"),
      one && parent === null ? h("div", { class: "soft" }, holds(one, locks), h("span", { class: "chip bad" }, `${many(count(pid), "session")} behind it`)) : null,
      one && parent !== null ? h("div", { class: "soft" }, wants(one, parent, locks)) : null,
      one?.query ? h("div", {}, h("code", {}, one.query)) : null,
      below.has(pid) ? h("ul", {}, below.get(pid).map((other) => branch(other.pid, pid))) : null);
  };
  return h("section", {}, h("h2", {}, "Who blocks whom"), h("div", { class: "plan waits" }, h("ul", {}, roots.map((pid) => branch(pid, null)))));
}

/** Who waits, by the one it stands behind: of several that are in its way, the one that waits longest in the queue itself. */
function behind(waiting) {
  const by = new Map(waiting.map((one) => [one.pid, one]));
  const depth = (pid, seen = new Set()) => {
    if (!by.has(pid) || seen.has(pid)) return 0;
    return 1 + Math.max(...by.get(pid).blocked_by.map((other) => depth(other, new Set([...seen, pid]))));
  };
  const parents = new Map();
  for (const one of waiting) parents.set(one.pid, one.blocked_by.reduce((best, pid) => (depth(pid) > depth(best) ? pid : best)));
  cut(parents);
  const below = new Map();
  for (const one of waiting) {
    const parent = parents.get(one.pid);
    if (parent !== undefined) below.set(parent, [...(below.get(parent) ?? []), one]);
  }
  return below;
}

/** Where all wait for each other, which PostgreSQL ends soon, somebody has to come first. */
function cut(parents) {
  for (const pid of [...parents.keys()]) {
    const seen = new Set([pid]);
    for (let at = parents.get(pid); at !== undefined; at = parents.get(at)) {
      if (seen.has(at)) { parents.delete(at); break; }
      seen.add(at);
    }
  }
}

function holds(one, locks) {
  const held = locks.filter((lock) => lock.pid === one.pid && lock.granted).map((lock) => `${mode(lock)} on ${lock.relation}`);
  const words = [`${one.state ?? "?"} for ${seconds(one.in_state)}, in a transaction for ${seconds(one.in_transaction)}`, held.length ? `holds ${held.slice(0, 5).join(", ")}${held.length > 5 ? " …" : ""}` : null,
    one.state?.startsWith("idle in") ? "its program has to commit or roll back" : null];
  return `${words.filter(Boolean).join("; ")} `;
}

function wants(one, parent, locks) {
  const lock = locks.find((lock) => lock.pid === one.pid && !lock.granted);
  const what = lock ? `${mode(lock)} on ${lock.relation}` : WAITS[one.wait_event] ?? "a lock";
  const others = one.blocked_by.filter((pid) => pid !== parent);
  return `waits ${seconds(lock?.waiting ?? one.in_state)} for ${what}${others.length ? `; pid ${others.join(", ")} is in its way, too` : ""}`;
}

const mode = (lock) => lock.mode.replace(/Lock$/, "").replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
