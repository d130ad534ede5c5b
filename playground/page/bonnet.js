// "Under the bonnet": what goes to and fro between Slack and the bot, newest first.

import { fetchJson, Unreachable } from "./api.js";
import { slackDate } from "./dates.js";
import { cross, el, press } from "./dom.js";
import { createFaults } from "./faults.js";
import { recall, remember } from "./memory.js";
import { reconcile } from "./reconcile.js";

/** @returns {{node, button}} the drawer, and the button that opens it */
export function createBonnet(app) {
  const exchanges = new Map();
  const open = new Set();
  let cursor = 0;
  let fetching = false;
  const filter = el("input.field", { type: "search", placeholder: "Filter, such as views.open", "aria-label": "Filter" });
  const list = el("ol.exchanges", { "aria-label": "Exchanges, newest first" });
  const none = el("p.muted");
  const faults = createFaults(app);
  const button = el(
    "button.side-button.wide",
    { "aria-controls": "bonnet", onclick: () => show(node.hidden) },
    "Under the bonnet",
  );
  const node = el(
    "aside.bonnet",
    { id: "bonnet", "aria-label": "Under the bonnet", hidden: true },
    el("header.between", {}, el("h2", {}, "Under the bonnet"), cross("Close", () => show(false))),
    el("p.muted", {}, "What Slack and the bot say to each other."),
    faults.node,
    el("div.between", {}, filter, press("Clear", () => app.act({ do: "clear_exchanges" }))),
    none,
    list,
  );
  const show = (wanted) => {
    node.hidden = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
    remember("bonnet", wanted ? "open" : "");
    document.body.classList.remove("sidebar-open");
    if (!wanted) return button.focus();
    filter.focus();
    fetchNew();
  };
  const draw = () => {
    const wanted = filter.value.trim().toLowerCase();
    const shown = [...exchanges.values()].reverse().filter((one) => wordsOf(one).includes(wanted));
    none.textContent = exchanges.size ? "Nothing here matches." : "Nothing yet: type /ssi and see.";
    none.hidden = shown.length > 0;
    reconcile(list, shown.map((exchange) => ({
      key: String(exchange.number),
      signature: JSON.stringify([exchange.outcome, exchange.took_ms, app.state.me.tz]),
      draw: () => exchangeNode(app, exchange, open),
    })));
  };
  const fetchNew = async () => {
    if (fetching || node.hidden || app.exchanges <= cursor) return;
    fetching = true;
    try {
      await faults.learn();
      const news = await fetchJson(`/page/exchanges?since=${cursor}`);
      for (const exchange of news.exchanges) exchanges.set(exchange.number, exchange);
      for (const number of exchanges.keys()) if (number < news.oldest) exchanges.delete(number);
      cursor = news.cursor;
      draw();
      // A fault that has struck has one time less left.
      if (app.state.faults?.length) app.refresh();
    } catch (trouble) {
      if (!(trouble instanceof Unreachable)) throw trouble;
      return;
    } finally {
      fetching = false;
    }
    fetchNew();
  };
  filter.oninput = draw;
  node.onkeydown = (event) => { if (event.key === "Escape" && !filter.value) show(false); };
  app.watch(() => {
    // What comes back may be another playground, which counts from the beginning.
    if (app.unreachable) {
      exchanges.clear();
      cursor = 0;
    }
    fetchNew();
  });
  node.hidden = !recall("bonnet");
  button.setAttribute("aria-expanded", String(!node.hidden));
  return { node, button };
}

function wordsOf({ kind, name, outcome, request, answer }) {
  return [kind, name, outcome, request, answer].join(" ").toLowerCase();
}

function exchangeNode(app, exchange, open) {
  const { number, direction, name, at, took_ms: took, outcome, request, answer } = exchange;
  const time = slackDate(new Date(at), "{time_secs}", app.state.me.tz, app.now());
  const result = outcome === "" ? "under way" : [outcome, took !== null && `${Math.round(took)} ms`].filter(Boolean).join(" · ");
  const body = el("div");
  const node = el(
    "details",
    { open: open.has(number) },
    el(
      "summary",
      { "data-control": `exchange-${number}` },
      el("time", { datetime: at }, time),
      el("span.arrow", { title: direction === "to_bot" ? "to the bot" : "from the bot" }, direction === "to_bot" ? "→ bot" : "bot →"),
      el("span.exchange-name", {}, name),
      el("span", { class: ["", "ok"].includes(outcome) ? "muted" : "bad" }, result),
    ),
    body,
  );
  // Only now, because a hundred large payloads that nobody looks at are slow to draw.
  const fill = () => {
    if (node.open) open.add(number);
    else open.delete(number);
    body.replaceChildren(...(node.open ? [payload("Request", request), payload("Answer", answer)].filter(Boolean) : []));
  };
  node.ontoggle = fill;
  if (node.open) fill();
  return el("li", {}, node);
}

function payload(label, text) {
  if (!text) return null;
  const shown = pretty(text);
  const copy = press(`Copy ${label.toLowerCase()}`, async () => {
    await navigator.clipboard.writeText(shown);
    copy.textContent = "Copied";
  });
  return el("div.payload", {}, el("div.between", {}, el("strong", {}, label), copy), el("pre", { tabindex: "0" }, shown));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
