// Redraws only what changed, so that a field keeps its element while a person types in it.

const signatures = new WeakMap();

/**
 * Make `container` hold one child per item, in order.
 *
 * An item is {key, signature, draw}. A child is redrawn only when its signature changes. Focus and
 * caret survive if the new child has a control with the same `data-control`.
 */
export function reconcile(container, items) {
  const focus = rememberFocus(container);
  const wanted = new Map(items.map((item) => [item.key, item]));
  const present = new Map();
  for (const child of [...container.children]) {
    const item = wanted.get(child.dataset.key);
    if (item && signatures.get(child) === item.signature) present.set(item.key, child);
    else child.remove();
  }
  let next = container.firstElementChild;
  for (const item of items) {
    const child = present.get(item.key) ?? drawn(item);
    if (child === next) next = next.nextElementSibling;
    else container.insertBefore(child, next);
  }
  focus();
}

function drawn(item) {
  const child = item.draw();
  child.dataset.key = item.key;
  signatures.set(child, item.signature);
  return child;
}

function rememberFocus(container) {
  const held = document.activeElement;
  if (!held || held === container || !container.contains(held)) return () => {};
  const control = held.dataset.control;
  const caret = "selectionStart" in held ? [held.selectionStart, held.selectionEnd] : null;
  return () => {
    if (held.isConnected && document.activeElement === held) return;
    const again = held.isConnected ? held : controlNamed(container, control);
    if (!again) return;
    again.focus({ preventScroll: true });
    if (caret && caret[0] !== null && again.setSelectionRange) again.setSelectionRange(...caret);
  };
}

function controlNamed(container, control) {
  if (!control) return null;
  return [...container.querySelectorAll("[data-control]")].find((candidate) => candidate.dataset.control === control);
}
