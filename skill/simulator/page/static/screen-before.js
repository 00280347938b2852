/* What must be so before the engine is read.
 *
 * Its clock is the kitchen's, which can be moved: the engine asks Date for the time.
 * Its style sheet does nothing but name typefaces on Amazon's servers, and would ask for all
 * of them: it is left out, and screen.css names those of this machine.
 */
"use strict";

(() => {
  const put = (node) => HTMLHeadElement.prototype.appendChild.call(document.head, node);
  document.head.appendChild = (node) => (node.localName === "style" ? node : put(node));
})();

(() => {
  const Machine = Date;
  let shift = 0; // ms from the machine's clock to the kitchen's
  let ahead = 0; // ms from UTC to the kitchen's wall clock

  class KitchenDate extends Machine {
    constructor(...given) {
      if (given.length) super(...given);
      else super(Machine.now() + shift);
    }

    static now() {
      return Machine.now() + shift;
    }

    getTimezoneOffset() {
      return -ahead / 60_000;
    }
  }

  window.Date = KitchenDate;
  /** Show `now` (ms since 1970) from here on; return by how much the clock has jumped. */
  window.setKitchenClock = (now, aheadOfUtc) => {
    const before = shift;
    shift = now - Machine.now();
    ahead = aheadOfUtc;
    return shift - before;
  };
  window.aheadOfUtc = () => ahead;
})();
