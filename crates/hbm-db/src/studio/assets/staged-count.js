// How much waits to be committed, above every view.

import { $ } from "./dom.js";
import { review } from "./review.js";
import { all, onStaged } from "./staged.js";

let isOpen = false;

/** Without a session nothing can be committed. */
export function countStaged(open) {
  isOpen = open;
  draw(all());
}

export function initCount() {
  onStaged(draw);
  $("staged-count").addEventListener("click", () => review());
}

function draw(changes) {
  const count = $("staged-count");
  count.hidden = !changes.length || !isOpen;
  count.textContent = `${changes.length} staged`;
}
