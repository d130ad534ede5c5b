// Selects with a text field: multi-selects and external selects.

import { el } from "../dom/build.js";
import { plainText } from "../text/emoji.js";
import { createSuggestionList } from "../widgets/suggestion_list.js";
import { choose, controlAttributes } from "./choose.js";
import { chosenField } from "./form_values.js";
import { entries, entryOf } from "./selects.js";

/** How long typing pauses before the app is asked. */
const REST_MS = 250;

export function drawTypeahead(element, slot) {
  const several = element.type.startsWith("multi_");
  const box = el("input", {
    ...controlAttributes(element, slot, "Choose"),
    class: "field",
    autocomplete: "off",
    autofocus: element.focus_on_load === true,
    placeholder: plainText(element.placeholder?.text ?? "Type to choose…"),
  });
  const choice = several ? chips(element, slot, box) : single(element, slot, box);
  const take = (entry) => {
    suggestions.close();
    choice.add(entry);
  };
  const suggestions = createSuggestionList(box, { label: "Options", drawEntry: ({ label, note }) => [
    label, note && el("span.choice-note", {}, note),
  ], take });
  const asking = createAsking(element, slot, choice, suggestions);
  box.addEventListener("input", asking.soon);
  box.addEventListener("click", () => { if (suggestions.node.hidden) asking.now(); });
  box.addEventListener("blur", () => {
    asking.stop();
    choice.leave();
  });
  const keys = {
    ArrowDown: () => (suggestions.node.hidden ? asking.now() : suggestions.step(1)),
    ArrowUp: () => suggestions.step(-1),
    Enter: () => suggestions.current && take(suggestions.current),
    Escape: () => {
      asking.stop();
      choice.leave();
    },
  };
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || !(event.key in keys) || (event.key !== "ArrowDown" && suggestions.node.hidden)) return;
    event.preventDefault();
    keys[event.key]();
  });
  return el("div.typeahead", {}, choice.node, box, suggestions.node);
}

function createAsking(element, slot, choice, suggestions) {
  const look = element.type.includes("external") ? fromApp(element, slot) : amongThese(element, slot);
  let resting = null;
  let latest = 0;
  const now = async () => {
    const number = latest += 1;
    if (choice.full) return suggestions.show([], `No more than ${choice.full} can be chosen.`);
    const answer = look.look(choice.typed);
    if (answer instanceof Promise) suggestions.show([], "Looking…");
    const { found, sentence } = await answer;
    if (number !== latest) return;
    const fresh = found.filter(({ value }) => !choice.taken.includes(value));
    suggestions.show(fresh, sentence ?? (fresh.length ? "" : "No results"));
    suggestions.node.scrollIntoView({ block: "nearest" });
  };
  const stop = () => {
    clearTimeout(resting);
    latest += 1;
    suggestions.close();
  };
  return {
    now,
    stop,
    soon() {
      clearTimeout(resting);
      resting = setTimeout(now, look.rest);
    },
  };
}

function amongThese(element, slot) {
  const all = entries(element, slot.surface);
  return {
    rest: 0,
    look: (typed) => ({ found: all.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase())) }),
  };
}

function fromApp(element, slot) {
  const least = element.min_query_length ?? 3;
  const look = async (typed) => {
    const answer = await slot.surface.lookUp(slot.blockId, element, typed);
    const sentence = answer.error ?? answer.trouble;
    return { found: sentence ? [] : entries({ type: "static_select", ...answer }, slot.surface), sentence };
  };
  const more = { found: [], sentence: `Type ${least === 1 ? "a letter" : `${least} letters`} or more.` };
  return { rest: REST_MS, look: (typed) => (typed.length < least ? more : look(typed)) };
}

/** The chosen entries. */
function heldEntries(element, slot) {
  const held = slot.surface.values.get(slot.blockId, element)[chosenField(element.type)];
  const all = entries(element, slot.surface);
  return [held].flat().filter(Boolean).map((one) => entryOf(one, all));
}

/** A single choice: its name is shown in the field. */
function single(element, slot, box) {
  const held = () => heldEntries(element, slot)[0];
  const show = () => { box.value = held()?.label ?? ""; };
  const keep = async (entry) => {
    await choose(element, slot, entry?.chosen ?? null);
    show();
  };
  show();
  return {
    node: null,
    full: 0,
    taken: [],
    get typed() { return box.value === held()?.label ? "" : box.value.trim(); },
    add: keep,
    /** An empty field clears the choice; a half-typed word is dropped. */
    leave: () => (held() && !box.value.trim() && !slot.dispatches ? keep(null) : show()),
  };
}

/** Several choices: a removable chip for each, before the field. */
function chips(element, slot, box) {
  const most = element.max_selected_items ?? Infinity;
  const node = el("div.chips");
  const held = () => heldEntries(element, slot);
  const keep = async (kept) => {
    await choose(element, slot, kept.map(({ chosen }) => chosen));
    show();
  };
  const drop = (entry) => {
    box.focus();
    keep(held().filter(({ value }) => value !== entry.value));
  };
  const show = () => node.replaceChildren(...held().map((entry) => el(
    "button.chip",
    { "aria-label": `Remove ${entry.label}`, onclick: () => drop(entry) },
    `${entry.label} ×`,
  )));
  const clear = () => { box.value = ""; };
  box.addEventListener("keydown", ({ key }) => {
    if (key === "Backspace" && !box.value && held().length) keep(held().slice(0, -1));
  });
  show();
  return {
    node,
    get full() { return held().length >= most ? most : 0; },
    get taken() { return held().map(({ value }) => value); },
    get typed() { return box.value.trim(); },
    add(entry) {
      clear();
      keep([...held(), entry]);
    },
    leave: clear,
  };
}
