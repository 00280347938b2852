/* Light or dark: as the machine says, until somebody chooses. */

const wanted = matchMedia("(prefers-color-scheme: dark)");

export function wireTheme(button) {
  const show = () => {
    const dark = (localStorage.getItem("theme") ?? (wanted.matches ? "dark" : "light")) === "dark";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    button.textContent = dark ? "Light" : "Dark";
    button.setAttribute("aria-label", dark ? "Light colours" : "Dark colours");
  };
  button.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme === "dark";
    localStorage.setItem("theme", dark ? "light" : "dark");
    show();
  });
  wanted.addEventListener("change", show);
  show();
}
