// Elements without markup in strings: what comes from a database is always text.

const SVG = "http://www.w3.org/2000/svg";

/** Makes an element. `on…` are listeners, `data` and `aria` objects, everything else attributes. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) set(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "data") Object.assign(element.dataset, value);
  else if (name === "aria") for (const [key, text] of Object.entries(value)) element.setAttribute(`aria-${key}`, text);
  else if (name === "value" || name === "checked" || name === "disabled" || name === "selected") element[name] = value;
  else element.setAttribute(name, value === true ? "" : value);
}

/** Makes an element of SVG. */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null));
  return element;
}

/** Puts these in the place of what was there. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return element;
}

export const $ = (id) => document.getElementById(id);

/** Tells people who listen instead of looking. */
export function say(text) {
  $("said").textContent = text;
}

/** The keyboard reaches a box that scrolls. */
export function reachable(box) {
  const fits = new ResizeObserver(() => {
    if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
  fits.observe(box);
  return box;
}

/** What may be too wide for the page. */
export const scroll = (label, ...content) => reachable(h("div", { class: "scroll", role: "group", aria: { label } }, ...content));

export function loading(text = "Loading …") {
  return h("div", { class: "state", role: "status" }, h("div", { class: "spin" }), text);
}

export function empty(title, ...more) {
  return h("div", { class: "state" }, h("h2", {}, title), ...more);
}

/** An error with all that is known of it, and a way to try again. */
export function failure(error, again) {
  const list = [...(error.details ?? []), ...(error.hints ?? [])];
  return h("div", { class: "state" },
    h("div", { class: "error", role: "alert" },
      h("strong", {}, error.message.replace(` (SQLSTATE ${error.sqlstate})`, "")),
      (error.causes ?? []).map((cause) => h("div", { class: "soft" }, cause)),
      list.length ? h("ul", {}, list.map((line) => h("li", {}, line))) : null,
      error.sqlstate ? h("div", { class: "faint mono" }, `SQLSTATE ${error.sqlstate}`) : null),
    again ? h("p", {}, h("button", { type: "button", data: { again: "" }, onclick: again }, "Try again")) : null);
}
