// As the system says, unless somebody chose.

import { store, stored } from "./storage.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" };
const MARK = { auto: "◐", light: "☀", dark: "☾" };

/** The button goes from one to the next; what was chosen is kept. */
export function initTheme(button) {
  let chosen = stored("theme");
  if (!Object.hasOwn(NEXT, chosen)) chosen = "auto";
  const apply = () => {
    if (chosen === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    button.textContent = MARK[chosen];
    button.title = `Colours: ${chosen}`;
    button.setAttribute("aria-label", `Colours: ${chosen}. Change to ${NEXT[chosen]}`);
  };
  button.addEventListener("click", () => {
    chosen = NEXT[chosen];
    store("theme", chosen);
    apply();
  });
  apply();
}
