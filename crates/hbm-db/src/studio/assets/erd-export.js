// The diagram as a file of its own.

import { h, s } from "./dom.js";
import { draw } from "./erd-draw.js";

const PAINT = ["fill", "stroke", "stroke-width", "font-family", "font-size", "font-weight"];

/** Gives the picture to the browser as a file. In it there is no style sheet of this page: the colours of now go along. */
export function save(erd, stage, name) {
  const { width, height } = erd.picture;
  const svg = draw(erd);
  for (const part of svg.querySelectorAll(".far-only")) part.remove();
  paint(svg, stage);
  for (const part of svg.querySelectorAll("[tabindex]")) {
    part.removeAttribute("tabindex");
    part.removeAttribute("role");
  }
  svg.prepend(s("title", {}, `Tables and references of ${name}`), s("rect", { width, height, fill: getComputedStyle(stage).backgroundColor }));
  svg.removeAttribute("role");
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height })) svg.setAttribute(key, value);
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  h("a", { href: url, download: `${name}.svg` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Only what stands in the page has colours; parts of one kind have the same. */
function paint(svg, stage) {
  const known = new Map();
  const hidden = h("div", { class: "unseen" });
  hidden.append(svg);
  stage.append(hidden);
  for (const part of svg.querySelectorAll("rect, path, circle, text")) {
    const kind = [part.localName, part.getAttribute("class"), part.closest(".link")?.getAttribute("class")].join();
    if (!known.has(kind)) {
      const style = getComputedStyle(part);
      const wanted = part.localName === "text" ? PAINT : PAINT.slice(0, 3);
      known.set(kind, wanted.map((name) => [name, style.getPropertyValue(name)]));
    }
    for (const [name, value] of known.get(kind)) part.setAttribute(name, value);
  }
  hidden.remove();
}
