/* What is heard: espeak-ng's voice from our server, else the browser's, else none. */
import { post } from "./api.js";

const LONGEST_CHIME = 12; // seconds that something rings unless it is stopped
const MS_A_CHARACTER = 65; // how long silence stands in for speech

export function wireSound(button) {
  let context = null;
  let playing = null; // {stop}
  let turn = 0; // what was made ready for an earlier one is not said any more
  let chime = null;
  const states = [];
  let has = false;
  let on = localStorage.getItem("voice") !== "off";

  const show = () => {
    button.setAttribute("aria-pressed", String(on));
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
    turn += 1;
    playing?.stop();
  }

  /** Make SSML ready to be heard; return how long it will take, in ms, and how to play it.
   *
   * Playing resolves when it has been said, or hushed. */
  async function prepare(ssml) {
    const words = wordsOf(ssml);
    const audible = on && context?.state === "running";
    const buffer = audible && has ? await spoken(ssml) : null;
    if (buffer) return { ms: buffer.duration * 1000, play: () => play((done) => byUs(buffer, done)) };
    const browser = audible && window.speechSynthesis?.getVoices().length;
    const by = browser ? (done) => byBrowser(words, done) : (done) => silence(words, done);
    return { ms: words.length * MS_A_CHARACTER, play: () => play(by) };
  }

  async function say(ssml) {
    const mine = (turn += 1);
    const ready = await prepare(ssml);
    if (mine === turn) await ready.play();
  }

  /** Start what can be stopped; resolve when it has ended. */
  async function play(begin) {
    playing?.stop();
    turn += 1;
    const mine = {};
    playing = mine;
    states.forEach((hear) => hear("speaking"));
    await new Promise((done) => {
      mine.stop = begin(done);
    });
    if (playing !== mine) return; // something else is being said
    playing = null;
    states.forEach((hear) => hear("quiet"));
  }

  async function spoken(ssml) {
    try {
      const response = await post("/api/voice", { ssml });
      return await context.decodeAudioData(await response.arrayBuffer());
    } catch {
      return null;
    }
  }

  function byUs(buffer, done) {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    source.addEventListener("ended", done);
    source.start();
    return () => source.stop();
  }

  function byBrowser(words, done) {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.addEventListener("end", done);
    utterance.addEventListener("error", done);
    speechSynthesis.speak(utterance);
    return () => speechSynthesis.cancel();
  }

  /* Nothing is heard, but it takes its time: what follows the words keeps its place. */
  function silence(words, done) {
    const timer = setTimeout(done, words.length * MS_A_CHARACTER);
    return () => {
      clearTimeout(timer);
      done();
    };
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

  return {
    prepare, say, hush, wake, ring, stopRinging,
    onState: (hear) => states.push(hear),
    voices: (there) => {
      has = there;
    },
  };
}

/** Return what SSML says, without its markup. */
export function wordsOf(ssml) {
  const parsed = new DOMParser().parseFromString(ssml, "text/html");
  return (parsed.body.textContent ?? "").replace(/\s+/g, " ").trim();
}
