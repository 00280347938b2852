/* Something rings: it says so on the device until it is stopped. */
import { h } from "./dom.js";
import { onTheWall } from "./clock.js";

export function wireRinging(place, sound) {
  function stop() {
    sound.stopRinging();
    place.hidden = true;
    place.replaceChildren();
  }

  return {
    ring(rings) {
      place.replaceChildren(
        h("span.bell", { "aria-hidden": "true" }, "🔔"),
        h("ul", {}, rings.map((one) => h("li", {}, h("b", {}, one.says), " ", when(one)))),
        h("button", { type: "button", onclick: stop }, "Stop"),
      );
      place.hidden = false;
      sound.ring();
    },
  };
}

const when = ({ at }) =>
  h("time", { datetime: at }, onTheWall(Date.parse(at), { hour: "2-digit", minute: "2-digit" }));
