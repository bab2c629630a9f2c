// As the system says, unless somebody chose.

const NEXT = { system: "light", light: "dark", dark: "system" };
const MARK = { system: "◐", light: "☀", dark: "☾" };

export function initTheme(button) {
  let chosen = localStorage.getItem("theme") ?? "system";
  const apply = () => {
    if (chosen === "system") delete document.documentElement.dataset.theme;
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
