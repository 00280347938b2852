/* Behind the scenes. */
import { h, one } from "./dom.js";

export function wirePanels() {
  const talk = h("ol.talk");
  one("#talk").append(talk);
  return {
    add(happening) {
      for (const exchange of happening.exchanges) {
        talk.append(h("li", {}, h("p.you", {}, exchange.heard), h("p.larder", {}, exchange.said)));
      }
    },
    show() {},
  };
}
