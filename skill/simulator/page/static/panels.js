/* Behind the scenes: each panel is drawn when it is opened, and again when it changes. */
import { one } from "./dom.js";
import { showJson } from "./json.js";
import { showKept } from "./kept.js";
import { showRules } from "./rules.js";
import { wireTalk } from "./talk.js";
import { wireTape } from "./tape.js";
import { showWhy } from "./why.js";

export function wirePanels({ act, tabs, device }) {
  let chosen = null; // the turn that Why and JSON are about
  let opened = "talk";
  let news = null;

  const talk = wireTalk(one("#talk"), (exchange, name) => {
    chosen = exchange;
    tabs.open(name);
  });
  wireTape(one("#tape"), { act, device });

  const draw = {
    why: () => showWhy(one("#why"), chosen),
    json: () => showJson(one("#json"), chosen),
    kept: () => act(() => showKept(one("#kept"), news.state)),
    rules: () => showRules(one("#rules"), news.state, act),
  };
  tabs.onOpen((name) => {
    opened = name;
    draw[name]?.();
  });

  return {
    add(happening) {
      talk.add(happening);
      chosen = happening.exchanges[0] ?? chosen;
    },
    read: talk.read,
    show(told) {
      news = told;
      if (told.happened.length || opened === "rules") draw[opened]?.();
    },
  };
}
