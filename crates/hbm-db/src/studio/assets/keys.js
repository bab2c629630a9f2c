// Keys that do the same in every view.

import { $ } from "./dom.js";
import { openHelp } from "./help.js";
import { openPalette } from "./palette.js";

const isPaletteKey = (event) => event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;

/** `overview()` gives what there is to go to, once it is known. */
export function listenForKeys(overview, closeSide) {
  document.addEventListener("keydown", (event) => {
    if (isPaletteKey(event) && overview()) event.preventDefault();
    // Where something is open over the page, the keys are its own.
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") closeSide();
    if (isPaletteKey(event) && overview()) openPalette(overview());
    if (event.target.closest?.("input, textarea, select, [contenteditable], .editor")) return;
    if (event.key === "/" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      $("side").classList.add("open");
      $("side").querySelector("input")?.focus();
    }
    if (event.key === "?") openHelp();
  });
}
