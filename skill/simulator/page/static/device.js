/* The device on the counter: its screen drawn by the renderer, or told in words. */
import { touch } from "./api.js";
import { aheadOfUtc, kitchenNow, onClock } from "./clock.js";
import { h } from "./dom.js";
import { play } from "./api.js";

const RENDER = "Alexa.Presentation.APL.RenderDocument";
const EXECUTE = "Alexa.Presentation.APL.ExecuteCommands";

export function wireDevice(place, picker, { act, sound }) {
  let frame = null;
  let current = null; // the device
  let last = null; // the last document: {token, document, sources}
  let draws = false;
  let isReady = false;

  const send = (message) => isReady && frame?.contentWindow.postMessage(message, "*");

  function build(device) {
    current = device;
    isReady = false;
    place.dataset.device = device.name;
    place.dataset.kind = device.screen ? device.screen.shape.toLowerCase() : "speaker";
    if (!device.screen) return place.replaceChildren(h("div.speaker"));
    const { width, height } = device.screen;
    frame = h("iframe", {
      src: draws ? "/screen.html" : null, sandbox: "allow-scripts",
      title: `Screen of the ${device.title}`, width: String(width), height: String(height),
    });
    place.replaceChildren(h("div.bezel", {}, h("div.glass", {}, frame)));
    place.style.setProperty("--width", width);
    place.style.setProperty("--height", height);
    scale();
  }

  function scale() {
    if (!current?.screen) return;
    const glass = place.querySelector(".glass");
    place.style.setProperty("--scale", glass.clientWidth / current.screen.width);
  }
  new ResizeObserver(scale).observe(place);

  addEventListener("message", ({ source, data }) => {
    if (!frame || source !== frame.contentWindow) return;
    if (data.kind === "ready") {
      isReady = true;
      setClock();
      if (last) send({ kind: "draw", ...last, screen: current.screen });
    }
    if (data.kind === "event") act(() => touch(data.arguments, data.token));
    if (data.kind === "drawn") place.dataset.drawn = data.token;
    if (data.kind === "trouble") console.warn(data.message);
    if (data.kind === "speak") {
      sound.say(data.text, () => send({ kind: "said", id: data.id, started: true }))
        .then(() => send({ kind: "said", id: data.id }));
    }
    if (data.kind === "hush") sound.hush();
  });

  const setClock = () => send({ kind: "clock", now: kitchenNow(), ahead: aheadOfUtc() });
  onClock(setClock);

  function pick(devices, chosen) {
    if (picker.querySelector("input")) {
      picker.querySelector(`[value="${chosen}"]`).checked = true;
      return;
    }
    for (const device of devices) {
      const radio = h("input", { type: "radio", name: "device", value: device.name });
      radio.checked = device.name === chosen;
      radio.addEventListener("change", () => act(() => play(`/device ${device.name}`)));
      picker.append(h("label", {}, radio, h("span", {}, device.title)));
    }
  }

  return {
    show({ state, draws: can, speaks }) {
      sound.voices(speaks);
      pick(state.devices, state.device);
      const device = state.devices.find(({ name }) => name === state.device);
      if (device.name !== current?.name || can !== draws) {
        draws = can;
        build(device);
      }
    },
    take(exchange, live) {
      const response = exchange.response?.response ?? {};
      for (const directive of response.directives ?? []) {
        if (directive.type === RENDER) {
          last = {
            token: directive.token, document: directive.document,
            sources: directive.datasources ?? {},
          };
          send({ kind: "draw", ...last, screen: current.screen });
        }
        if (directive.type === EXECUTE) {
          send({ kind: "run", token: directive.token, commands: directive.commands });
        }
      }
      if (live && response.outputSpeech?.ssml) sound.say(response.outputSpeech.ssml);
    },
  };
}
