// Who is connected, what runs, who waits for whom. Looked at again while the page is seen.

import { call } from "./api.js";
import { empty, failure, fill, h, loading } from "./dom.js";
import { many, seconds } from "./words.js";

const PERIOD = 2000;
const LONG = 30;

export async function show(view) {
  const body = h("div", { class: "sheet" }, loading());
  const all = h("input", { type: "checkbox", onchange: () => look() });
  const still = h("input", { type: "checkbox" });
  fill(view, h("div", { class: "head" }, h("h1", {}, "Activity"), h("span", { class: "grow" }), h("label", {}, all, "idle sessions, too"), h("label", {}, still, "hold still")), body);
  let timer = null;
  let over = false;
  const look = async () => {
    clearTimeout(timer);
    try {
      const { sessions, locks } = await call("activity");
      if (over) return;
      fill(body, blocked(sessions, locks), list(sessions, all.checked));
    } catch (error) {
      if (!over) fill(body, failure(error, look));
    }
    if (!over) timer = setTimeout(() => (document.hidden || still.checked ? look.later() : look()), PERIOD);
  };
  look.later = () => { timer = setTimeout(() => (document.hidden || still.checked ? look.later() : look()), PERIOD); };
  await look();
  return () => { over = true; clearTimeout(timer); };
}

const who = (one) => [one.user ?? "?", one.application || null].filter(Boolean).join(" · ");

function blocked(sessions, locks) {
  const waiting = sessions.filter((one) => one.blocked_by.length);
  if (!waiting.length) return h("p", { class: "row" }, h("span", { class: "chip good" }, "nobody waits for a lock"));
  const inTheWay = new Set(waiting.flatMap((one) => one.blocked_by));
  const roots = sessions.filter((one) => inTheWay.has(one.pid) && !one.blocked_by.length);
  const branch = (one, seen) => h("li", {}, h("strong", {}, `pid ${one.pid}`), ` ${who(one)} – `,
    one.blocked_by.length ? wants(one, locks) : `${one.state ?? "?"} for ${seconds(one.in_state)}, in a transaction for ${seconds(one.in_transaction)}`,
    h("div", {}, h("code", {}, one.query ?? "")),
    seen.has(one.pid) ? null : h("ul", {}, waiting.filter((other) => other.blocked_by.includes(one.pid)).map((other) => branch(other, new Set([...seen, one.pid])))));
  return h("section", {}, h("h2", {}, "Who blocks whom"), h("div", { class: "plan" }, h("ul", {}, roots.map((one) => branch(one, new Set())))));
}

function wants(one, locks) {
  const lock = locks.find((lock) => lock.pid === one.pid && !lock.granted);
  return lock ? `waits ${seconds(lock.waiting)} for ${lock.mode.replace(/Lock$/, "")} on ${lock.relation}` : "waits";
}

function list(sessions, idle) {
  const seen = sessions.filter((one) => idle || one.state !== "idle");
  const table = h("table", { class: "plain" },
    h("caption", {}, `${many(sessions.length, "session")}, ${sessions.filter((one) => one.state === "active").length} active`),
    h("thead", {}, h("tr", {}, ["pid", "Who", "From", "Database", "State", "Transaction", "Waits for", "Statement"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, seen.map((one) => h("tr", {}, h("td", { class: "right" }, String(one.pid)), h("td", {}, who(one)), h("td", {}, one.client), h("td", {}, one.database ?? ""),
      h("td", {}, state(one)), h("td", { class: "right" }, one.in_transaction > LONG ? h("span", { class: "chip warn" }, seconds(one.in_transaction)) : seconds(one.in_transaction)),
      h("td", {}, one.blocked_by.length ? `pid ${one.blocked_by.join(", ")}` : one.wait_event && one.state === "active" ? `${one.wait_event_type}: ${one.wait_event}` : ""),
      h("td", { class: "query", title: one.query }, h("code", {}, one.query ?? ""))))));
  return h("section", { class: "scroll" }, seen.length ? table : empty("Nobody does anything", h("p", {}, `${many(sessions.length, "session")}, all of them idle.`)));
}

function state(one) {
  const style = one.state === "active" ? "good" : one.state?.startsWith("idle in") ? "warn" : "";
  return h("span", { class: `chip ${style}` }, `${one.state ?? "hidden"} ${seconds(one.in_state)}`);
}
