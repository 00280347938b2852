/* Light or dark: as the machine says, until somebody chooses. */

const wanted = matchMedia("(prefers-color-scheme: dark)");

export function wireTheme(button) {
  const show = () => {
    const dark = (localStorage.getItem("theme") ?? (wanted.matches ? "dark" : "light")) === "dark";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    button.setAttribute("aria-pressed", String(dark));
  };
  button.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme === "dark";
    localStorage.setItem("theme", dark ? "light" : "dark");
    show();
  });
  wanted.addEventListener("change", show);
  show();
}
