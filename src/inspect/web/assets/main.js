// Opens the session, keeps the frame, and shows the view that the address names.

import { call, onConnection } from "./api.js";
import { $, empty, failure, fill, h, loading } from "./dom.js";
import { here } from "./route.js";
import { showSide } from "./side.js";
import { openHelp } from "./help.js";
import { initTheme } from "./theme.js";

const views = {
  home: () => import("./home.js"),
  data: () => import("./data.js"),
  structure: () => import("./structure.js"),
  erd: () => import("./erd.js"),
  console: () => import("./console.js"),
  drift: () => import("./drift.js"),
  activity: () => import("./activity.js"),
};

let overview = null;
let leave = () => {};
let shown = 0;

async function openSession() {
  const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (!token) return;
  // It opens the studio once; nobody should find it in the address or the history.
  history.replaceState(null, "", "/");
  try {
    // Of this port alone, which a cookie is not.
    localStorage.setItem("session", (await call("session", { token })).key);
  } catch (error) {
    if (error.status !== 401) throw error;
  }
}

async function readOverview() {
  overview = await call("overview");
  $("database").textContent = overview.server.database;
  document.title = `${overview.server.database} – hbm-db studio`;
  const marker = $("marker");
  marker.hidden = !overview.marker;
  if (overview.marker) {
    marker.textContent = overview.marker.environment + (overview.marker.protected ? " · protected" : "");
    marker.className = `chip ${overview.marker.protected ? "bad" : "good"}`;
  }
  const mode = $("mode");
  mode.hidden = false;
  mode.textContent = overview.mode === "write" ? "writes" : "reads only";
  mode.className = `chip ${overview.mode === "write" ? "warn" : ""}`;
  mode.title = overview.mode === "write"
    ? "Started with --write: staged changes can be committed."
    : "Everything runs in a read-only transaction that is rolled back. That is a seat belt; the wall is a role that may only read.";
  showSide(overview, here());
}

async function show() {
  const number = ++shown;
  const route = here();
  leave();
  leave = () => {};
  closeSide();
  const tab = { structure: "data", home: "data" }[route.view] ?? route.view;
  for (const link of document.querySelectorAll(".tabs a")) {
    if (link.dataset.view === tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (overview) showSide(overview, route);
  const view = $("view");
  const load = views[route.view];
  if (!load) {
    fill(view, empty("There is no such page", h("p", {}, h("a", { href: "#/" }, "All tables"))));
    return;
  }
  fill(view, loading());
  try {
    const module = await load();
    if (number !== shown) return;
    const left = await module.show(view, { route, overview, again: () => show() });
    if (number === shown) leave = left ?? (() => {});
    else left?.();
  } catch (error) {
    if (number === shown) fill(view, failure(error, show));
  }
}

function closeSide() {
  $("side").classList.remove("open");
  $("menu").setAttribute("aria-expanded", "false");
}

function watchConnection() {
  const lost = $("lost");
  let timer = null;
  onConnection((state, error) => {
    if (state === "closed") {
      clearInterval(timer);
      lost.hidden = true;
      closed();
      return;
    }
    lost.hidden = state !== "lost";
    clearInterval(timer);
    if (state === "lost") {
      lost.textContent = `Connection lost: ${error.message}. Trying again …`;
      timer = setInterval(() => readOverview().then(show).catch(() => {}), 2000);
    }
  });
}

function closed() {
  leave();
  fill($("side"));
  fill($("view"), empty("This page is not open any more",
    h("p", {}, "The link from the terminal opens the studio once, in one browser. Start ", h("code", {}, "hbm-db studio"),
      " again, and open the new link.")));
}

async function start() {
  initTheme($("theme"));
  $("menu").addEventListener("click", () => {
    const open = $("side").classList.toggle("open");
    $("menu").setAttribute("aria-expanded", String(open));
    if (open) $("side").querySelector("input")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSide();
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], .editor");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      $("side").classList.add("open");
      $("side").querySelector("input")?.focus();
    }
    if (event.key === "?" && !typing) openHelp();
  });
  watchConnection();
  fill($("view"), loading("Connecting …"));
  try {
    await openSession();
    await readOverview();
  } catch (error) {
    if (error.status !== 401) fill($("view"), failure(error, () => location.reload()));
    return;
  }
  window.addEventListener("hashchange", show);
  await show();
}

start();
