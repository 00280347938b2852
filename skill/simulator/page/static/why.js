/* What was understood, and why: the simulator's resolver explains itself. */
import { h } from "./dom.js";
import { shortName } from "./talk.js";

export function showWhy(panel, exchange) {
  const understood = exchange?.understood;
  if (!understood) {
    panel.replaceChildren(h("p.empty", {}, exchange
      ? "This was not said but sent: a touch, or an answer of Alexa's own."
      : "Say something, and here is what was understood, and why."));
    return;
  }
  panel.replaceChildren(
    h("h2", {}, `“${exchange.heard}”`),
    h("p", {}, "Understood as ", h("span.mark", {}, shortName(understood.intent)), ` (${understood.intent}).`),
    h("h3", {}, "Because it is like this sample"),
    understood.sample
      ? h("p.quote", {}, marked(understood.sample))
      : h("p.empty", {}, "No sample: it answers the question that was just asked."),
    h("p", {}, understood.exact ? "Word for word, but for the values." : "Not word for word: the nearest of all samples."),
    ...slotRows(understood.slots),
    h("h3", {}, "How sure it was"),
    h("ul.bars", {}, bar(understood, false), understood.others.map((one) => bar(one, true))),
    h("p.empty", {}, "Alexa's own understanding runs in Amazon's cloud; this only approximates it."),
  );
}

function marked(sample) {
  return sample.split(/(\{[^}]*\})/).map((part) =>
    part.startsWith("{") ? h("b", {}, part.slice(1, -1)) : part);
}

function slotRows(slots) {
  if (!slots.length) return [];
  const rows = slots.map(({ name, value, type, id, canonical }) =>
    h("tr", {},
      h("td", {}, name),
      h("td", {}, value),
      h("td", {}, canonical ?? id ?? "–"),
      h("td", {}, type.replace(/^AMAZON\./, ""))));
  const heads = ["Slot", "Heard", "Taken as", "Type"].map((head) => h("th", { scope: "col" }, head));
  return [
    h("h3", {}, "With these values"),
    h("table.rows", {}, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, rows)),
  ];
}

function bar({ intent, score }, isOther) {
  const share = Math.round(score * 100);
  const fill = h("i");
  fill.style.setProperty("--share", share);
  return h(isOther ? "li.other" : "li", {},
    h("span", {}, shortName(intent)), h("span", {}, `${share}%`),
    h("span.bar", { "aria-hidden": "true" }, fill));
}
