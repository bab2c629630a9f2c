// Below the rows: which they are, the way to others, and how many there are.

import { call } from "./api.js";
import { fill, h } from "./dom.js";
import { digits, milliseconds } from "./words.js";

export const SIZES = [50, 100, 500, 1000];

/** Keys that turn pages, while the grid has the focus. */
export const TURNS = { Home: "first", PageUp: "previous", PageDown: "next", End: "last" };

/** A place as an address may give it: nothing else of it is asked. */
export function placeOf(given) {
  const place = {};
  if (typeof given?.after === "string") place.after = given.after;
  else if (typeof given?.before === "string") place.before = given.before;
  else if (given?.last === true) place.last = true;
  if (!place.last && Object.keys(place).length && Number.isSafeInteger(given.from) && given.from >= 0) place.from = given.from;
  return place;
}

/** Where the pages go from an answer, which has the place that was asked for: {first, previous, next, last}, each a place or null. */
export function places(answer, size, key) {
  if (!key) return {};
  const { place } = answer;
  const from = firstOf(place);
  const begun = Object.keys(place).length > 0;
  return {
    first: begun ? {} : null,
    previous: answer.previous === null ? null : { before: answer.previous, from: from === null ? undefined : Math.max(0, from - size) },
    next: answer.next === null ? null : { after: answer.next, from: from === null ? undefined : from + answer.rows.length },
    last: answer.next === null ? null : { last: true },
  };
}

/** The first row of the page, counted from 0; null where nobody counted. */
export const firstOf = (place) => place.from ?? (Object.keys(place).length ? null : 0);

/** The buttons, and in words which rows these are. */
export function pages(answer, size, meta, turn) {
  const to = places(answer, size, meta.key);
  const page = (text, label, key, place) => h("button", { type: "button", data: { page: key }, disabled: !place, aria: { label, keyshortcuts: `Alt+${key}` }, title: `${label} (Alt+${key})`, onclick: () => turn({ place }) }, text);
  const first = firstOf(answer.place);
  const count = answer.rows.length;
  const which = first === null ? `${digits(count)} rows${answer.place.last ? ", the last" : ""}` : count ? `rows ${digits(first + 1)} – ${digits(first + count)}` : "no rows";
  return [
    meta.key
      ? [page("⇤", "First page", "Home", to.first), page("←", "Previous page", "PageUp", to.previous), page("→", "Next page", "PageDown", to.next), page("⇥", "Last page", "End", to.last)]
      : h("span", { class: "chip warn", title: "without a key there is no place to go on from" }, answer.more ? "no key: these are the first rows" : "no key"),
    h("span", {}, which), h("span", { class: "soft" }, `in ${milliseconds(answer.milliseconds)}`),
  ];
}

export function sizes(size, turn) {
  return h("label", {}, h("span", { class: "unseen" }, "Rows of a page"), h("select", { data: { page: "size" }, onchange: (event) => turn({ size: Number(event.target.value) }) },
    SIZES.map((one) => h("option", { value: String(one), selected: one === size }, `${one} rows`))));
}

/**
 * How many there are: an estimate, and a count for who asks. `known(rows)` is told an exact one. `all` are the rows of the
 * page where there are no others.
 */
export function counter(question, all, left, known) {
  const out = h("span", { class: "soft", role: "status" });
  if (all !== null) {
    out.textContent = `${digits(all)} in all`;
    known(all);
    return out;
  }
  known(null);
  let counting = null;
  const button = h("button", { type: "button", onclick: async () => {
    if (counting) { counting.abort(); return; }
    counting = new AbortController();
    button.textContent = "Stop counting";
    await count(true, AbortSignal.any([left, counting.signal]));
    counting = null;
    button.textContent = "Count exactly";
  } }, "Count exactly");

  async function count(exact, signal) {
    const before = out.textContent;
    try {
      if (exact) out.textContent = "counting …";
      const answer = await call("count", { ...question, exact }, { signal });
      out.textContent = answer.rows === null ? "nobody counted yet" : `${answer.exact ? "" : "~"}${digits(answer.rows)} in all`;
      if (answer.exact) known(Number(answer.rows));
    } catch (error) {
      if (error.name === "AbortError") out.textContent = before;
      else if (exact) out.textContent = error.message;
    }
  }

  count(false, left);
  return fill(h("span", { class: "row counter" }), out, button);
}
