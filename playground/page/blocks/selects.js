// Menus of options, people and conversations.
//
// `surface.choices` has functions {users, conversations, channels} that return [{id, name}].
// For multi-selects and external selects see typeahead.js.

import { el } from "../dom/build.js";
import { plainText } from "../text/emoji.js";
import { choose, controlAttributes } from "./choose.js";
import { chosenField } from "./form_values.js";

/** A select's options as [{value, label, note, group, chosen (for the element-state)}]. */
export function entries(element, surface) {
  const kind = element.type.replace(/^multi_/, "");
  if (kind === "users_select") return surface.choices.users().map(namedEntry);
  if (kind === "channels_select") return surface.choices.channels().map(namedEntry);
  if (kind === "conversations_select") return surface.choices.conversations(element.filter).map(namedEntry);
  const groups = element.option_groups?.length ? element.option_groups : [{ options: element.options ?? [] }];
  return groups.flatMap(({ label, options }) => options.map((option) => optionEntry(option, label?.text)));
}

function optionEntry(option, group) {
  return { value: option.value, label: plainText(option.text.text), note: option.description?.text, group, chosen: option };
}

function namedEntry({ id, name }) {
  return { value: id, label: name, chosen: id };
}

/** The entry for an option or id in an element-state. */
export function entryOf(chosen, all) {
  if (typeof chosen !== "string") return optionEntry(chosen);
  return all.find(({ value }) => value === chosen) ?? namedEntry({ id: chosen, name: chosen });
}

function valueOf(chosen) {
  return typeof chosen === "string" ? chosen : chosen?.value;
}

export function drawSelect(element, slot) {
  const all = entries(element, slot.surface);
  const field = chosenField(element.type);
  const current = () => valueOf(slot.surface.values.get(slot.blockId, element)[field]) ?? "";
  const select = el("select", {
    ...controlAttributes(element, slot, "Choose"),
    class: "field short",
  }, el("option", { value: "" }, plainText(element.placeholder?.text ?? "Choose…")), optionNodes(all));
  select.value = current();
  select.onchange = async () => {
    const entry = all.find(({ value }) => value === select.value);
    if (!(await choose(element, slot, entry?.chosen ?? null))) select.value = current();
  };
  return select;
}

function optionNodes(all) {
  const nodes = [];
  for (const entry of all) {
    const option = el("option", { value: entry.value, title: entry.note }, entry.label);
    if (!entry.group) nodes.push(option);
    else if (nodes.at(-1)?.label === entry.group) nodes.at(-1).append(option);
    else nodes.push(el("optgroup", { label: entry.group }, option));
  }
  return nodes;
}
