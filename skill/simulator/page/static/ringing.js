/* Something rings: it says so on the device until it is stopped. */
import { h, one } from "./dom.js";
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
        one("#bell").content.cloneNode(true),
        h("ul", {}, rings.map((ring) => h("li", {}, h("b", {}, ring.says), " ", when(ring)))),
        h("button.strong", { type: "button", onclick: stop }, "Stop"),
      );
      place.hidden = false;
      sound.ring();
    },
  };
}

const when = ({ at }) =>
  h("time", { datetime: at }, onTheWall(Date.parse(at), { hour: "2-digit", minute: "2-digit" }));
