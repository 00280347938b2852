/* The kitchen's clock: it runs, and can be moved. */
import { one } from "./dom.js";
import { play } from "./api.js";

let base = { now: Date.now(), at: performance.now(), ahead: 0 };
const heard = [];

/** Return the kitchen's time, in ms since 1970. */
export const kitchenNow = () => base.now + performance.now() - base.at;

/** Return how far the kitchen's wall clock is ahead of UTC, in ms. */
export const aheadOfUtc = () => base.ahead;

/** Return an instant as the kitchen's wall clock shows it. */
export function onTheWall(instant, options) {
  return new Intl.DateTimeFormat("en", { timeZone: "UTC", hourCycle: "h23", ...options }).format(
    instant + base.ahead,
  );
}

/** Be told whenever the clock was set. */
export const onClock = (hear) => heard.push(hear);

export function wireClock({ act }) {
  const [day, now] = [one("#day"), one("#now")];
  const next = one("#next-ring");
  const [opens, form, at] = [one("#set-clock"), one("#pick-time"), one("#at")];

  const wall = (instant) => new Date(instant + base.ahead).toISOString().slice(0, 19);

  function tick() {
    const here = kitchenNow();
    day.textContent = onTheWall(here, { weekday: "long", month: "short", day: "numeric" });
    now.textContent = onTheWall(here, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
    now.dateTime = wall(here);
  }

  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => act(() => play(button.dataset.step)));
  }
  next.addEventListener("click", () => act(() => play("/next")));
  function unfold(open) {
    form.hidden = !open;
    opens.setAttribute("aria-expanded", String(open));
  }
  opens.addEventListener("click", () => {
    unfold(form.hidden);
    if (form.hidden) return;
    at.value = wall(kitchenNow());
    at.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    unfold(false);
    opens.focus();
    act(() => play(`/clock ${at.value}`));
  });
  form.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    unfold(false);
    opens.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!form.contains(target) && target !== opens) unfold(false);
  });
  setInterval(tick, 250);

  return {
    show(state) {
      base = { now: Date.parse(state.now), at: performance.now(), ahead: state.aheadOfUtcMs };
      next.disabled = !state.nextRing;
      tick();
      for (const hear of heard) hear();
    },
  };
}
