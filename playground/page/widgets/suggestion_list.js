// A list of suggestions for a field. The field keeps the focus; arrow keys move in the list.

import { el, freshId } from "../dom/build.js";

/**
 * @param box the field; becomes a combobox
 * @param drawEntry (entry) → its content; `entry.group` is a heading above its first entry
 * @param take (entry) is called when it is chosen
 */
export function createSuggestionList(box, { label, drawEntry, take }) {
  const id = freshId("suggestions");
  const list = el("div", { id, role: "listbox", "aria-label": label });
  const note = el("div.suggestion-note", { role: "status" });
  const node = el("div.suggestions", { hidden: true }, list, note);
  let offered = [];
  let at = 0;
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", id);
  const draw = () => {
    list.replaceChildren(...offered.flatMap((entry, index) => [
      ...(entry.group && entry.group !== offered[index - 1]?.group ? [el("div.suggestion-group", {}, entry.group)] : []),
      option(drawEntry(entry), `${id}-${index}`, index === at, () => take(entry)),
    ]));
    list.hidden = !offered.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `${id}-${at}`);
  };
  draw();
  return {
    node,
    get current() { return offered[at]; },
    /** @param {string} sentence a note under the list */
    show(entries, sentence = "") {
      if (JSON.stringify(entries) !== JSON.stringify(offered)) at = 0;
      offered = entries;
      note.textContent = sentence;
      note.hidden = !sentence;
      node.hidden = !entries.length && !sentence;
      draw();
    },
    close() {
      this.show([]);
    },
    step(by) {
      if (!offered.length) return;
      at = (at + by + offered.length) % offered.length;
      draw();
      list.querySelector('[aria-selected="true"]').scrollIntoView({ block: "nearest" });
    },
  };
}

function option(content, id, selected, take) {
  const node = el("div.offered", { role: "option", id, "aria-selected": String(selected) }, content);
  // On mousedown, because a click would take the focus from the field.
  node.onmousedown = (event) => {
    event.preventDefault();
    take();
  };
  return node;
}
