/* The browser's own ear, where it has one.
 *
 * Most browsers have their maker's servers listen; that is said, and asked about, first.
 */
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const WARNING =
  "Larder sends nothing anywhere, but to recognise speech your browser may send what it hears " +
  "to its maker. Let it listen?";

export function wireEar(button, { line, say, language, complain }) {
  if (!Recognition) return;
  const ear = new Recognition();
  ear.interimResults = true;
  button.hidden = false;
  const listening = (on) => button.setAttribute("aria-pressed", String(on));

  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-pressed") === "true") return ear.stop();
    ear.lang = language();
    if (!(await staysHere(ear)) && !agreed()) return undefined;
    return ear.start();
  });
  ear.addEventListener("start", () => listening(true));
  ear.addEventListener("end", () => listening(false));
  ear.addEventListener("error", ({ error }) => complain(`The browser could not listen: ${error}.`));
  ear.addEventListener("result", ({ results }) => {
    const last = results[results.length - 1];
    line.value = last[0].transcript;
    if (!last.isFinal) return;
    line.value = "";
    say(last[0].transcript);
  });
}

/** Return whether speech is recognised on this machine, and see to it that it is. */
async function staysHere(ear) {
  if (!("processLocally" in ear) || !Recognition.available) return false;
  const there = await Recognition.available({ langs: [ear.lang], processLocally: true });
  ear.processLocally = there === "available";
  return ear.processLocally;
}

function agreed() {
  if (localStorage.getItem("ear") !== "agreed" && confirm(WARNING)) {
    localStorage.setItem("ear", "agreed");
  }
  return localStorage.getItem("ear") === "agreed";
}
