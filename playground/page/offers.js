// The list beside a field of what could be meant; the field keeps the focus, arrow keys walk the list.

import { el, freshId } from "./dom.js";

/**
 * @param box the field; becomes a combobox
 * @param face (entry) → its content; an entry's `group` stands as a heading above the first of its kind
 * @param take (entry) when it is pressed
 */
export function createOffers(box, { label, face, take }) {
  const id = freshId("offers");
  const list = el("div", { id, role: "listbox", "aria-label": label });
  const note = el("div.offer-note", { role: "status" });
  const node = el("div.offers", { hidden: true }, list, note);
  let offered = [];
  let at = 0;
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", id);
  const draw = () => {
    list.replaceChildren(...offered.flatMap((entry, index) => [
      ...(entry.group && entry.group !== offered[index - 1]?.group ? [el("div.offer-group", {}, entry.group)] : []),
      option(face(entry), `${id}-${index}`, index === at, () => take(entry)),
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
    /** @param {string} sentence what to say under the list */
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
  // Not a click: the field must keep its focus.
  node.onmousedown = (event) => {
    event.preventDefault();
    take();
  };
  return node;
}
