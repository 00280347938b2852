/* What is heard: espeak-ng's voice from our server, else the browser's, else none. */
import { post } from "./api.js";

const LONGEST_CHIME = 12; // seconds that something rings unless it is stopped
const MS_A_CHARACTER = 65; // how long silence stands in for speech

export function wireSound(button) {
  let context = null;
  let playing = null; // {stop}
  let chime = null;
  let has = false;
  let on = localStorage.getItem("voice") !== "off";

  const show = () => {
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "Voice on" : "Voice off";
  };
  button.addEventListener("click", () => {
    on = !on;
    localStorage.setItem("voice", on ? "on" : "off");
    if (!on) hush();
    show();
  });
  show();

  /** Let there be sound: browsers want a touch or a key first. */
  function wake() {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume();
  }

  function hush() {
    playing?.stop();
    playing = null;
  }

  /** Say SSML; resolve when it has been said.  `began` is told when it starts, in ms. */
  async function say(ssml, began = () => {}) {
    hush();
    const words = wordsOf(ssml);
    const audible = on && context?.state === "running";
    const buffer = audible && has ? await spoken(ssml) : null;
    if (buffer) return playBuffer(buffer, began);
    if (audible && speechSynthesis?.getVoices().length) return playBrowser(words, began);
    return wait(words.length * MS_A_CHARACTER, began);
  }

  async function spoken(ssml) {
    try {
      const response = await post("/api/voice", { ssml });
      return await context.decodeAudioData(await response.arrayBuffer());
    } catch {
      return null;
    }
  }

  function playBuffer(buffer, began) {
    return new Promise((done) => {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(context.destination);
      source.addEventListener("ended", done);
      playing = { stop: () => source.stop() };
      source.start();
      began(buffer.duration * 1000);
    });
  }

  function playBrowser(words, began) {
    return new Promise((done) => {
      const spoken_ = new SpeechSynthesisUtterance(words);
      spoken_.addEventListener("end", done);
      spoken_.addEventListener("error", done);
      playing = { stop: () => speechSynthesis.cancel() };
      speechSynthesis.speak(spoken_);
      began(words.length * MS_A_CHARACTER);
    });
  }

  function wait(ms, began) {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      playing = { stop: () => { clearTimeout(timer); done(); } };
      began(ms);
    });
  }

  /** Ring until stopped, twelve seconds at most. */
  function ring() {
    stopRinging();
    if (!on || context?.state !== "running") return;
    const gain = new GainNode(context, { gain: 0 });
    gain.connect(context.destination);
    const tones = [880, 1174.7].map((frequency) => new OscillatorNode(context, { frequency }));
    for (const tone of tones) {
      tone.connect(gain);
      tone.start();
    }
    for (let at = 0; at < LONGEST_CHIME; at += 1.2) {
      const start = context.currentTime + at;
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(0.12, start + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
    }
    const timer = setTimeout(stopRinging, LONGEST_CHIME * 1000);
    chime = () => {
      clearTimeout(timer);
      for (const tone of tones) tone.stop();
      gain.disconnect();
    };
  }

  function stopRinging() {
    chime?.();
    chime = null;
  }

  return { say, hush, wake, ring, stopRinging, voices: (there) => { has = there; } };
}

/** Return what SSML says, without its markup. */
export function wordsOf(ssml) {
  const parsed = new DOMParser().parseFromString(ssml, "text/html");
  return (parsed.body.textContent ?? "").replace(/\s+/g, " ").trim();
}
