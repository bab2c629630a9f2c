// Who is connected, what runs, who waits for whom. Looked at again while the page is seen, until it is paused.

import { blocked, who } from "./activity-blocked.js";
import { call } from "./api.js";
import { empty, failure, fill, h, loading, scroll } from "./dom.js";
import { many, seconds } from "./words.js";

const PERIOD = 2000;
const LONG = 30;

export async function show(view, { signal }) {
  const body = h("div", { class: "sheet" }, loading());
  const when = h("span", { class: "soft" });
  const idle = h("input", { type: "checkbox", onchange: () => look() });
  const pause = h("button", { type: "button", aria: { pressed: "false" }, onclick: () => { isPaused = !isPaused; pause.setAttribute("aria-pressed", String(isPaused)); look(); } }, "Pause");
  fill(view, h("div", { class: "head" }, h("h1", {}, "Activity"), when, h("span", { class: "grow" }), h("label", {}, idle, "Idle sessions, too"), pause), body);
  let isPaused = false;
  let timer = null;
  let last = null;
  const look = async () => {
    clearTimeout(timer);
    if (!isPaused) {
      try {
        last = { ...(await call("activity", {}, { signal })), at: new Date().toLocaleTimeString() };
      } catch (error) {
        if (!signal.aborted) fill(body, failure(error, look));
        last = null;
      }
    }
    if (signal.aborted) return;
    if (last && !isSelected(body)) fill(body, blocked(last.sessions, last.locks), list(last.sessions, idle.checked));
    when.textContent = last ? `${isPaused ? "paused, " : ""}as of ${last.at}` : "";
    clearTimeout(timer);
    if (!isPaused && !document.hidden) timer = setTimeout(look, PERIOD);
  };
  // Nobody is asked for a page that nobody sees.
  const seen = () => { if (document.hidden) clearTimeout(timer); else look(); };
  document.addEventListener("visibilitychange", seen);
  await look();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
  };
}

/** What somebody is about to copy stays where it is. */
function isSelected(body) {
  const selection = getSelection();
  return !selection.isCollapsed && body.contains(selection.anchorNode);
}

function list(sessions, idle) {
  const seen = sessions.filter((one) => idle || one.state !== "idle");
  if (!seen.length) return empty("Nothing runs", h("p", {}, `${many(sessions.length, "session")}, all of them idle.`));
  return scroll("Sessions", h("table", { class: "plain" },
    h("caption", {}, `${many(sessions.length, "session")}, ${sessions.filter((one) => one.state === "active").length} active`),
    h("thead", {}, h("tr", {}, ["pid", "Who", "From", "Database", "State", "Transaction", "Waits for", "Statement"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, seen.map((one) => h("tr", {}, h("td", { class: "right" }, String(one.pid)), h("td", {}, who(one)), h("td", {}, one.client), h("td", {}, one.database ?? ""),
      h("td", {}, state(one)), h("td", { class: "right" }, one.in_transaction > LONG ? h("span", { class: "chip warn" }, seconds(one.in_transaction)) : seconds(one.in_transaction)),
      h("td", {}, waits(one)), h("td", { class: "query", title: one.query }, h("code", {}, one.query ?? "")))))));
}

function waits(one) {
  if (one.blocked_by.length) return `a lock, behind pid ${one.blocked_by.join(", ")}`;
  return one.wait_event && one.state === "active" ? `${one.wait_event_type}: ${one.wait_event}` : "";
}

function state(one) {
  const isLong = one.state?.startsWith("idle in") || (one.state === "active" && one.in_state > LONG);
  return h("span", { class: `chip ${isLong ? "warn" : one.state === "active" ? "good" : ""}` }, `${one.state ?? "hidden"} ${seconds(one.in_state)}`);
}
