// A few words over the page that go away by themselves: for eyes, and for who listens.

import { h } from "./dom.js";

const STAYS = 5000;
let shown = null;

/**
 * Shows them in the place of those before. `stays` 0: until others come, or `end()`. `stop()` is for a button that stops what
 * is told of. Gives {say(text), end()}.
 */
export function notice(text, { stays = STAYS, stop } = {}) {
  shown?.end();
  let now = text;
  const words = h("span", { role: "status" });
  const box = h("div", { class: "toast" }, words, stop ? h("button", { type: "button", onclick: stop }, "Stop") : null);
  // What is beside an open dialog is out of reach.
  (document.querySelector("dialog[open]") ?? document.body).append(box);
  const timer = stays ? setTimeout(() => mine.end(), stays) : null;
  const mine = {
    say: (next) => { now = next; words.textContent = next; },
    end: () => { clearTimeout(timer); box.remove(); if (shown === mine) shown = null; },
  };
  shown = mine;
  // A region that is there already is read out when it changes.
  setTimeout(() => { words.textContent = now; });
  return mine;
}
