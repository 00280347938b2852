/* The conversation, turn by turn. */
import { h } from "./dom.js";
import { onTheWall } from "./clock.js";

const WHEN = { hour: "2-digit", minute: "2-digit" };

export function wireTalk(panel, choose) {
  const turns = h("ol.turns");
  const empty = h("p.empty", {}, "Nothing has been said yet. What you say, and what Larder answers, stands here.");
  panel.append(empty, turns);

  function add(happening) {
    empty.hidden = true;
    const at = Date.parse(happening.at);
    const rows = [
      h("p.at", {}, `${onTheWall(at, WHEN)}${happening.by === "terminal" ? " · in the terminal" : ""}`),
      ...happening.rings.map((ring) => h("p.rang", {}, `${ring.says}`)),
    ];
    const { words } = happening;
    if (words.length > 1) rows.push(h("p.you.typed", {}, happening.done));
    for (const exchange of happening.exchanges) rows.push(...told(exchange));
    if (words.length > 1) rows.push(h("p.told", {}, words.join("\n")));
    else if (words.length) rows.push(h("p.at", {}, words[0]));
    turns.append(h("li", {}, rows));
    panel.scrollTop = panel.scrollHeight;
  }

  function told(exchange) {
    const { heard, understood, said, findings } = exchange;
    const rows = [];
    if (heard.startsWith("(")) rows.push(h("p.at", {}, heard.slice(1, -1)));
    else if (heard) rows.push(h(heard.startsWith("/") ? "p.you.typed" : "p.you", {}, heard));
    if (said) rows.push(h("p.larder", {}, said));
    else if (!exchange.open) rows.push(h("p.seen", {}, "(silence)"));
    const why = () => choose(exchange, "why");
    const json = () => choose(exchange, "json");
    rows.push(
      h("p.seen", {},
        understood ? h("span.mark", {}, shortName(understood.intent)) : null,
        understood ? h("button.plain", { type: "button", onclick: why }, "Why") : null,
        h("button.plain", { type: "button", onclick: json }, "JSON"),
        exchange.card ? h("span.mark", {}, "a card in the Alexa app") : null,
        said && !exchange.open ? h("span", {}, "The conversation is over.") : null,
        findings.map(({ what }) => h("span.mark.bad", {}, what)),
      ),
    );
    return rows;
  }

  /** Add what the screen reads out to what Larder said last. */
  function read(words) {
    [...turns.querySelectorAll("p.larder")].at(-1)?.append(` ${words}`);
    panel.scrollTop = panel.scrollHeight;
  }

  return { add, read };
}

/** Return an intent's name as a person would say it: "set timer". */
export function shortName(intent) {
  return intent
    .replace(/^AMAZON\./, "")
    .replace(/(Intent|Request)$/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}
