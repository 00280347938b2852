/* Tabs, by pointer and by arrow keys. */
import { all, one } from "./dom.js";

export function wireTabs(list) {
  const tabs = all('[role="tab"]', list);

  function open(tab) {
    for (const each of tabs) {
      const chosen = each === tab;
      each.setAttribute("aria-selected", String(chosen));
      each.tabIndex = chosen ? 0 : -1;
      one(`#${each.getAttribute("aria-controls")}`).hidden = !chosen;
    }
    list.dispatchEvent(new CustomEvent("opened", { detail: tab.getAttribute("aria-controls") }));
  }

  list.addEventListener("click", ({ target }) => {
    if (tabs.includes(target)) open(target);
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(document.activeElement);
    const last = tabs.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tabs[to].focus();
    open(tabs[to]);
  });
  return {
    open: (name) => open(one(`#tab-${name}`)),
    onOpen: (heard) => list.addEventListener("opened", ({ detail }) => heard(detail)),
  };
}
