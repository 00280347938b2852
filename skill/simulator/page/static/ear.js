/* The browser's own ear, where it has one. */

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

export function wireEar(button, { line, say }) {
  if (!Recognition) return;
  const ear = new Recognition();
  ear.lang = "en-US";
  ear.interimResults = true;
  button.hidden = false;
  const listening = (on) => button.setAttribute("aria-pressed", String(on));
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") ear.stop();
    else ear.start();
  });
  ear.addEventListener("start", () => listening(true));
  ear.addEventListener("end", () => listening(false));
  ear.addEventListener("result", ({ results }) => {
    const last = results[results.length - 1];
    line.value = last[0].transcript;
    if (!last.isFinal) return;
    line.value = "";
    say(last[0].transcript);
  });
}
