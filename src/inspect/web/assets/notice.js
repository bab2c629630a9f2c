// A few words over the page that go away by themselves: for eyes, and for who listens.

import { h } from "./dom.js";

const STAYS = 5000;
let shown = null;

/** Shows them in the place of those before. `stays` 0: until others come, or `end()`. Gives {say(text), end()}. */
export function notice(text, { stays = STAYS } = {}) {
  shown?.end();
  let words = text;
  const box = h("div", { class: "toast", role: "status" });
  // What is beside an open dialog is out of reach.
  (document.querySelector("dialog[open]") ?? document.body).append(box);
  const timer = stays ? setTimeout(() => mine.end(), stays) : null;
  const mine = {
    say: (next) => { words = next; box.textContent = next; },
    end: () => { clearTimeout(timer); box.remove(); if (shown === mine) shown = null; },
  };
  shown = mine;
  // A region that is there already is read out when it changes.
  setTimeout(() => { box.textContent = words; });
  return mine;
}
