// A menu at a place of the page, for mouse and keys.

import { h } from "./dom.js";

/**
 * Opens one. items: {label, keys, run, disabled}, or null for a line between.
 * `at` is {x, y}; `back` gets the focus when nothing was chosen.
 */
export function openMenu(at, label, items, back) {
  closeMenu();
  const buttons = [];
  const entry = (item) => {
    if (!item) return h("hr", {});
    const button = h("button", { type: "button", role: "menuitem", tabindex: "-1", disabled: item.disabled, onclick: () => { close(true); item.run(); } },
      h("span", { class: "grow" }, item.label), item.keys ? h("kbd", {}, item.keys) : null);
    if (!item.disabled) buttons.push(button);
    return button;
  };
  const menu = h("div", { class: "popup popup-menu", role: "menu", aria: { label } }, items.map(entry));
  const outside = (event) => { if (!menu.contains(event.target)) close(false); };
  const close = (refocus) => {
    document.removeEventListener("pointerdown", outside, true);
    menu.remove();
    if (refocus) back?.();
  };
  menu.addEventListener("keydown", (event) => {
    const now = buttons.indexOf(document.activeElement);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close(true);
    else if (next !== undefined) buttons.at(next % buttons.length)?.focus();
    else if (event.key.length === 1 && /\S/.test(event.key)) startingWith(buttons, now, event.key)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  const box = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(at.x, innerWidth - box.width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(at.y, innerHeight - box.height - 8))}px`;
  document.addEventListener("pointerdown", outside, true);
  buttons[0]?.focus();
}

/** Takes away what hangs over the page. */
export function closeMenu() {
  for (const popup of document.querySelectorAll(".popup")) popup.remove();
}

function startingWith(buttons, now, letter) {
  const fits = (button) => button.textContent.toLowerCase().startsWith(letter.toLowerCase());
  return buttons.slice(now + 1).find(fits) ?? buttons.find(fits);
}

/** Lets Escape and a click beside it close a `details`. */
export function closing(details) {
  const outside = (event) => { if (!details.contains(event.target)) details.open = false; };
  details.addEventListener("toggle", () => {
    if (details.open) document.addEventListener("pointerdown", outside, true);
    else document.removeEventListener("pointerdown", outside, true);
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector("summary").focus();
  });
  return details;
}
