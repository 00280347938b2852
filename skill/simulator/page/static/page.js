/* The page: news from the kitchen comes in, and every part of the page takes its share. */
import { ApiError, get, play } from "./api.js";
import { wireClock } from "./clock.js";
import { wireDevice } from "./device.js";
import { wireEar } from "./ear.js";
import { h, one } from "./dom.js";
import { wirePanels } from "./panels.js";
import { wireRinging } from "./ringing.js";
import { wireSound } from "./sound.js";
import { wireTabs } from "./tabs.js";
import { wireTheme } from "./theme.js";

const IDEAS = [
  "set a pasta timer for ten minutes",
  "what's for dinner with chicken",
  "remind me at six to feed the sourdough",
  "I'm allergic to peanuts",
  "help",
];
const HOME = "/home";
const WAIT = 20; // seconds that the server may wait for something to happen

const caption = one("#caption");
const trouble = one("#trouble");

/** Do something in the kitchen; what cannot be done is said. */
async function act(doing) {
  trouble.hidden = true;
  try {
    await doing();
  } catch (error) {
    complain(error);
  }
}

function complain(error) {
  if (!(error instanceof ApiError)) throw error;
  showTrouble(error.message);
}

function showTrouble(words) {
  trouble.textContent = words;
  trouble.hidden = false;
}

const sound = wireSound(one("#sound"));
const tabs = wireTabs(one("#tabs"));
const device = wireDevice(one("#device"), one("#devices"), {
  act, sound, subtitle: readOut,
});
const clock = wireClock({ act });
const ringing = wireRinging(one("#ringing"), sound);
const panels = wirePanels({ act, tabs, device });
wireTheme(one("#theme"));

const line = one("#line");

async function say(words) {
  sound.wake();
  sound.hush();
  await act(() => play(words));
}

one("#ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = line.value.trim();
  if (!words) return;
  line.value = "";
  say(words);
});
let language = "en-US";
wireEar(one("#ear"), { line, say, language: () => language, complain: showTrouble });

one("#ideas").append(
  ...IDEAS.map((idea) => h("li", {}, h("button", { type: "button", onclick: () => say(idea) }, idea))),
);

/* ---- news ------------------------------------------------------------------------------- */

let seen = 0;
let live = false; // what happened before the page was opened is shown, not said

const MISSING = {
  draws: ["Screens are told in words. To see them drawn: ", "npm ci", ", then start Larder again."],
  speaks: ["The answer is read by your browser, if it can. For a voice of its own: ", "apt install espeak-ng", "."],
};

/** Say what is not installed here, and how to get it. */
function tellWhatIsMissing(news) {
  const missing = Object.entries(MISSING).filter(([name]) => !news[name]);
  one("#more").replaceChildren(...missing.flatMap(([, [before, command, after]]) =>
    [before, h("code", {}, command), after, " "]));
}

function take(news) {
  if (!live) tellWhatIsMissing(news);
  language = news.state.locale;
  line.placeholder = news.state.open ? "Answer Larder" : "Say something to Larder";
  clock.show(news.state);
  device.show(news);
  for (const happening of news.happened) {
    if (happening.number <= seen) continue;
    seen = happening.number;
    tellOf(happening);
  }
  panels.show(news);
  document.body.dataset.ready = "yes";
}

function tellOf(happening) {
  panels.add(happening);
  if (live && happening.rings.length) ringing.ring(happening.rings);
  if (happening.done === HOME) device.clear();
  if (happening.exchanges.length) device.take(happening.exchanges, live);
  const said = happening.exchanges.map((exchange) => exchange.said).filter(Boolean);
  if (said.length) subtitle(happening.done, said.join(" "));
  if (happening.words.length && happening.by === "page") {
    subtitle(happening.done, happening.words.join(" · "));
  }
}

function subtitle(heard, words) {
  caption.classList.remove("hint");
  caption.replaceChildren(h("span.you", {}, heard), words);
}

/** Show what the screen reads out as well. */
function readOut(words) {
  caption.append(` ${words}`);
  panels.read(words);
}

one("#home").addEventListener("click", () => act(() => play(HOME)));

async function listen() {
  for (;;) {
    try {
      take(await get(`/api/news?since=${seen}&wait=${live ? WAIT : 0}`));
      if (document.body.dataset.gone) trouble.hidden = true;
      delete document.body.dataset.gone;
      live = true;
    } catch (error) {
      complain(error);
      if (error.status === 403) setTimeout(() => location.reload(), 2000); // another server
      document.body.dataset.gone = "yes";
      await new Promise((later) => setTimeout(later, 2000));
    }
  }
}

listen();
