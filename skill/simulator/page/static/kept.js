/* What is kept: timers and reminders as Alexa holds them, the household as Larder does. */
import { get } from "./api.js";
import { kitchenNow } from "./clock.js";
import { h } from "./dom.js";
import { tree } from "./tree.js";


export async function showKept(panel, state) {
  const kept = await get("/api/kept");
  panel.replaceChildren(
    h("h2", {}, "Timers"),
    state.timers.length ? h("ul", {}, state.timers.map(timerRow)) : none("No timer is set."),
    h("h2", {}, "Reminders"),
    state.reminders.length ? h("ul", {}, state.reminders.map(reminderRow)) : none("No reminder is set."),
    h("h2", {}, "The household"),
    ...household(kept.household),
    h("h2", {}, "The conversation"),
    state.open
      ? h("p", {}, state.asked ? `Larder waits for ${state.asked[1]} (${state.asked[0]}).` : "It is open.")
      : none("None is open."),
    h("h2", {}, "All of it, as JSON"),
    h("ul.tree", {}, tree(kept, null, 3)),
  );
}

const none = (words) => h("p.empty", {}, words);

function timerRow({ timerLabel, duration, status, triggerTime }) {
  const left = h("span.left");
  const show = () => {
    const ms = Math.max(0, Date.parse(triggerTime) - kitchenNow());
    left.textContent = status === "ON" && triggerTime ? clockOf(ms) : status.toLowerCase();
    if (left.isConnected) setTimeout(show, 500);
  };
  setTimeout(show);
  const name = [timerLabel, lengthOf(duration)].filter(Boolean).join(" · ");
  return h("li.switch", {}, name, left);
}

/** Return PT1H10M as 1 h 10 min. */
function lengthOf(duration) {
  const units = { H: "h", M: "min", S: "s" };
  const parts = [...duration.matchAll(/(\d+)([HMS])/g)].filter(([, number]) => Number(number));
  return parts.map(([, number, unit]) => `${number} ${units[unit]}`).join(" ");
}

function clockOf(ms) {
  const seconds = Math.ceil(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = `${String(minutes).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  return hours ? `${hours}:${tail}` : tail;
}

function reminderRow({ alertInfo, trigger, status }) {
  const text = alertInfo?.spokenInfo?.content?.[0]?.text ?? "a reminder";
  const at = trigger?.scheduledTime?.slice(0, 16).replace("T", " ");
  const again = trigger?.recurrence ? "again and again" : null;
  return h("li.switch", {}, text, h("span", {}, [at ?? again ?? "", status === "ON" ? "" : " (done)"].join("")));
}

function household(kept) {
  const people = kept?.household?.people ?? kept?.people ?? [];
  if (!people.length) return [none("Nothing is known of who eats here.")];
  return [h("ul", {}, people.map((person) => h("li.switch", {}, person.name === "me" ? "you" : person.name, h("span", {}, needs(person)))))];
}

function needs(person) {
  const listed = Object.entries(person)
    .filter(([name, value]) => name !== "name" && Array.isArray(value) && value.length)
    .map(([name, value]) => `${name}: ${value.map((one) => one?.name ?? one).join(", ")}`);
  return listed.join("; ") || "eats everything";
}

