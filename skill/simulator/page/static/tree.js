/* JSON as a tree that opens and closes. */
import { h } from "./dom.js";

const CLOSED = new Set(["document", "layouts", "Viewports", "Viewport", "supportedInterfaces"]);
const DEEPEST_OPEN = 4;

/** Return a value as a tree; large or dull parts come closed. */
export function tree(value, key = null, depth = 0) {
  const label = key === null ? null : h("span.key", {}, `${key}: `);
  if (value === null || typeof value !== "object") return h("li", {}, label, leaf(value));
  const entries = Object.entries(value);
  const [opens, closes] = Array.isArray(value) ? "[]" : "{}";
  if (!entries.length) return h("li", {}, label, `${opens}${closes}`);
  const isOpen = depth < DEEPEST_OPEN && !CLOSED.has(key);
  const list = h("ul");
  const details = h("details", { open: isOpen },
    h("summary", {}, label, `${opens} ${entries.length} ${closes}`), list);
  const fill = () => {
    if (details.open && !list.hasChildNodes()) {
      list.append(...entries.map(([name, each]) => tree(each, name, depth + 1)));
    }
  };
  details.addEventListener("toggle", fill);
  fill();
  return h("li", {}, details);
}

function leaf(value) {
  if (typeof value === "string") return h("span.text", {}, JSON.stringify(value));
  return h("span.number", {}, String(value));
}
