// Menus of options, people and conversations.
//
// `surface.choices` answers {users, conversations, channels}: lists of {id, name}.

import { choose, controlAttributes } from "/page/blocks/choosing.js";
import { el } from "/page/dom.js";
import { withEmoji } from "/page/emoji.js";
import { chosenField } from "/page/form_values.js";

/** A select's options as [{value, label, group, chosen (what the element-state holds)}]. */
function entries(element, surface) {
  const kind = element.type.replace(/^multi_/, "");
  if (kind === "users_select") return surface.choices.users().map(namedEntry);
  if (kind === "channels_select") return surface.choices.channels().map(namedEntry);
  if (kind === "conversations_select") return surface.choices.conversations(element.filter).map(namedEntry);
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.flatMap(({ label, options }) => options.map((option) => ({
    value: option.value,
    label: withEmoji(option.text.text),
    note: option.description?.text,
    group: label?.text,
    chosen: option,
  })));
}

function namedEntry({ id, name }) {
  return { value: id, label: name, chosen: id };
}

function valueOf(chosen) {
  return typeof chosen === "string" ? chosen : chosen?.value;
}

export function drawSelect(element, slot) {
  const all = entries(element, slot.surface);
  const field = chosenField(element.type);
  const current = () => valueOf(slot.surface.values.get(slot.blockId, element)[field]) ?? "";
  const select = el("select", {
    ...controlAttributes(element, slot),
    class: "field short",
    "aria-label": slot.labelId ? null : element.placeholder?.text ?? "Choose",
  }, el("option", { value: "" }, withEmoji(element.placeholder?.text ?? "Choose…")), optionNodes(all));
  select.value = current();
  select.addEventListener("change", async () => {
    const before = current();
    const entry = all.find(({ value }) => value === select.value);
    if (!(await choose(element, slot, entry?.chosen ?? null))) select.value = before;
  });
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

/** A list that unfolds, because a native multiple select is hard to use by touch and keyboard. */
export function drawMultiSelect(element, slot) {
  const all = entries(element, slot.surface);
  const field = chosenField(element.type);
  const current = () => new Set(slot.surface.values.get(slot.blockId, element)[field].map(valueOf));
  const begun = current();
  const boxes = all.map((entry) => el("input", {
    type: "checkbox",
    value: entry.value,
    checked: begun.has(entry.value),
    "data-control": [slot.blockId, element.action_id, entry.value].join("/"),
  }));
  const summary = el("summary", { class: "field short", ...controlAttributes(element, slot), "aria-labelledby": null });
  const showChosen = () => {
    const names = all.filter((_entry, index) => boxes[index].checked).map((entry) => entry.label);
    summary.textContent = names.join(", ") || withEmoji(element.placeholder?.text ?? "Choose…");
  };
  showChosen();
  const onchange = async () => {
    showChosen();
    const chosen = all.filter((_entry, index) => boxes[index].checked).map((entry) => entry.chosen);
    const before = current();
    if (!(await choose(element, slot, chosen))) {
      for (const box of boxes) box.checked = before.has(box.value);
      showChosen();
    }
  };
  return el("details", { class: "multi", onchange }, summary, el(
    "div",
    { class: "multi-options choices", role: "group", "aria-labelledby": slot.labelId ?? null },
    all.map((entry, index) => el("label", { class: "choice" }, boxes[index], el("span", {}, entry.label))),
  ));
}
