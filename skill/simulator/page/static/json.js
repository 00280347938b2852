/* The request and the response of one turn. */
import { h } from "./dom.js";
import { tree } from "./tree.js";

export function showJson(panel, exchange) {
  if (!exchange) {
    panel.replaceChildren(h("p.empty", {}, "Say something: the request and the response stand here."));
    return;
  }
  panel.replaceChildren(
    ...part("What Alexa would send", exchange.request),
    ...part("What Larder answered", exchange.response),
  );
}

function part(title, value) {
  const text = JSON.stringify(value, null, 2);
  const copy = h("button.plain", { type: "button" }, "Copy");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = "Copied";
  });
  const size = `${(new TextEncoder().encode(JSON.stringify(value)).length / 1024).toFixed(1)} KB`;
  return [
    h("h2", {}, title, " ", h("span.mark", {}, size), " ", copy),
    h("ul.tree", {}, tree(value)),
  ];
}
