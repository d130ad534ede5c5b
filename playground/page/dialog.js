// What the page's dialogs share: Tab stays inside.

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex='0']";

/** The controls in `root` that Tab reaches, in order. */
export function focusable(root) {
  return [...root.querySelectorAll(FOCUSABLE)].filter((node) => node.checkVisibility());
}

/** Keep Tab within `dialog`; a native dialog would let it walk out to the browser's own bars. */
export function trapTab(dialog) {
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = focusable(dialog);
    const last = event.shiftKey ? stops[0] : stops.at(-1);
    const first = event.shiftKey ? stops.at(-1) : stops[0];
    if (stops.length && (document.activeElement === last || !dialog.contains(document.activeElement))) {
      event.preventDefault();
      first.focus();
    }
  });
}
