// Opens the session, keeps the frame, and shows the view that the address names.

import { call, onConnection, open, renew } from "./api.js";
import { showClosed, showOther, takeAlong } from "./closed.js";
import { $, empty, failure, fill, h, loading } from "./dom.js";
import { here } from "./route.js";
import { showSide } from "./side.js";
import { openHelp } from "./help.js";
import { listenForKeys } from "./keys.js";
import { all as staged } from "./staged.js";
import { countStaged, initCount } from "./staged-count.js";
import { initTheme } from "./theme.js";

const views = {
  home: { title: "Tables", load: () => import("./home.js") },
  data: { title: "Rows", load: () => import("./data.js") },
  structure: { title: "Structure", load: () => import("./structure.js") },
  objects: { title: "Objects", load: () => import("./objects.js") },
  erd: { title: "Diagram", load: () => import("./erd.js") },
  console: { title: "Console", load: () => import("./console.js") },
  drift: { title: "Drift", load: () => import("./drift.js") },
  doctor: { title: "Doctor", load: () => import("./doctor.js") },
  activity: { title: "Activity", load: () => import("./activity.js") },
};

const TOKEN = /^#token=([\w-]+)$/;

let overview = null;
/** The database for which changes may be staged in this page. */
let staging = null;
let leave = () => {};
let leaving = new AbortController();

/** `place` is where the page was before the link came. */
async function openSession(place) {
  const token = TOKEN.exec(location.hash)?.[1];
  if (!token) return;
  // It opens the studio once; nobody should find it in the address or the history.
  history.replaceState(null, "", `/${place}`);
  try {
    open((await call("session", { token })).key);
  } catch (error) {
    if (error.status !== 401) throw error;
  }
}

async function readOverview() {
  frame(await call("overview"));
}

/** The bar above, and the tables beside. */
function frame(read) {
  overview = read;
  $("database").textContent = overview.server.database;
  const marker = $("marker");
  marker.hidden = !overview.marker?.environment && !overview.marker?.protected;
  if (!marker.hidden) {
    marker.textContent = [overview.marker.environment, overview.marker.protected ? "protected" : null].filter(Boolean).join(" · ");
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

/** Ends what the view does, and what it has opened over the page. */
function leaveView() {
  leaving.abort();
  leave();
  leave = () => {};
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  closeSide();
}

async function show() {
  if (!overview) return;
  leaveView();
  leaving = new AbortController();
  const { signal } = leaving;
  const route = here();
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
    if (signal.aborted) return;
    const left = await module.show(view, { route, overview, signal, again: () => show() });
    if (signal.aborted) left?.();
    else leave = left ?? (() => {});
  } catch (error) {
    if (!signal.aborted) fill(view, heading, failure(error, show));
  }
  // The link that led here may be gone: the keyboard goes on in the view.
  if (!signal.aborted && document.activeElement === document.body) view.focus({ preventScroll: true });
}

function closeSide() {
  $("side").classList.remove("open");
  $("menu").setAttribute("aria-expanded", "false");
}

function watchConnection() {
  const lost = $("lost");
  let timer = null;
  const again = async () => {
    await (overview ? readOverview() : Promise.resolve()).then(repair).catch(() => {});
    if (!lost.hidden) timer = setTimeout(again, 2000);
  };
  onConnection((state, error) => {
    clearTimeout(timer);
    lost.hidden = state !== "lost";
    if (state === "closed") closed();
    fill(lost);
    if (state !== "lost") return;
    fill(lost, `Connection lost: ${error.message}. Trying again …${error.status ? "" : " If it was started again, open the link that it printed."} `, takeAlong());
    timer = setTimeout(again, 2000);
  });
}

/** What could not be read is read again; everything else stays as it is. */
function repair() {
  for (const button of $("view").querySelectorAll("[data-again]")) button.click();
}

function closed() {
  leaveView();
  overview = null;
  countStaged(false);
  fill($("side"));
  showClosed($("view"));
  // Another tab may have been given a new session.
  if (renew()) begin();
}

/** Opens a session where there is a link for one, and shows the view of the address. */
async function begin(place = "") {
  const heading = h("h1", { class: "unseen" }, "hbm-db studio");
  leaveView();
  overview = null;
  countStaged(false);
  fill($("view"), heading, loading("Connecting …"));
  try {
    await openSession(place);
    const read = await call("overview");
    const now = placeOf(read);
    if (staging && staging !== now && staged().length) {
      showOther($("view"), { before: staging, now, proceed: () => location.reload() });
      return;
    }
    staging = now;
    frame(read);
    countStaged(true);
  } catch (error) {
    if (error.status !== 401) fill($("view"), heading, failure(error, () => begin(place)));
    return;
  }
  await show();
}

/** As far as it can be told from another one. */
const placeOf = ({ server, marker }) => [server.database, marker?.environment, `PostgreSQL ${server.version_text.split(" ")[0]}`, `as ${server.user}`].filter(Boolean).join(", ");

function start() {
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
  listenForKeys(() => overview, closeSide);
  watchConnection();
  // A new link in an old page changes the fragment alone: what is staged stays.
  window.addEventListener("hashchange", (event) => (TOKEN.test(location.hash) ? begin(new URL(event.oldURL).hash) : show()));
  window.addEventListener("storage", () => { if (!overview && renew()) begin(); });
  // The results of a console are no rows of a table.
  initCount();
  begin();
}

start();
