/* In the frame: draws APL documents with Amazon's engine, and tells the page what is touched.
 *
 * In: {kind: "draw", token, document, sources, screen}, {kind: "run", token, commands},
 *     {kind: "clock", now, ahead}, {kind: "clear"},
 *     {kind: "prepared", id, ms}, {kind: "started", id}, {kind: "finished", id}.
 * Out: {kind: "ready"}, {kind: "drawn", token}, {kind: "event", token, arguments},
 *      {kind: "prepare", id, ssml}, {kind: "speak", id}, {kind: "hush"},
 *      {kind: "trouble", message}.
 */
/* global AplRenderer, setKitchenClock, aheadOfUtc */
"use strict";

const { Content, ComponentType, PropertyKey } = AplRenderer;
const PAGE = new URL(location.href).origin; // our own is opaque
const engine = AplRenderer.initEngine(); // at once: it waits for an event that comes only once
const fonts = Promise.allSettled( // before anything is drawn: texts are measured
  [300, 400, 500, 700, 800].map((weight) => document.fonts.load(`${weight} 20px amazon-ember-display`)),
);
let renderer = null;
let shown = null; // {token, screen}
let drawnAt = 0; // ms on the page's own clock
const DEAF = 600; // ms; for most of them the engine takes no touch of what it has just drawn
let waiting = Promise.resolve();

const tell = (message) => parent.postMessage(message, PAGE);

/* ---- drawing ---------------------------------------------------------------------------- */

function clear() {
  renderer?.destroy();
  [renderer, shown] = [null, null];
  speakers.clear(); // what is still said belongs to a screen that is gone
  document.getElementById("glass").replaceChildren();
}

async function draw({ token, document: layout, sources, screen }) {
  await Promise.all([engine, fonts]);
  clear();
  const view = document.createElement("div");
  view.id = "view";
  document.getElementById("glass").append(view);
  shown = { token, screen };
  const content = Content.create(JSON.stringify(layout));
  for (const [name, value] of Object.entries(parameters(layout, sources))) {
    content.addData(name, JSON.stringify(value));
  }
  renderer = AplRenderer.default.create({
    content,
    view,
    viewport: { ...screen, isRound: screen.shape === "ROUND" },
    mode: screen.mode,
    theme: "dark",
    environment: { agentName: "larder", agentVersion: "1", disallowVideo: true },
    utcTime: Date.now(),
    localTimeAdjustment: aheadOfUtc(),
    notLoadFonts: true,
    logLevel: "warn",
    logTransport: (level, _, message) => {
      const isNews = (level === "warn" || level === "error") && !isRounding(String(message));
      if (isNews) tell({ kind: "trouble", message: String(message) });
    },
    audioPlayerFactory: (listener) => new Speaker(listener),
    onRequestGraphic: async (name) => {
      tell({ kind: "trouble", message: `There is no graphic ${name}.` });
    },
    onSendEvent: (event) => tell({ kind: "event", token, arguments: event.arguments }),
  });
  await renderer.init();
  if (screen.mode !== "TV") view.tabIndex = -1; // its buttons are reached one by one
  makeReachable();
  new MutationObserver(makeReachable).observe(view, { childList: true, subtree: true });
  drawnAt = performance.now();
  setTimeout(() => (view.dataset.awake = "yes"), DEAF);
  tell({ kind: "drawn", token });
}

/** Return whether a warning is of a pixel at most: the engine snaps boxes to whole ones. */
function isRounding(message) {
  const sizes = [...message.matchAll(/([\d.]+) => ([\d.]+)/g)];
  return sizes.length > 0 && sizes.every(([, from, to]) => Math.abs(from - to) < 1.01);
}

/** Return what the document's parameters are bound to; one called payload takes it all. */
function parameters(layout, sources) {
  const names = layout.mainTemplate?.parameters ?? [];
  const plain = names.map((one) => (typeof one === "string" ? one : one.name));
  return Object.fromEntries(
    plain.map((name) => [name, sources[name] ?? (name === "payload" ? sources : {})]),
  );
}

function moveClock({ now, ahead }) {
  const jump = setKitchenClock(now, ahead);
  if (renderer && Number.isFinite(renderer.startTime)) renderer.startTime += jump;
}

/* ---- touching without a pointer --------------------------------------------------------- */

function nested(component, found = []) {
  found.push(component);
  for (const child of component.children ?? []) nested(child, found);
  return found;
}

function makeReachable() {
  if (!renderer?.top) return;
  for (const one of nested(renderer.top)) {
    if (one.component.getType() !== ComponentType.kComponentTypeTouchWrapper) continue;
    const element = one.container;
    if (element.classList.contains("reachable")) continue;
    element.classList.add("reachable");
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    const label = one.props[PropertyKey.kPropertyAccessibilityLabel];
    if (label) element.setAttribute("aria-label", label);
    element.addEventListener("keydown", pressed);
  }
}

function pressed(event) {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  event.stopPropagation();
  const button = event.currentTarget;
  setTimeout(() => press(button), Math.max(0, drawnAt + DEAF - performance.now()));
}

function press(button) {
  const { left, top, width, height } = button.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, view: window };
  button.dispatchEvent(new MouseEvent("mousedown", at));
  button.dispatchEvent(new MouseEvent("mouseup", at));
}

/* ---- speaking: the page has the voice, the engine wants to know when -------------------- */

const speakers = new Map();
let lastId = 0;

class Speaker {
  constructor(listener) {
    this.listener = listener;
  }

  prepare(url) {
    const id = `speech-${(lastId += 1)}`;
    this.ssml = decodeURIComponent(String(url).replace(/^speech:/, ""));
    speakers.set(id, this);
    tell({ kind: "prepare", id, ssml: this.ssml });
    return id;
  }

  prepared({ id, ms }) {
    this.listener.onMarker(id, marks(this.ssml, ms));
    this.listener.onPrepared(id);
  }

  play(id) {
    tell({ kind: "speak", id });
  }

  started({ id }) {
    this.listener.onPlaybackStarted(id);
  }

  finished({ id }) {
    speakers.delete(id);
    this.listener.onPlaybackFinished(id);
  }

  flush() {
    tell({ kind: "hush" });
  }

  pause() {}

  releaseResources() {}

  setPlaybackSpeed() {}
}

/** Return when each word is said, a word taking as long as it has letters. */
function marks(ssml, ms) {
  const text = new DOMParser().parseFromString(ssml, "text/html").body.textContent ?? "";
  const words = [...text.matchAll(/\S+/g)];
  return words.map(({ 0: value, index }) => (
    { type: "word", value, time: Math.round((ms * index) / text.length) }));
}

/* ---- listening to the page -------------------------------------------------------------- */

const ACTS = {
  draw,
  clock: moveClock,
  clear,
  run: ({ token, commands }) => {
    if (token === shown?.token) renderer?.context.executeCommands(JSON.stringify(commands));
  },
  prepared: (message) => speakers.get(message.id)?.prepared(message),
  started: (message) => speakers.get(message.id)?.started(message),
  finished: (message) => speakers.get(message.id)?.finished(message),
};

addEventListener("message", ({ source, data }) => {
  if (source !== parent || !Object.hasOwn(ACTS, data?.kind)) return;
  waiting = waiting.then(() => ACTS[data.kind](data)).catch((error) => {
    tell({ kind: "trouble", message: String(error) });
  });
});
tell({ kind: "ready" });
