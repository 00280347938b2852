/* Switches: what the family allows, what goes wrong, where and in which language it is. */
import { play } from "./api.js";
import { h } from "./dom.js";

const NAMES = {
  timers: "Timers", reminders: "Reminders", given_name: "First name", name: "Full name",
  email: "E-mail", mobile_number: "Phone number",
};
const ASKED = { ACCEPTED: ["yes", "says yes"], DENIED: ["no", "says no"], NOT_ANSWERED: ["unanswered", "says nothing"] };
const SERVICES = { timers: "Timers", reminders: "Reminders", settings: "Device settings", directives: "Progress speech", profile: "Profile" };
const FAULTS = {
  "": "works", 503: "is down (503)", 429: "is busy (429)", 500: "fails (500)", "slow:3": "is slow (3 s)",
  drop: "breaks off", garbage: "answers HTML", "after:drop": "does it, then breaks off",
};
const ZONES = ["America/New_York", "America/Los_Angeles", "Europe/London", "Europe/Berlin", "Europe/Rome", "Asia/Tokyo", "UTC"];

export function showRules(panel, state, act) {
  const held = document.activeElement?.id;
  const send = (line) => act(() => play(line));
  panel.replaceChildren(
    h("h2", {}, "What the family allows"),
    h("ul", {}, state.permissions.map((one) => permission(one, send))),
    h("h3", {}, "When Alexa asks for it by voice, the family"),
    h("ul", {}, state.permissions.slice(0, 2).map((one) => asked(one, send))),
    h("h2", {}, "What goes wrong"),
    h("ul", {}, Object.entries(SERVICES).map(([name, title]) => fault(name, title, state.faults, send))),
    h("h2", {}, "Where the device stands"),
    h("ul", {},
      choice("zone", "Time zone", zones(state.zone), state.zone, (to) => send(`/clock ${to}`)),
      choice("locale", "Language", languages(state.locales), state.locale, (to) => send(`/locale ${to}`))),
    h("h2", {}, "The conversation and the skill"),
    h("div.acts", {},
      h("button", { type: "button", id: "silence", onclick: () => send("/silence") }, "Say nothing"),
      h("button", { type: "button", id: "forget", onclick: () => confirm("Everything Larder keeps of this household will be deleted. Go on?") && send("/forget") }, "Disable the skill (forgets all)")),
  );
  if (held) panel.querySelector(`#${CSS.escape(held)}`)?.focus();
}

function permission({ name, granted }, send) {
  const box = h("input", { type: "checkbox", id: `allow-${name}`, role: "switch" });
  box.checked = granted;
  box.addEventListener("change", () => send(`/permissions ${box.checked ? "grant" : "revoke"} ${name}`));
  return h("li.switch", {}, h("label", { for: box.id }, NAMES[name] ?? name), box);
}

function asked({ name, answer }, send) {
  const options = Object.entries(ASKED).map(([key, [, words]]) => [key, words]);
  return choice(`asked-${name}`, NAMES[name], options, answer, (to) => send(`/permissions ${ASKED[to][0]} ${name}`));
}

function fault(name, title, active, send) {
  const now = active.find(({ service }) => service === name)?.mode ?? "";
  const options = Object.entries(FAULTS);
  if (!(now in FAULTS)) options.push([now, String(now)]);
  return choice(`fault-${name}`, title, options, String(now), async (to) => {
    await send(`/mend ${name}`);
    if (to) await send(`/fail ${name} ${to}`);
  });
}

function choice(id, title, options, chosen, hear) {
  const select = h("select", { id }, options.map(([value, words]) => h("option", { value }, words)));
  select.value = chosen;
  select.addEventListener("change", () => hear(select.value));
  return h("li.switch", {}, h("label", { for: id }, title), select);
}

const zones = (here) => [...new Set([here, ...ZONES])].map((zone) => [zone, zone.replace(/_/g, " ")]);

const languages = (locales) => locales.map((locale) => [
  locale, new Intl.DisplayNames(["en"], { type: "language" }).of(locale)]);
