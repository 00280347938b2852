/* The device on the counter: its screen drawn by the renderer, or told in words. */
import { play, touch } from "./api.js";
import { aheadOfUtc, kitchenNow, onClock, onTheWall } from "./clock.js";
import { h, one } from "./dom.js";
import { wordsOf } from "./sound.js";
import { faceOf } from "./segments.js";
import { transformed } from "./transformers.js";

const RENDER = "Alexa.Presentation.APL.RenderDocument";
const SEGMENTS = "Alexa.Presentation.APLT.RenderDocument";
const EXECUTE = "Alexa.Presentation.APL.ExecuteCommands";
const LISTENS_FOR = 8000; // ms, as Alexa does
const TIME = { hour: "2-digit", minute: "2-digit" };

export function wireDevice(place, picker, { act, sound, subtitle }) {
  let frame = null;
  let current = null; // the device
  let last = null; // what was shown last: {token, document, sources, words}
  let face = null; // what a device with a clock shows instead of the time
  let draws = false;
  let isReady = false;

  const send = (message) => isReady && frame?.contentWindow.postMessage(message, "*");
  const setClock = () => send({ kind: "clock", now: kitchenNow(), ahead: aheadOfUtc() });
  onClock(setClock);

  /* ---- its body ------------------------------------------------------------------------- */

  /** Put a device on the counter; between two screens, the frame with the renderer stays. */
  function build(device, drawn) {
    const stays = frame && device.screen && drawn === draws;
    [current, draws] = [device, drawn];
    place.dataset.device = device.name;
    place.dataset.kind = device.screen?.shape.toLowerCase() ?? "speaker";
    delete place.dataset.drawn;
    if (!stays) {
      [frame, isReady] = [null, false];
      place.replaceChildren(device.screen ? screenOf() : speakerOf(device));
      if (draws && last) place.querySelector(".glass")?.append(idle());
    }
    if (device.screen) size(device);
    show();
    tick();
  }

  function screenOf() {
    const glass = h("div.glass", {}, h("div.glow"));
    if (draws) {
      frame = h("iframe", { src: "/screen.html", sandbox: "allow-scripts" });
      glass.prepend(frame);
    }
    return h("div.body", {}, h("div.bezel", {}, glass), h("div.stand"));
  }

  function size({ title, screen }) {
    for (const name of ["width", "height"]) {
      place.style.setProperty(`--${name}`, screen[name]);
      frame?.setAttribute(name, screen[name]);
    }
    frame?.setAttribute("title", `Screen of the ${title}`);
    scale();
  }

  function speakerOf({ title, clock }) {
    const face = clock ? h("span.segments", {}) : null;
    return h("div.speaker", { role: "img", "aria-label": title }, h("div.ball", {}, face));
  }

  function scale() {
    const glass = place.querySelector(".glass");
    if (glass && current.screen) place.style.setProperty("--scale", glass.clientWidth / current.screen.width);
  }
  new ResizeObserver(scale).observe(place);

  /* ---- what it shows -------------------------------------------------------------------- */

  function show() {
    const glass = place.querySelector(".glass");
    if (!glass) return;
    if (draws && last) return send({ kind: "draw", ...last, screen: current.screen });
    one(".idle, .words", glass)?.remove();
    glass.append(last ? told(last.words) : idle());
    tick();
  }

  /** Go back to the clock: nothing is shown any more. */
  function clear() {
    [last, face] = [null, null];
    delete place.dataset.drawn;
    send({ kind: "clear" });
    show();
  }

  function tick() {
    const dial = place.querySelector(".idle time, .segments");
    if (!dial) return;
    const shown = current.clock && face ? face(kitchenNow()) : null;
    dial.textContent = shown ?? onTheWall(kitchenNow(), TIME);
  }
  setInterval(tick, 500);

  addEventListener("message", ({ source, data }) => {
    if (!frame || source !== frame.contentWindow) return;
    HEARD[data?.kind]?.(data);
  });
  const prepared = new Map(); // what the screen is going to say
  const HEARD = {
    ready() {
      isReady = true;
      setClock();
      if (last) show();
    },
    drawn({ token }) {
      one(".idle", place)?.remove();
      place.dataset.drawn = token;
    },
    event({ arguments: given, token }) {
      sound.wake();
      act(() => touch(given, token));
    },
    trouble({ message }) {
      console.warn(message);
    },
    async prepare({ id, ssml }) {
      const ready = await sound.prepare(ssml);
      prepared.set(id, { ...ready, words: wordsOf(ssml) });
      send({ kind: "prepared", id, ms: ready.ms });
    },
    async speak({ id }) {
      const ready = prepared.get(id);
      send({ kind: "started", id });
      if (ready) subtitle(ready.words);
      await ready?.play();
      prepared.delete(id);
      send({ kind: "finished", id });
    },
    hush() {
      sound.hush();
    },
  };

  /* ---- what it is told ------------------------------------------------------------------ */

  let turn = 0;
  let isOpen = false; // whether the microphone opens once all is said
  let listening = null;

  /** Show what an answer shows, say what it says if `live`, then do its commands. */
  async function takeOne({ response, screen }, live, stillMine) {
    const { directives = [], outputSpeech } = response?.response ?? {};
    for (const directive of directives) SHOWS[directive.type]?.(directive, screen);
    if (live && outputSpeech?.ssml) await sound.say(outputSpeech.ssml);
    if (!stillMine()) return;
    for (const { type, token, commands } of directives) {
      if (type === EXECUTE) send({ kind: "run", token, commands });
    }
  }

  const SHOWS = {
    [RENDER]({ token, document, datasources }, words) {
      last = { token, document, sources: transformed(datasources ?? {}), words };
      if (current.screen) show();
    },
    [SEGMENTS]({ document }) {
      face = faceOf(document, kitchenNow());
      tick();
    },
  };
  sound.onState((state) => {
    clearTimeout(listening);
    place.dataset.voice = state === "quiet" && isOpen ? "listening" : state;
    listening = setTimeout(() => {
      if (place.dataset.voice === "listening") place.dataset.voice = "quiet";
    }, LISTENS_FOR);
  });

  /* ---- which it is ---------------------------------------------------------------------- */

  function pick(devices, chosen) {
    const chips = one(".chips", picker);
    if (!chips.hasChildNodes()) chips.append(...devices.map(chip));
    one(`[value="${chosen}"]`, chips).checked = true;
  }

  function chip({ name, title, screen }) {
    const radio = h("input", { type: "radio", name: "device", value: name });
    radio.addEventListener("change", () => act(() => play(`/device ${name}`)));
    return h("label", {}, radio, h("span", {}, markOf(screen), title.replace("Echo Show", "Show")));
  }

  /** Return a function that shows again what is shown now. */
  function kept() {
    const before = [last, face];
    return () => {
      [last, face] = before;
      if (last) show();
      else clear();
    };
  }

  return {
    clear,
    kept,
    show({ state, draws: can, speaks }) {
      sound.voices(speaks);
      pick(state.devices, state.device);
      const device = state.devices.find(({ name }) => name === state.device);
      if (device.name === current?.name && can === draws) return;
      build(device, can);
    },
    /** Take answers, one after the other; a later call cuts the earlier ones short. */
    async take(exchanges, live) {
      const mine = (turn += 1);
      isOpen = live && exchanges.at(-1)?.open;
      for (const exchange of exchanges) {
        if (mine === turn) await takeOne(exchange, live, () => mine === turn);
      }
    },
  };
}

const idle = () => h("div.idle", {}, h("time"), h("p", {}, "Try “open my larder”"));

const told = (words) => h("ul.words", { tabIndex: 0 }, words.map((row) => h("li", {}, row)));

/** Return a drawing of a device's screen, a few pixels high. */
function markOf(screen) {
  const mark = h("i", { "aria-hidden": "true" });
  if (!screen) mark.classList.add("speaker-mark");
  else if (screen.shape === "ROUND") mark.classList.add("round");
  else {
    const { width, height } = screen;
    const long = 1.15;
    mark.style.setProperty("--w", `${long * Math.min(1, width / height)}rem`);
    mark.style.setProperty("--h", `${long * Math.min(1, height / width)}rem`);
  }
  return mark;
}
