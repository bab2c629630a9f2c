// As the system says, unless somebody chose.

const NEXT = { auto: "light", light: "dark", dark: "auto" };
const MARK = { auto: "◐", light: "☀", dark: "☾" };

/** The button goes from one to the next; what was chosen is kept. */
export function initTheme(button) {
  let chosen = localStorage.getItem("theme");
  if (!NEXT[chosen]) chosen = "auto";
  const apply = () => {
    if (chosen === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    button.textContent = MARK[chosen];
    button.title = `Colours: ${chosen}`;
    button.setAttribute("aria-label", `Colours: ${chosen}. Change to ${NEXT[chosen]}`);
  };
  button.addEventListener("click", () => {
    chosen = NEXT[chosen];
    localStorage.setItem("theme", chosen);
    apply();
  });
  apply();
}
