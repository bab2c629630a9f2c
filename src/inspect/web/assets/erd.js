// The diagram: tables and references, to move, zoom, and look at one by one.

import { call } from "./api.js";
import { empty, fill, h } from "./dom.js";
import { neighbours } from "./erd-focus.js";
import { address, go } from "./route.js";

const SVG = "http://www.w3.org/2000/svg";

function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export async function show(view, { route }) {
  const erd = await call("erd");
  if (!erd.tables.length) {
    fill(view, empty("There are no tables to draw"));
    return;
  }
  const stage = h("div", { class: "erd", tabindex: "0", role: "group", aria: { label: "Diagram. Arrow keys move it, plus and minus zoom." } });
  const camera = new Camera(stage);
  const choose = h("select", { aria: { label: "Look at one table" }, onchange: () => focus(choose.value) },
    h("option", { value: "" }, "All tables"), erd.tables.map((table) => h("option", { value: table.name }, table.name)));
  let shown = erd;
  const focus = (name) => {
    const part = name ? neighbours(erd, name) : null;
    shown = part ?? erd;
    choose.value = part ? name : "";
    camera.look(draw(shown, choose.value), shown.picture);
    history.replaceState(null, "", address("erd", "", { focus: choose.value }));
  };
  stage.addEventListener("click", (event) => {
    const name = event.target.closest(".table")?.dataset.name;
    if (!name || camera.moved) return;
    if (name === choose.value) go(address("data", name));
    else focus(name);
  });
  stage.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.dataset.name) focus(event.target.dataset.name); });
  fill(view,
    h("div", { class: "head" }, h("h1", {}, "Diagram"), h("span", { class: "soft" }, `${erd.tables.length} tables, ${erd.references.length} references`),
      h("span", { class: "grow" }), choose, h("button", { type: "button", onclick: () => save(shown) }, "Export SVG")),
    stage);
  stage.append(h("div", { class: "zoom" },
    h("button", { type: "button", aria: { label: "Zoom out" }, onclick: () => camera.zoom(1 / 1.3) }, "−"),
    h("button", { type: "button", onclick: () => focus("") }, "All"),
    h("button", { type: "button", aria: { label: "Zoom in" }, onclick: () => camera.zoom(1.3) }, "+")));
  focus(route.parameters.get("focus") ?? "");
}

function draw({ tables, references, picture }, chosen) {
  const lines = references.map((reference, at) => {
    const points = picture.lines[at];
    const title = s("title", {}, `${tables[reference.from].name} → ${tables[reference.to].name}: ${reference.name}`);
    const [[fx, fy], [tx, ty]] = [points[0], points.at(-1)];
    return s("g", { class: "link" }, title,
      s("path", { class: "line", d: `M${points.map((point) => point.join(" ")).join("L")}` }),
      s("circle", { class: "dot", cx: fx, cy: fy, r: 2.5 }), s("path", { class: "dot", d: arrow(tx, ty, tx - points.at(-2)[0]) }));
  });
  const boxes = tables.map((table, at) => {
    const [x, y, width, height] = picture.boxes[at];
    const rows = table.columns.map((column, row) => {
      const top = picture.head + picture.row * row + 13;
      return s("g", { "aria-hidden": "true" },
        column.primary || column.foreign ? s("text", { x: 6, y: top, class: column.primary ? "mark-key" : "mark-fk" }, column.primary ? "#" : "↗") : null,
        s("text", { x: 22, y: top, class: column.primary ? "is-key" : null }, column.name),
        s("text", { x: width - 6, y: top, class: "type", "text-anchor": "end" }, column.type));
    });
    const group = s("g", { class: table.name === chosen ? "table chosen" : "table", transform: `translate(${x} ${y})`, tabindex: "0", role: "button", "aria-label": table.name, "data-name": table.name },
      s("rect", { class: "box", width, height, rx: 5 }), s("path", { class: "bar-top", d: `M0 ${picture.head}V5a5 5 0 0 1 5-5H${width - 5}a5 5 0 0 1 5 5V${picture.head}Z` }),
      s("text", { class: "name", x: 8, y: 16 }, table.name), ...rows);
    return group;
  });
  return s("svg", { role: "presentation" }, ...lines, ...boxes);
}

/** It points to where the line ends. */
function arrow(x, y, direction) {
  const back = direction > 0 ? -7 : 7;
  return `M${x} ${y}l${back} -4v8Z`;
}

/** What part of the picture is seen. */
class Camera {
  constructor(stage) {
    Object.assign(this, { stage, moved: false });
    stage.addEventListener("wheel", (event) => { event.preventDefault(); this.zoom(event.deltaY < 0 ? 1.12 : 1 / 1.12, event); }, { passive: false });
    stage.addEventListener("keydown", (event) => this.key(event));
    this.drag();
  }

  set(box) {
    this.box = box;
    this.svg.setAttribute("viewBox", box.map((number) => number.toFixed(1)).join(" "));
  }

  /** Another picture, all of it. */
  look(svg, picture) {
    this.svg?.remove();
    Object.assign(this, { svg, picture });
    this.stage.prepend(svg);
    this.show([0, 0, picture.width, picture.height]);
  }

  show([x, y, width, height]) {
    const room = 24;
    // Not nearer than its real size.
    const seen = this.stage.getBoundingClientRect();
    const scale = Math.max(1, (width + 2 * room) / seen.width, (height + 2 * room) / seen.height);
    const [w, h] = [seen.width * scale, seen.height * scale];
    this.set([x + width / 2 - w / 2, y + height / 2 - h / 2, w, h]);
  }

  zoom(factor, event) {
    const [x, y, w, h] = this.box;
    const seen = this.stage.getBoundingClientRect();
    const px = event ? (event.clientX - seen.left) / seen.width : 0.5;
    const py = event ? (event.clientY - seen.top) / seen.height : 0.5;
    const width = Math.min(Math.max(w / factor, seen.width / 4), this.picture.width * 4);
    const height = h * (width / w);
    this.set([x + (w - width) * px, y + (h - height) * py, width, height]);
  }

  key(event) {
    const step = this.box[2] / 10;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (move) this.set([this.box[0] + move[0], this.box[1] + move[1], this.box[2], this.box[3]]);
    else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else return;
    event.preventDefault();
  }

  drag() {
    const pointers = new Map();
    this.stage.addEventListener("pointerdown", (event) => {
      if (event.target.closest("button")) return;
      pointers.set(event.pointerId, [event.clientX, event.clientY]);
      this.moved = false;
    });
    this.stage.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
      if (!this.moved && Math.hypot(dx, dy) < 4) return;
      if (!this.moved) { this.moved = true; this.stage.setPointerCapture(event.pointerId); this.stage.classList.add("moving"); }
      const scale = this.box[2] / this.stage.clientWidth;
      if (pointers.size === 2) {
        const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
        const distance = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
        this.zoom(distance([event.clientX, event.clientY]) / Math.max(1, distance(before)));
      } else {
        this.set([this.box[0] - dx * scale, this.box[1] - dy * scale, this.box[2], this.box[3]]);
      }
      pointers.set(event.pointerId, [event.clientX, event.clientY]);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      this.stage.addEventListener(end, (event) => { pointers.delete(event.pointerId); this.stage.classList.remove("moving"); });
    }
  }
}

/** By itself the picture has no style sheet of this page: its colours go along. */
function save(erd) {
  const svg = draw(erd);
  const { width, height } = erd.picture;
  svg.setAttribute("xmlns", SVG);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  const paint = { ".box": { fill: "#fff", stroke: "#7d8794" }, ".bar-top": { fill: "#e3f4f1", stroke: "#7d8794" }, text: { fill: "#1b2330", "font-family": "monospace", "font-size": "12" },
    ".name, .is-key": { "font-weight": "bold" }, ".type": { fill: "#697384" }, ".mark-key": { fill: "#8a5a00" }, ".mark-fk": { fill: "#0b5cad" }, ".line": { fill: "none", stroke: "#7d8794", "stroke-width": "1.4" }, ".dot": { fill: "#7d8794" } };
  for (const [selector, attributes] of Object.entries(paint)) {
    for (const part of svg.querySelectorAll(selector)) for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
  }
  svg.prepend(s("rect", { width, height, fill: "#f5f6f8" }));
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  const link = h("a", { href: url, download: "schema.svg" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
