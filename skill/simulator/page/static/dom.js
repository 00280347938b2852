/* Making elements without writing markup. */

/** Return an element: `h("button.quiet", {type: "button", onclick}, "Stop")`. */
export function h(name, given = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && typeof value !== "string") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const one = (selector, within = document) => within.querySelector(selector);

export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
