// The drawer that lists the exchanges between Slack and the bot, newest first.

import { cross, el, press } from "../dom/build.js";
import { reconcile } from "../dom/reconcile.js";
import { recall, remember } from "../state/memory.js";
import { fetchJson, Unreachable } from "../state/server_api.js";
import { slackDate } from "../text/dates.js";
import { createFaults } from "./faults.js";

/** @returns {{node, button}} the drawer and the button that opens it */
export function createInspector(app) {
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
    { "aria-controls": "inspector", onclick: () => show(node.hidden) },
    "Inspector",
  );
  const node = el(
    "aside.inspector",
    { id: "inspector", "aria-label": "Inspector", hidden: true },
    el("header.between", {}, el("h2", {}, "Inspector"), cross("Close", () => show(false))),
    el("p.muted", {}, "What Slack and the bot say to each other."),
    faults.node,
    el("div.between", {}, filter, press("Clear", () => app.act({ do: "clear_exchanges" }))),
    none,
    list,
  );
  const show = (wanted) => {
    node.hidden = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
    remember("inspector", wanted ? "open" : "");
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
      // Update how often each fault will still strike.
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
    // After a restart the server counts from 1 again.
    if (app.unreachable) {
      exchanges.clear();
      cursor = 0;
    }
    fetchNew();
  });
  node.hidden = !recall("inspector");
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
  // Draw on opening: a hundred large payloads are slow.
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
