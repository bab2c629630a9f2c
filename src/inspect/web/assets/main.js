// Opens the session, keeps the frame, and shows the view that the address names.

import { call, onConnection } from "./api.js";
import { $, empty, failure, fill, h, loading } from "./dom.js";
import { here } from "./route.js";
import { showSide } from "./side.js";
import { openHelp } from "./help.js";
import { openPalette } from "./palette.js";
import { initTheme } from "./theme.js";

const views = {
  home: { title: "Tables", load: () => import("./home.js") },
  data: { title: "Rows", load: () => import("./data.js") },
  structure: { title: "Structure", load: () => import("./structure.js") },
  erd: { title: "Diagram", load: () => import("./erd.js") },
  console: { title: "Console", load: () => import("./console.js") },
  drift: { title: "Drift", load: () => import("./drift.js") },
  activity: { title: "Activity", load: () => import("./activity.js") },
};

const TOKEN = /^#token=([\w-]+)$/;

let overview = null;
let leave = () => {};
let shown = 0;

async function openSession() {
  const token = TOKEN.exec(location.hash)?.[1];
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
  if (!overview) return;
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
  showSide(overview, route);
  const view = $("view");
  const { title, load } = Object.hasOwn(views, route.view) ? views[route.view] : { title: "No such page" };
  document.title = `${route.name || title} – ${overview.server.database} – hbm-db studio`;
  const heading = h("h1", { class: "unseen" }, route.name || title);
  if (!load) {
    fill(view, heading, empty("There is no such page", h("p", {}, h("a", { href: "#/" }, "All tables"))));
    return;
  }
  fill(view, heading, loading());
  try {
    const module = await load();
    if (number !== shown) return;
    const left = await module.show(view, { route, overview, again: () => show() });
    if (number === shown) leave = left ?? (() => {});
    else left?.();
  } catch (error) {
    if (number === shown) fill(view, heading, failure(error, show));
  }
  // The link that led here may be gone: the keyboard goes on in the view.
  if (number === shown && document.activeElement === document.body) view.focus({ preventScroll: true });
}

function closeSide() {
  $("side").classList.remove("open");
  $("menu").setAttribute("aria-expanded", "false");
}

function watchConnection() {
  const lost = $("lost");
  let timer = null;
  const again = async () => {
    await readOverview().then(repair).catch(() => {});
    if (!lost.hidden) timer = setTimeout(again, 2000);
  };
  onConnection((state, error) => {
    clearTimeout(timer);
    lost.hidden = state !== "lost";
    if (state === "closed") closed();
    if (state !== "lost") return;
    lost.textContent = `Connection lost: ${error.message}. Trying again …${error.status ? "" : " If it was started again, open the link that it printed."}`;
    timer = setTimeout(again, 2000);
  });
}

/** What was shown before is kept, where it was shown. */
function repair() {
  if ($("view").querySelector(".error, .spin")) show();
}

function closed() {
  leave();
  leave = () => {};
  shown += 1;
  overview = null;
  fill($("side"));
  fill($("view"), h("h1", { class: "unseen" }, "Not open"), empty("This page is not open any more",
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
  document.addEventListener("click", (event) => { if (!event.target.closest("#side, #menu")) closeSide(); });
  $("help").addEventListener("click", openHelp);
  // Its address would be taken for that of a view.
  $("skip").addEventListener("click", (event) => { event.preventDefault(); $("view").focus(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSide();
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && overview) {
      event.preventDefault();
      openPalette(overview);
    }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], .editor");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      $("side").classList.add("open");
      $("side").querySelector("input")?.focus();
    }
    if (event.key === "?" && !typing) openHelp();
  });
  watchConnection();
  // A new link in an old page changes the fragment alone.
  window.addEventListener("hashchange", () => (TOKEN.test(location.hash) ? location.reload() : show()));
  fill($("view"), h("h1", { class: "unseen" }, "hbm-db studio"), loading("Connecting …"));
  try {
    await openSession();
    await readOverview();
  } catch (error) {
    if (error.status !== 401) fill($("view"), h("h1", { class: "unseen" }, "hbm-db studio"), failure(error, () => location.reload()));
    return;
  }
  await show();
}

start();
