/* In the browser: draw one screen with Amazon's engine, and measure what stands there. */
/* global AplRenderer */
"use strict";

const { Content, ComponentType, PropertyKey } = AplRenderer;
const ready = AplRenderer.initEngine(); // at once: it waits for an event that comes only once
const fonts = Promise.all(
  [300, 400, 500, 700].map((weight) => document.fonts.load(`${weight} 20px amazon-ember-display`)),
);
const SCROLLS = ["ScrollView", "Sequence", "GridSequence", "Pager"].map(
  (name) => ComponentType[`kComponentType${name}`],
);
const WORD_MS = 60;
let log = [];
let speech = null; // what is being read out: {listener, id}
let sent = [];
let felt = 0; // touches that came as far as the screen
let renderer = null;

document.getElementById("view").addEventListener("mouseup", () => { felt += 1; }, true);

/** Draw a document on a screen of pixels, dpi, shape and mode. */
async function draw({ document: layout, sources, screen }) {
  await Promise.all([ready, fonts]);
  renderer?.destroy();
  [log, sent, speech] = [[], [], null];
  const view = document.getElementById("view");
  view.replaceChildren();
  const round = screen.shape === "ROUND";
  view.className = round ? "round" : "";
  const content = Content.create(JSON.stringify(layout));
  for (const [name, source] of Object.entries(sources)) {
    content.addData(name, JSON.stringify(transformed(source)));
  }
  renderer = AplRenderer.default.create({
    content,
    view,
    viewport: { ...screen, isRound: round },
    mode: screen.mode,
    theme: "dark",
    environment: { agentName: "larder", agentVersion: "1", disallowVideo: true },
    utcTime: Date.now(),
    localTimeAdjustment: 0,
    notLoadFonts: true, // it would ask for each again with every screen
    logLevel: "debug",
    logTransport: (level, name, message) => log.push({ level, name, message: String(message) }),
    audioPlayerFactory: (listener) => new Player(listener),
    onSendEvent: (event) => sent.push(event.arguments),
  });
  await renderer.init();
  await frames();
}

/** Return a data source as Alexa's cloud passes it on: speech has become an address. */
function transformed(source) {
  if (source.type !== "object") return source;
  const properties = { ...source.properties };
  for (const { inputPath, outputName } of source.transformers) {
    const words = source.properties[inputPath].replace(/<[^>]*>/g, "");
    properties[outputName] = `speech:${encodeURIComponent(words)}`;
  }
  return { ...source, properties };
}

/** Wait until what changed has been drawn. */
function frames() {
  const next = () => new Promise((drawn) => requestAnimationFrame(drawn));
  return next().then(next).then(next);
}

/** Return what is drawn: texts and touch targets in dp, with the engine's log. */
async function measure(dpi, again = false) {
  if (again) await frames();
  const dp = dpi / 160;
  const every = Object.values(renderer.componentMap).filter(stands);
  const texts = every.filter(is("Text")).map((one) => textOf(one, dp));
  const touches = every.filter(is("TouchWrapper")).map((one) => touchOf(one, dp));
  const scrolls = every.filter((one) => SCROLLS.includes(one.component.getType()))
    .map((one) => ({ box: box(one.container.getBoundingClientRect(), dp) }));
  return { texts, touches, scrolls, log };
}

/** Speaks in silence, a word every 60 ms, until it is told to stop. */
class Player {
  constructor(listener) {
    this.listener = listener;
  }

  prepare(url) {
    const words = decodeURIComponent(url.replace("speech:", "")).split(" ");
    setTimeout(() => {
      const marks = words.map((value, at) => ({ type: "word", value, time: at * WORD_MS }));
      this.listener.onMarker(url, marks);
      this.listener.onPrepared(url);
    });
    return url;
  }

  play(id) {
    speech = { listener: this.listener, id };
    this.listener.onPlaybackStarted(id);
  }

  pause() {}

  flush() {}

  releaseResources() {}

  setPlaybackSpeed() {}
}

/** Read a component out, as ExecuteCommands would have it. */
async function readOut(componentId) {
  const command = { type: "SpeakItem", componentId, highlightMode: "line" };
  renderer.context.executeCommands(JSON.stringify([command]));
  for (let tries = 0; !speech && tries < 100; tries += 1) await frames();
}

/** Return the lines of a text with their colours, as they are lit now. */
async function lines(componentId) {
  await frames();
  const text = renderer.componentIdMap[componentId].container.querySelector("p");
  return [...text.children].map((one) => (
    { text: one.textContent, colour: getComputedStyle(one).color }));
}

/** Let what is being read out come to its end. */
function said() {
  speech.listener.onPlaybackFinished(speech.id);
  speech = null;
}

/** Return whether a component is on the glass: not on a page that is a swipe away. */
function stands({ container }) {
  return container.isConnected && container.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && container.getBoundingClientRect().width > 0;
}

function is(name) {
  return (one) => one.component.getType() === ComponentType[`kComponentType${name}`];
}

function box(rect, dp) {
  const edges = [rect.left, rect.top, rect.right, rect.bottom];
  return edges.map((edge) => Math.round((edge / dp) * 10) / 10);
}

function scrolled(component) {
  for (let up = component.parent; up; up = up.parent) {
    if (SCROLLS.includes(up.component.getType())) return up;
  }
  return null;
}

function textOf(component, dp) {
  const element = component.container;
  const style = getComputedStyle(element.querySelector("p") ?? element);
  const window_ = scrolled(component);
  return {
    text: element.textContent,
    box: box(element.getBoundingClientRect(), dp),
    lines: linesOf(element, dp),
    window: window_ && box(window_.container.getBoundingClientRect(), dp),
    size: Math.round((parseFloat(style.fontSize) / dp) * 10) / 10,
    weight: Number(style.fontWeight),
    colour: style.color,
    ground: ground(element),
  };
}

function touchOf(component, dp) {
  const window_ = scrolled(component);
  const [inside] = component.children;
  const frame = inside && is("Frame")(inside) ? inside : component;
  return {
    id: component.assignedId,
    label: component.props[PropertyKey.kPropertyAccessibilityLabel],
    box: box(frame.container.getBoundingClientRect(), dp),
    window: window_ && box(window_.container.getBoundingClientRect(), dp),
  };
}

function linesOf(element, dp) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const rects = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    rects.push(...range.getClientRects());
  }
  return rects.map((rect) => box(rect, dp));
}

function ground(element) {
  for (let up = element; up; up = up.parentElement) {
    const colour = getComputedStyle(up).backgroundColor;
    if (colour.startsWith("rgb(")) return colour;
  }
  return "rgb(0, 0, 0)";
}

Object.assign(window, {
  draw, measure, settled: frames, readOut, lines, said, touched: () => sent, felt: () => felt,
});
