/* Record and replay: a conversation as a file, and the same answers from it. */
import { get, post } from "./api.js";
import { h } from "./dom.js";

const PACE = 900; // ms between turns when a replay is watched

export function wireTape(panel, { act, device }) {
  const results = h("div", { role: "status" });
  const file = h("input", { type: "file", accept: "application/json,.json", id: "tape-file" });
  file.addEventListener("change", () => act(async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    results.replaceChildren(h("p", {}, "Playing…"));
    const given = parsed(await chosen.text());
    if (!given) return results.replaceChildren(h("p.note", {}, "That is no recording."));
    try {
      show(await (await post("/api/replay", { recording: given })).json());
    } catch (error) {
      results.replaceChildren();
      throw error;
    } finally {
      file.value = "";
    }
  }));

  function show({ turns, same, compared }) {
    const verdict = compared
      ? `${same} of ${compared} answers are the same as recorded.`
      : "It holds no answers to compare: this is what Larder says.";
    results.replaceChildren(
      h("p", {}, h(same === compared ? "span.mark" : "span.mark.bad", {}, verdict), " ",
        h("button.plain", { type: "button", onclick: () => watch(turns) }, "Watch on the device")),
      h("ol.turns", {}, turns.map(turnRow)),
    );
  }

  function turnRow({ happening, same }) {
    return h("li", {},
      happening.done ? h("p.you", {}, happening.done) : null,
      happening.rings.map((ring) => h("p.rang", {}, ring.says)),
      happening.exchanges.filter(({ said }) => said).map(({ said }) => h("p.larder", {}, said)),
      same === false ? h("p.seen", {}, h("span.mark.bad", {}, "Not the answer that was recorded")) : null);
  }

  async function watch(turns) {
    const restore = device.kept();
    device.clear();
    for (const { happening } of turns) {
      if (!happening.exchanges.length) continue;
      await Promise.all([device.take(happening.exchanges, true), pause()]);
    }
    await pause();
    restore();
  }

  panel.append(
    h("h2", {}, "Record"),
    h("p", {}, "Everything since the kitchen was opened, with the clock, the household and the answers."),
    h("div.acts", {},
      h("button.strong", { type: "button", id: "save-tape", onclick: () => act(save) }, "Save the recording"),
      h("button", { type: "button", id: "new-tape", onclick: () => act(async () => {
        await post("/api/recording", {});
        results.replaceChildren(h("p", {}, "A new recording begins now."));
      }) }, "Begin a new one")),
    h("h2", {}, "Replay"),
    h("p", {}, "In a kitchen of its own, beginning as it was recorded; nothing here changes. Takes ask-cli's replay files too."),
    h("div.acts", {}, h("label", { for: "tape-file" }, "A recording"), file),
    results,
  );
}

async function save() {
  const recording = await get("/api/recording");
  const text = JSON.stringify(recording, null, 1);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: address, download: "larder-conversation.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const pause = () => new Promise((later) => setTimeout(later, PACE));
