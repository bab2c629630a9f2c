// The diagram: tables and references, to move, zoom, search, and look at one by one.

import { call } from "./api.js";
import { empty, fill, h, say } from "./dom.js";
import { Camera } from "./erd-camera.js";
import { draw } from "./erd-draw.js";
import { save } from "./erd-export.js";
import { neighbours } from "./erd-focus.js";
import { address, go } from "./route.js";
import { many } from "./words.js";

/** More tables are a grey wall, and slow. */
const DRAWN = 400;

/** What was seen of the whole picture, for whoever returns to it from one table. */
let place = null;

export async function show(view, { route, overview, signal }) {
  const erd = await call("erd", {}, { signal });
  const { database } = overview.server;
  const chosen = route.parameters.get("focus") ?? "";
  const part = chosen ? neighbours(erd, chosen) : null;
  if (!erd.tables.length) {
    fill(view, head([]), empty("There are no tables to draw"));
    return null;
  }
  const whole = erd.tables.length <= DRAWN || route.parameters.has("all") ? erd : null;
  const shown = part ?? whole;
  if (!shown) {
    fill(view, head([facts(erd), h("span", { class: "grow" }), finder(erd, look)]), missing(chosen), empty(`${many(erd.tables.length, "table")} are too many for one picture`,
      h("p", {}, "Find a table to see it with its neighbours."), h("p", {}, h("a", { href: address("erd", "", { all: "1" }) }, "Draw all of them; that takes a while"))));
    return null;
  }
  const stage = h("div", { class: "erd", tabindex: "0", role: "group", aria: { label: "Diagram. Arrow keys move it, plus and minus zoom, 0 shows all of it." } });
  const find = (name) => {
    const at = shown.tables.findIndex((table) => table.name === name);
    if (at < 0) { look(name); return; }
    camera.show(shown.picture.boxes[at]);
    title(stage, name).focus();
    say(`${name}, in the middle`);
  };
  fill(view, head([
    part ? h("span", { class: "soft" }, h("strong", {}, chosen), ` with ${many(part.tables.length - 1, "neighbour")}`) : facts(erd),
    h("span", { class: "grow" }), finder(erd, find),
    part ? [h("a", { class: "button", href: address("data", chosen) }, "Rows"), h("a", { class: "button", href: address("structure", chosen) }, "Structure"),
      h("a", { class: "button", href: address("erd") }, "All tables")] : null,
    h("button", { type: "button", onclick: () => save(shown, stage, part ? chosen : database) }, "Export SVG")]),
  missing(part ? "" : chosen), stage);
  const camera = new Camera(stage);
  stage.append(zoomButtons(camera));
  camera.look(draw(shown, part ? chosen : null), shown.picture, part ? null : place);
  choosing(stage, shown, camera, part ? chosen : null);
  if (part && document.activeElement === document.body) title(stage, chosen).focus();
  return () => {
    if (!part) place = camera.box;
    camera.destroy();
  };
}

const look = (name) => go(address("erd", "", { focus: name }));
const title = (stage, name) => stage.querySelector(`.table[data-name="${CSS.escape(name)}"] .title`);
const head = (parts) => h("div", { class: "head" }, h("h1", {}, "Diagram"), parts);
const facts = (erd) => h("span", { class: "soft" }, `${many(erd.tables.length, "table")}, ${many(erd.references.length, "reference")}`);
const missing = (name) => (name ? h("p", { class: "notice warn" }, `There is no table ${name} in the diagram.`) : null);

/** A field that takes a part of a name, and offers names. */
function finder(erd, find) {
  const names = erd.tables.map((table) => table.name);
  const field = h("input", { type: "search", list: "erd-names", placeholder: "Find a table", autocomplete: "off", spellcheck: "false", aria: { label: "Find a table in the diagram" },
    oninput: (event) => {
      // What was picked from the list is no typing.
      if (!["insertText", "deleteContentBackward"].includes(event.inputType) && names.includes(field.value)) find(field.value);
    },
    onkeydown: (event) => {
      if (event.key !== "Enter") return;
      const wanted = field.value.trim().toLowerCase();
      const tests = [(name) => name === wanted, (name) => name.startsWith(wanted), (name) => name.includes(wanted)];
      const found = wanted && tests.map((test) => names.find((name) => test(name.toLowerCase()))).find(Boolean);
      if (found) find(found);
      else say(`no table is called ${field.value}`);
    } });
  return [field, h("datalist", { id: "erd-names" }, names.map((name) => h("option", { value: name })))];
}

function zoomButtons(camera) {
  return h("div", { class: "zoom" },
    h("button", { type: "button", title: "Zoom out ( − )", aria: { label: "Zoom out" }, onclick: () => camera.zoom(1 / 1.3) }, "−"),
    h("button", { type: "button", title: "All of it ( 0 )", onclick: () => camera.fit() }, "Fit"),
    h("button", { type: "button", title: "Zoom in ( + )", aria: { label: "Zoom in" }, onclick: () => camera.zoom(1.3) }, "+"));
}

/** A table leads to its neighbours, and the one in the middle to its rows. Its references are seen while it is pointed at. */
function choosing(stage, shown, camera, chosen) {
  const nameAt = (event) => event.target.closest?.(".table")?.dataset.name;
  const choose = (name) => (name === chosen ? go(address("data", name)) : look(name));
  stage.addEventListener("click", (event) => { if (nameAt(event) && !camera.moved) choose(nameAt(event)); });
  stage.addEventListener("keydown", (event) => {
    if (!["Enter", " "].includes(event.key) || !nameAt(event)) return;
    event.preventDefault();
    choose(nameAt(event));
  });
  stage.addEventListener("focusin", (event) => {
    const name = nameAt(event);
    const box = shown.picture.boxes[shown.tables.findIndex((table) => table.name === name)];
    if (name && !camera.sees(box) && event.target.matches(":focus-visible")) camera.show(box);
    trace(stage, name);
  });
  stage.addEventListener("focusout", () => trace(stage, null));
  stage.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse" && !stage.classList.contains("moving")) trace(stage, nameAt(event)); });
  stage.addEventListener("pointerleave", () => trace(stage, null));
}

/** Brings out the references of a table. */
function trace(stage, name) {
  if (stage.dataset.traced === (name ?? "")) return;
  stage.dataset.traced = name ?? "";
  const ends = new Set();
  for (const link of stage.querySelectorAll(".link")) {
    const { from, to } = link.dataset;
    const touches = from === name || to === name;
    link.classList.toggle("traced", touches);
    if (touches) ends.add(from).add(to);
  }
  for (const table of stage.querySelectorAll(".table")) table.classList.toggle("traced", ends.has(table.dataset.name));
  stage.querySelector("svg").classList.toggle("tracing", ends.size > 0);
}
